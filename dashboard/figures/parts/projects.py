"""How the time and the money of a project are written."""

from contract.display import day, number, period_text
from dashboard.wording import text


def time_words(row: dict, language: str) -> str:
    """When a project was under way, in words: both days, or what is known and what is not. From a row of `projects`."""
    if row["first_day"] and row["last_day"]:
        days = {name: day(row[f"{name}_day"], language) for name in ("first", "last")}
        return text("projects.from_to", language, **days)
    if row["first_day"]:
        entry = "from_open" if row["last_day_status"] == "open_ended" else "from_unknown"
        return text(f"projects.{entry}", language, first=day(row["first_day"], language))
    if row["last_day"]:
        return text("projects.until", language, last=day(row["last_day"], language))
    if row["ongoing_in"]:
        return text("projects.ongoing_in", language, period=period_text(row["ongoing_in"], language))
    if row["ended_by"]:
        return text("projects.ended_by", language, last=day(row["ended_by"], language))
    return text("projects.time_unknown", language)


def amount(value: float, language: str) -> str:
    """An amount in kronor with its unit."""
    return text("projects.amount", language, number=number(value, language))
