"""The rows of a register that a delivery may name."""

import polars as pl

from contract import EXTRACTS
from publishing.intake.cells import cell_readers
from publishing.intake.texts import listed_names
from publishing.kinds import FORMS
from publishing.kinds.listed import listed_rows

ACTIVITIES = pl.DataFrame(
    {
        "activity_id": ["A15", "A34", "A11"], "plan_id": ["p"] * 3, "priority": [1, 3, 1], "position": [5, 4, 1],
        "title_sv": ["Studieresor", "Studieresor", "Kampanjer"], "title_en": ["Study trips", "Study trips", "Campaigns"],
    }
)  # fmt: skip
LABELS = EXTRACTS["code_label"].create_empty()
PARTIES = pl.DataFrame(
    {"party_id": ["x"], "position": [1], "name_sv": ["Kooperationen"], "name_en": ["The cooperative"]}
)


def test_two_of_one_name_are_told_apart_by_their_ids_and_never_taken_for_each_other():
    rows = listed_rows(
        FORMS["activity_report"].fields, {"activity": ACTIVITIES, "party": PARTIES, "code_label": LABELS}
    )

    assert [words["sv"] for words in rows["activity_id"].values()] == [
        "Kampanjer",
        "Studieresor (A15)",
        "Studieresor (A34)",
    ]
    names = listed_names(rows["activity_id"])
    assert "studieresor" not in {name.casefold() for name in names}
    assert {names[name] for name in names if "a15" in name.casefold()} == {"A15"}
    assert rows["owner_party_id"] == {"x": {"sv": "Kooperationen", "en": "The cooperative"}}


def test_a_code_is_written_as_the_catalogue_calls_it_or_as_the_list_does():
    own = {"codelist": "public_actor", "code": "region", "label_sv": "Region Byn", "label_en": "The Byn Region"}
    labels = pl.DataFrame([own], schema=LABELS.schema)
    form = FORMS["dialogue_meeting"]

    rows = listed_rows((form.field("public_actor"),), {"code_label": labels})

    assert rows == {"public_actor": {"region": {"sv": "Region Byn", "en": "The Byn Region"}}}
    read = cell_readers(form, {}, rows)["public_actor"]
    assert [read(words) for words in ("region byn", "The Byn Region", "Regionen", "region")] == ["region"] * 4
    assert [read(words) for words in ("Kommunerna", "kommun")] == ["kommun"] * 2


def test_what_the_catalogue_calls_an_actor_it_calls_the_employer():
    own = {"codelist": "public_actor", "code": "region", "label_sv": "Region Byn", "label_en": "The Byn Region"}
    labels = pl.DataFrame([own], schema=LABELS.schema)
    form = FORMS["target_group_size"]

    rows = listed_rows((form.field("employer"),), {"code_label": labels})

    read = cell_readers(form, {}, rows)["employer"]
    assert [read(words) for words in ("Region Byn", "Regionen", "ASF")] == ["region", "region", "enterprise"]
