"""The questions in pandas, over frames that are loaded once, as `st.cache_data` gives them to a page."""

from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial

import numpy as np
import pandas as pd
import polars as pl

from benchmarks.peers.tables import Choices

FIGURE = [
    "value", "low", "high", "missing_parts", "rounded_parts", "obs_status", "value_kind", "delivered", "delivered_of", "source_refs",
]  # fmt: skip
PLACE = ["catalogue", "municipality_code", "municipality_name", "swedish_order", "valid_from_year", "valid_to_year"]
Tables = Mapping[str, pd.DataFrame]


@contextmanager
def opened(tables: Mapping[str, pl.DataFrame]) -> Iterator[dict[str, Callable[[Choices], pd.DataFrame]]]:
    """What answers each question, until the block ends."""
    frames = {name: _loaded(rows) for name, rows in tables.items()}
    asked = (
        placements_by_actor,
        placements_by_sex,
        placements_by_municipality,
        services_by_service,
        coverage_by_municipality,
    )
    yield {one.__name__: partial(one, frames) for one in asked}


def rows_of(answer: pd.DataFrame, schema: pl.Schema) -> list[tuple]:
    """The rows of an answer, as the frame of that schema holds them."""
    days = [pl.col(name).cast(pl.Date) for name, kind in schema.items() if kind == pl.Date]
    return pl.from_pandas(answer).select(schema.names()).with_columns(days).rows()


def placements_by_actor(tables: Tables, choices: Choices) -> pd.DataFrame:
    """One row per public actor and quarter."""
    cells = _until(tables["placement_actor_cell"], choices).rename(columns={"public_actor": "code"})
    quarters = _until(tables["placement_period"], choices)[["period", "period_end"]]
    there = _there(_chosen(tables, choices).merge(quarters, how="cross"))
    each = (
        _codes(tables, "public_actor")
        .merge(there, how="cross")
        .merge(_without(cells, "period_end"), on=["code", "municipality_code", "period"], how="left")
    )
    totals = sum_of(each, ["code", "position", "period", "period_end"])
    first = cells[cells["period_end"] == cells["period_end"].min()]
    both = cells.merge(first, on=["code", "municipality_code"], suffixes=("", "_first"))
    both = both[
        both["municipality_code"].isin(choices["municipality_codes"])
        & (both["period_end_first"] < both["period_end"])
        & both["value"].notna()
        & both["value_first"].notna()
    ].sort_values("municipality_code")
    changes = (
        both.assign(
            change=both["value"] - both["value_first"],
            change_low=both["low"] - both["high_first"],
            change_high=both["high"] - both["low_first"],
            change_rounded=both["rounded_parts"] + both["rounded_parts_first"],
        )
        .groupby(["code", "period"], as_index=False)
        .agg(
            change=("change", "sum"),
            change_low=("change_low", "sum"),
            change_high=("change_high", "sum"),
            change_rounded=("change_rounded", "sum"),
            answered=("municipality_code", "size"),
            change_covers=("municipality_code", " ".join),
        )
    )
    changes["change_value_kind"] = np.where(changes["change_rounded"] > 0, "rounded", "exact")
    told = totals.merge(changes, on=["code", "period"], how="left").merge(
        _stated(tables, choices), on="code", how="left"
    )
    refs = zip(told["source_refs"], told["stated_ref"], strict=True)
    return (
        told.assign(
            source_refs=[_refs_of(one) for one in refs], change_missing_parts=told["delivered_of"] - told["answered"]
        )
        .sort_values(["position", "period_end"])
        .rename(columns={"code": "public_actor"})[
            [
                "public_actor", "period", "period_end", *FIGURE, "covers", "change", "change_low", "change_high", "change_value_kind",
                "change_missing_parts", "change_covers", "baseline_value", "baseline_low", "baseline_high", "baseline_qualifier",
                "baseline_value_kind", "baseline_period", "catalogue",
            ]
        ]
    )  # fmt: skip


def placements_by_sex(tables: Tables, choices: Choices) -> pd.DataFrame:
    """One row per public actor and sex, in the latest quarter."""
    quarter = _until(tables["placement_period"], choices).nlargest(1, "period_end")[["period", "period_end"]]
    cells = tables["placement_sex_cell"]
    sexed = cells[cells["period"].isin(quarter["period"])]
    sexes = _codes(tables, "sex").rename(columns={"code": "sex", "position": "sex_position"})
    actors = _codes(tables, "public_actor").rename(columns={"code": "public_actor"})
    each = (
        actors.merge(sexes[sexes["sex"] != "T"], how="cross")
        .merge(_there(_chosen(tables, choices).merge(quarter, how="cross")), how="cross")
        .merge(_without(sexed, "period", "period_end"), on=["public_actor", "sex", "municipality_code"], how="left")
    )
    totals = sum_of(each, ["public_actor", "position", "sex", "sex_position", "period"])
    return totals.sort_values(["position", "sex_position"])[
        ["public_actor", "period", "sex", *FIGURE, "covers", "catalogue"]
    ]


def placements_by_municipality(tables: Tables, choices: Choices) -> pd.DataFrame:
    """One row per municipality and quarter, of one actor."""
    quarters = _until(tables["placement_period"], choices)[["period", "period_end"]]
    cells = _until(tables["placement_actor_cell"], choices)
    cells = cells[cells["public_actor"] == choices["public_actor"]]
    first = cells.loc[
        cells["period_end"] == cells["period_end"].min(),
        ["municipality_code", "value", "low", "high", "missing_parts", "rounded_parts"],
    ]
    told = (
        _there(_chosen(tables, choices).merge(quarters, how="cross"))
        .merge(_without(cells, "period_end"), on=["municipality_code", "period"], how="left")
        .merge(first, on="municipality_code", how="left", suffixes=("", "_first"))
        .sort_values(["swedish_order", "period_end"])
    )
    is_later = told["period_end"] > told["period_end"].min()
    change = (told["value"] - told["value_first"]).where(is_later)
    rounded = told["rounded_parts"] + told["rounded_parts_first"]
    unsure = (told["missing_parts"] > 0) | (told["missing_parts_first"] > 0) | change.isna()
    told = told.assign(
        public_actor=choices["public_actor"],
        change=change,
        change_low=(told["low"] - told["high_first"]).where(change.notna()),
        change_high=(told["high"] - told["low_first"]).where(change.notna()),
        change_value_kind=_kind_of(change, 0, rounded),
        change_missing_parts=unsure.astype("int64"),
        low=told["low"].fillna(0.0),
        missing_parts=(told["missing_parts"].fillna(1) > 0).astype("int64"),
        rounded_parts=told["rounded_parts"].fillna(0),
        obs_status=told["obs_status"].fillna("NL").where(told["value"].isna(), "A"),
        is_delivered=told["is_delivered"].fillna(0),
    )
    told["value_kind"] = _kind_of(told["value"], told["missing_parts"], told["rounded_parts"])
    by_period, by_place = told.groupby("period"), told.groupby("municipality_code")
    return told.assign(
        delivered=by_period["is_delivered"].transform("sum"),
        delivered_of=by_period["is_delivered"].transform("size"),
        first_value=by_place["value"].transform("first"),
        first_value_kind=by_place["value_kind"].transform("first"),
    )[
        [
            "municipality_code", "municipality_name", "public_actor", "period", "period_end", *FIGURE, "first_value",
            "first_value_kind", "change", "change_low", "change_high", "change_value_kind", "change_missing_parts", "catalogue",
        ]
    ]  # fmt: skip


def services_by_service(tables: Tables, choices: Choices) -> pd.DataFrame:
    """One row per service, over the latest four quarters."""
    span = _until(tables["service_period"], choices).nlargest(1, "period_end")[["period_end"]]
    cells = tables["service_cell"]
    latest = cells[(cells["breakdown"] == "service") & cells["period_end"].isin(span["period_end"])]
    services = _codes(tables, "service")
    is_measure = services["code"].isin(_codes(tables, "placement_measure")["code"])
    each = (
        services.assign(service_group=np.where(is_measure, "individinsats", "utforartjanst"))
        .merge(_there(_chosen(tables, choices).merge(span, how="cross")), how="cross")
        .merge(
            _without(latest, "period_end"),
            on=["code", "municipality_code"],
            how="left",
        )
    )
    by = ["service_group", "code", "position"]
    more = each.groupby(by, as_index=False).agg(
        period=("period", "max"), amount_sek=("amount_sek", _sum), sek_missing=("amount_missing", _highest)
    )
    told = sum_of(each, by).merge(more, on=by)
    is_all_told = told["sek_missing"].isna() & (told["missing_parts"] == 0)
    groups = told.groupby("service_group")
    return (
        told.assign(
            amount_qualifier=pd.Series(np.where(is_all_told, "exact", "at_least"), told.index).where(
                told["amount_sek"].notna()
            ),
            amount_status=told["sek_missing"]
            .fillna("NA")
            .where(told["value"].notna(), told["obs_status"])
            .where(told["amount_sek"].isna(), "A"),
            group_total=groups["value"].transform(_sum),
            group_total_missing_parts=groups["missing_parts"].transform("max"),
        )
        .sort_values(["value", "position"], ascending=[False, True], na_position="last")
        .rename(columns={"code": "service"})[
            [
                "service_group", "service", "period", *FIGURE, "covers", "amount_sek", "amount_qualifier", "amount_status",
                "group_total", "group_total_missing_parts", "catalogue",
            ]
        ]
    )  # fmt: skip


def coverage_by_municipality(tables: Tables, choices: Choices) -> pd.DataFrame:
    """One row per municipality, of one measure in the newest period in which anyone has answered."""
    measure = choices["coverage_measure"]
    of_measure = tables["coverage_cell"][tables["coverage_cell"]["coverage_measure"] == measure]
    known = _until(tables["coverage_known"], choices)
    known = known[known["coverage_measure"] == measure].sort_values(["is_answered", "period_end"], ascending=False)
    latest = known.head(1)[["period", "period_end"]]
    areas = tables["area"][["area_code", "label_sv", "label_en"]].set_axis(
        ["part", "part_label_sv", "part_label_en"], axis=1
    )
    cells = (
        _there(tables["municipality"].drop(columns="source_id").merge(latest, how="cross"))
        .merge(_without(of_measure, "period_end"), on=["municipality_code", "period"], how="left")
        .fillna({"obs_status": "NL", "low": 0.0, "missing_parts": 1, "is_delivered": 0})
        .merge(areas, on="part", how="left")
    )
    cells = cells.merge(_places(cells), on="municipality_code", how="left")
    shown = cells[cells["municipality_code"].isin(choices["municipality_codes"])]
    rank_by = shown["value"].where(shown["commitment_state"].ne("planned").fillna(True), 0.5)
    return (
        shown.assign(coverage_measure=measure, rank_by=rank_by, **_county(cells, measure))
        .sort_values(["rank_by", "swedish_order"], ascending=[False, True], na_position="last")
        .drop(columns=["rank_by"])
    )


def sum_of(each: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """A sum over cells, as every figure says how sure it is, and the municipalities that it holds."""
    is_known = each["value"].notna()
    told = (
        each.assign(
            low=each["low"].fillna(0.0),
            is_open=each["high"].isna(),
            missing_parts=each["missing_parts"].fillna(1) > 0,
            is_delivered=each["is_delivered"].fillna(0),
            known=each["municipality_code"].where(is_known),
        )
        .sort_values("municipality_code")
        .groupby(by, as_index=False)
        .agg(
            catalogue=("catalogue", "first"),
            value=("value", _sum),
            low=("low", "sum"),
            high=("high", "sum"),
            is_open=("is_open", "any"),
            missing_parts=("missing_parts", "sum"),
            rounded_parts=("rounded_parts", "sum"),
            obs_status=("obs_status", _highest),
            delivered=("is_delivered", "sum"),
            delivered_of=("municipality_code", "size"),
            source_refs=("source_refs", _refs_of),
            covers=("known", _joined),
        )
    )
    return told.assign(
        high=told["high"].where(~told["is_open"]),
        obs_status=told["obs_status"].fillna("NL").where(told["value"].isna(), "A"),
        value_kind=_kind_of(told["value"], told["missing_parts"], told["rounded_parts"]),
    )


def _county(cells: pd.DataFrame, measure: str) -> dict[str, Hashable]:
    """What the region's own figure is made of: a sum, or sum divided by sum."""
    total = sum_of(cells, ["period"]).iloc[0]
    missing, rounded = int(total["missing_parts"]), int(total["rounded_parts"])
    value, low, high, kind = (total[name] for name in ("value", "low", "high", "value_kind"))
    is_share = measure.endswith("_pct")
    if is_share or measure.endswith("_per_10000"):
        known, per = cells[cells["value"].notna()], cells["per"].sum()
        value = _ratio(known["amount"].sum(), known["per"].sum())
        is_per_known = cells["per"].notna().all()
        low = _ratio(cells["amount_low"].sum(), per) if is_per_known and per else 0.0
        high = _ratio(cells["amount_high"].sum(skipna=False), per) if is_per_known else np.nan
        high = 100.0 if is_share and np.isnan(high) else high
        kind = "answered" if missing else "rounded" if rounded else "exact"
        kind = None if np.isnan(value) else kind
    made = {
        "value": value,
        "low": low,
        "high": high,
        "missing_parts": missing,
        "rounded_parts": rounded,
        "value_kind": kind,
    }
    delivered = None if measure == "residents" else int(total["delivered"])
    return {
        **{f"county_{name}": one for name, one in made.items()},
        "delivered": delivered,
        "delivered_of": total["delivered_of"],
    }


def _places(cells: pd.DataFrame) -> pd.DataFrame:
    """One after those that surely have more; no place where it is not sure of every other who has more."""
    bounds = cells[["municipality_code", "low", "high"]]
    ranked = bounds[cells["value"].notna() & cells["commitment_state"].isna()]
    pairs = ranked.merge(bounds, how="cross", suffixes=("", "_other"))
    pairs = pairs[pairs["municipality_code"] != pairs["municipality_code_other"]]
    has_more = pairs["low_other"] > pairs["high"]
    told = pairs.assign(has_more=has_more, is_sure=has_more | (pairs["high_other"] <= pairs["low"]))
    by_place = told.groupby("municipality_code", as_index=False).agg(
        more=("has_more", "sum"), is_sure=("is_sure", "all")
    )
    return by_place.assign(rank=(1 + by_place["more"]).where(by_place["is_sure"]))[["municipality_code", "rank"]]


def _stated(tables: Tables, choices: Choices) -> pd.DataFrame:
    """What the plan states of all municipalities: its own figure, of one actor."""
    said = tables["observation"]
    day = pd.Timestamp(choices["reference_date"])
    begun = said["period_end"].dt.to_period("Y").dt.start_time
    is_meant = (said["indicator_code"] == "placed_via_af") & (said["obs_status"] == "A") & (begun <= day)
    is_county = len(choices["municipality_codes"]) == len(tables["municipality"])
    said = said[is_meant].sort_values("period_end").head(1 if is_county else 0)
    is_about = said["qualifier"].eq("approximate").fillna(False)
    is_open = is_about | said["qualifier"].eq("at_least").fillna(False)
    return pd.DataFrame(
        {
            "code": "arbetsformedlingen",
            "baseline_value": said["value"],
            "baseline_low": said["low"].where(is_about, said["value"].fillna(said["low"])),
            "baseline_high": said["high"].where(is_open, said["value"].fillna(said["high"])),
            "baseline_qualifier": said["qualifier"],
            "baseline_value_kind": "stated",
            "baseline_period": said["period"],
            "stated_ref": (said["source_id"] + ":" + said["page"]).fillna(said["source_id"]),
        }
    )


def _loaded(rows: pl.DataFrame) -> pd.DataFrame:
    """A frame as `pd.read_parquet` gives it: a yes or no that may be missing is counted as 1 and 0."""
    return rows.with_columns(pl.col(pl.Boolean).cast(pl.Float64)).to_pandas()


def _until(rows: pd.DataFrame, choices: Choices) -> pd.DataFrame:
    return rows[rows["period_end"] <= pd.Timestamp(choices["reference_date"])]


def _codes(tables: Tables, codelist: str) -> pd.DataFrame:
    codes = tables["codelist"]
    return codes.loc[codes["codelist"] == codelist, ["code", "position"]]


def _chosen(tables: Tables, choices: Choices) -> pd.DataFrame:
    places = tables["municipality"]
    return places.loc[places["municipality_code"].isin(choices["municipality_codes"]), PLACE]


def _there(places: pd.DataFrame) -> pd.DataFrame:
    """Those that there are in the year in which their period ends."""
    year, begun, ends = places["period_end"].dt.year, places["valid_from_year"], places["valid_to_year"]
    return places[(begun.isna() | (begun <= year)) & (ends.isna() | (ends >= year))]


def _without(cells: pd.DataFrame, *columns: str) -> pd.DataFrame:
    return cells.drop(columns=["catalogue", *columns])


def _sum(values: pd.Series) -> float:
    """A sum that is missing where everything is."""
    return values.sum(min_count=1)


def _highest(values: pd.Series) -> str | None:
    known = values.dropna()
    return known.max() if len(known) else None


def _joined(codes: pd.Series) -> str | None:
    return " ".join(codes.dropna()) or None


def _refs_of(refs: pd.Series | tuple) -> str | None:
    return " ".join(sorted({ref for one in pd.Series(refs).dropna().unique() for ref in one.split(" ")})) or None


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else np.nan


def _kind_of(number: pd.Series, missing: pd.Series | int, rounded: pd.Series) -> pd.Series:
    kinds = np.select(
        [rounded > 0, missing > 0 if isinstance(missing, pd.Series) else np.zeros(len(number), bool)],
        ["rounded", "at_least"],
        "exact",
    )
    return pd.Series(kinds, index=number.index).where(number.notna(), None)
