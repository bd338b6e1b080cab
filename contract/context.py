"""What statistics say of the municipalities, the region and the nation around the enterprises: population, work, support for living."""

import dataframely as dy
import polars as pl

from contract.schema import Extract, area_code, code, described, obs_status, page, period, period_end, text

AGE_GROUP_PATTERN = r"^(T|\d{1,3}(-\d{1,3}|\+))$"


class ContextObservation(Extract):
    """One figure of statistics on one area, by sex and age group: what the source has published for the period.

    An extract of its own beside `observation`: that holds what documents state, about so much or between two numbers, and this
    what tables of statistics hold, many rows by age group with the source's own mark where a value is missing.
    """

    since = "4"

    indicator_code = dy.String(
        primary_key=True, metadata=described("Indikator", "Indicator", foreign_key="indicator.indicator_code")
    )
    area_code = area_code()
    sex = code("sex", "Kön", "Sex", key=True)
    age_group = dy.String(
        primary_key=True,
        regex=AGE_GROUP_PATTERN,
        metadata=described("Åldersgrupp", "Age group", "T är alla åldrar; 18-24, 65+", "T is all ages; 18-24, 65+"),
    )
    period = period()
    source_id = dy.String(primary_key=True, metadata=described("Källa", "Source", foreign_key="source.source_id"))
    period_end = period_end()
    value = dy.Float64(nullable=True, metadata=described("Värde", "Value"))
    obs_status = obs_status()
    source_mark = code("source_mark", "Källans eget tecken", "The source's own mark", nullable=True)
    page = page()
    note_sv = text("Anmärkning", "Note in Swedish", nullable=True)
    note_en = text("Anmärkning på engelska", "Note", nullable=True)

    @dy.rule()
    def value_is_null_exactly_when_not_a(cls) -> pl.Expr:
        """Missing is not zero: a value if and only if the status is A."""
        return pl.col("value").is_not_null() == (pl.col("obs_status") == "A")

    @dy.rule()
    def mark_of_source_fits_status(cls) -> pl.Expr:
        """What the source's mark says is what the status says: none where there is a value, but that nothing is there to count."""
        status = pl.col("source_mark").replace_strict(
            {
                "nil": "A",
                "preliminary": "A",
                "not_applicable": "NA",
                "missing": "UN",
                "secret": "SU",
                "withdrawn": "UN",
            },
            default=None,
        )
        return status.is_null() | (status == pl.col("obs_status"))
