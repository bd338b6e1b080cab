"""A coordinator at the page Leverera without a browser: files to upload, fields to fill in, buttons to press."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from streamlit.testing.v1 import AppTest

from publishing.deliveries.drafts import open_drafts
from publishing.deliveries.receipt import Receipt
from publishing.deliveries.store import read_receipts
from tests.pages.harness import PROJECT, Visit

HEADINGS = "Kvartal;Kommun;Offentlig aktör;Antal möten;Status"
DAY = "2019-04-20"
STEPS = ("tavla", "mallar", "ta-emot", "ge-ut", "dagordning", "versioner")


def meetings(value: object, *, quarter: str = "2019 kv 1", others: int = 1) -> bytes:
    """Gävle's meetings of one quarter, `value` of them with Arbetsförmedlingen."""
    rows = [f"{quarter};Gävle;{actor};{others};" for actor in ("Försäkringskassan", "Samordningsförbundet")]
    return "\n".join([HEADINGS, f"{quarter};Gävle;Arbetsförmedlingen;{value};", *rows, ""]).encode()


@dataclass
class Coordinator:
    """The page as one coordinator has it open."""

    place: Path
    app: AppTest

    @property
    def seen(self) -> Visit:
        """What is on the page now."""
        return Visit(self.app._tree, self.app)

    @property
    def restricted(self) -> Path:
        return self.place / "restricted" / "exempel"

    @property
    def receipts(self) -> tuple[Receipt, ...]:
        return read_receipts(self.restricted)

    def drafts(self) -> list[str]:
        return [draft.file_name for draft in open_drafts(self.restricted).open]

    def versions(self) -> list[str]:
        return sorted(path.stem for path in (self.place / "data" / "exempel" / "manifest").glob("v*.json"))

    def run(self) -> Visit:
        self.app.run()
        assert not self.app.exception, self.app.exception
        return self.seen

    def step(self, name: str) -> Visit:
        self.app.get("button_group")[0].set_value(name)
        return self.run()

    def upload(self, content: bytes, name: str = "moten.csv") -> Visit:
        self.app.file_uploader[0].set_value((name, content, "text/csv"))
        return self.run()

    def choose(self, key: str, value: str) -> Visit:
        self.app.selectbox(key=key).select(value)
        return self.run()

    def write(self, key: str, words: str) -> Visit:
        self.app.text_input(key=key).input(words)
        return self.run()

    def press(self, key: str) -> Visit:
        self.app.button(key=key).click()
        return self.run()

    def take_in(self, content: bytes, *, by: str = "Maria", name: str = "moten.csv", note: str = "") -> Visit:
        """From a file to a receipt."""
        self.step("ta-emot")
        self.upload(content, name)
        self.choose("draft_partner_id", "kommun-2180")
        self.write("draft_by", by)
        for box in list(self.app.text_input):
            if box.key and box.key.startswith("answer_"):
                self.write(box.key, "Det stämmer")
        if note:
            self.write("draft_note", note)
        return self.press("receive")

    def publish(self, name: str = "Omar") -> Visit:
        self.step("ge-ut")
        self.write("approver", name)
        return self.press("publish")


def open_page(place: Path, *, step: str = "tavla", language: str = "sv", picked: Sequence[str] = ()) -> Coordinator:
    """The page Leverera of the example on a copy that lies in `place`; `picked` waits for the agenda."""
    app = AppTest.from_file(str(PROJECT / "app.py"), default_timeout=60)
    for name, value in {"data": "exempel", "sprak": language, "steg": step}.items():
        app.query_params[name] = [value]
    app.query_params["dagordning"] = [*picked]
    app.switch_page("pages/leverera.py")
    coordinator = Coordinator(place, app)
    coordinator.run()
    return coordinator
