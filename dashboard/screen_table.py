"""The table on screen: the columns of a figure's frame that a meeting needs, each number as the chart writes it.

What is left out here is in both files (dashboard/downloads.py), where numbers stay numbers.
"""

from dataclasses import replace

import polars as pl

from contract import label_of
from contract.signs import Known
from dashboard.downloads import Download, reader_columns, reader_names, tidy
from dashboard.figures.status_ladder import criteria_met
from dashboard.wording import number, text, value_text
from dashboard.wording.values import known_of, known_text

# Left out of every table, and why.
NEVER_SHOWN = frozenset({
    # the banner and the foot of the page say it
    "catalogue", "as_of",
    # what is known of a number: its sign says it ("minst 6", "6–7", "omkring 260", "≈ 45")
    "low", "high", "missing_parts", "rounded_parts", "qualifier", "baseline_qualifier", "amount_qualifier",
    "baseline_status", "level_status", "amount_status",
    # for those who calculate
    "position", "direction", "expected_value", "target_year_over", "is_default", "is_same_period", "stock_flow",
    "covers", "change_covers", "rows_resting", "extracts_resting", "joined_so_far", "ended_so_far", "changed_after",
    "commitment_number", "group_total", "area_order", "alphabetical", "is_looked_up", "is_latest", "outcome_number", "area_in_text",
    # names in the address: the figure says the page by its title
    "page_name", "figure_name", "choices", "seen_as_of",
})  # fmt: skip
# How other columns of the kinds above end; what we infer stands beside the figure on the page, and how in the file.
NEVER_SHOWN_ENDINGS = (
    "value_kind", "_low", "_high", "_missing_parts", "_rounded_parts", "_qualifier", "inference",
)  # fmt: skip
# Left out where another column of the frame says the same in words, or better: the column, and those of which one is enough.
SHOWN_BY_ANOTHER = {
    # the cell of a number that is missing is the word of its status
    "obs_status": ("value", "counts_as_support"),
    # that an agreement is there is no number; that a criterion is met is `ja` in the place of one
    "value": ("counts_as_support",),
    "commitment_state": ("value",),
    "in_force_status": ("in_force",),
    "rate_pct": ("value",),
    # the note under the figure says it
    "delivered": ("value", "marks_value", "counts_as_support"),
    "delivered_of": ("value", "marks_value", "counts_as_support"),
    "delivery_kind": ("value",),
    # the heading says it
    "coverage_measure": ("municipality_name",),
    "part": ("coverage_measure",),
    "short": ("title",),
    "period_end": ("period",),
    "page": ("source_refs",),
    "baseline_page": ("source_refs",),
    "level_page": ("source_refs",),
    "source_kind": ("source_refs",),
    "source_id": ("source_refs", "title"),
    "other_source_id": ("source_refs",),
    "conflict_id": ("subject",),
    "municipality_code": ("municipality_name",),
    "other_code": ("other_name",),
    "indicator_code": ("label",),
    "target_id": ("title", "explanation"),
    "plan_id": ("title", "name"),
    "party_id": ("name",),
    "activity_id": ("title",),
    "target_ids": ("targets",),
    "plan_title": ("activity_id",),
    "wording": ("title",),
    # an id, where the name stands
    "owner_id": ("owner",),
    "asked_by_id": ("asked_by",),
    "wish_id": ("title",),
    "project_id": ("title",),
    "module_id": ("title",),
    "survey_id": ("title",),
    "term_id": ("term",),
    "see_also_ids": ("see_also",),
    "source_short": ("source_refs",),
    "county_code": ("county_name",),
    "decision_id": ("title",),
    "same_as_wish_id": ("title",),
    # the cell of a state that is missing is the word of its status
    "seat_status": ("seat_state",),
    "attendance_status": ("attendance",),
    "state_status": ("decision_state",),
    "progress_status": ("progress",),
    "milestone_status": ("milestone_state",),
    "baseline_note": ("title",),
}
# Numbers that rest on counts that may have been changed, with the column that says whether they are.
KIND_OF = {
    "change": "change_value_kind", "within_value": "total_value_kind", "places_filled": "places_filled_value_kind",
    "share_pct": "share_value_kind", "rate_pct": "value_kind",
}  # fmt: skip

# The states that may be missing, by the names of their labels, with the word of the status that says why.
STATUS_OF = {
    "seat_state_label": "seat_status_label", "attendance_label": "attendance_status_label",
    "decision_state_label": "state_status_label", "progress_label": "progress_status_label",
    "milestone_state_label": "milestone_status_label",
}  # fmt: skip

# What is left until a level, and how fast: the more that is answered, the less is left.
LEFT_TO_DO = ("remaining", "needed_per_year")


def table_cells(figure: Download, *, without: frozenset[str] = frozenset()) -> tuple[list[str], list[list[str]]]:
    """The headings and the cells of the table on screen, formatted in the language; not the columns that it is to be `without`.

    A number wears its sign: `≈ 45`, `0–4`, `minst 6`; one that is missing is the word of its status. A column with nothing
    in it is left out too.
    """
    names = reader_names(figure.frame)
    columns = figure.frame.columns
    places = [
        place
        for place, name in enumerate(names)
        if name not in without and is_shown(name.removesuffix("_label"), columns)
    ]
    words = reader_columns(figure)
    numbers = pl.DataFrame([tidy(column) for column in figure.frame])
    rows = [
        [_cell(row, names[place], cells[place], figure.language) for place in places]
        for row, cells in zip(numbers.iter_rows(named=True), words.iter_rows(), strict=True)
    ]
    kept = [column for column in range(len(places)) if not rows or any(row[column] for row in rows)]
    return [words.columns[places[column]] for column in kept], [[row[column] for column in kept] for row in rows]


def is_shown(name: str, columns: list[str]) -> bool:
    """Whether the table of a frame with these `columns` shows the column `name`."""
    if name in NEVER_SHOWN or name.endswith(NEVER_SHOWN_ENDINGS):
        return False
    others = [other for other in SHOWN_BY_ANOTHER.get(name, ()) if other in columns]
    # What another column is to say must not itself be left out for a third; the heading and the title always stand.
    return not any(other in ("coverage_measure", "title") or is_shown(other, columns) for other in others)


def _cell(row: dict, name: str, words: object, language: str) -> str:
    """A cell: a number with its sign, else what stands in the file."""
    if name == "value" and row.get("commitment_state_label"):
        return row["commitment_state_label"]
    if name == "marks_value" and row["marks_value"] is not None:
        return criteria_met(row, language)
    if name in STATUS_OF and words is None:
        return row.get(STATUS_OF[name]) or ""
    if name in ("in_force", "ends_within_year") and words is None:
        # The word of its own status, where it has one: not known, or not delivered.
        return row.get(f"{name}_status_label") or label_of("obs_status", "UN", language)
    if name in LEFT_TO_DO and words is not None:
        return _left_to_do(row, name, language)
    known = _known(row, name)
    if known is not None:
        shown = known_text(known, language)
        # No sign says of whom a rate is when some are silent, so its kind does.
        is_partial = known.value_kind == "answered" and known.value is not None
        return f"{shown} ({label_of('value_kind', 'answered', language)})" if is_partial else shown
    if words is None:
        return ""
    if isinstance(words, float):
        decimals = None if words.is_integer() else 2 if round(words, 1) != words else 1
        return number(words, language, decimals=decimals)
    return number(words, language) if isinstance(words, int) else str(words)


def _left_to_do(row: dict, name: str, language: str) -> str:
    """What is left of the way to a level: at most so much while a part has not answered; `≈` of a count that was changed."""
    is_changed = bool(row[name]) and row.get("value_kind") == "rounded"
    shown = value_text(row[name], "A", language, value_kind="rounded" if is_changed else "exact", rounded_parts=2)
    return text("numbers.at_most", language, value=shown) if row[name] and row.get("missing_parts") else shown


def _known(row: dict, name: str) -> Known | None:
    """What the row says of a number, or nothing where it is only a number, or empty without a word."""
    if name == "amount_sek" and row.get("amount_status") is not None:
        return Known(row[name], row["amount_status"], value_kind=None, qualifier=row.get("amount_qualifier"))
    if name == "level" and row.get("level_status") is not None:
        return Known(row[name], row["level_status"])
    if name == "value" or (name.endswith("_value") and name not in KIND_OF):
        prefix = name.removesuffix("value")
        known = known_of(row, prefix=prefix)
        status = row.get(f"{prefix}status" if prefix else "obs_status")
        if known.value is None and status in ("A", None) and not _is_span(known):
            return None
    elif row.get(KIND_OF.get(name, "")) is not None and row[name] is not None:
        known = Known(row[name], value_kind=row[KIND_OF[name]], rounded_parts=row.get("rounded_parts") or 0)
    else:
        return None
    # What the rounded parts are parts of: the value itself, or the count that a rate or a share is taken of.
    counted = next((column for column in ("places_filled", "total_value") if column in row), "value")
    is_single = name == counted and known.rounded_parts == 1
    return known if is_single or known.value_kind == "answered" else replace(known, rounded_parts=2)


def _is_span(known: Known) -> bool:
    return known.value is None and known.low is not None and known.high is not None
