"""Numbers of the reader's own: their field is seen, and takes them typed, pasted or as a file."""

import pytest
from playwright.sync_api import expect

from site_demos.kit.readings import Readings
from tests.browser.conftest import Anew, OnPhone
from tests.browser.demo import Demo
from tests.browser.test_pictures import GIVE, png, text_of
from tests.sampling import declared

FIELDS = {"learn-from-chance": "prices", "one-biopsy": "own", "drifting-nose": "own"}


def column(name: str) -> str:
    """Return as many numbers as a demo takes, in a column with decimal commas."""
    control = declared(name)[FIELDS[name]]
    assert isinstance(control, Readings)
    return "\n".join(f"{100 + n % 7},5" for n in range(control.least))


def take(demo: Demo) -> None:
    """Type numbers where a reader would, and expect their figure; then what cannot be meant."""
    field = demo.field(FIELDS[demo.name])
    field.scroll_into_view_if_needed()
    expect(field).to_be_in_viewport(ratio=0.9)
    before, typed = demo.shown(), column(demo.name)
    field.click()
    demo.page.keyboard.insert_text(typed)
    expect(demo.figure).not_to_have_js_property("innerHTML", before)
    expect(demo.alert).to_be_empty()
    after = demo.shown()
    demo.page.keyboard.insert_text("\nNaN")
    expect(demo.alert).to_contain_text("“NaN”")
    expect(field).to_have_value(f"{typed}\nNaN")
    assert demo.shown() == after


@pytest.mark.parametrize("name", FIELDS)
def test_field_for_numbers_is_seen_and_takes_them(anew: Anew, name: str) -> None:
    take(anew(name))


@pytest.mark.long
@pytest.mark.parametrize("name", FIELDS)
def test_field_for_numbers_is_seen_on_a_phone(on_phone: OnPhone, name: str) -> None:
    take(on_phone(name))


@pytest.mark.parametrize("name", ["learn-from-chance"])
def test_file_that_is_dropped_on_the_field_is_read_or_refused_by_name(demo: Demo) -> None:
    field, typed = demo.field(FIELDS[demo.name]), column(demo.name)
    drop = f"(field, given) => ({GIVE})([field, 'drop', ...given])"
    field.evaluate(drop, ["prices.csv", text_of(f"Kurs\n{typed}".encode())])
    expect(field).to_have_value(f"Kurs\n{typed}")
    expect(demo.figure).to_contain_text("Your prices")
    field.evaluate(drop, ["one.png", text_of(png())])
    expect(demo.alert).to_have_text("one.png must be a text of numbers, such as a CSV file.")
    field.evaluate(drop, ["long.csv", text_of(b"7\n" * 600_000)])
    expect(demo.alert).to_have_text("long.csv must be at most 1 MB, but is 1.2 MB.")
    expect(field).to_have_value(f"Kurs\n{typed}")
    expect(demo.figure).to_contain_text("Your prices")
