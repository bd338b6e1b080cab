import datetime as dt

import polars as pl
import pytest

from publishing.release.difference import difference
from tests.conftest import full_rows


def of(found, extract):
    """What differs in one extract. Raises KeyError for one that was not compared."""
    return {differs.extract: differs for differs in found.extracts}[extract]


def meeting(code, value, period="2019-Q1", **more):
    return {"municipality_code": code, "period": period, "value": value, **more}


def meetings(*rows, **more):
    return {"dialogue_meeting": full_rows("dialogue_meeting", list(rows)), **more}


def counts(found) -> tuple[int, int, int]:
    """How many rows are new, changed and removed, sources left out: they are no figures."""
    figures = [differs for differs in found.extracts if differs.extract != "source"]
    return tuple(sum(len(getattr(differs, name)) for differs in figures) for name in ("new", "changed", "removed"))


def test_the_same_rows_do_not_differ():
    frames = meetings(meeting("2180", 2.0), meeting("2183", None, obs_status="UN"))

    found = difference(frames, frames)

    assert of(found, "dialogue_meeting").is_empty
    assert counts(found) == (0, 0, 0)


def test_rows_are_told_apart_by_key():
    before = meetings(meeting("2104", 1.0), meeting("2180", 2.0), meeting("2183", None, obs_status="UN"))
    after = meetings(meeting("2183", 0.0), meeting("2180", 2.0), meeting("2180", 4.0, "2019-Q2"))

    found = of(difference(before, after), "dialogue_meeting")

    assert [(row["municipality_code"], row["period"], row["value"]) for row in found.new] == [("2180", "2019-Q2", 4.0)]
    assert [(row["municipality_code"], row["value"]) for row in found.removed] == [("2104", 1.0)]
    (changed,) = found.changed
    assert changed.columns == ("value", "obs_status")
    assert (changed.before["value"], changed.before["obs_status"]) == (None, "UN")
    assert (changed.after["municipality_code"], changed.after["value"], changed.after["obs_status"]) == (
        "2183",
        0.0,
        "A",
    )
    assert found.resourced == 0


def test_many_changes_keep_before_and_after_together():
    codes = ["2184", "2101", "2183", "2180", "2104"]
    before = meetings(*(meeting(code, float(code)) for code in codes))
    after = meetings(*(meeting(code, float(code) + 1) for code in sorted(codes)[1:]))

    found = of(difference(before, after), "dialogue_meeting")

    assert [(one.before["value"], one.after["value"]) for one in found.changed] == [
        (2104.0, 2105.0), (2180.0, 2181.0), (2183.0, 2184.0), (2184.0, 2185.0),
    ]  # fmt: skip
    assert [row["municipality_code"] for row in found.removed] == ["2101"]


def test_another_source_or_catalogue_alone_is_no_new_figure():
    before = meetings(meeting("2180", 2.0), meeting("2183", 3.0))
    after = meetings(
        meeting("2180", 2.0, source_id="leverans", catalogue="annan"), meeting("2183", 4.0, source_id="leverans")
    )

    found = difference(before, after)

    assert of(found, "dialogue_meeting").resourced == 1
    assert [one.columns for one in of(found, "dialogue_meeting").changed] == [("value",)]
    assert counts(found) == (0, 1, 0)
    only_sources = difference(before, meetings(meeting("2180", 2.0, source_id="x"), meeting("2183", 3.0)))
    assert counts(only_sources) == (0, 0, 0)


def test_sources_are_no_figures():
    before = {"source": full_rows("source", [{"source_id": "a"}])}
    after = {"source": full_rows("source", [{"source_id": "a", "retrieved": dt.date(2019, 4, 1)}, {"source_id": "b"}])}

    found = difference(before, after)

    assert (len(of(found, "source").new), len(of(found, "source").changed)) == (1, 1)
    assert counts(found) == (0, 0, 0)


def test_a_source_that_is_part_of_the_key_makes_another_row():
    row = {"indicator_code": "asf", "period": "2016", "value": 3.0}
    before = {"observation": full_rows("observation", [row | {"source_id": "a"}])}
    after = {"observation": full_rows("observation", [row | {"source_id": "b"}])}

    found = of(difference(before, after), "observation")

    assert ([one["source_id"] for one in found.new], [one["source_id"] for one in found.removed]) == (["b"], ["a"])
    assert (found.changed, found.resourced) == ((), 0)


def test_extracts_come_in_the_order_of_the_contract_with_their_names():
    register = [{"enterprise_id": "a-01", "enterprise_name": "Gamla namnet", "municipality_code": "2180"}]
    renamed = [register[0] | {"enterprise_name": "Nya namnet"}]
    before = meetings(meeting("2180", 2.0), enterprise=full_rows("enterprise", register))
    after = meetings(meeting("2180", 2.0), enterprise=full_rows("enterprise", renamed), delivery=pl.DataFrame())

    found = difference(before, after)

    assert [one.extract for one in found.extracts] == ["enterprise", "dialogue_meeting"]
    assert found.names["enterprise.enterprise_id"] == {"a-01": {"sv": "Nya namnet", "en": "Nya namnet"}}
    with pytest.raises(KeyError):
        of(found, "delivery")
