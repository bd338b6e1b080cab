"""The pages by name, wherever a text speaks of one."""

from dashboard.wording.texts import text


def page_title(name: str, language: str) -> str:
    """The title of a page, as in the menu; the name itself of one that there is no more, which an old agenda may hold."""
    try:
        return text(f"frame.page_{name}", language)
    except KeyError:
        return name
