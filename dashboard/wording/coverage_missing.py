"""What Täckning says where no municipality has a value, and the list of values where only a few are chosen."""

import polars as pl

from contract.display import join_names
from dashboard.wording.claims import Claim, Sentence, claim_of, sentence
from dashboard.wording.coverage_values import FEW, MARKS, is_whole, value_in_sentence, year_or_end
from dashboard.wording.moments import in_short
from dashboard.wording.texts import text

BY_MUNICIPALITY = "coverage_by_municipality"
KEYS = ("municipality_code", "period")


def claims_of(frame: pl.DataFrame, *, covers: tuple[str, ...] = ()) -> list[Claim]:
    """What the value of each row says by itself; `covers` are the municipalities that the sentence is about."""
    valued = frame.filter(pl.col("value").is_not_null())
    return [claim_of(BY_MUNICIPALITY, row, *KEYS, covers=covers) for row in valued.iter_rows(named=True)]


def covered(frame: pl.DataFrame) -> tuple[str, ...]:
    """The codes of those with a figure where others of the frame have none; none where the whole frame has one."""
    valued = frame.filter(pl.col("value").is_not_null())
    return () if valued.height == frame.height else tuple(valued["municipality_code"])


def all_missing(frame: pl.DataFrame, language: str) -> Sentence:
    """What the headline says where no municipality of the frame has a value: that nobody has handed it in, or why there is none."""
    measure, statuses = frame["coverage_measure"][0], set(frame["obs_status"].drop_nulls())
    about = text(f"coverage.about_{measure}", language)
    where = text("coverage.in_municipalities", language) if is_whole(frame) else in_those(frame, language)
    if statuses == {"NL"} and measure != "residents":
        if measure in MARKS and is_whole(frame):
            return sentence("coverage.nobody_mark", language, about=about)
        return sentence("coverage.nobody", language, about=about, where=where)
    if statuses == {"NL"}:
        return sentence("coverage.no_figure", language, about=about, where="" if is_whole(frame) else f" {where}")
    if statuses == {"NA"} or (not is_whole(frame) and frame.height > FEW):
        return no_value(frame, language)
    if not is_whole(frame):
        values = values_in_a_row(frame, language)
        return sentence("coverage.measure_values", language, measure=frame["coverage_measure_label"][0], values=values)
    if statuses == {"NL", "NA"}:
        return sentence("coverage.no_figure", language, about=about, where=f" {where}")
    when = in_short(frame["period"].drop_nulls().max(), language)
    if measure in MARKS:
        return sentence(
            "coverage.unknown_how_many", language, thing=text(f"coverage.thing_{measure}", language), when=when
        )
    return sentence("coverage.unknown", language, about=about, when=when)


def only_named(frame: pl.DataFrame, language: str, *, entry: str) -> Sentence:
    """A heading that names the measure and compares nothing, for the text `entry`; the headline says what is missing."""
    return sentence(f"coverage.{entry}", language, measure=frame["coverage_measure_label"][0])


def no_value(frame: pl.DataFrame, language: str) -> Sentence:
    """`Antal ASF: ingen uppgift i Gävle`, which says nothing of the others; `ej tillämpligt` where that is what all are."""
    statuses = set(frame["obs_status"].drop_nulls())
    if len(statuses) == 1 and statuses != {"NL"}:
        status = frame["obs_status_label"].drop_nulls()[0]
    else:
        status = text("coverage.no_data" if statuses <= {"NL", "NA"} else "coverage.no_certain_data", language)
    label, those = frame["coverage_measure_label"][0], in_those(frame, language)
    return sentence("coverage.no_value", language, measure=label, status=status, those=those)


def in_those(frame: pl.DataFrame, language: str) -> str:
    """`i Gävle och Bollnäs`, `i de valda kommunerna`, `i alla kommuner`: where the rows of the frame are."""
    names = frame["municipality_name"].unique(maintain_order=True).to_list()
    if is_whole(frame):
        return text("coverage.in_all", language)
    if len(names) > FEW:
        return text("coverage.in_chosen", language)
    return text("coverage.in_named", language, names=join_names(names, language))


def values_in_a_row(frame: pl.DataFrame, language: str) -> Sentence:
    """`Bollnäs: 4, Gävle: 5, Ovanåker: ej levererat (slutet av 2018)`."""
    values = ", ".join(
        f"{row['municipality_name']}: {value_in_sentence(row, language)}" for row in frame.iter_rows(named=True)
    )
    period = frame["period"][0]
    if period is None:
        return Sentence(values)
    when = year_or_end(period, language)
    return sentence("coverage.values", language, *claims_of(frame), values=values, when=when)
