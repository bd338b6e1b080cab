"""A frame in the reader's language: labels beside codes, one of each pair of texts, and a heading per column."""

from types import MappingProxyType

import polars as pl

from contract import CODELISTS
from contract.dictionary import OwnLabels
from contract.display import uncapital
from contract.languages import OF_EACH_LANGUAGE
from dashboard.wording.texts import LANGUAGES, text

# The lists whose labels are names.
OF_NAMES = ("public_actor", "employer")
# Columns that hold codes of a list under another name.
OTHER_CODE_COLUMNS = {
    "amount_qualifier": "qualifier",
    "amount_status": "obs_status",
    "annual_cost_status": "obs_status",
    "answered_status": "obs_status",
    "asked_status": "obs_status",
    "attendance_status": "obs_status",
    "baseline_status": "obs_status",
    "in_force_status": "obs_status",
    "again_status": "obs_status",
    "level_status": "obs_status",
    "milestone_status": "obs_status",
    "progress_status": "obs_status",
    "seat_status": "obs_status",
    "state_status": "obs_status",
    "stopped_status": "obs_status",
    "whole_status": "obs_status",
    "status_low": "target_status",
    "status_high": "target_status",
    "valid_from_status": "validity",
    "valid_to_status": "validity",
    "baseline_qualifier": "qualifier",
    "whole_qualifier": "qualifier",
    "budget_status": "obs_status",
    "factor_status": "obs_status",
    "first_day_status": "validity",
    "funder_status": "obs_status",
    "granted_status": "obs_status",
    "last_day_status": "validity",
    "lives_on_status": "obs_status",
    "model_state": "commitment_state",
    "model_status": "obs_status",
    "sak_status": "obs_status",
    "af_status": "obs_status",
    "owner_status": "obs_status",
    "programme_status": "obs_status",
    "index_status": "obs_status",
    "before_index_status": "obs_status",
    "after_index_status": "obs_status",
    "before_conclusion": "conclusion",
    "after_conclusion": "conclusion",
}


def code_list_of(column: str) -> str | None:
    """The name of the code list whose codes `column` holds, or None for a column without codes."""
    if column.endswith("value_kind"):
        return "value_kind"
    return column if column in CODELISTS else OTHER_CODE_COLUMNS.get(column)


def code_labels(code_list: str, language: str, own: OwnLabels = MappingProxyType({})) -> dict[str, str]:
    """Every code of a list with its label, or the catalogue's `own`, in the list's order. Raises KeyError for an unknown list."""
    labels = CODELISTS[code_list].codes | {code: words for (name, code), words in own.items() if name == code_list}
    return {code: words[LANGUAGES.index(language)] for code, words in labels.items()}


def in_text(code_list: str, label: str, language: str) -> str:
    """The label of a code inside a sentence: `ansvarig utsedd`. What a catalogue calls a code itself is a name, and keeps its capital,
    as the labels of lists do that are names."""
    is_general = label in code_labels(code_list, language).values()
    return uncapital(label) if is_general and code_list not in OF_NAMES else label


def localise(frame: pl.DataFrame, language: str, own: OwnLabels = MappingProxyType({})) -> pl.DataFrame:
    """The same rows with `<column>_label` after each column of codes, and `x` in place of each pair `x_sv`, `x_en`.

    Where nobody has written the one of a language, it is the Swedish one, marked as that where it is shown (`wording.swedish`).
    """
    columns: list[pl.Expr] = []
    for name in frame.columns:
        stem, _, ending = name.rpartition("_")
        if ending in ("sv", "en") and {f"{stem}_sv", f"{stem}_en"} <= set(frame.columns):
            if ending == language:
                swedish = [] if stem in OF_EACH_LANGUAGE else [f"{stem}_sv"]
                columns.append(pl.coalesce(name, *swedish).alias(stem))
            continue
        columns.append(pl.col(name))
        if (code_list := code_list_of(name)) is not None:
            labels = code_labels(code_list, language, own)
            columns.append(pl.col(name).replace_strict(labels, return_dtype=pl.String).alias(f"{name}_label"))
    return frame.select(columns)


def headings(columns: list[str], language: str) -> list[str]:
    """The heading of each column in `language`; a `_label` column has the heading of its code. Raises KeyError."""
    return [text(f"columns.{name.removesuffix('_label')}", language) for name in columns]
