"""The year as it was played: every step, what each version says, and what the log keeps."""

import json

import openpyxl
import polars as pl
import pytest

from demo.year.story import figures_of
from publishing.deliveries.store import read_receipts
from publishing.release.targets import target_status
from publishing.versions.history import list_versions, open_version


def versions(year) -> dict[int, dict]:
    paths = sorted((year.place.catalogue / "manifest").glob("v*.json"))
    return {int(path.stem[1:]): json.loads(path.read_text(encoding="utf-8")) for path in paths}


def receipts(year):
    return read_receipts(year.place.restricted / "exempel")


def test_every_step_went_as_it_should(year):
    assert year.exit_code == 0, year.printed
    assert "✗ Ett steg" not in year.printed
    assert year.printed.count("✓ Version") == 7


@pytest.mark.parametrize(
    ("version", "as_of", "support", "policy", "meetings"),
    [
        (1, "2018-12-31", 6, 7, 5),
        (2, "2019-03-31", 7, 7, 5),
        (3, "2019-06-30", 6, 7, 6),
        (4, "2019-09-30", 7, 8, 6),
        (5, "2019-12-31", 7, 8, 7),
        (6, "2019-12-31", 6, 8, 7),
        (7, "2019-12-31", 7, 8, 7),
    ],
)
def test_each_version_keeps_its_figures(year, version, as_of, support, policy, meetings):
    opened = open_version(year.place.catalogue, version)

    assert opened.manifest.as_of.isoformat() == as_of
    assert figures_of(year.place.catalogue, version) == (support, policy, meetings)
    # The targets are about the end of 2018, whatever is delivered of 2019.
    targets = target_status(opened.frames, opened.manifest.as_of)
    values = dict(targets.select("target_id", "value").iter_rows())
    assert (values["T1"], values["T3b"], values["T3c"]) == (6, 7, 5)
    assert (
        f"\n✓ Version {version} säger: stödstruktur i {support} av 10 kommuner (T1), policy i {policy}" in year.printed
    )


def test_the_correction_changes_the_second_quarter_in_the_version_of_the_third(year):
    agreement = pl.col("municipality_code").eq("2184") & pl.col("mark").eq("agreement") & pl.col("period").eq("2019-Q2")
    ends = {
        version: open_version(year.place.catalogue, version)
        .frames["commitment"]
        .filter(agreement, counts_as_support=True)["valid_to"]
        .cast(pl.String)
        .to_list()
        for version in (3, 4)
    }

    assert ends == {3: ["2019-03-31"], 4: ["2021-03-31"]}
    (correction,) = [one for one in versions(year)[4]["changes"] if one["change_kind"] == "correction"]
    assert correction == {
        "partner_id": "kommun-2184", "delivery_kind": "commitment", "period": "2019-Q2", "change_kind": "correction",
        "note": "Avtalet förlängdes i mars 2019 till den 31 mars 2021",
        "rows_new": 0, "rows_changed": 1, "rows_removed": 0,
    }  # fmt: skip


def test_the_withdrawal_shows_version_5_again(year):
    sixth, last = versions(year)[6], versions(year)[7]

    assert (last["withdraws"], last["points_back_to"], last["previous"]) == (6, 5, 6)
    assert last["extracts"] == versions(year)[5]["extracts"]
    assert sixth["extracts"] != last["extracts"]
    assert [one.number for one in list_versions(year.place.catalogue) if one.withdrawn_by] == [6]
    assert "Ingen rad skiljer sig." in year.printed


def test_who_has_delivered(year):
    def accepted(version: int, period: str) -> int:
        delivery = open_version(year.place.catalogue, version).frames["delivery"]
        rows = delivery.filter(period=period, delivery_kind="commitment", delivery_status="accepted")
        return rows["municipality_code"].n_unique()

    assert (accepted(2, "2019-Q1"), accepted(3, "2019-Q1"), accepted(5, "2019-Q4")) == (9, 10, 10)
    assert "│   Åtaganden, 2019 kv 1: 9 av 10 kommuner har levererat\n" in year.printed
    assert "│   Åtaganden                     0 av 10 kommuner, 9 när det som väntar har getts ut\n" in year.printed


def test_one_enterprise_starts_one_ends_and_three_grow(year):
    register = open_version(year.place.catalogue, 7).frames["enterprise"]
    dates = register.select("enterprise_id", pl.col("start_date", "end_date").cast(pl.String))
    assert dates.filter(enterprise_id="exempel-33").row(0)[1:] == ("2019-05-06", None)
    assert dates.filter(enterprise_id="exempel-16").row(0)[2] == "2019-08-31"

    observed = open_version(year.place.catalogue, 7).frames["enterprise_observation"]
    offered = observed.filter(enterprise_variable="places_offered", enterprise_id="exempel-31").sort("period")
    assert offered.filter(pl.col("period") >= "2018-Q4")["value"].to_list() == [10, 12, 14, 16, 18]


def test_different_people_over_the_year_are_told_as_a_floor_and_never_below_ten(year):
    told = open_version(year.place.catalogue, 7).frames["placement_year"].filter(pl.col("value").is_not_null())

    assert set(told["period"]) == {"2019"}
    assert told["value"].min() >= 10
    assert set(told["value_kind"]) == {"at_least"}
    assert {int(value) % 5 for value in told["value"]} == {0}


class TestReceipts:
    def test_refused_late_and_corrected_are_kept_as_such(self, year):
        kept = receipts(year)

        assert len(kept) == 214
        assert [(one.partner_id, one.kind, one.period) for one in kept if not one.is_accepted] == [
            ("kommun-2161", "commitment", "2019-Q1"), ("arbetsformedlingen", "placement", "2019-Q2"),
        ]  # fmt: skip
        late = [one for one in kept if one.after_closing == "Handläggaren var sjuk"]
        assert [(one.partner_id, one.period) for one in late] == [("kommun-2101", "2019-Q1")] * 4
        assert [(one.period, one.note) for one in kept if one.change_kind == "correction"] == [
            ("2019-Q2", "Avtalet förlängdes i mars 2019 till den 31 mars 2021"), ("2019-Q4", "Ny fil från Hudiksvall"),
        ]  # fmt: skip

    def test_answers_are_kept(self, year):
        assert sorted({answer for one in receipts(year) for answer in one.answers.values()}) == [
            "Avtalet har löpt ut enligt kommunen, ett nytt förhandlas",
            "En mötesserie inför ett nytt avtal, kontrollerat med kommunen",
            "Enligt kommunens fil",
            "Ett provbelopp för övningen",
            "Företaget upphörde den 31 augusti 2019",
        ]

    def test_the_same_file_twice_makes_no_receipt(self, year):
        assert "samma fil är redan mottagen den 2019-04-08 (kvitto 19). Inget har ändrats." in year.printed

    def test_only_what_was_accepted_is_in_the_versions(self, year):
        accepted = [one.number for one in receipts(year) if one.is_accepted]

        assert versions(year)[6]["receipts"] == accepted
        assert versions(year)[7]["receipts"] == accepted[:-1]


class TestTheRefusedFile:
    def test_its_report_names_five_cells(self, year):
        report = (year.place.reports / "Ljusdal rapport.txt").read_text(encoding="utf-8")

        assert report.startswith("Leveransen kan inte tas emot. Antal fel: 5.")
        assert report.count("✗") == 5
        for value in ("kanske", "1/2-2019", "Ljusdahl", "på gång", "2019-03"):
            assert f"”{value}”" in report

    def test_its_marked_workbook_has_a_note_on_each_of_them(self, year):
        workbook = openpyxl.load_workbook(year.place.reports / "Ljusdal markerad.xlsx")
        cells = [cell for row in workbook["Blad1"].iter_rows() for cell in row if cell.comment]

        assert {cell.value for cell in cells} == {"kanske", "1/2-2019", "Ljusdahl", "på gång", "2019-03"}
        assert all(cell.comment.text.startswith("✗ Fel\n") for cell in cells)


def test_all_that_was_run_stands_in_the_story(year):
    story = year.place.story.read_text(encoding="utf-8")

    assert story.count("\n> python -m publishing receive ") > 200
    assert story.count("\n> python -m publishing publish ") == 5
    assert story.count("\n> python -m publishing withdraw 6 ") == 1
