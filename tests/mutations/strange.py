"""Files that are right in form and strange in substance: they pass, and the coordinator must be asked."""

import datetime as dt
from random import Random

from tests.mutations.expecting import cell, warned, with_cells_of, with_rows
from tests.mutations.model import Found, Mutated, Mutation, Sheet
from tests.mutations.rules import AUTHORITIES, MUNICIPAL
from tests.mutations.valid import PERIOD, WITH_RECEIPTS, rows_before

_COUNTED = ("placement", "service_use", "dialogue_meeting")
_JUMPS = ("jump_up", "shifted_up")


def decimal_shifted(chance: Random, sheet: Sheet) -> Mutated | None:
    """One figure ten or a hundred times too large, so that the sum of its municipality more than trebles."""
    index, factor = chance.randrange(len(sheet.numbers)), chance.choice((10, 100))
    rows = sheet.delivery.rows
    name = chance.choice(sheet.delivery.form.value_fields)
    value, code = rows[index][name], rows[index]["municipality_code"]
    if not value:
        return None
    before = rows_before(sheet.delivery.kind, sheet.delivery.partner_id)
    then = sum(row[name] or 0 for row in before if row["municipality_code"] == code)
    now = sum(row[name] or 0 for row in rows if row["municipality_code"] == code) + value * (factor - 1)
    if not then or now <= 3 * then or now < (10_000 if name == "amount_sek" else 30):
        return None
    strange = with_cells_of(sheet, index, **{name: round(value * factor, 2)})
    return warned(strange, Found(_JUMPS, is_anywhere=True))


def all_shifted(chance: Random, sheet: Sheet) -> Mutated | None:
    """Every figure of a column ten times too large, as where öre were counted for kronor."""
    name = chance.choice(sheet.delivery.form.value_fields)
    total = sum(row[name] or 0 for row in sheet.delivery.rows)
    if total * 10 < (50_000 if name == "amount_sek" else 100):
        return None
    rows = [row | {name: row[name] and round(row[name] * 10, 2)} for row in sheet.delivery.rows]
    return warned(with_rows(sheet, rows), Found(_JUMPS, is_anywhere=True))


def only_zeros(chance: Random, sheet: Sheet) -> Mutated | None:
    """Every count is 0 where there were many the quarter before."""
    before = rows_before(sheet.delivery.kind, sheet.delivery.partner_id)
    if sum(row["value"] or 0 for row in before) < 15:
        return None
    rows = [row | {"value": 0.0, "obs_status": "A"} for row in sheet.delivery.rows]
    strange = with_rows(sheet, rows)
    return warned(strange, Found(("only_zeros",), None, strange.letter("value")))


def sexes_swapped(chance: Random, sheet: Sheet) -> Mutated:
    """Women's figures on the men's rows and the other way round, where women were many more."""
    other = {"F": "M", "M": "F"}
    strange = with_rows(sheet, [row | {"sex": other[row["sex"]]} for row in sheet.delivery.rows])
    return warned(strange, Found(("sexes_swapped", "sexes_swapped_everywhere"), None, strange.letter("sex")))


def copied(chance: Random, sheet: Sheet) -> Mutated | None:
    """The file of the quarter before with another quarter on it."""
    before = rows_before(sheet.delivery.kind, sheet.delivery.partner_id)
    if sum((row["value"] or 0) > 0 for row in before if "value" in row) < 3 and sheet.delivery.kind != "enterprise":
        return None
    return warned(with_rows(sheet, [row | {"period": PERIOD} for row in before]), Found(("same_as_before",)))


def vanished(chance: Random, sheet: Sheet) -> Mutated | None:
    """A municipality, an enterprise, a mark or an actor that was there the quarter before, and is left out."""
    rows = sheet.delivery.rows
    again = {"enterprise": "enterprise_id", "commitment": "mark", "dialogue_meeting": "public_actor"}
    name = again.get(sheet.delivery.kind, "municipality_code")
    gone = chance.choice(rows)
    kept = [row for row in rows if row[name] != gone[name]]
    if not kept:
        return None
    is_alone = gone["municipality_code"] not in {row["municipality_code"] for row in kept}
    what = "municipality" if is_alone else sheet.delivery.kind
    strange = with_rows(sheet, kept)
    letter = strange.letter("municipality_code" if is_alone else name)
    return warned(strange, Found((f"{what}_vanished",), None, letter))


def very_large(chance: Random, sheet: Sheet) -> Mutated:
    """A figure that no row of the county is likely to hold."""
    index, name = chance.randrange(len(sheet.numbers)), chance.choice(sheet.delivery.form.value_fields)
    value = 12_000_000.5 if name == "amount_sek" else 640.0
    status = sheet.delivery.form.status_of.get(name)
    strange = with_cells_of(sheet, index, **{name: value}, **({status: "A"} if status else {}))
    return warned(strange, cell(strange, strange.numbers[index], name, "very_large"))


_COMMITMENTS = {
    "held_but_over": ({"valid_to": dt.date(2018, 12, 31), "valid_to_status": "known", "valid_from": None, "valid_from_status": "unknown"}, "valid_to"),
    "held_but_not_begun": ({"valid_from": dt.date(2019, 8, 1), "valid_from_status": "known", "valid_to": None, "valid_to_status": "open_ended"}, "valid_from"),
    "commitment_given_up": ({"commitment_state": "not_held"}, "commitment_state"),
    "number_skipped": ({"commitment_number": 7}, "commitment_number"),
}  # fmt: skip


def strange_commitment(chance: Random, sheet: Sheet) -> Mutated | None:
    """A held commitment that is over, not begun, given up, or numbered 7 where there is no 6."""
    index = chance.randrange(len(sheet.numbers))
    if sheet.delivery.rows[index]["commitment_state"] != "held":
        return None
    code = chance.choice(tuple(_COMMITMENTS))
    changes, name = _COMMITMENTS[code]
    strange = with_cells_of(sheet, index, **changes)
    return warned(strange, cell(strange, strange.numbers[index], name, code))


def strange_enterprise(chance: Random, sheet: Sheet) -> Mutated | None:
    """An enterprise with another name or place, more places filled than offered, ended with people, or not yet begun."""
    index = chance.randrange(len(sheet.numbers))
    row = sheet.delivery.rows[index]
    code, name, changes = chance.choice(
        (
            ("enterprise_renamed", "enterprise_name", {"enterprise_name": "Nya namnet"}),
            ("enterprise_moved", "municipality_code", {"municipality_code": "2104"}),
            ("more_filled_than_offered", "places_filled", {"places_filled": (row["places_offered"] or 0) + 1}),
            ("ended_with_people", "places_filled", {"end_date": dt.date(2019, 2, 28), "places_filled": 4.0}),
            ("not_yet_started", "start_date", {"start_date": dt.date(2019, 5, 2), "end_date": None}),
        )
    )
    if row["municipality_code"] == "2104" or row["places_offered"] is None:
        return None
    strange = with_cells_of(sheet, index, **changes)
    return warned(strange, cell(strange, strange.numbers[index], name, code))


def way_to_reach_someone(chance: Random, sheet: Sheet) -> Mutated:
    """An e-mail address or a telephone number in a text."""
    index = chance.randrange(len(sheet.numbers))
    name = "enterprise_name" if sheet.delivery.kind == "enterprise" else "evidence_sv"
    text, code = chance.choice((("Fråga eva@exempel.se", "email_in_text"), ("Ring 026-17 80 00", "phone_in_text")))
    strange = with_cells_of(sheet, index, **{name: text})
    return warned(strange, cell(strange, strange.numbers[index], name, code))


CLASSES = (
    Mutation("decimal_shifted", decimal_shifted, ("placement", "service_use", "enterprise")),
    Mutation("whole_column_shifted", all_shifted, ("placement", "service_use", "enterprise")),
    Mutation("only_zeros", only_zeros, ("placement", "service_use")),
    Mutation("sexes_swapped", sexes_swapped, ("placement",), partners=WITH_RECEIPTS),
    Mutation("copied_from_the_quarter_before", copied, ("placement", "service_use", "enterprise"), partners=(*WITH_RECEIPTS, "coompanion")),
    Mutation("vanished", vanished, ("enterprise", "commitment", "dialogue_meeting"), partners=(*MUNICIPAL, "coompanion")),
    Mutation("municipality_vanished", vanished, ("placement",), partners=AUTHORITIES[:2]),
    Mutation("very_large", very_large, (*_COUNTED, "enterprise")),
    Mutation("strange_commitment", strange_commitment, ("commitment",)),
    Mutation("strange_enterprise", strange_enterprise, ("enterprise",), partners=("coompanion",)),
    Mutation("way_to_reach_someone", way_to_reach_someone, ("enterprise", "commitment")),
)  # fmt: skip
