"""The extracts of the way to work: the steps and groups of a process, what a study found of it, and the people who are counted on it."""

import dataframely as dy
import polars as pl

from contract.schema import (
    Extract,
    ObservedCount,
    code,
    described,
    inference,
    municipality_code,
    page,
    period,
    text,
)


def _yes_no(sv: str, en: str, note_sv: str, note_en: str) -> dy.Bool:
    return dy.Bool(primary_key=True, metadata=described(sv, en, note_sv, note_en))


class PathwayStep(Extract):
    """One step of the process as its document describes it: what happens, who meets whom, and when."""

    since = "4"

    pathway_step = code("pathway_step", "Steg", "Step", key=True)
    wording_sv = text("Dokumentets ordalydelse", "Wording in the document")
    wording_en = text("Ordalydelsen på engelska", "Wording in English")
    meets_sv = text("Vem möter vem", "Who meets whom, in Swedish", nullable=True)
    meets_en = text("Vem möter vem, på engelska", "Who meets whom", nullable=True)
    when_sv = text("När", "When, in Swedish", nullable=True)
    when_en = text("När, på engelska", "When", nullable=True)
    page = page()
    inference_sv = inference("Vår slutsats", "Our inference, in Swedish")
    inference_en = inference("Vår slutsats på engelska", "Our inference")


class PathwayGroup(Extract):
    """One group that people are placed in by how near they are to work, as its document defines it."""

    since = "4"

    pathway_group = code("pathway_group", "Grupp", "Group", key=True, but=("none", "all"))
    wording_sv = text("Dokumentets ordalydelse", "Wording in the document")
    wording_en = text("Ordalydelsen på engelska", "Wording in English")
    page = page()


class PathwayFinding(Extract):
    """One thing that a document finds of its process, asks of it, or sets as its goal; of one step, or of the whole."""

    since = "4"

    finding_id = text("Iakttagelse", "Finding", key=True)
    position = dy.Int64(min=1, metadata=described("Ordning", "Order"))
    finding_kind = code("finding_kind", "Slag", "Kind")
    pathway_step = code("pathway_step", "Steg", "Step", nullable=True)
    wording_sv = text("Vad dokumentet säger", "What the document says, in Swedish")
    wording_en = text("Vad dokumentet säger, på engelska", "What the document says")
    page = page()


class ComparisonFigure(Extract):
    """One figure that a document states of another place than the region's own, for one year."""

    since = "4"

    series = text("Serie", "Series", key=True)
    period = period()
    position = dy.Int64(min=1, metadata=described("Ordning", "Order"))
    topic_sv = text("Vad", "What, in Swedish")
    topic_en = text("Vad, på engelska", "What")
    place_sv = text("Plats", "Place in Swedish")
    place_en = text("Plats på engelska", "Place")
    unit = code("unit", "Enhet", "Unit")
    value = dy.Float64(metadata=described("Värde", "Value"))
    page = page()
    note_sv = text("Anmärkning", "Note in Swedish", nullable=True)
    note_en = text("Anmärkning på engelska", "Note", nullable=True)


class Pathway(ObservedCount):
    """People by the furthest step that each had reached when a year was gone, by municipality, group and sex.

    Of those who applied in the same quarter of the year before. Everyone stands in one cell alone, so that those who reached a
    step are the sum of those who stopped there or later.
    """

    since = "4"

    period = period()
    municipality_code = municipality_code()
    pathway_group = code("pathway_group", "Grupp", "Group", key=True, but=("all",))
    pathway_step = code("pathway_step", "Längst nådda steg", "Furthest step reached", key=True)
    talk_held = _yes_no(
        "Trepartssamtal hållet", "Three-party talk held", "Minst ett under året", "At least one during the year"
    )
    feedback_given = _yes_no(
        "Återkoppling given", "Feedback given", "Till den som remitterade", "To whoever made the referral"
    )
    referred_again = _yes_no(
        "Remitterad igen", "Referred again", "Mer än en remiss under året", "More than one referral during the year"
    )
    sex = code("sex", "Kön", "Sex", key=True)


class PathwayTime(ObservedCount):
    """The median of whole months in measure, of those who applied in the year before and began one, by municipality and group."""

    since = "4"

    period = period()
    municipality_code = municipality_code()
    pathway_group = code("pathway_group", "Grupp", "Group", key=True, but=("none", "all"))

    @dy.rule()
    def is_of_a_whole_year(cls) -> pl.Expr:
        """A median is of a calendar year's people: medians of quarters cannot be put together."""
        return pl.col("period").str.contains(r"^\d{4}$")


class ParticipantStep(ObservedCount):
    """People whose part in a measure ended during one quarter (a flow), by municipality, sex and whether they came nearer work."""

    since = "4"

    period = period()
    municipality_code = municipality_code()
    step_taken = _yes_no(
        "Steg närmare arbete eller studier",
        "A step nearer work or study",
        "Jämfört med när insatsen började",
        "Compared with when the measure began",
    )
    sex = code("sex", "Kön", "Sex", key=True)
