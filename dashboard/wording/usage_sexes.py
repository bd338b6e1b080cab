"""Sentences of Nyttjande on women and men. From `placements_by_sex`."""

import polars as pl

from contract import HIDDEN
from dashboard.wording.claims import Claim, Relation, Sentence, sentence, subject_of
from dashboard.wording.covers import claim_of_those, where, words_of_those
from dashboard.wording.moments import in_short, moment
from dashboard.wording.texts import text
from dashboard.wording.usage import in_sentence

QUERY, KEYS = "placements_by_sex", ("public_actor", "sex", "period")


def has_untold(frame: pl.DataFrame) -> bool:
    """Whether a number is unknown to its sender, or withheld: then nothing can be compared with it."""
    return frame["obs_status"].is_in(["UN", HIDDEN]).any()


def by_sex(frame: pl.DataFrame, language: str, *, places: tuple[str, ...] = ()) -> Sentence:
    """Whether women or men are surely more, else both numbers, at the actor with the largest numbers."""
    known = frame.filter(pl.col("value").is_not_null())
    pairs = known.group_by("public_actor", maintain_order=True).agg(pl.len(), people=pl.col("value").sum())
    pairs = pairs.filter(len=2).sort("people", descending=True, maintain_order=True)
    if pairs.is_empty():
        return sentence("usage.sexes_untold" if has_untold(frame) else "usage.sexes_missing", language)
    women, men = (known.filter(public_actor=pairs["public_actor"][0], sex=sex).row(0, named=True) for sex in ("F", "M"))
    words = {
        "actor": in_sentence(women["public_actor"], language),
        "period": in_short(women["period"], language),
        "where": where(women, language, places),
    }
    if women["covers"] != men["covers"]:
        return sentence("usage.sexes_untold", language)
    for more, fewer, entry in ((women, men, "usage.sexes_more_women"), (men, women, "usage.sexes_more_men")):
        if fewer["high"] is not None and more["low"] > fewer["high"]:
            than = subject_of(QUERY, fewer, *KEYS)
            return sentence(entry, language, Claim(subject_of(QUERY, more, *KEYS), Relation.MORE_THAN, than), **words)
    claims = [claim_of_those(QUERY, row, *KEYS) for row in (women, men)]
    is_rounded = "rounded" in (women["value_kind"], men["value_kind"])
    if women["value"] == men["value"] and (not is_rounded or not women["value"]):
        return sentence("usage.sexes_few" if is_rounded else "usage.sexes_equal", language, *claims, **words)
    numbers = {"women": words_of_those(women, language), "men": words_of_those(men, language)}
    return sentence("usage.sexes_numbers", language, *claims, **words, **numbers)


def by_sex_subtitle(frame: pl.DataFrame, language: str) -> str:
    """What the marks count, and when."""
    return text("usage.sexes_subtitle", language, moment=moment(frame["period"][0], language))
