"""The running app asks nothing of the internet; and the recorder that says so is itself tried."""

import pytest
from playwright.sync_api import Page

from tests.browser.harness import Recorder, visit

PATHS = ("/", "/tackning", "/stodstruktur", "/nyttjande", "/kallor")


@pytest.mark.parametrize("catalogue", ["gavleborg", "exempel"])
def test_no_page_asks_anything_of_the_internet(page: Page, address: str, recorder: Recorder, catalogue: str):
    for path in PATHS:
        visit(page, f"{address}{path}?data={catalogue}")
        page.wait_for_timeout(500)

    assert len(recorder.urls) > 20
    assert recorder.outside == []


def test_the_recorder_sees_a_request_that_leaves_the_machine(page: Page, recorder: Recorder):
    page.route("**/*", lambda route: route.abort())
    page.set_content('<img src="https://tiles.example.org/1.png" alt="">')
    page.wait_for_timeout(300)

    assert recorder.outside == ["https://tiles.example.org/1.png"]
    recorder.urls.clear()
