"""What a delivery is compared with: the partner's own latest delivery before it, or what is published of the same kind."""

from dataclasses import dataclass

import polars as pl

from publishing.checking.case import Case
from publishing.checking.sender import own_actor


@dataclass(frozen=True)
class Before:
    """An earlier quarter in the columns of the form. `is_exact` is false where its counts of people are rounded.

    `is_own` says that the partner itself delivered these very rows; published rows of an enterprise may be of others.
    """

    period: str
    frame: pl.DataFrame
    is_exact: bool
    is_own: bool


def before(case: Case) -> Before | None:
    """The latest quarter before the delivery's of which anything is known; None for a first delivery."""
    quarters = [one for one in {*case.earlier, *_published_quarters(case)} if one < case.period]
    return _quarter(case, max(quarters)) if quarters else None


def same_quarter(case: Case) -> Before | None:
    """The delivery's own quarter as it was delivered or published before; None unless this is a correction."""
    known = case.period in {*case.earlier, *_published_quarters(case)}
    return _quarter(case, case.period) if known else None


def _quarter(case: Case, period: str) -> Before:
    if period in case.earlier:
        return Before(period, _of_both_sexes(case.earlier[period]), is_exact=True, is_own=True)
    rows = _published_rows(case).filter(pl.col("period") == period)
    is_exact = "value_kind" not in rows.columns or not (rows["value_kind"] == "rounded").any()
    return Before(period, _of_both_sexes(rows), is_exact, is_own=case.kind in case.partner.owes)


def _of_both_sexes(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.filter(pl.col("sex") != "T") if "sex" in frame.columns else frame


def _published_quarters(case: Case) -> list[str]:
    periods = _published_rows(case)["period"].unique()
    return periods.filter(periods.str.contains(r"^\d{4}-Q[1-4]$")).to_list()


def _published_rows(case: Case) -> pl.DataFrame:
    """What is published of the kind and lies with the partner, without what was never delivered."""
    frame = _enterprises(case) if case.kind == "enterprise" else _delivered(case.published[case.kind])
    if case.partner.municipality_code:
        frame = frame.filter(pl.col("municipality_code") == case.partner.municipality_code)
    actor = own_actor(case.partner, case.kind)
    return frame.filter(pl.col("public_actor") == actor) if actor and "public_actor" in frame.columns else frame


def _delivered(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.filter(pl.col("obs_status") != "NL")


def _enterprises(case: Case) -> pl.DataFrame:
    """One row per enterprise and quarter, its variables in columns; null where a number is protected or unknown."""
    observed = _delivered(case.published["enterprise_observation"])
    variables = [field.name for field in case.fields("count", "yes_no")]
    wide = observed.group_by("enterprise_id", "period").agg(
        pl.col("value").filter(pl.col("enterprise_variable") == name).first().alias(name) for name in variables
    )
    return wide.join(case.published["enterprise"], on="enterprise_id").with_columns(
        pl.col(field.name).cast(pl.Boolean) for field in case.fields("yes_no")
    )
