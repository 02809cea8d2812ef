"""The pages anybody can open, on a phone and on a desk, in both languages, by day and by night."""

import pytest

DOORS = ["/report", "/follow", "/sign-in", "/no-such-page"]


@pytest.mark.parametrize("path", DOORS)
def test_a_door_is_accessible_and_keeps_the_content_policy(reader, path):
    page = reader.go(path)
    page.mouse.move(200, 300)
    reader.inspect("door" + path.replace("/", "-"))


@pytest.mark.parametrize("path", DOORS)
def test_a_door_fits_a_narrow_screen_in_english_at_night(open_reader, path):
    reader = open_reader("phone", language="en", dark=True, width=320)
    page = reader.go(path)
    assert page.locator("html").get_attribute("lang") == "en"
    reader.must_fit()
    reader.must_be_accessible()


def test_a_page_that_does_not_exist_says_so_and_shows_a_way_on(reader):
    page = reader.go("/no-such-page")
    assert "404" in page.inner_text(".blank-code")
    assert page.locator(".blank-way a").count() > 0


def test_the_language_is_changed_by_the_reader_and_stays(reader):
    page = reader.go("/report")
    page.click(".bar [lang=en]")
    page.wait_for_load_state()
    assert page.locator("html").get_attribute("lang") == "en"
    reader.go("/sign-in")
    assert page.locator("html").get_attribute("lang") == "en"


def test_the_first_thing_by_keyboard_is_the_way_past_the_bar(open_reader):
    reader = open_reader()
    page = reader.go("/report")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
