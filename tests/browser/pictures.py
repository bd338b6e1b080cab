"""Picture the pages for the README: `python tests/browser/pictures.py`. Needs a Chromium; writes dashboard/assets/pictures."""

import importlib.util
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

HERE = Path(__file__).parent
PICTURES = HERE.parent.parent / "dashboard" / "assets" / "pictures"
SHOTS = {
    "laget": ("/?data=gavleborg&sprak=sv", (1920, 1080), "light"),
    "tackning": ("/tackning?data=exempel&sprak=sv&matt=enterprises_per_10000", (1920, 1080), "light"),
    "stodstruktur": ("/stodstruktur?data=exempel&sprak=sv&period=2018-Q2", (1920, 1080), "light"),
    "nyttjande": ("/nyttjande?data=exempel&sprak=sv", (1920, 1080), "light"),
    "kallor": ("/kallor?data=gavleborg&sprak=sv", (1920, 1080), "light"),
    "phone": ("/stodstruktur?data=exempel&sprak=en&period=2018-Q2", (390, 844), "dark"),
}


def main() -> None:
    """Start the app, visit every page and write its picture."""
    specification = importlib.util.spec_from_file_location("browser_conftest", HERE / "conftest.py")
    harness = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(harness)
    if harness.CHROMIUM is None:
        raise SystemExit(harness.HOW_TO_GET_ONE)
    PICTURES.mkdir(exist_ok=True)
    port = harness.free_port()
    server = harness.start_server(port)
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=harness.CHROMIUM, args=harness.ARGUMENTS)
            for name, (path, size, scheme) in SHOTS.items():
                picture(browser, harness, f"http://localhost:{port}{path}", name=name, size=size, scheme=scheme)
    finally:
        server.terminate()


def picture(browser: Browser, harness: object, url: str, *, name: str, size: tuple[int, int], scheme: str) -> None:
    """Write one page's picture."""
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, color_scheme=scheme, locale="sv-SE")
    page = context.new_page()
    harness.visit(page, url)
    page.wait_for_timeout(2500)
    page.screenshot(path=PICTURES / f"{name}.png")
    context.close()


if __name__ == "__main__":
    main()
