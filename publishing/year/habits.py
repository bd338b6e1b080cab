"""How each partner writes its files: no two alike, as in life."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Habit:
    """One partner's way of filling in and saving a delivery.

    `file`: the template filled in, a workbook of its own, or CSV. `period`, `municipality`, `date` and `amount` say how
    those are written; `has_total` adds a row of sums, `has_gaps` empty rows, `is_spaced` stray spaces and capitals.
    """

    file: Literal["template", "xlsx", "csv"]
    period: Literal["kv", "kvartal", "iso", "months", "english", "words"] = "kv"
    municipality: Literal["name", "code", "number", "long"] = "name"
    date: Literal["iso", "words", "cell"] = "iso"
    amount: Literal["comma", "spaced", "point"] = "comma"
    language: str = "sv"
    delimiter: str = ";"
    encoding: str = "utf-8"
    ending: str = ".csv"
    is_reordered: bool = False
    is_spaced: bool = False
    has_title: bool = False
    has_total: bool = False
    has_gaps: bool = False

    @property
    def suffix(self) -> str:
        """What the name of its files ends with."""
        return self.ending if self.file == "csv" else ".xlsx"


HABITS: dict[str, Habit] = {
    "kommun-2101": Habit("csv", period="kvartal", municipality="code", encoding="cp1252", amount="spaced"),
    "kommun-2104": Habit("csv", period="iso", delimiter=",", amount="comma", is_reordered=True),
    "kommun-2121": Habit("csv", period="months", delimiter="\t", ending=".txt", date="words"),
    "kommun-2132": Habit("template"),
    "kommun-2161": Habit("xlsx", is_reordered=True, has_title=True, has_total=True, has_gaps=True, date="words"),
    "kommun-2180": Habit("template", municipality="long", date="cell"),
    "kommun-2181": Habit("csv", encoding="utf-8-sig", amount="comma", has_total=True, has_gaps=True),
    "kommun-2182": Habit("xlsx", period="kvartal", is_spaced=True, date="words", has_gaps=True),
    "kommun-2183": Habit("xlsx", municipality="number", date="cell", has_total=True),
    "kommun-2184": Habit("template", date="cell"),
    "arbetsformedlingen": Habit("csv", encoding="utf-8-sig", has_total=True),
    "forsakringskassan": Habit("csv", period="words", encoding="cp1252", delimiter=",", municipality="code"),
    "samordningsforbundet": Habit("csv", period="iso", municipality="long", encoding="cp1252"),
    "region": Habit("xlsx", period="words", has_title=True),
    "coompanion": Habit("xlsx", period="english", language="en", has_title=True, is_reordered=True, has_gaps=True),
}
