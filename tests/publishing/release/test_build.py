"""`build` lays a catalogue's own facts under what was delivered, and makes a new version of what differs."""

import datetime as dt
import hashlib
import json
import shutil
from pathlib import Path

import polars as pl
import pytest

from contract import EXTRACTS, is_younger, may_be_absent
from demo.catalogue.generate import example_frames
from publishing.catalogue.settings import read_settings
from publishing.deliveries.register import REGISTER
from publishing.messages.problems import InputError
from publishing.release.build import build
from publishing.versions.history import newest_whole, open_version
from publishing.versions.publish import VersionDraft, publish_version, withdraw
from tests.several import copy_published

REPOSITORY = Path(__file__).parents[3]
GAVLE = "leverans_kommun-2180_commitment"
LATER = dt.datetime(2027, 5, 2, 12, tzinfo=dt.UTC)
# The newest committed version of gavleborg, the file of its manifest, and that of the next one.
NEWEST = 5
MANIFEST, NEXT = "manifest/v000005.json", "manifest/v000006.json"


@pytest.mark.parametrize(
    ("name", "newest", "frames"), [("gavleborg", NEWEST, lambda: None), ("exempel", 1, example_frames)]
)
def test_the_committed_catalogues_are_unchanged_byte_for_byte(tmp_path, name, newest, frames):
    folder = Path(copy_published(REPOSITORY / "data" / name, tmp_path / name))
    committed = [path for part in ("manifest", "extracts") for path in sorted((folder / part).iterdir())]
    before = {path: path.read_bytes() for path in committed}
    published = build(tmp_path, name, frames(), now=LATER)
    assert (published.manifest.version, published.is_new, published.hints) == (newest, False, ())
    after = {path: path.read_bytes() for part in ("manifest", "extracts") for path in sorted((folder / part).iterdir())}
    assert after == before


def test_a_catalogue_without_a_folder_of_facts_says_so_and_is_left_as_it_was(workplace):
    shutil.rmtree(workplace.folder / "facts")
    before = workplace.published()
    code, printed, error = workplace.build()
    assert (code, printed, workplace.published()) == (2, "", before)
    assert error.splitlines()[0] == "Underlaget kan inte publiceras. Antal fel: 1."
    assert f"{workplace.folder / 'facts'}: katalogen har ingen mapp med faktafiler" in error
    assert "the catalogue has no folder of facts" in workplace.build("--sprak", "en")[2]


def test_a_manifest_names_every_file_with_its_hash_and_rows(workplace):
    manifest = workplace.manifest()
    # Of an extract that was added later there is a file where there are facts; the register of partners is one of its own.
    has_facts = {path.stem for path in (workplace.folder / "facts").glob("*.csv")} | {"provision_agreement"}
    assert list(manifest["extracts"]) == [name for name in EXTRACTS if name in has_facts or not may_be_absent(name)]
    assert (manifest["catalogue"], manifest["version"], manifest["as_of"]) == ("gavleborg", NEWEST, "2026-11-28")
    assert manifest["published_at"].startswith("2026-11-29T")
    assert manifest["is_example"] is False
    for extract, entry in manifest["extracts"].items():
        content = (workplace.folder / entry["file"]).read_bytes()
        assert hashlib.sha256(content).hexdigest() == entry["sha256"]
        assert entry["file"] == f"extracts/{extract}-{entry['sha256'][:12]}.parquet"
        assert pl.read_parquet(content).height == entry["rows"]
        said = {"catalogue": "gavleborg", "extract": extract, "is_example": "false"}
        assert pl.read_parquet_metadata(workplace.folder / entry["file"]).items() >= said.items()


def test_every_row_says_its_catalogue_and_rows_stand_in_the_order_of_their_key(workplace):
    for extract in workplace.manifest()["extracts"]:
        schema, frame = EXTRACTS[extract], workplace.read(extract)
        assert set(frame["catalogue"]) <= {"gavleborg"}
        assert frame.columns == [name for name in schema.columns() if name in frame.columns]
        younger = {name for name, column in schema.columns().items() if is_younger(column.metadata["since"], "2")}
        assert set(schema.columns()) - set(frame.columns) <= younger
        assert frame.equals(frame.sort(schema.primary_key()))


def test_a_changed_fact_makes_a_version_with_one_file_more_and_the_old_one_stays(workplace):
    before = workplace.published()
    workplace.edit("facts/population.csv", "98877", "98878")
    code, printed, _ = workplace.build()
    after = workplace.published()
    manifest = workplace.manifest()
    assert (code, printed.splitlines()[0]) == (0, f"Publicerat: {workplace.folder / NEXT}")
    assert (manifest["version"], manifest["previous"]) == (NEWEST + 1, NEWEST)
    assert after.keys() - before.keys() == {NEXT, manifest["extracts"]["population"]["file"]}
    assert {name: after[name] for name in before} == before
    of_gavle = {"municipality_code": "2180", "period": "2015"}
    assert workplace.read("population").filter(**of_gavle)["value"].to_list() == [98878]
    old = open_version(workplace.folder, NEWEST).frames["population"]
    assert old.filter(**of_gavle)["value"].to_list() == [98877]


def test_changed_settings_make_a_version_without_a_new_file(workplace):
    before = workplace.published()
    workplace.edit("catalogue.toml", 'title_sv = "ASF i Gävleborg"', 'title_sv = "ASF i länet"')
    assert workplace.build()[0] == 0
    assert workplace.published().keys() - before.keys() == {NEXT}
    assert workplace.manifest()["title_sv"] == "ASF i länet"


def test_a_version_says_what_it_corrects(workplace):
    assert workplace.manifest()["note"].startswith("Rättat: utgångsläget för PIACS mål")
    path = workplace.folder / "catalogue.toml"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if not line.startswith("version_note")), encoding="utf-8")
    assert workplace.build()[1].startswith("Oförändrat: ")
    workplace.edit("facts/population.csv", "98877", "98878")
    assert workplace.build()[0] == 0
    assert workplace.manifest()["note"] == ""


def test_a_withdrawn_version_is_not_built_again_under_its_own_note(workplace):
    withdraw(workplace.folder, NEWEST, author="Bo", note="Fel siffror", now=LATER)
    before = workplace.published()

    code, printed, error = workplace.build()

    assert (code, printed, workplace.published()) == (2, "", before)
    assert f"version_note är den som version {NEWEST} hade, och den är tillbakadragen." in error
    assert "skriv i version_note vad den nya versionen rättar" in error
    note = read_settings(workplace.folder.parent, "gavleborg").version_note
    workplace.edit("catalogue.toml", note, "Rättat: siffrorna från Gävle.")
    assert workplace.build()[0] == 0
    assert workplace.manifest()["note"] == "Rättat: siffrorna från Gävle."


def drop_columns(path: Path, *names: str) -> None:
    pl.read_csv(path, infer_schema=False).drop(names).write_csv(path)


def test_facts_of_an_older_contract_need_no_younger_column(workplace):
    drop_columns(workplace.facts("source"), "account_sv", "account_en", "account_page")
    code, _, said = workplace.build()
    assert (code, "kolumn account_sv: kolumnen saknas" in said) == (2, True)

    workplace.edit("catalogue.toml", 'facts_contract_version = "4"', 'facts_contract_version = "1"')
    assert workplace.build()[0] == 0
    assert workplace.read("source")["account_sv"].null_count() == workplace.read("source").height

    drop_columns(workplace.facts("source"), "publisher")
    code, _, said = workplace.build()
    assert (code, "kolumn publisher: kolumnen saknas" in said) == (2, True)


def test_an_author_alone_makes_no_version(workplace):
    before = workplace.published()
    workplace.edit("catalogue.toml", 'author = "ASF-läget"', 'author = "Rådet"')
    assert workplace.build()[1].startswith("Oförändrat: ")
    assert workplace.published() == before


def test_a_delivery_in_the_facts_stands_instead_of_a_missing_one(workplace):
    path = workplace.facts("delivery")
    row = "2180,placement,2016-Q1,2016-03-31,accepted,2016-04-12,leveranser\n"
    path.write_text(path.read_text(encoding="utf-8") + row, encoding="utf-8")
    assert workplace.build()[0] == 0
    deliveries = workplace.read("delivery")
    assert deliveries.height == 600
    accepted = deliveries.filter(delivery_status="accepted")
    assert accepted.select("municipality_code", "delivery_kind", "period").rows() == [("2180", "placement", "2016-Q1")]


@pytest.mark.parametrize("spoil", ["flip", "cut", "remove"])
def test_a_damaged_file_is_written_anew(workplace, spoil):
    before = workplace.published()
    path = workplace.folder / workplace.manifest()["extracts"]["population"]["file"]
    content = path.read_bytes()
    if spoil == "remove":
        path.unlink()
    else:
        path.write_bytes(content[:200] if spoil == "cut" else content[:200] + b"\0" + content[201:])
    published = build(workplace.data, "gavleborg", now=LATER)
    assert (published.manifest.version, published.is_new) == (NEWEST, False)
    after = workplace.published()
    assert {name: after[name] for name in before} == before
    assert after.keys() == before.keys()


def test_a_damaged_file_that_comes_out_otherwise_is_named_and_left(workplace):
    path = workplace.folder / workplace.manifest()["extracts"]["population"]["file"]
    path.unlink()
    workplace.edit("facts/population.csv", "98877", "98878")
    published = build(workplace.data, "gavleborg", now=LATER)
    assert (published.manifest.version, published.manifest.previous) == (NEWEST + 1, None)
    assert f"Skadat eller borttaget, och därför förbigånget: extracts/{path.name}." in published.hints[0].text("sv")
    assert newest_whole(workplace.folder).damaged == ()
    assert not path.exists()


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"extracts": {}}', '{"extracts": {"source": 1}}'])
def test_with_a_manifest_that_cannot_be_read_it_goes_on_with_the_next_number(workplace, text):
    (workplace.folder / MANIFEST).write_text(text)
    before = workplace.published()
    published = build(workplace.data, "gavleborg", now=LATER)
    assert published.manifest.version == NEWEST + 1
    assert [dict(hint.details) for hint in published.hints] == [{"files": MANIFEST}]
    after = workplace.published()
    assert {name: after[name] for name in before} == before
    # Built on version 1, whose files of facts the damaged version no longer shared.
    assert NEXT in after.keys() - before.keys()


def test_somebody_who_publishes_meanwhile_is_built_on(workplace):
    workplace.edit("facts/population.csv", "98877", "98878")
    done: list[str] = []

    def build_meanwhile(step: str) -> None:
        if step == f"before link {NEXT}" and not done:
            done.append(step)
            manifest = json.loads((workplace.folder / "manifest" / "v000001.json").read_text(encoding="utf-8"))
            theirs = json.dumps(manifest | {"version": NEWEST + 1, "author": "Bo"})
            (workplace.folder / NEXT).write_text(theirs, encoding="utf-8")

    published = build(workplace.data, "gavleborg", now=LATER, at_step=build_meanwhile)
    assert (published.manifest.version, published.manifest.previous) == (NEWEST + 2, NEWEST + 1)
    assert done


def deliver(workplace) -> None:
    """One version more: Gävle has delivered its commitments for the fact's own period, and only one of them."""
    base = newest_whole(workplace.folder)
    commitments = base.frames["commitment"]
    of_gavle = commitments.filter(municipality_code="2180", period="2016")
    assert of_gavle.height > 1
    one = of_gavle.head(1).with_columns(source_id=pl.lit(GAVLE), evidence_sv=pl.lit("Levererat"))
    sources = base.frames["source"]
    new_sources = [sources.head(1).with_columns(source_id=pl.lit(name)) for name in (GAVLE, REGISTER)]
    cell = {"delivery_kind": "commitment", "period": "2018-Q4"}
    register = base.frames["delivery"].filter(**cell).with_columns(source_id=pl.lit(REGISTER))
    arrived = pl.col("municipality_code") == "2180"
    register = register.with_columns(
        delivery_status=pl.when(arrived).then(pl.lit("accepted")).otherwise("delivery_status"),
        delivered_on=pl.when(arrived).then(pl.lit(dt.date(2019, 1, 20))).otherwise("delivered_on"),
    )
    later = register.with_columns(period=pl.lit("2019-Q1"), period_end=pl.lit(dt.date(2019, 3, 31)))
    key = EXTRACTS["delivery"].primary_key()
    kept = base.frames["delivery"].join(register, on=key, how="anti")
    frames = base.frames | {
        "commitment": pl.concat(
            [commitments.join(of_gavle, on=list(of_gavle.columns), how="anti", nulls_equal=True), one]
        ),
        "source": pl.concat([sources, *new_sources]),
        "delivery": pl.concat([kept, register, later]),
    }
    draft = VersionDraft(
        settings=read_settings(workplace.data, "gavleborg"),
        frames=frames,
        base=NEWEST,
        as_of=dt.date(2027, 3, 31),
        published_at=LATER,
        author="Ann",
        receipts=(1,),
    )
    assert publish_version(workplace.folder, draft).manifest.version == NEWEST + 1


def test_what_was_delivered_is_kept_and_wins_over_the_facts(workplace):
    deliver(workplace)
    delivered = {name: workplace.read(name) for name in ("commitment", "delivery", "source")}
    assert workplace.build()[1].startswith("Oförändrat: ")
    workplace.edit("facts/population.csv", "98877", "98878")
    assert workplace.build()[1].startswith("Publicerat: ")
    manifest = workplace.manifest()
    assert (manifest["version"], manifest["previous"], manifest["as_of"]) == (NEWEST + 2, NEWEST + 1, "2027-03-31")
    assert manifest["receipts"] == [1]
    for name, frame in delivered.items():
        assert workplace.read(name).equals(frame), name
    of_gavle = workplace.read("commitment").filter(municipality_code="2180", period="2016")
    assert of_gavle.select("source_id", "evidence_sv").rows() == [(GAVLE, "Levererat")]
    in_2019 = workplace.read("delivery").filter(period="2019-Q1")
    assert in_2019.height == 10
    assert in_2019.filter(delivery_status="accepted")["municipality_code"].to_list() == ["2180"]


def test_a_new_fact_about_others_comes_beside_what_was_delivered(workplace):
    deliver(workplace)
    before = workplace.read("commitment")
    rows = workplace.facts("commitment").read_text(encoding="utf-8").splitlines(keepends=True)
    gone = next(row for row in rows if row.startswith("2183,"))
    workplace.edit("facts/commitment.csv", gone, "")
    assert workplace.build()[0] == 0
    after = workplace.read("commitment")
    assert before.height - after.height == 1
    assert after.filter(source_id=GAVLE).height == 1


def test_a_fact_that_deliveries_rest_on_cannot_be_taken_away(workplace):
    deliver(workplace)
    before = workplace.published()
    for extract in ("commitment", "population", "dialogue_meeting", "component_state", "context_observation"):
        path = workplace.facts(extract)
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        path.write_text("".join(line for line in lines if "2180" not in line), encoding="utf-8")
    path = workplace.facts("municipality")
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if "2180" not in line), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        build(workplace.data, "gavleborg", now=LATER)
    (problem, *_) = caught.value.problems
    assert (Path(problem.file).name, problem.message) == ("partners.toml", "broken_reference")
    register = workplace.folder / "partners.toml"
    entries = register.read_text(encoding="utf-8").split("[[partner]]")
    register.write_text("[[partner]]".join(each for each in entries if '"2180"' not in each), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        build(workplace.data, "gavleborg", now=LATER)
    assert "”2180” finns inte i gavleborg: municipality." in caught.value.text("sv")
    assert workplace.published() == before
