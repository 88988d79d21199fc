"""Numbers of the reader's own are read however they may be meant, or refused by their place."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_demos import kit


@dataclass(frozen=True)
class Parameters(kit.Parameters):
    """Two or three."""

    own: str = kit.readings(least=2, most=3, low=-5, high=2000, label="Your numbers")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1.5 -2 3e2", [1.5, -2, 300]),
        ("1.5, -2, 3", [1.5, -2, 3]),
        ("1.5,-2,3", [1.5, -2, 3]),
        ("1,2,3", [1, 2, 3]),
        ("1,5 2,5", [1.5, 2.5]),
        ("1,5; −2,5;", [1.5, -2.5]),
        ("1,5, 2,5", [1.5, 2.5]),
        ("1.5\t2.5\t", [1.5, 2.5]),
        ("1,5\r\n2,5\r\n\r\n", [1.5, 2.5]),
        ('"1,5";"2,5"', [1.5, 2.5]),
        ("1.234,5; 7,25", [1234.5, 7.25]),
        ("1,234.5; 725", [1234.5, 725]),
        ("€ 1,50\n€ 2,50", [1.5, 2.5]),
        ("Close\n1.5\n2.5", [1.5, 2.5]),
        ("1,50 €\n2,50 €", [1.5, 2.5]),
        ('"1,50 €"\n"2,50 €"', [1.5, 2.5]),
        ('"1,5","2,5"', [1.5, 2.5]),
        ('"Datum","Kurs"\n"02.11.2026","1.001,5"\n"03.11.2026","2,5"', [1001.5, 2.5]),
        ("\N{ZERO WIDTH NO-BREAK SPACE}1.5;2.5", [1.5, 2.5]),
        ("1\N{NARROW NO-BREAK SPACE}001,5; 2\N{NO-BREAK SPACE}000", [1001.5, 2000]),
        ("1'001.5; 1’002", [1001.5, 1002]),
        ("1.5\N{NO-BREAK SPACE}200", [1.5, 200]),
        ("Date,Close\n2026-11-02,1.5\n2026-11-03,2.5", [1.5, 2.5]),
        ("Datum;Kurs\n02.11.2026;1,5\n03.11.2026;2,5", [1.5, 2.5]),
        ("Date,Open,High,Close,Volume\n2026-11-02,1,3,2,99\n2026-11-03,2,4,3,98", [2, 3]),
        ("Datum;Erster;Hoch;Schlusskurs\n02.11.2026;1,5;2;1,7\n03.11.2026;2;2;2,5", [1.7, 2.5]),
        ("Date,Close\n1.5\n2026-11-03,2.5", [1.5, 2.5]),
        ("12.5; 0.5.", [12.5, 0.5]),
        ("2; 3.\n", [2, 3]),
        ("", []),
        ("  \n ", []),
    ],
)
def test_numbers_are_read_in_every_way_that_they_may_be_written(
    text: str, found: list[float]
) -> None:
    assert kit.read_numbers(text) == found


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "1 NaN",
            "Your numbers must be written with digits, as 1.5 or 1,5, but number 2 is “NaN”",
        ),
        ("NaN\n1\n2", "written with digits, as 1.5 or 1,5, but number 1 is “NaN”"),
        ("1 inf", "but number 2 is “inf”"),
        ("1 2e999", "but number 2 is “2e999”"),
        ("1 ٣", "but number 2 is “٣”"),
        ("1;;2", "written with digits, as 1.5 or 1,5, but number 2 is “”"),
        (
            "a,1,2\nb,3,4",
            "one line, one column or a table with one headed “Close”, but line 1 has 3 values",
        ),
        (
            "Date,Open,High\n2026-11-02,1,2\n2026-11-03,1,2",
            "a table with one headed “Close”, but line 1 has 3 values",
        ),
        (
            "Date,Open,Close\n2026-11-02,1\n2026-11-03,1,2",
            "each of the 3 columns, but line 1 has 2",
        ),
        ("1", "Your numbers must be 2 to 3, but got 1"),
        ("1 2 3 4", "Your numbers must be 2 to 3, but got 4"),
        ("1 -6", "Your numbers must lie between -5 and 2000, but number 2 is -6"),
        ("1 1e300", r"but number 2 is 1000\d+…"),
        ("1 " * 16_000, "Your numbers may be at most 30,000 characters long, but got 32,000"),
    ],
)
def test_what_cannot_be_meant_is_refused_by_its_place(text: str, message: str) -> None:
    with pytest.raises(kit.ParameterError, match=message):
        Parameters(own=text)


numbers = st.lists(st.decimals(-9999, 9999, places=3).map(lambda each: f"{each:.3f}"), min_size=2)


@given(numbers, st.sampled_from(["; ", "\t", "\n", "  "]), st.sampled_from(".,"))
def test_decimal_commas_and_points_say_the_same(found: list[str], between: str, mark: str) -> None:
    assert kit.read_numbers(between.join(found).replace(".", mark)) == [
        float(each) for each in found
    ]
