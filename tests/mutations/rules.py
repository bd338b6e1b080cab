"""Files that can be read, and say what cannot be: of other senders, against the definitions, sums that do not add up."""

import datetime as dt
from random import Random

from tests.mutations.expecting import cell, refused, row, with_cells_of, with_rows
from tests.mutations.model import Mutated, Mutation, Row, Sheet
from tests.mutations.valid import published

MUNICIPAL = (
    "kommun-2104",
    "kommun-2121",
    "kommun-2132",
    "kommun-2180",
    "kommun-2181",
    "kommun-2182",
    "kommun-2183",
    "kommun-2184",
)
AUTHORITIES = ("arbetsformedlingen", "forsakringskassan", "samordningsforbundet", "region")


def municipality_of_another(chance: Random, sheet: Sheet) -> Mutated:
    """A row of a municipality that is not the sender's."""
    index = chance.randrange(len(sheet.numbers))
    own = sheet.delivery.rows[index]["municipality_code"]
    codes = [code for code in published()["municipality"]["municipality_code"] if code != own]
    spoilt = with_cells_of(sheet, index, municipality_code=chance.choice(codes))
    return refused(spoilt, cell(spoilt, spoilt.numbers[index], "municipality_code", "municipality_of_another"))


def actor_of_another(chance: Random, sheet: Sheet) -> Mutated | None:
    """A row of an actor that is not the sender."""
    index = chance.randrange(len(sheet.numbers))
    meant = sheet.delivery.rows[index]
    if meant.get("enhanced_cooperation") or "daglig_verksamhet" in meant.values():
        return None
    others = [
        one for one in ("arbetsformedlingen", "kommun", "region", "forsakringskassan") if one != meant["public_actor"]
    ]
    spoilt = with_cells_of(sheet, index, public_actor=chance.choice(others))
    return refused(spoilt, cell(spoilt, spoilt.numbers[index], "public_actor", "actor_of_another"))


def daily_activities_of_another(chance: Random, sheet: Sheet) -> Mutated | None:
    """Daily activities, which only municipalities have, from an authority."""
    index = chance.randrange(len(sheet.numbers))
    name = "placement_measure" if sheet.delivery.kind == "placement" else "service"
    spoilt = with_cells_of(sheet, index, **{name: "daglig_verksamhet"})
    return refused(spoilt, cell(spoilt, spoilt.numbers[index], name, "daily_activities_of_another"))


def enhanced_of_another(chance: Random, sheet: Sheet) -> Mutated:
    """Enhanced cooperation, which only the Employment Service has."""
    index = chance.randrange(len(sheet.numbers))
    spoilt = with_cells_of(sheet, index, enhanced_cooperation=True)
    return refused(spoilt, cell(spoilt, spoilt.numbers[index], "enhanced_cooperation", "enhanced_of_another"))


def end_before_start(chance: Random, sheet: Sheet) -> Mutated | None:
    """An end on the day of the start, or before it."""
    start, end = ("start_date", "end_date") if sheet.delivery.kind == "enterprise" else ("valid_from", "valid_to")
    index = chance.randrange(len(sheet.numbers))
    begun = sheet.delivery.rows[index][start]
    if begun is None:
        return None
    known = {} if start == "start_date" else {"valid_to_status": "known"}
    spoilt = with_cells_of(sheet, index, **{end: begun - dt.timedelta(chance.randrange(3) * 200)}, **known)
    return refused(spoilt, cell(spoilt, spoilt.numbers[index], end, "end_before_start"))


def enterprise_twice(chance: Random, sheet: Sheet) -> Mutated:
    """One id on two rows: in two municipalities, or with two names."""
    first, second = sorted(chance.sample(range(len(sheet.numbers)), 2))
    rows = sheet.delivery.rows
    name = chance.choice(("municipality_code", "enterprise_name"))
    same = {"enterprise_id": rows[first]["enterprise_id"]}
    if name == "enterprise_name":
        same["municipality_code"] = rows[first]["municipality_code"]
    elif rows[first]["municipality_code"] == rows[second]["municipality_code"]:
        other = [one for one in ("2180", "2184") if one != rows[first]["municipality_code"]]
        same["municipality_code"] = other[0]
    spoilt = with_cells_of(sheet, second, **same)
    code = "enterprise_in_two_places" if name == "municipality_code" else "enterprise_of_two_names"
    return refused(spoilt, cell(spoilt, spoilt.numbers[second], name, code))


def total_row(sheet: Sheet, *, off: tuple[str, float] = ("", 0)) -> Sheet:
    """The sheet with a total row at its end; one of its totals may be off by something."""
    names = [name for name in sheet.delivery.form.value_fields if name in sheet.delivery.names]
    sums = {name: round(sum(one[name] or 0 for one in sheet.delivery.rows), 2) for name in names}
    written = {name: value + (off[1] if name == off[0] else 0) for name, value in sums.items()}
    first = next(name for name in sheet.delivery.names if name not in names)
    whole = {name: int(value) if value == int(value) else round(value, 2) for name, value in written.items()}
    return sheet.append(sheet.row_with(**{first: "Totalt"}, **whole))


def total_wrong(chance: Random, sheet: Sheet) -> Mutated | None:
    """A total row that is not the sum of the rows above, of which all are told: one that is not may be what is lacking."""
    name = chance.choice(sheet.delivery.form.value_fields)
    status = sheet.delivery.form.status_of.get(name, "")
    if any(row[name] is None and row.get(status) != "NA" for row in sheet.delivery.rows):
        return None
    spoilt = total_row(sheet, off=(name, chance.choice((1, 2, 10, 100))))
    return refused(spoilt, cell(spoilt, len(spoilt.cells), name, "total_differs"))


def _with_both_sexes(sheet: Sheet, index: int, off: int) -> list[Row] | None:
    """The rows with one more, of women and men together, below the row `index`; None when a part is unknown."""
    rows = list(sheet.delivery.rows)
    key = [name for name in sheet.delivery.form.key if name != "sex"]
    parts = [one for one in rows if all(one[name] == rows[index][name] for name in key)]
    if any(part["value"] is None for part in parts):
        return None
    together = rows[index] | {"sex": "T", "value": sum(part["value"] for part in parts) + off}
    return [*rows[: index + 1], together, *rows[index + 1 :]]


def sex_total(chance: Random, sheet: Sheet, *, off: int = 0) -> tuple[Sheet, int] | None:
    """The sheet with one row for both sexes, off by some people, and that row's number."""
    index = chance.randrange(len(sheet.numbers))
    rows = _with_both_sexes(sheet, index, off)
    return None if rows is None else ((spoilt := with_rows(sheet, rows)), spoilt.numbers[index + 1])


def sex_total_wrong(chance: Random, sheet: Sheet) -> Mutated | None:
    """A row for both sexes that is not the sum of women and men."""
    made = sex_total(chance, sheet, off=chance.choice((1, 5, 10)))
    return made and refused(made[0], cell(made[0], made[1], "value", "sex_total_differs"))


def both_sexes_in_one(chance: Random, sheet: Sheet) -> Mutated:
    """Only a row for both sexes, and none for women and men."""
    index = chance.randrange(len(sheet.numbers))
    key = [name for name in sheet.delivery.form.key if name != "sex"]
    chosen = sheet.delivery.rows[index]
    parts = [one for one in sheet.delivery.rows if all(one[name] == chosen[name] for name in key)]
    rows = [one for one in sheet.delivery.rows if one not in parts]
    spoilt = with_rows(sheet, [*rows, chosen | {"sex": "T"}])
    return refused(spoilt, cell(spoilt, spoilt.numbers[-1], "sex", "sexes_together"))


def no_rows(chance: Random, sheet: Sheet) -> Mutated:
    """Headings and nothing below."""
    return refused(with_rows(sheet, []), row(1, "table_no_rows"))


CLASSES = (
    Mutation("municipality_of_another", municipality_of_another, ("placement", "service_use", "commitment", "dialogue_meeting"), partners=MUNICIPAL),
    Mutation("actor_of_another", actor_of_another, ("placement", "service_use")),
    Mutation("daily_activities_of_another", daily_activities_of_another, ("placement", "service_use"), partners=AUTHORITIES),
    Mutation("enhanced_cooperation_of_another", enhanced_of_another, ("placement",), partners=(*MUNICIPAL, *AUTHORITIES[1:])),
    Mutation("end_before_start", end_before_start, ("enterprise", "commitment")),
    Mutation("enterprise_twice", enterprise_twice, ("enterprise",)),
    Mutation("total_wrong", total_wrong, ("placement", "service_use", "enterprise", "dialogue_meeting")),
    Mutation("sex_total_wrong", sex_total_wrong, ("placement",)),
    Mutation("both_sexes_in_one_row", both_sexes_in_one, ("placement",)),
    Mutation("no_rows", no_rows),
)  # fmt: skip
