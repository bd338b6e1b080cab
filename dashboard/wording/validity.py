"""From when to when a mark or an agreement holds, in words; what is not known is said."""

from contract.display import day
from dashboard.wording.provenance import page_text
from dashboard.wording.texts import text


def validity(row: dict, language: str) -> str:
    """`från den 1 april 2017 till den 31 mars 2020`, `start okänd, tills vidare`; empty where it does not apply."""
    start, end = start_words(row, language), _end(row, language)
    both_known = row["valid_from"] is not None and row["valid_to"] is not None
    return (" " if both_known else ", ").join(part for part in (start, end) if part)


def short_validity(row: dict, language: str) -> str:
    """The page and what matters most of the validity: `s. 7 · start okänd`, `till 31 mars 2020`, `tills vidare`."""
    page = page_text(row["page"], language) if row["page"] else ""
    if row["valid_to"] is not None:
        when = text("commitments.valid_to", language, day=day(row["valid_to"], language, article=False))
    else:
        when = _end(row, language) if row["valid_to_status"] == "open_ended" else start_words(row, language)
    return " · ".join(part for part in (page, when) if part)


def start_words(row: dict, language: str) -> str:
    """`från den 1 april 2017`, `start okänd`; empty where it does not apply."""
    if row["valid_from"] is not None:
        return text("commitments.valid_from", language, day=day(row["valid_from"], language))
    return text("commitments.start_unknown", language) if row["valid_from_status"] == "unknown" else ""


def _end(row: dict, language: str) -> str:
    if row["valid_to"] is not None:
        return text("commitments.valid_to", language, day=day(row["valid_to"], language))
    entry = {"unknown": "end_unknown", "open_ended": "open_ended"}.get(row["valid_to_status"])
    return text(f"commitments.{entry}", language) if entry else ""
