"""The questions in Polars: lazy expressions over frames that lie in memory."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

import polars as pl

from benchmarks.peers.tables import Choices

Tables = Mapping[str, pl.LazyFrame]
VALUE = pl.col("value")
FIGURE = (
    "value", "low", "high", "missing_parts", "rounded_parts", "obs_status", "value_kind", "delivered", "delivered_of", "source_refs",
)  # fmt: skip
COVERAGE = (
    "municipality_code", "municipality_name", "part", "part_label_sv", "part_label_en", "coverage_measure", "period", "value", "low",
    "high", "missing_parts", "rounded_parts", "obs_status", "value_kind", "count_value", "commitment_state", "rank", "county_value",
    "county_low", "county_high", "county_missing_parts", "county_rounded_parts", "county_value_kind", "evidence_sv", "evidence_en",
    "inference_sv", "inference_en", "delivered", "delivered_of", "catalogue", "source_refs",
)  # fmt: skip


@contextmanager
def opened(tables: Mapping[str, pl.DataFrame]) -> Iterator[dict[str, Callable[[Choices], pl.DataFrame]]]:
    """What answers each question, until the block ends."""
    lazy = {name: rows.lazy() for name, rows in tables.items()}
    asked = (
        placements_by_actor,
        placements_by_sex,
        placements_by_municipality,
        services_by_service,
        coverage_by_municipality,
    )
    yield {one.__name__: lambda choices, one=one: one(lazy, choices).collect() for one in asked}


def rows_of(answer: pl.DataFrame, schema: pl.Schema) -> list[tuple]:
    """The rows of an answer, as the frame of that schema holds them."""
    return answer.select(schema.names()).rows()


def placements_by_actor(tables: Tables, choices: Choices) -> pl.LazyFrame:
    """One row per public actor and quarter."""
    cells = _until(tables["placement_actor_cell"], choices).rename({"public_actor": "code"})
    quarters = _until(tables["placement_period"], choices).select("period", "period_end")
    there = _there(_chosen(tables, choices).join(quarters, how="cross"), pl.col("period_end").dt.year())
    totals = (
        _codes(tables, "public_actor")
        .join(there, how="cross")
        .join(cells, on=["code", "municipality_code", "period"], how="left")
        .group_by("code", "position", "period", "period_end")
        .agg(pl.col("catalogue").first(), *sum_of(), covers=covered())
    )
    first = cells.filter(pl.col("period_end") == pl.col("period_end").min())
    changes = (
        cells.join(first, on=["code", "municipality_code"], suffix="_first")
        .filter(
            pl.col("municipality_code").is_in(choices["municipality_codes"]),
            pl.col("period_end_first") < pl.col("period_end"),
            VALUE.is_not_null() & pl.col("value_first").is_not_null(),
        )
        .group_by("code", "period")
        .agg(
            change=(VALUE - pl.col("value_first")).sum(),
            change_low=(pl.col("low") - pl.col("high_first")).sum(),
            change_high=(pl.col("high") - pl.col("low_first")).sum(),
            change_rounded=(pl.col("rounded_parts") + pl.col("rounded_parts_first")).sum(),
            answered=pl.len().cast(pl.Int64),
            change_covers=pl.col("municipality_code").sort().str.join(" "),
        )
        .with_columns(change_value_kind=_kind_of(pl.col("change"), pl.lit(0), pl.col("change_rounded")))
    )
    refs = pl.concat_str("source_refs", "stated_ref", separator=" ", ignore_nulls=True).str.split(" ")
    return (
        totals.join(changes, on=["code", "period"], how="left")
        .join(_stated(tables, choices), on="code", how="left")
        .sort("position", "period_end")
        .with_columns(
            source_refs=_none_if_empty(refs.list.unique().list.sort().list.join(" ")),
            change_missing_parts=pl.col("delivered_of") - pl.col("answered"),
        )
        .select(
            pl.col("code").alias("public_actor"), "period", "period_end", *FIGURE, "covers", "change", "change_low", "change_high",
            "change_value_kind", "change_missing_parts", "change_covers", "baseline_value", "baseline_low", "baseline_high",
            "baseline_qualifier", "baseline_value_kind", "baseline_period", "catalogue",
        )
    )  # fmt: skip


def placements_by_sex(tables: Tables, choices: Choices) -> pl.LazyFrame:
    """One row per public actor and sex, in the latest quarter."""
    quarter = _until(tables["placement_period"], choices).sort("period_end").tail(1).select("period", "period_end")
    latest = tables["placement_sex_cell"].join(quarter, on="period", how="semi").rename({"sex": "code"})
    sexes = _codes(tables, "sex").filter(pl.col("code") != "T").rename({"position": "sex_position"})
    return (
        _codes(tables, "public_actor")
        .rename({"code": "public_actor"})
        .join(sexes, how="cross")
        .join(_there(_chosen(tables, choices).join(quarter, how="cross"), pl.col("period_end").dt.year()), how="cross")
        .join(
            latest.drop("period", "period_end"),
            on=["public_actor", "code", "municipality_code"],
            how="left",
        )
        .group_by("public_actor", "position", "code", "sex_position", "period")
        .agg(pl.col("catalogue").first(), *sum_of(), covers=covered())
        .sort("position", "sex_position")
        .select("public_actor", "period", pl.col("code").alias("sex"), *FIGURE, "covers", "catalogue")
    )


def placements_by_municipality(tables: Tables, choices: Choices) -> pl.LazyFrame:
    """One row per municipality and quarter, of one actor."""
    quarters = _until(tables["placement_period"], choices).select("period", "period_end")
    cells = _until(tables["placement_actor_cell"], choices).filter(pl.col("public_actor") == choices["public_actor"])
    first = cells.filter(pl.col("period_end") == pl.col("period_end").min())
    later = pl.col("period_end") > pl.col("period_end").min()
    change = pl.when(later).then(VALUE - pl.col("value_first"))
    rounded = pl.col("rounded_parts") + pl.col("rounded_parts_first")
    unsure = (pl.col("missing_parts") > 0) | (pl.col("missing_parts_first") > 0) | pl.col("change").is_null()
    is_known = pl.col("change").is_not_null()
    known = VALUE.is_not_null()
    of_municipality = {"partition_by": "municipality_code", "order_by": "period_end"}
    return (
        _there(_chosen(tables, choices).join(quarters, how="cross"), pl.col("period_end").dt.year())
        .join(cells.drop("period_end"), on=["municipality_code", "period"], how="left")
        .join(first, on="municipality_code", how="left", suffix="_first")
        .with_columns(
            pl.col("low").fill_null(0),
            (pl.col("missing_parts").fill_null(1) > 0).cast(pl.Int64).alias("missing_parts"),
            pl.col("rounded_parts").fill_null(0),
            pl.when(known).then(pl.lit("A")).otherwise(pl.col("obs_status").fill_null("NL")).alias("obs_status"),
            delivered=pl.col("is_delivered").fill_null(False).sum().over("period").cast(pl.Int64),
            delivered_of=pl.len().over("period").cast(pl.Int64),
            change=change,
        )
        .with_columns(
            value_kind=_kind_of(VALUE, pl.col("missing_parts"), pl.col("rounded_parts")),
            change_low=pl.when(is_known).then(pl.col("low") - pl.col("high_first")),
            change_high=pl.when(is_known).then(pl.col("high") - pl.col("low_first")),
            change_value_kind=_kind_of(pl.col("change"), pl.lit(0), rounded),
            change_missing_parts=unsure.cast(pl.Int64),
        )
        .with_columns(
            first_value=VALUE.filter(known).first().over(**of_municipality),
            first_value_kind=pl.col("value_kind").filter(known).first().over(**of_municipality),
            public_actor=pl.lit(choices["public_actor"]),
        )
        .sort("swedish_order", "period_end")
        .select(
            "municipality_code", "municipality_name", "public_actor", "period", "period_end", *FIGURE, "first_value",
            "first_value_kind", "change", "change_low", "change_high", "change_value_kind", "change_missing_parts", "catalogue",
        )
    )  # fmt: skip


def services_by_service(tables: Tables, choices: Choices) -> pl.LazyFrame:
    """One row per service, over the latest four quarters."""
    span = _until(tables["service_period"], choices).sort("period_end").tail(1).select("period_end")
    latest = tables["service_cell"].filter(pl.col("breakdown") == "service").join(span, on="period_end", how="semi")
    measures = _codes(tables, "placement_measure").select("code", service_group=pl.lit("individinsats"))
    sek = pl.col("amount_sek")
    is_all_told = pl.col("sek_missing").is_null() & (pl.col("missing_parts") == 0)
    return (
        _codes(tables, "service")
        .join(measures, on="code", how="left")
        .with_columns(pl.col("service_group").fill_null("utforartjanst"))
        .join(_there(_chosen(tables, choices).join(span, how="cross"), pl.col("period_end").dt.year()), how="cross")
        .join(latest, on=["code", "municipality_code"], how="left")
        .group_by("service_group", "code", "position")
        .agg(
            pl.col("catalogue", "period").drop_nulls().first(),
            *sum_of(),
            covers=covered(),
            amount_sek=_sum(sek),
            sek_missing=pl.col("amount_missing").max(),
        )
        .with_columns(
            group_total=_sum(VALUE).over("service_group"),
            group_total_missing_parts=pl.col("missing_parts").max().over("service_group"),
            amount_qualifier=pl.when(sek.is_not_null()).then(
                pl.when(is_all_told).then(pl.lit("exact")).otherwise(pl.lit("at_least"))
            ),
            amount_status=pl.when(sek.is_not_null())
            .then(pl.lit("A"))
            .when(VALUE.is_null())
            .then(pl.col("obs_status"))
            .otherwise(pl.col("sek_missing").fill_null("NA")),
        )
        .sort(VALUE, "position", descending=[True, False], nulls_last=True)
        .select(
            "service_group", pl.col("code").alias("service"), "period", *FIGURE, "covers", "amount_sek", "amount_qualifier",
            "amount_status", "group_total", "group_total_missing_parts", "catalogue",
        )
    )  # fmt: skip


def coverage_by_municipality(tables: Tables, choices: Choices) -> pl.LazyFrame:
    """One row per municipality, of one measure in the newest period in which anyone has answered."""
    measure = choices["coverage_measure"]
    of_measure = tables["coverage_cell"].filter(pl.col("coverage_measure") == measure)
    latest = (
        _until(tables["coverage_known"], choices)
        .filter(pl.col("coverage_measure") == measure)
        .sort("is_answered", "period_end", descending=True)
        .select("period", "period_end")
        .head(1)
    )
    cells = (
        _there(tables["municipality"].join(latest, how="cross"), pl.col("period_end").dt.year())
        .join(of_measure.drop("period_end", "catalogue"), on=["municipality_code", "period"], how="left")
        .with_columns(
            pl.col("obs_status").fill_null("NL"), pl.col("low").fill_null(0.0), pl.col("missing_parts").fill_null(1)
        )
    )
    areas = tables["area"].select(part="area_code", part_label_sv="label_sv", part_label_en="label_en")
    planned = pl.when(pl.col("commitment_state") == "planned").then(0.5).otherwise(VALUE)
    return (
        cells.filter(pl.col("municipality_code").is_in(choices["municipality_codes"]))
        .join(areas, on="part", how="left")
        .join(cells.select(_county(measure)), how="cross")
        .join(_places(cells), on="municipality_code", how="left")
        .sort(planned, "swedish_order", descending=[True, False], nulls_last=True)
        .with_columns(coverage_measure=pl.lit(measure))
        .select(COVERAGE)
    )


def sum_of() -> list[pl.Expr]:
    """A sum over cells, as every figure says how sure it is."""
    total, missing, rounded = (
        _sum(VALUE),
        (pl.col("missing_parts").fill_null(1) > 0).sum().cast(pl.Int64),
        pl.col("rounded_parts").sum(),
    )
    status = pl.col("obs_status").max().fill_null("NL")
    refs = pl.col("source_refs").drop_nulls().str.split(" ").explode().unique().sort().str.join(" ")
    return [
        total.alias("value"),
        pl.col("low").fill_null(0).sum().alias("low"),
        pl.when(pl.col("high").null_count() == 0).then(pl.col("high").sum()).alias("high"),
        missing.alias("missing_parts"),
        rounded.alias("rounded_parts"),
        pl.when(VALUE.count() > 0).then(pl.lit("A")).otherwise(status).alias("obs_status"),
        _kind_of(total, missing, rounded).alias("value_kind"),
        pl.col("is_delivered").fill_null(False).sum().cast(pl.Int64).alias("delivered"),
        pl.len().cast(pl.Int64).alias("delivered_of"),
        _none_if_empty(refs).alias("source_refs"),
    ]


def covered() -> pl.Expr:
    """The municipalities, by code, that a sum holds."""
    return _none_if_empty(pl.col("municipality_code").filter(VALUE.is_not_null()).sort().str.join(" "))


def _county(measure: str) -> list[pl.Expr]:
    """What the region's own figure is made of: a sum, or sum divided by sum."""
    total = {one.meta.output_name(): one for one in sum_of()}
    known = VALUE.is_not_null()
    per, is_share = pl.col("per"), measure.endswith("_pct")
    missing, rounded = total["missing_parts"], total["rounded_parts"]
    if is_share or measure.endswith("_per_10000"):
        value = _ratio(_sum(pl.col("amount").filter(known)), per.filter(known).sum())
        is_per_known = per.count() == pl.len()
        low = pl.when(is_per_known).then(_ratio(pl.col("amount_low").sum(), per.sum()).fill_null(0.0)).otherwise(0.0)
        most = pl.when(is_per_known & (pl.col("amount_high").null_count() == 0)).then(
            _ratio(pl.col("amount_high").sum(), per.sum())
        )
        high = most.fill_null(100.0) if is_share else most
        kind = _kind_of(value, pl.lit(0), rounded)
        kind = pl.when(value.is_not_null() & (missing > 0)).then(pl.lit("answered")).otherwise(kind)
    else:
        value, low, high, kind = (total[name] for name in ("value", "low", "high", "value_kind"))
    delivered = pl.lit(None, pl.Int64) if measure == "residents" else total["delivered"]
    made = {
        "value": value,
        "low": low,
        "high": high,
        "missing_parts": missing,
        "rounded_parts": rounded,
        "value_kind": kind,
    }
    return [
        *(one.alias(f"county_{name}") for name, one in made.items()),
        delivered.alias("delivered"),
        total["delivered_of"],
    ]


def _places(cells: pl.LazyFrame) -> pl.LazyFrame:
    """One after those that surely have more; no place where it is not sure of every other who has more."""
    ranked = cells.filter(VALUE.is_not_null(), pl.col("commitment_state").is_null())
    has_more = pl.col("low_other") > pl.col("high")
    is_sure = has_more | (pl.col("high_other") <= pl.col("low"))
    return (
        ranked.select("municipality_code", "low", "high")
        .join(cells.select("municipality_code", "low", "high"), how="cross", suffix="_other")
        .filter(pl.col("municipality_code") != pl.col("municipality_code_other"))
        .group_by("municipality_code")
        .agg(rank=pl.when(is_sure.fill_null(False).all()).then(1 + has_more.sum().cast(pl.Int64)))
    )


def _stated(tables: Tables, choices: Choices) -> pl.LazyFrame:
    """What the plan states of all municipalities: its own figure, of one actor."""
    value, low, high, qualifier = (pl.col(name) for name in ("value", "low", "high", "qualifier"))
    is_about = (qualifier == "approximate").fill_null(False)
    is_open = qualifier.is_in(["approximate", "at_least"]).fill_null(False)
    return (
        tables["observation"]
        .filter(
            pl.col("indicator_code") == "placed_via_af",
            pl.col("obs_status") == "A",
            pl.col("period_end").dt.truncate("1y") <= choices["reference_date"],
        )
        .sort("period_end")
        .head(1)
        .join(tables["municipality"].select(municipalities=pl.len()), how="cross")
        .filter(pl.col("municipalities") == len(choices["municipality_codes"]))
        .select(
            code=pl.lit("arbetsformedlingen"),
            baseline_value=value,
            baseline_low=pl.when(is_about).then(low).otherwise(pl.coalesce(value, low)),
            baseline_high=pl.when(is_open).then(high).otherwise(pl.coalesce(value, high)),
            baseline_qualifier=qualifier,
            baseline_value_kind=pl.lit("stated"),
            baseline_period=pl.col("period"),
            stated_ref=pl.concat_str("source_id", "page", separator=":", ignore_nulls=True),
        )
    )


def _until(rows: pl.LazyFrame, choices: Choices) -> pl.LazyFrame:
    return rows.filter(pl.col("period_end") <= choices["reference_date"])


def _codes(tables: Tables, codelist: str) -> pl.LazyFrame:
    return tables["codelist"].filter(pl.col("codelist") == codelist).select("code", "position")


def _chosen(tables: Tables, choices: Choices) -> pl.LazyFrame:
    places = tables["municipality"].filter(pl.col("municipality_code").is_in(choices["municipality_codes"]))
    return places.select("municipality_code", "municipality_name", "swedish_order", "valid_from_year", "valid_to_year")


def _there(places: pl.LazyFrame, year: pl.Expr) -> pl.LazyFrame:
    """Those that there are in a year."""
    begun, ends = pl.col("valid_from_year"), pl.col("valid_to_year")
    return places.filter(begun.is_null() | (begun <= year), ends.is_null() | (ends >= year))


def _sum(of: pl.Expr) -> pl.Expr:
    """A sum that is missing where everything is."""
    return pl.when(of.count() > 0).then(of.sum())


def _ratio(part: pl.Expr, whole: pl.Expr) -> pl.Expr:
    return pl.when(whole != 0).then(part / whole)


def _kind_of(number: pl.Expr, missing: pl.Expr, rounded: pl.Expr) -> pl.Expr:
    kinds = pl.when(rounded > 0).then(pl.lit("rounded")).when(missing > 0).then(pl.lit("at_least"))
    return pl.when(number.is_not_null()).then(kinds.otherwise(pl.lit("exact")))


def _none_if_empty(text: pl.Expr) -> pl.Expr:
    return pl.when(text != "").then(text)
