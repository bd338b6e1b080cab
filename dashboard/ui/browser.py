"""What only the browser can do: the language of the document, Streamlit's own words in it, downloads pressed too early, the
colours when night falls, and the address of a page that is opened.
"""

import json
import re
from functools import cache
from pathlib import Path
from urllib.parse import urlencode

from dashboard.theme import Look
from dashboard.ui.markup import html
from dashboard.wording import LANGUAGES, text

SCRIPTS = Path(__file__).parent.parent / "js"
# What Streamlit says of itself, in English only: the entries of texts/browser.toml. Longer forms stand before shorter ones.
STREAMLIT_SAYS = (
    "logo", "skip", "home", "pages", "more_pages", "sidebar", "sidebar_open", "sidebar_close", "menu", "open", "close", "choose",
    "no_choice", "no_hits", "chosen", "clear", "clear_all", "remove", "chart_data", "chart_picture", "chart_code",
    "full_screen", "full_screen_plain", "no_file",
)  # fmt: skip
COUNT, WHAT = "0", "?"


def prepare(look: Look) -> None:
    """Tell the browser the language of the document, the words of Streamlit in it and its colours, and let early downloads wait."""
    _run(_prepared(look))


@cache
def _prepared(look: Look) -> str:
    """Script and words ship with the code and cannot change while the app runs, so no other key is needed."""
    language = look.language
    words = {
        "language": language,
        "mode": look.mode,
        "pairs": [_pair(entry, language) for entry in STREAMLIT_SAYS],
        "wait": text("browser.file_waits", language),
        "gone": text("browser.file_gone", language),
    }
    return f"{_script('in_the_browser')}({json.dumps(words)});{_script('near')}({json.dumps(text('browser.undrawn', language))})"


def show_address(chosen: dict[str, list[str]], *, page: str) -> None:
    """Write the choices into the address of the page that has been opened, in its own place in the browser's history.

    Streamlit would write them as a second step, so that one press of Back left the same page. `page` makes the script of
    each page another: one that is the same as the last is not run again.
    """
    search = f"?{urlencode(chosen, doseq=True)}"
    _run(f"window.history.replaceState(null, {json.dumps(page)}, {json.dumps(search)} + window.location.hash)")


def _run(script: str) -> None:
    # The browser's sanitiser drops a script that looks as if it held a tag.
    html(f"<script>{script.replace('<', chr(92) + 'u003c')}</script>", has_script=True)


def _pair(entry: str, language: str) -> tuple[str, str]:
    """A pattern for what stands there in another language, and what shall stand there in this one: `{}` is what it names."""
    pattern = "|".join(_pattern(entry, other) for other in LANGUAGES if other != language)
    return f"^(?:{pattern})$", text(f"browser.{entry}", language, count="{}", what="{}")


def _pattern(entry: str, language: str) -> str:
    """The words of a language as a pattern, with a group for the number or the name in them."""
    words = re.escape(text(f"browser.{entry}", language, count=COUNT, what=WHAT))
    return words.replace(COUNT, r"(\d+)").replace(re.escape(WHAT), "(.+)")


def _script(name: str) -> str:
    """A script without its comments."""
    lines = (SCRIPTS / f"{name}.js").read_text(encoding="utf-8").splitlines()
    return "\n".join(line for line in lines if not line.lstrip().startswith("//")).strip()
