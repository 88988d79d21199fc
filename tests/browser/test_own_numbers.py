"""Numbers of the reader's own: their field is seen, and takes them as a spreadsheet writes them."""

import pytest
from playwright.sync_api import expect

from site_demos.kit.readings import Readings
from tests.browser.conftest import Anew, OnPhone
from tests.browser.demo import Demo
from tests.sampling import declared

FIELDS = {"learn-from-chance": "prices", "one-biopsy": "own", "drifting-nose": "own"}


def column(name: str) -> str:
    """Return as many numbers as a demo takes, in a column with decimal commas."""
    least = declared(name)[FIELDS[name]].least
    return "\n".join(f"{100 + n % 7},5" for n in range(least))


def take(demo: Demo) -> None:
    """Type numbers where a reader would, and expect their figure; then what cannot be meant."""
    field = demo.field(FIELDS[demo.name])
    assert isinstance(declared(demo.name)[FIELDS[demo.name]], Readings)
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


@pytest.mark.parametrize("name", FIELDS)
def test_field_for_numbers_is_seen_on_a_phone(on_phone: OnPhone, name: str) -> None:
    take(on_phone(name))
