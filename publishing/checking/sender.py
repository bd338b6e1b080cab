"""What a partner may send: its kinds of delivery, its own municipality, its own actor."""

from collections.abc import Iterator

from publishing.checking import shown
from publishing.checking.case import Case
from publishing.partners import Partner
from publishing.problems import Problem

# A municipality tells of what it has done itself; of dialogue meetings it tells whoever the other side is.
_OWN_ACTIONS = ("placement", "service_use", "placement_year")


def own_actor(partner: Partner, kind: str) -> str:
    """The one public actor that the partner may send rows of this kind for; "" for any."""
    if kind == "dialogue_meeting":
        return partner.public_actor
    return partner.public_actor or ("kommun" if partner.municipality_code and kind in _OWN_ACTIONS else "")


def sender_faults(case: Case) -> Iterator[Problem]:
    """A kind that the partner does not deliver, and rows of another municipality or another actor than its own."""
    partner = case.partner
    name = {"sv": partner.name_sv, "en": partner.name_en}
    if not partner.delivers(case.kind):
        yield case.fault("kind_of_another", name=name, kind=shown.label("delivery_kind", case.kind))
    actor = own_actor(partner, case.kind)
    for row in case.rows:
        code = row["municipality_code"]
        if code in case.municipality_names and not partner.covers(code):
            own = case.name_of(partner.municipality_code)
            yield case.fault("municipality_of_another", row["source_row"], "municipality_code", name=name, own=own)
        if actor and row.get("public_actor", actor) not in (None, actor):
            own_words = shown.label("public_actor", actor)
            yield case.fault("actor_of_another", row["source_row"], "public_actor", name=name, own=own_words)
