"""“Write a decision” in the meeting view, for coordinators: a form over the slide, which the browser makes (js/decide.js).

It opens and keeps what is written without asking the server, so that nothing is lost with the connection.
"""

import json
from functools import cache
from html import escape
from pathlib import Path
from urllib.parse import urlencode

from contract.deliveries import LONGEST_TEXT
from contract.display import capital, day
from dashboard.server import NOTES, base_path, has_restricted
from dashboard.ui.machine import is_exposed
from dashboard.ui.markup import html
from dashboard.ui.meeting.items import Item
from dashboard.view import View, rows
from dashboard.wording import text

SCRIPT = Path(__file__).parent.parent.parent / "js" / "decide.js"
# The words of the form: the entries of texts/deciding.toml that the browser says.
WORDS = (
    "title", "rests_on", "what", "what_en", "owner", "nobody", "due", "decided_on", "by", "save", "close", "saving", "lost", "back",
    "questions", "unfit", "begun",
)  # fmt: skip
# Those in which it fills in how long a text is and may be, and the blanks that it fills.
FILLED, BLANKS = ("too_long", "too_large"), {"field": "{field}", "length": "{length}", "longest": LONGEST_TEXT}


def may_decide() -> bool:
    """Whether who looks is a coordinator: on the machine with the restricted folder, as on the page Leverera."""
    return has_restricted() and not is_exposed()


def decide_button(language: str, *, whole: int) -> str:
    """The way to the form, as HTML in the head of a slide beside the fields of its `whole` items; none for readers."""
    if not may_decide():
        return ""
    beside = f'style="--fields:{whole}"'
    return f'<button type="button" class="stage-decide" {beside}>{escape(text("deciding.open", language))}</button>'


def decide_form(view: View, items: tuple[Item, ...]) -> None:
    """Tell the browser of the form: its words, the parties, and what each slide shows; nothing for readers."""
    if not may_decide():
        return
    parties = rows(view, "council_seats").select("party_id", "name").iter_rows()
    told = {
        "address": f"{base_path()}{NOTES}",
        "language": view.language,
        "catalogue": view.version.catalogue,
        "version": str(view.version.number),
        "day": rows(view, "agenda")["meeting_date"].first().isoformat(),
        "parties": [(party, capital(name)) for party, name in parties],
        "items": {str(item.number): _told(item, view) for item in items},
        "longest": LONGEST_TEXT,
        "words": {name: text(f"deciding.{name}", view.language) for name in WORDS}
        | {name: text(f"deciding.{name}", view.language, **BLANKS) for name in FILLED},
    }
    # The browser's sanitiser drops a script that looks as if it held a tag.
    script = f"{_script()}({json.dumps(told)})".replace("<", chr(92) + "u003c")
    html(f"<script>{script}</script>", has_script=True)


def _told(item: Item, view: View) -> dict[str, str]:
    """What a decision rests on that is taken at this item, in words and as the names of it."""
    shown = {"page": item.title(view.language), "number": view.version.number}
    until = day(view.version.as_of, view.language)
    withdrawn = view.version.withdrawn_by
    words = text("deciding.view", view.language, **shown, day=until)
    if withdrawn:
        words = text("deciding.view_withdrawn", view.language, **shown, day=until, by=withdrawn.number)
    return {
        "page_name": item.page,
        "figure_name": item.figure_name,
        "choices": urlencode(item.choices, doseq=True),
        "shown": words,
    }


@cache
def _script() -> str:
    """The script without its comments. It ships with the code, so that no key is needed."""
    lines = SCRIPT.read_text(encoding="utf-8").splitlines()
    return "\n".join(line for line in lines if not line.lstrip().startswith("//")).strip()
