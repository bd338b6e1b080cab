"""The last guard before anything is written: no delivered number of people leaves the restricted folder."""

from collections.abc import Mapping

import polars as pl

from contract import HELD_KINDS
from publishing.overlay import PROTECTED_VARIABLES
from publishing.problems import InputError, Problem
from publishing.sources import DELIVERED


def refuse_protected(frames: Mapping[str, pl.DataFrame], catalogue: str) -> None:
    """Raises InputError when delivered rows hold numbers of people: held kinds, or an enterprise's employees and places."""
    delivered = pl.col("source_id").str.starts_with(DELIVERED)
    of_enterprises = frames["enterprise_observation"].filter(
        delivered & pl.col("enterprise_variable").is_in(PROTECTED_VARIABLES) & pl.col("value").is_not_null()
    )
    counts = {kind: frames[kind].filter(delivered).height for kind in HELD_KINDS}
    counts["enterprise_observation"] = of_enterprises.height
    problems = [
        Problem(f"{catalogue}: {extract}", "protected_rows", details={"rows": str(rows)})
        for extract, rows in counts.items()
        if rows
    ]
    if problems:
        raise InputError(problems)
