"""What a first visit weighs: everything the page loads, as it goes over the wire."""

import pytest

KILOBYTE = 1000


def weight(reader, path: str) -> int:
    """Bytes of all answers that a page and its parts need."""
    total = []
    session = reader.page.context.new_cdp_session(reader.page)
    session.send("Network.enable")
    session.on("Network.loadingFinished", lambda event: total.append(event["encodedDataLength"]))
    reader.go(path)
    reader.page.wait_for_load_state("networkidle")
    return int(sum(total))


@pytest.mark.parametrize(("path", "limit"), [("/report", 140), ("/follow", 90), ("/sign-in", 200)])
def test_a_first_visit_is_light(open_reader, path, limit):
    assert weight(open_reader("phone"), path) <= limit * KILOBYTE


def test_the_queue_is_light(open_reader):
    reader = open_reader()
    reader.sign_in("dispatcher")
    assert weight(reader, "/queue") <= 200 * KILOBYTE
