"""The control for numbers of the reader's own, typed or pasted, however they are written."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from math import isfinite
from typing import override

from site_demos.kit.parameters import Control, ParameterError, brief, declare, quoted
from site_demos.kit.svg import element, number

LONGEST = 30_000
"""How many characters the text may have."""
CLOSING = ("close", "schlusskurs", "schluss", "clôture", "cierre", "chiusura", "slot")
"""What a column of prices at the close is headed, where a table holds others too."""
MISSING = {"nan", "na", "n/a", "null", "none", "inf", "-", "?"}
"""What stands for a number that is not there: neither a heading nor a number."""


@dataclass(frozen=True)
class Readings(Control[str]):
    """From `least` to `most` numbers between `low` and `high`, as the reader gave them, or none."""

    least: int
    most: int
    low: float
    high: float

    @override
    def parse(self, name: str, text: str) -> str:
        return text

    @override
    def check(self, name: str, value: str) -> None:
        if len(value) > LONGEST:
            rule = f"may be at most {LONGEST:,} characters long"
            raise ParameterError(name, f"{self.label} {rule}, but got {len(value):,}.")
        try:
            found = read_numbers(value, self.label)
        except ValueError as error:
            raise ParameterError(name, f"{error}.") from error
        if found and not self.least <= len(found) <= self.most:
            count = f"{self.least}"
            if self.most > self.least:
                count += f" to {self.most:,}"
            raise ParameterError(name, f"{self.label} must be {count}, but got {len(found):,}.")
        for place, each in enumerate(found, start=1):
            if not self.low <= each <= self.high:
                rule = f"must lie between {number(self.low, 4)} and {number(self.high, 4)}"
                came = f"number {place} is {brief(number(each, 4))}"
                raise ParameterError(name, f"{self.label} {rule}, but {came}.")

    @override
    def text(self, value: str) -> str:
        return value

    @override
    def html(self, name: str, value: str, identity: str) -> str:
        place = f"{identity}-{name}"
        label = element("label", escape(self.label), for_=place)
        field = element(
            "textarea",
            escape(value),
            id=place,
            name=name,
            rows=2,
            data_least=self.least,
            maxlength=LONGEST,
            spellcheck="false",
        )
        return element("div", label, field, class_="nn-typed-points")


def readings(*, least: int, most: int, low: float, high: float, label: str) -> str:
    """Declare numbers of the reader's own, from `least` to `most` of them, none at first."""
    return declare(Readings("", label, least, most, low, high))


def read_numbers(text: str, label: str = "Numbers") -> list[float]:
    r"""Return the numbers of a line, or of a column, with decimal points or commas.

    They are separated by semicolons, tabs, lines, spaces or commas. A first line of words is a
    heading. If each line begins with a date or a name, the number after it counts. In a table of
    prices, the column of closing prices counts.

    Raises
    ------
    ValueError
        If there is something else where a number should be; the message begins with the `label`.

    >>> read_numbers("17,99; 10,38; 1.001,5"), read_numbers("17.99, 10.38, 1001.5")
    ([17.99, 10.38, 1001.5], [17.99, 10.38, 1001.5])
    >>> read_numbers("date;price\n2.11.2026;101,5\n3.11.2026;102")
    [101.5, 102.0]
    >>> read_numbers("1.5 NaN")
    Traceback (most recent call last):
    ValueError: Numbers must be written with digits, as 1.5 or 1,5, but number 2 is “NaN”
    """
    rows = [_cells(line) for line in _bare(text).splitlines()]
    rows = [row for row in rows if row]
    if len(rows) > 1 and not any(_is_number(cell) or cell.lower() in MISSING for cell in rows[0]):
        heading, *rows = rows
        rows = _closing(heading, rows, label)
    cells = _column(rows, label) if len(rows) > 1 else [cell for row in rows for cell in row]
    plain = _plainly(cells)
    for place, (cell, each) in enumerate(zip(cells, plain, strict=True), start=1):
        if not _PLAIN.fullmatch(each) or not isfinite(float(each)):
            rule = f"{label} must be written with digits, as 1.5 or 1,5"
            raise ValueError(f"{rule}, but number {place} is {quoted(cell)}")
    return [float(each) for each in plain]


def _bare(text: str) -> str:
    """Return a text without what programs put around numbers: marks of encoding, money, thousands.

    >>> _bare("\N{ZERO WIDTH NO-BREAK SPACE}1\N{NARROW NO-BREAK SPACE}234,5 €; 2'000 €")
    '1234,5; 2000'
    """
    text = text.replace("\N{MINUS SIGN}", "-").replace("\N{ZERO WIDTH NO-BREAK SPACE}", "")
    return _MONEY.sub("", _THOUSANDS.sub(lambda found: re.sub(r"\D", "", found[0]), text))


def _cells(line: str) -> list[str]:
    """Return what stands between the separators of a line, or between quotation marks."""
    line = _STOP.sub("", line.strip().strip(";,"))
    if '"' in line:
        return [(marked or plain).strip() for marked, plain in _QUOTED.findall(line)]
    for separator in (r";", r"\t", r",\s+", r"\s+"):
        if re.search(separator, line):
            return [cell.strip(" '") for cell in re.split(separator, line)]
    is_one = _COMMA.fullmatch(line) or _is_number(line)
    return [line.strip(" '")] if is_one else [each for each in line.split(",") if each]


def _closing(heading: Sequence[str], rows: list[list[str]], label: str) -> list[list[str]]:
    """Return of a table of prices the column of the last ones of each day, else all of it.

    >>> _closing(["Date", "Open", "Close"], [["2026-11-02", "1.5", "2.5"]], "Prices")
    [['2.5']]
    """
    names = [name.lower() for name in heading]
    closing = [place for place, name in enumerate(names) if name in CLOSING]
    if len(names) <= 2 or not closing:
        return rows
    for place, row in enumerate(rows, start=1):
        if len(row) != len(names):
            rule = f"{label} must have a value for each of the {len(names)} columns"
            raise ValueError(f"{rule}, but line {place} has {len(row)}")
    return [[row[closing[0]]] for row in rows]


def _column(rows: Sequence[Sequence[str]], label: str) -> list[str]:
    """Return the one number of each line; a date or a name may stand before it."""
    for place, row in enumerate(rows, start=1):
        if len(row) > 2 or (len(row) == 2 and _is_number(row[0])):
            rule = f"{label} must be one line, one column or a table with one headed “Close”"
            raise ValueError(f"{rule}, but line {place} has {len(row)} values")
    return [row[-1] for row in rows]


def _is_number(cell: str) -> bool:
    """Say whether a cell is a number, in whatever way it is written."""
    return bool(_PLAIN.fullmatch(_plainly([cell])[0]))


def _plainly(cells: Sequence[str]) -> list[str]:
    """Return numbers with decimal points, and nothing between their thousands."""
    if any(_POINTS.fullmatch(cell) for cell in cells):
        return [cell.replace(".", "").replace(",", ".") for cell in cells]
    if any(_COMMAS.fullmatch(cell) for cell in cells):
        return [cell.replace(",", "") for cell in cells]
    return [cell.replace(",", ".") if _COMMA.fullmatch(cell) else cell for cell in cells]


_STOP = re.compile(r"(?<=\d)\.$")
"""A full stop, where the line was copied from a sentence."""
_MONEY = re.compile(r"[^\S\r\n]*[€$£]")
_THOUSANDS = re.compile(r"(?<![\d.,])\d{1,3}(?:[\u00a0\u202f\u2009'’]\d{3})+(?!\d)", re.ASCII)
"""Such as 1 001 or 1'001; a space there is one that does not break."""
_QUOTED = re.compile(r'"([^"]*)"|([^";,\t]*[^";,\t\s][^";,\t]*)')
_PLAIN = re.compile(r"[-+]?(?:\d{1,15}(?:\.\d{0,15})?|\.\d{1,15})(?:[eE][-+]?\d{1,3})?", re.ASCII)
_COMMA = re.compile(r"[-+]?\d*,\d+", re.ASCII)
_POINTS = re.compile(r"[-+]?\d{1,3}(?:\.\d{3})+,\d+", re.ASCII)
"""Such as 1.001,5."""
_COMMAS = re.compile(r"[-+]?\d{1,3}(?:,\d{3})+\.\d+", re.ASCII)
"""Such as 1,001.5."""
