"""Protected rows laid over what is published, and published counts kept until the next publication of counts."""

import polars as pl

from contract import EXTRACTS
from publishing.overlay import PROTECTED_VARIABLES, Frames
from publishing.sources import DELIVERED


def lay_protected(frames: Frames, rows: Frames, *, period: str) -> Frames:
    """The frames with the protected rows of one quarter in place of all delivered ones, and of facts with the same key."""
    after = dict(frames)
    for extract, new in rows.items():
        key = EXTRACTS[extract].primary_key()
        counts = pl.lit(True)
        if extract == "enterprise_observation":
            counts = pl.col("enterprise_variable").is_in(PROTECTED_VARIABLES)
        delivered = pl.col("source_id").str.starts_with(DELIVERED)
        kept = frames[extract].filter(~((pl.col("period") == period) & delivered & counts))
        # A quarter that has facts keeps them where a delivery says nothing: they are no silence.
        answered = new.filter(pl.col("obs_status") != "NL") if kept.filter(period=period).height else new
        silent = new.join(answered, on=key, how="anti").join(kept, on=_place(extract), how="anti")
        kept = kept.join(answered, on=key, how="anti")
        after[extract] = pl.concat([kept.select(new.columns), answered, silent]).sort(key)
    return after


def keep_published_counts(before: Frames, after: Frames) -> Frames:
    """The counts of enterprises that were published stay when a correction of the rest is laid over them.

    The correction's own counts come with the next publication of counts; until then those that are published stand.
    """
    name = "enterprise_observation"
    key = EXTRACTS[name].primary_key()
    published = before[name].filter(
        pl.col("enterprise_variable").is_in(PROTECTED_VARIABLES) & (pl.col("obs_status") != "PR")
    )
    waiting = after[name].filter(obs_status="PR").join(published, on=key, how="semi")
    kept = published.join(waiting, on=key, how="semi")
    rest = after[name].join(kept, on=key, how="anti")
    return after | {name: pl.concat([rest, kept.select(rest.columns)]).sort(key)}


def _place(extract: str) -> list[str]:
    """The columns by which a quarter's facts and its silences are compared."""
    return (
        ["period", "enterprise_id"]
        if extract == "enterprise_observation"
        else ["period", "municipality_code", "public_actor"]
    )
