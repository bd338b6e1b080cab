"""A frame in the reader's language: labels beside codes, one text of each pair, a heading for each column."""

import polars as pl
import pytest

from contract import CODELISTS, EXTRACTS, label_of
from dashboard.wording import LANGUAGES, code_labels, headings, localise
from dashboard.wording.labels import OTHER_CODE_COLUMNS, code_list_of
from tests.each import each

FRAME = pl.DataFrame(
    {
        "note_sv": ["Hej", None],
        "public_actor": ["kommun", "region"],
        "obs_status": ["A", "NL"],
        "value_kind": ["exact", None],
        "note_en": ["Hello", None],
        "value": [1.0, None],
        "level_status": ["NM", "A"],
        "only_sv": ["x", "y"],
    }
)


class TestLocalise:
    def test_swedish(self):
        assert localise(FRAME, "sv").to_dict(as_series=False) == {
            "note": ["Hej", None],
            "public_actor": ["kommun", "region"],
            "public_actor_label": ["Kommunerna", "Regionen"],
            "obs_status": ["A", "NL"],
            "obs_status_label": ["värde", "ej levererat"],
            "value_kind": ["exact", None],
            "value_kind_label": ["exakt", None],
            "value": [1.0, None],
            "level_status": ["NM", "A"],
            "level_status_label": ["ej mätbart", "värde"],
            "only_sv": ["x", "y"],
        }

    def test_english_has_the_same_rows_and_columns_in_other_words(self):
        swedish, english = (localise(FRAME, language) for language in LANGUAGES)

        assert set(swedish.columns) == set(english.columns)
        assert english["note"].to_list() == ["Hello", None]
        assert english["obs_status_label"].to_list() == ["value", "not delivered"]
        assert english.select("public_actor", "obs_status", "value").equals(
            swedish.select("public_actor", "obs_status", "value")
        )

    def test_no_rows_keep_their_columns(self):
        assert localise(FRAME.clear(), "sv").columns == localise(FRAME, "sv").columns

    def test_a_code_that_no_list_has_raises(self):
        with pytest.raises(pl.exceptions.InvalidOperationError):
            localise(pl.DataFrame({"obs_status": ["A", "XX"]}), "sv")


class TestCodeLists:
    def test_a_column_is_known_by_its_name_or_by_the_list_of_others(self):
        assert code_list_of("obs_status") == "obs_status"
        assert code_list_of("amount_status") == "obs_status"
        assert code_list_of("municipality_name") is None

    def test_the_other_names_lead_to_lists_that_exist_and_shadow_none(self):
        assert set(OTHER_CODE_COLUMNS.values()) <= set(CODELISTS)
        assert not set(OTHER_CODE_COLUMNS) & set(CODELISTS)

    def test_every_coded_column_of_the_contract_gets_its_own_list(self):
        coded = {
            (name, column.metadata["codelist"])
            for schema in EXTRACTS.values()
            for name, column in schema.columns().items()
            if "codelist" in column.metadata
        }

        assert {(name, code_list_of(name)) for name, _ in coded} == coded

    def test_labels_come_in_the_order_of_the_list(self):
        assert list(code_labels("sex", "sv").items()) == [("T", "totalt"), ("F", "kvinnor"), ("M", "män")]
        assert label_of("area_level", "nation", "en") == "nation"

    def test_what_a_catalogue_itself_calls_a_code_stands_in_its_place(self):
        own = {("public_actor", "region"): ("Region Byn", "The Byn Region"), ("mark", "region"): ("x", "x")}

        assert code_labels("public_actor", "en", own) == code_labels("public_actor", "en") | {
            "region": "The Byn Region"
        }
        labelled = localise(pl.DataFrame({"public_actor": ["kommun", "region"]}), "sv", own)
        assert labelled["public_actor_label"].to_list() == ["Kommunerna", "Region Byn"]

    @pytest.mark.parametrize("language", LANGUAGES)
    @each("name", CODELISTS)
    def test_no_two_codes_of_a_list_share_a_label(self, name, language):
        labels = list(code_labels(name, language).values())

        assert all(label == label.strip() != "" for label in labels)
        assert len(set(labels)) == len(labels)


class TestHeadings:
    def test_a_label_has_the_heading_of_its_code(self):
        assert headings(["municipality_name", "obs_status_label", "value"], "sv") == ["Kommun", "Status", "Värde"]
        assert headings(["obs_status", "obs_status_label"], "en") == ["Status", "Status"]

    def test_a_column_without_a_heading_raises(self):
        with pytest.raises(KeyError):
            headings(["hemlig"], "sv")


def test_where_nobody_has_written_the_english_it_is_the_swedish_but_not_of_what_each_language_has_its_own():
    told = pl.DataFrame(
        {"evidence_sv": ["Avtal", "Beslut", None], "evidence_en": ["Agreement", None, None]}
        | {"written_sv": ["asf"] * 3, "written_en": [None] * 3},
        schema_overrides={"written_en": pl.String},
    )

    assert localise(told, "en").to_dict(as_series=False) == {
        "evidence": ["Agreement", "Beslut", None],
        "written": [None] * 3,
    }
    assert localise(told, "sv")["evidence"].to_list() == ["Avtal", "Beslut", None]
