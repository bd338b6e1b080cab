"""Picture the pages for the README: `python -m tests.browser.pictures`. Needs a Chromium; writes dashboard/assets/pictures."""

from playwright.sync_api import Browser, sync_playwright

from tests.browser.harness import ARGUMENTS, CHROMIUM, HOW_TO_GET_ONE, PROJECT, free_port, start_server, visit

PICTURES = PROJECT / "dashboard" / "assets" / "pictures"
SHOTS = {
    "laget": ("/?data=gavleborg&sprak=sv", (1920, 1080), "light"),
    "tackning": ("/tackning?data=exempel&sprak=sv&matt=enterprises_per_10000", (1920, 1080), "light"),
    "stodstruktur": ("/stodstruktur?data=exempel&sprak=sv&period=2018-Q2", (1920, 1080), "light"),
    "nyttjande": ("/nyttjande?data=exempel&sprak=sv", (1920, 1080), "light"),
    "handlingsplan": ("/handlingsplan?data=gavleborg&sprak=sv", (1920, 1080), "light"),
    "radet": ("/radet?data=exempel&sprak=sv", (1920, 1080), "light"),
    "vagen": ("/vagen?data=exempel&sprak=sv", (1920, 1080), "light"),
    "kommunprofil": ("/kommunprofil?data=exempel&sprak=sv&kommun=Hudiksvall", (1920, 1080), "light"),
    "kallor": ("/kallor?data=gavleborg&sprak=sv", (1920, 1080), "light"),
    "skydd": ("/skydd?data=gavleborg&sprak=sv", (1920, 1080), "light"),
    "phone": ("/stodstruktur?data=exempel&sprak=en&period=2018-Q2", (390, 844), "dark"),
}


def main() -> None:
    """Start the app, visit every page and write its picture."""
    if CHROMIUM is None:
        raise SystemExit(HOW_TO_GET_ONE)
    PICTURES.mkdir(exist_ok=True)
    port = free_port()
    server = start_server(port)
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
            for name, (path, size, scheme) in SHOTS.items():
                picture(browser, f"http://localhost:{port}{path}", name=name, size=size, scheme=scheme)
    finally:
        server.terminate()


def picture(browser: Browser, url: str, *, name: str, size: tuple[int, int], scheme: str) -> None:
    """Write one page's picture."""
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, color_scheme=scheme, locale="sv-SE")
    page = context.new_page()
    visit(page, url)
    page.wait_for_timeout(2500)
    page.screenshot(path=PICTURES / f"{name}.png")
    context.close()


if __name__ == "__main__":
    main()
