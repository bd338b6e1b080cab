"""Words that the figures of Täckning share: municipalities and periods in a sentence, what is said where no value is known, and a key."""

from collections.abc import Mapping
from html import escape

import polars as pl

from contract.display import capital, join_names, spelled, uncapital
from dashboard.wording import text
from dashboard.wording.claims import Sentence, sentence_of
from dashboard.wording.moments import end_of, moment

# Up to so many municipalities are named; more are counted.
FEW = 3


def known(frame: pl.DataFrame) -> pl.DataFrame:
    """The rows with a value."""
    return frame.filter(pl.col("value").is_not_null())


def is_whole(frame: pl.DataFrame) -> bool:
    """Whether all municipalities of the region are in the frame, so that what is said of it is said of the region."""
    return frame["municipality_code"].n_unique() == frame["delivered_of"][0]


def beginning(period: str, language: str) -> str:
    """How a sentence about a period begins: `År 2016`, `I slutet av 2018`."""
    return capital(moment(period, language))


def year_or_end(period: str, language: str) -> str:
    """A period in brackets: `2016`, `slutet av 2018`."""
    return period if period.isdecimal() else end_of(period, language)


def in_sentence(label: str) -> str:
    """A label with a small first letter, unless it begins with an abbreviation."""
    return uncapital(label)


def municipalities(count: int, language: str) -> str:
    """`en kommun`, `tre kommuner`."""
    if count == 1:
        return text("coverage.one_municipality", language)
    return text("coverage.count_municipalities", language, count=spelled(count, language))


def some_names(names: list[str], language: str) -> str:
    """Up to three names, else how many."""
    return municipalities(len(names), language) if len(names) > FEW else join_names(names, language)


def only_named(frame: pl.DataFrame, language: str, *, entry: str) -> Sentence:
    """A heading that names the measure and compares nothing, for the text `entry`; the headline says what is missing."""
    return sentence_of(entry, language, measure=frame["coverage_measure_label"][0])


def no_value(frame: pl.DataFrame, language: str) -> Sentence:
    """`Antal ASF: ingen uppgift i Berga`, which says nothing of the others; `ej tillämpligt` where that is what all are."""
    statuses = set(frame["obs_status"].drop_nulls())
    if len(statuses) == 1 and statuses != {"NL"}:
        status = frame["obs_status_label"].drop_nulls()[0]
    else:
        status = text("coverage.no_data" if statuses <= {"NL", "NA"} else "coverage.no_certain_data", language)
    label, those = frame["coverage_measure_label"][0], in_those(frame, language)
    return sentence_of("coverage.no_value", language, measure=label, status=status, those=those)


def in_those(frame: pl.DataFrame, language: str) -> str:
    """`i Berga och Alby`, `i de valda kommunerna`, `i alla kommuner`: where the rows of the frame are."""
    names = frame["municipality_name"].unique(maintain_order=True).to_list()
    if is_whole(frame):
        return text("coverage.in_all", language)
    if len(names) > FEW:
        return text("coverage.in_chosen", language)
    return text("coverage.in_named", language, names=join_names(names, language))


def band_key(drawn: pl.DataFrame, fills: Mapping[str, str], language: str) -> str:
    """What the fillings of bands mean, as HTML: those of the states that are there, each by its role of colour, the missing one last."""
    labels = dict(drawn.select("commitment_state", "commitment_state_label").unique().iter_rows())
    items = [
        f'<span><i style="background:var(--{role.replace("_", "-")})"></i>{escape(labels[state])}</span>'
        for state, role in fills.items()
        if state in labels
    ]
    if None in labels:
        items.append(f'<span><i class="hatch"></i>{escape(text("coverage_over_time.key_missing", language))}</span>')
    return f'<div class="key band-key">{"".join(items)}</div>'
