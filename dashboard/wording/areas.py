"""The county and the country by their names."""

from dashboard.wording.texts import text


def area(code: str, language: str) -> str:
    """`riket`, or the code of another area."""
    return text("areas.area_00" if code == "00" else "areas.area_other", language, code=code)


def area_name(code: str, language: str) -> str:
    """An area by its name, as in a table: `Gävleborgs län`, `Riket`, or the code of another area with a word before it."""
    return text(f"areas.area_name_{code}", language) if code in ("21", "00") else area(code, language)
