"""The running app asks nothing of the internet: every journey's fixture says so. Here the recorder itself is tried."""

from playwright.sync_api import Page

from tests.browser.harness import Recorder, visit


def test_the_map_page_asks_only_its_own_server(page: Page, address: str, recorder: Recorder):
    visit(page, f"{address}/tackning?data=exempel")
    page.wait_for_timeout(500)

    assert len(recorder.urls) > 20
    assert recorder.outside == []


def test_the_recorder_sees_a_request_that_leaves_the_machine(page: Page, recorder: Recorder):
    page.route("**/*", lambda route: route.abort())
    page.set_content('<img src="https://tiles.example.org/1.png" alt="">')
    page.wait_for_timeout(300)

    assert recorder.outside == ["https://tiles.example.org/1.png"]
    recorder.urls.clear()
