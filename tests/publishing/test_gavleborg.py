"""The committed catalogue is what its facts build, and what it says of what is missing."""

import json
from pathlib import Path

import polars as pl
import pytest

from contract import (
    CONTRACT_VERSION,
    EXTRACTS,
    may_be_absent,
    meant_before,
    not_delivered,
    with_younger_columns,
)
from contract.extracts import is_known
from publishing.versions.history import open_version

FACTS = Path(__file__).parents[2] / "data" / "gavleborg" / "facts"
# What was there from the beginning stands in every manifest; of what was added later, that of which the documents say something.
WRITTEN = [extract for extract in EXTRACTS if not may_be_absent(extract)]
ADDED = sorted(path.stem for path in FACTS.glob("*.csv") if path.stem not in WRITTEN)


def test_a_rebuild_gives_the_committed_catalogue(unpublished, committed):
    code, printed, error = unpublished.build()
    assert (code, error) == (0, "")
    assert printed == f"Publicerat: {unpublished.folder / 'manifest' / 'v000001.json'}\n"
    for extract in WRITTEN:
        built = unpublished.read(extract)
        # What the contract has come to say since then is there as an older file means it.
        published = with_younger_columns(extract, committed.read(extract)).select(built.columns)
        assert built.equals(published), extract
        assert built.schema == published.schema
    rebuilt, published = unpublished.manifest(), committed.manifest()
    # The one is the first version of an empty folder, the other was built on version 1.
    for manifest in (rebuilt, published):
        for name in ("version", "previous", "published_at", "history", "checksum"):
            del manifest[name]
    # A contract that only grew asks for no new version.
    assert rebuilt.pop("contract_version") == CONTRACT_VERSION
    assert is_known(published.pop("contract_version"))
    # The bytes of a Parquet file follow the library's version; all else in the manifest is a matter of the facts.
    for manifest in (rebuilt, published):
        for entry in manifest["extracts"].values():
            del entry["file"], entry["sha256"], entry["contract_version"]
    assert rebuilt == published


def test_a_rebuild_of_what_is_published_changes_nothing(workplace):
    before = workplace.published()
    code, printed, _ = workplace.build()
    assert (code, printed) == (0, f"Oförändrat: {workplace.folder / 'manifest' / 'v000005.json'}\n")
    assert workplace.published() == before


@pytest.mark.parametrize("extract", WRITTEN)
def test_what_is_committed_keeps_the_contract(read, extract):
    EXTRACTS[extract].validate(with_younger_columns(extract, read(extract)))


@pytest.mark.parametrize("extract", ["enterprise", "enterprise_observation", "placement", "service_use"])
def test_what_no_source_gives_is_an_extract_without_rows(read, extract):
    assert read(extract).height == 0


def test_nothing_is_delivered_and_every_expected_delivery_is_a_row_that_says_so(read):
    deliveries = read("delivery")
    assert deliveries.height == 10 * 5 * 12
    assert set(deliveries["delivery_status"]) == {"missing"}
    assert deliveries.select("municipality_code", "delivery_kind", "period").n_unique() == 600
    assert set(deliveries["period"]) == {
        f"{year}-Q{quarter}" for year in (2016, 2017, 2018) for quarter in (1, 2, 3, 4)
    }


def test_version_1_opens_under_the_contract_of_today_and_says_what_it_said(committed):
    first = json.loads((committed.folder / "manifest" / "v000001.json").read_text(encoding="utf-8"))
    opened = open_version(committed.folder, 1)
    for extract in WRITTEN:
        published = pl.read_parquet(committed.folder / first["extracts"][extract]["file"])
        frame = opened.frames[extract]
        assert frame.select(published.columns).equals(published), extract
        younger = [name for name in frame.columns if name not in published.columns]
        assert all(EXTRACTS[extract].columns()[name].metadata["since"] > "1" for name in younger), extract
        assert frame.select(younger).equals(with_younger_columns(extract, published).select(younger)), extract
        silent = [name for name in younger if name not in meant_before(extract).columns]
        says = {name: not_delivered(EXTRACTS[extract].columns()[name]) for name in silent}
        assert all(frame[name].eq_missing(pl.Series([says[name]])).all() for name in silent), extract
        EXTRACTS[extract].validate(frame.select(list(EXTRACTS[extract].columns())))


def test_we_have_found_no_outcome_for_2018(read):
    assert set(read("commitment")["period"]) == {"2016"}
    assert set(read("dialogue_meeting")["period"]) == {"2016"}
    milestones = read("milestone")
    assert milestones.height == 14
    assert set(milestones["obs_status"]) == {"UN"}
    assert milestones["milestone_state"].null_count() == milestones["reached_on"].null_count() == 14


def test_every_source_is_used_and_the_plan_is_cited_with_its_page(read):
    used: set[str] = set()
    for extract in [*WRITTEN, *ADDED]:
        frame = read(extract)
        if extract != "source":
            used |= set(frame["source_id"])
        if extract == "source_conflict":
            used |= set(frame["other_source_id"])
        if extract == "source":
            used |= set(frame.drop_nulls("account_sv")["source_id"])
        if extract in ("observation", "target", "target_reading", "milestone", "dialogue_meeting"):
            # The plan mentions no knowledge survey: what is ours has no page.
            is_ours = pl.col("milestone") == "knowledge_survey" if extract == "milestone" else pl.lit(False)
            pages = frame.filter(pl.col("source_id") == "plan", ~is_ours)["page"]
            assert pages.str.contains(r"^([1-9]|1[0-7])$").all(), extract
            assert pages.null_count() == 0, extract
    assert used == set(read("source")["source_id"])


def test_every_statement_of_a_commitment_has_evidence_and_only_the_silent_ones_lack_a_page(read):
    commitments = read("commitment")
    assert commitments["evidence_sv"].null_count() == commitments["evidence_en"].null_count() == 0
    without_page = commitments.filter(pl.col("page").is_null())
    assert set(without_page.select("mark", "obs_status").rows()) == {("responsible", "UN")}


def test_every_kind_of_missing_is_empty_and_a_zero_says_how_we_come_to_it(read):
    for extract in ("population", "observation", "dialogue_meeting"):
        zeros = read(extract).filter(pl.col("value") == 0)
        assert zeros.height == (7 if extract == "dialogue_meeting" else 0), extract
        if zeros.height:
            assert zeros["inference_sv"].null_count() == 0


# The documents say all of it themselves.
STATED = {"project_municipality", "project_outcome"}
INFERENCES = [
    (extract, name)
    for extract, schema in EXTRACTS.items()
    for name in schema.columns()
    if name.endswith("inference_sv") and extract in [*WRITTEN, *ADDED]
]


@pytest.mark.parametrize(("extract", "name"), INFERENCES)
def test_an_inference_stands_in_both_languages_and_names_its_page_where_the_source_has_pages(read, extract, name):
    frame, english = read(extract), name.replace("_sv", "_en")
    assert (frame[name].null_count() < frame.height) == (extract not in STATED)
    assert (frame[name].is_null() == frame[english].is_null()).all()
    of_plan = frame.drop_nulls(name).filter(source_id="plan")
    assert of_plan[name].str.contains(r"s\. \d").all()
    assert of_plan[english].str.contains(r"pp?\. \d").all()


PRESENT = r"\b(har|finns|hålls|ansvarar|samarbetar|används|planeras|är planerad|have|has|is planned|are held)\b"


def test_what_holds_of_2016_stands_in_the_past_tense(read):
    for name in ("evidence_sv", "evidence_en"):
        present = read("commitment").filter(pl.col(name).str.contains(PRESENT))[name].unique().to_list()
        assert present == []


def test_the_texts_are_whole_swedish(read):
    # The transcript of the plan has broken umlauts ("fo r", "la net"): none may have come along.
    for extract in WRITTEN:
        frame = read(extract)
        for name in (name for name in frame.columns if name.endswith("_sv")):
            for text in frame[name].drop_nulls():
                assert not set(text) & set("\u0308\u030a\ufffd"), text
                assert "  " not in text, text
                words = text.replace("bl.a.", "").replace(".", " ").replace(",", " ").split()
                assert not {"fo", "la", "pa", "a", "o", "na", "ma"} & set(words), text
