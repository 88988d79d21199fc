"""Links that change some parameters, and drawings that are collected."""

from dataclasses import dataclass

import pytest

from site_demos import kit
from site_demos.kit.figure import find


@dataclass(frozen=True)
class Parameters(kit.Parameters):
    """Two numbers."""

    weight: float = kit.slider(1, low=-8, high=8, step=0.1, label="Weight")
    bias: float = kit.slider(2, low=-8, high=8, step=0.1, label="Bias")


def test_link_sets_what_it_names_and_leaves_the_rest() -> None:
    assert Parameters(bias=5).following("weight=3") == (Parameters(weight=3, bias=5), [])
    assert Parameters(bias=5).following("") == (Parameters(bias=5), [])


def test_what_is_right_in_a_link_is_set_and_what_is_wrong_is_told() -> None:
    state, refused = Parameters(bias=5).following("weight=9&bias=3&wait=1")
    assert state == Parameters(bias=3)
    assert [(error.parameter, str(error)) for error in refused] == [
        ("weight", "Weight must lie between -8 and 8, but got 9.0."),
        ("wait", "There is no parameter “wait” here, only weight, bias."),
    ]


def test_link_with_nothing_right_gives_no_state() -> None:
    state, refused = Parameters().following("weight=9")
    assert state is None
    assert [error.parameter for error in refused] == ["weight"]


EACH = "Your digits must each be a digit, “*” and its strokes, such as 3*120-340.200-500"
POINTS = "Your digits must be points such as 120-340 joined by “.” and strokes joined by “_”"


def collected() -> type[kit.Parameters]:
    """Declare two drawings at most."""

    @dataclass(frozen=True)
    class Collection(kit.Parameters):
        """Own digits."""

        own: str = kit.collected(most=2, label="Your digits")

    return Collection


def test_drawings_are_collected_with_their_digits() -> None:
    Collection = collected()  # noqa: N806 (a class)
    assert Collection().query(whole=True) == "own="
    assert Collection.parse("own=+3*120-340.200-500%0A7*10-20") == Collection(
        own="3*120-340.200-500 7*10-20"  # type: ignore[call-arg]
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("1*1-2 1*1-2 1*1-2", "Your digits may be at most 2, but got 3."),
        (
            "1*1-2 12*1-2",
            f"{EACH}, but got “12*1-2”.",
        ),
        (
            "7*",
            f"{EACH}, but got “7*”.",
        ),
        (
            "7*1-2-3",
            f"{POINTS}, but got “1-2-3”.",
        ),
    ],
)
def test_what_is_no_drawing_of_a_digit_is_refused(text: str, message: str) -> None:
    with pytest.raises(kit.ParameterError) as refusal:
        collected()(own=text)  # type: ignore[call-arg]
    assert (refusal.value.parameter, str(refusal.value)) == ("own", message)


def test_run_goes_on_if_only_what_may_change_meanwhile_does() -> None:
    @dataclass(frozen=True)
    class Running(kit.Parameters):
        start: float = kit.slider(0, low=0, high=9, step=1, label="Start")
        rate: float = kit.while_running(kit.slider(1, low=0, high=9, step=1, label="Rate"))

    assert Running(rate=2).same_run(Running(rate=3))
    assert not Running(start=1).same_run(Running())


def test_demo_that_there_is_not_is_refused_by_name() -> None:
    with pytest.raises(LookupError, match="there is no demo “nothing”; the demos are alarm-limit,"):
        find("nothing")
