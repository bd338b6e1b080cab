"""Så skyddas uppgifterna: the example, the signs, the measured errors and the lists, in HTML. Nothing here is delivered data."""

from collections.abc import Sequence
from html import escape

from contract import label_of
from contract.display import number
from dashboard.figures.parts.tables import column_heads, scrolling_table
from dashboard.theme import Look
from dashboard.wording import text, value_text

# A made-up example: the group, its true count, and what it is shown as.
EXAMPLE = (("women_praktik", 3, 5), ("men_praktik", 1, 0), ("women_arbetstraning", 7, 7), ("men_arbetstraning", 2, 0))
# What a count shown so may be; a larger one is what it says.
POSSIBLE = {0: range(5), 5: range(1, 6)}
MOST_DRAWN = 7
# Mean and largest error in people, for about 300 and about 60 people in all: the table of docs/disclosure-control.md.
SIZES = (300, 60)
ERRORS = (
    ("region", (1.3, 2), (1.1, 2)),
    ("municipality", (1.4, 4), (1.3, 4)),
    ("actor", (1.1, 4), (1.4, 4)),
    ("measure", (1.3, 4), (1.5, 5)),
    ("sex", (1.3, 3), (1.5, 4)),
    ("municipality_actor", (1.2, 8), (0.7, 6)),
    ("municipality_actor_measure", (0.7, 11), (0.3, 8)),
)
# Columns of the files that are named on the page.
COLUMNS = ("value", "value_kind", "low", "high", "missing_parts", "rounded_parts")
RULES = ("small", "edges", "large", "sums", "impossible")
TRIES = ("subtract", "compare", "total", "guess", "amount", "own", "follow")


def lead(look: Look) -> str:
    """Why anything is changed."""
    return f'<p class="lead">{_say("lead", look)}</p>'


def example(look: Look) -> str:
    """Four made-up groups: how many they are, what is shown, what that may be; and the rules."""
    rows = "".join(_group(*group, look=look) for group in EXAMPLE)
    true, shown = (sum(group[place] for group in EXAMPLE) for place in (1, 2))
    parts = sum(is_rounded(group[2]) for group in EXAMPLE)
    total = value_text(shown, "A", look.language, value_kind="rounded", rounded_parts=parts)
    rows += _row(_say("group_all", look), (str(true), escape(total), _say("possible_sum", look)), kind="sum")
    table = _table("example", ("group", "true", "shown", "possible"), rows, look)
    return f"{_heading('example', look)}{table}{_list([f'rule_{name}' for name in RULES], look)}"


def signs(look: Look) -> str:
    """What each sign and word means."""
    language = look.language
    about, single = (value_text(value, "A", language, value_kind="rounded") for value in (45, 0))
    several = value_text(0, "A", language, value_kind="rounded", rounded_parts=2)
    at_least, so_far = (value_text(value, "A", language, missing_parts=1) for value in (6, 0))
    of_those = f"{number(1.5, language)} ({label_of('value_kind', 'answered', language)})"
    words = (
        ("45", "exact"),
        (about, "rounded"),
        (single, "hidden"),
        (several, "sum"),
        (value_text(260, "A", language, qualifier="approximate"), "about"),
        (value_text(None, "A", language, qualifier="range", low=50, high=60), "span"),
        (at_least, "at_least"),
        (so_far, "so_far"),
        (of_those, "answered"),
        (value_text(None, "PR", language), "protected"),
        (value_text(None, "SU", language), "withheld"),
        (value_text(None, "NL", language), "missing"),
    )
    rows = "".join(_row(escape(shown), (_say(f"sign_{name}", look),)) for shown, name in words)
    return _heading("signs", look) + _table("signs below", ("sign", "meaning"), rows, look)


def errors(look: Look) -> str:
    """How far sums are from the truth, measured."""
    sizes = "".join(
        f'<th scope="colgroup" colspan="2">{_say("people_in_all", look, count=count)}</th>' for count in SIZES
    )
    under = "".join(f'<th scope="col">{_say(f"column_{name}", look)}</th>' for name in ("mean", "largest") * 2)
    head = f'<tr><th scope="col" rowspan="2">{_say("column_sum", look)}</th>{sizes}</tr><tr>{under}</tr>'
    rows = "".join(
        _row(
            _say(f"level_{level}", look),
            [cell for mean, most in measured for cell in (number(mean, look.language, decimals=1), str(most))],
        )
        for level, *measured in ERRORS
    )
    table = scrolling_table(
        kind="errors", head=head, body=f"<tbody>{rows}</tbody>", caption=_plain("errors_title", look)
    )
    return _heading("errors", look) + table + _list(("errors_promise", "errors_targets"), look)


def when(look: Look) -> str:
    """When figures are published."""
    return _heading("when", look) + _list([f"when_{name}" for name in ("quarter", "late", "two", "kept")], look)


def tries(look: Look) -> str:
    """What somebody may try, and why it does not help."""
    rows = "".join(_row(_say(f"try_{name}", look), (_say(f"answer_{name}", look),)) for name in TRIES)
    return _heading("tries", look) + _table("tries below", ("try", "answer"), rows, look)


def avoid(look: Look) -> str:
    """What not to do."""
    advice = _list([f"avoid_{name}" for name in ("search", "true", "correction", "small")], look)
    return _heading("avoid", look) + advice


def files(look: Look) -> str:
    """Which columns of the files say the same."""
    named = {name: f"{{{name}}}" for name in COLUMNS}
    about = _say("files_about", look, **named).format(**{name: f"<code>{name}</code>" for name in COLUMNS})
    return f'<div class="section"><h2>{_say("files_title", look)}</h2><p>{about}</p></div>'


def is_rounded(shown: int) -> bool:
    """Whether a count shown so may have been changed."""
    return shown in POSSIBLE


def _group(name: str, true: int, shown: int, *, look: Look) -> str:
    kind = "rounded" if is_rounded(shown) else "exact"
    words = value_text(shown, "A", look.language, value_kind=kind)
    possible = POSSIBLE.get(shown, range(shown, shown + 1))
    said = str(shown)
    if len(possible) > 1:
        said = text("skydd.possible_range", look.language, low=possible[0], high=possible[-1])
    boxes = "".join(
        f'<i class="{"may" if count in possible else "not"}">{count}</i>' for count in range(MOST_DRAWN + 1)
    )
    drawn = f'<span class="may-be" aria-hidden="true">{boxes}</span><span class="said">{escape(said)}</span>'
    return _row(_say(f"group_{name}", look), (str(true), escape(words), drawn))


def _heading(name: str, look: Look) -> str:
    return f'<div class="section"><h2>{_say(f"{name}_title", look)}</h2><p>{_say(f"{name}_about", look)}</p></div>'


def _table(kind: str, columns: Sequence[str], rows: str, look: Look) -> str:
    head = column_heads([_plain(f"column_{name}", look) for name in columns])
    return scrolling_table(
        kind=kind, head=head, body=f"<tbody>{rows}</tbody>", caption=_plain(f"{kind.split()[0]}_title", look)
    )


def _row(head: str, cells: Sequence[str], *, kind: str = "") -> str:
    """A row from HTML cells."""
    begin = f'<tr class="{kind}">' if kind else "<tr>"
    return f'{begin}<th scope="row">{head}</th>{"".join(f"<td>{cell}</td>" for cell in cells)}</tr>'


def _list(entries: Sequence[str], look: Look) -> str:
    return f'<ul class="plain">{"".join(f"<li>{_say(entry, look)}</li>" for entry in entries)}</ul>'


def _plain(entry: str, look: Look) -> str:
    return text(f"skydd.{entry}", look.language)


def _say(entry: str, look: Look, **details: object) -> str:
    return escape(text(f"skydd.{entry}", look.language, **details))
