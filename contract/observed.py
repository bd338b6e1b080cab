"""The extracts that observe: a value or a state per period, each with its `obs_status` and its source."""

import dataframely as dy
import polars as pl

from contract.schema import (
    Extract,
    Observed,
    ObservedCount,
    area_code,
    code,
    count,
    described,
    inference,
    municipality_code,
    obs_status,
    page,
    period,
    period_end,
    text,
)

# Where a row of a catalogue is a sum of finer ones: see `contract.details`.
_OF_A_SUM = ("Bara där raden är en summa av finare rader", "Only where the row is a sum of finer rows")


def _of_a_sum(sv: str, en: str, note_sv: str, note_en: str) -> dy.Float64:
    """A bound of a sum that is counted from finer rows than are loaded."""
    notes = (f"{_OF_A_SUM[0]}: {note_sv}", f"{_OF_A_SUM[1]}: {note_en}")
    return dy.Float64(nullable=True, min=0, metadata=described(sv, en, *notes, since="7"))


class Population(Observed):
    """Residents of one municipality at the end of one year."""

    municipality_code = municipality_code()
    period = period()


class Observation(Extract):
    """One figure that a document states: exact, approximate or a range, with the page it stands on."""

    indicator_code = dy.String(
        primary_key=True, metadata=described("Indikator", "Indicator", foreign_key="indicator.indicator_code")
    )
    area_code = area_code()
    sex = code("sex", "Kön", "Sex", key=True)
    period = period()
    source_id = dy.String(primary_key=True, metadata=described("Källa", "Source", foreign_key="source.source_id"))
    period_end = period_end()
    value = dy.Float64(
        nullable=True, metadata=described("Värde", "Value", "Tomt för ett intervall", "Empty for a range")
    )
    low = dy.Float64(nullable=True, metadata=described("Lägst", "Low"))
    high = dy.Float64(nullable=True, metadata=described("Högst", "High"))
    qualifier = code("qualifier", "Precision", "Precision")
    obs_status = obs_status()
    page = page()
    note_sv = text("Anmärkning", "Note in Swedish", nullable=True)
    note_en = text("Anmärkning på engelska", "Note", nullable=True)
    inference_sv = inference("Vår slutsats", "Our inference, in Swedish")
    inference_en = inference("Vår slutsats på engelska", "Our inference")

    @dy.rule()
    def has_a_figure_exactly_when_a(cls) -> pl.Expr:
        """A value, or both ends of a range, if and only if the status is A."""
        figure = pl.col("value").is_not_null() | (pl.col("low").is_not_null() & pl.col("high").is_not_null())
        return (pl.col("obs_status") == "A") == figure

    @dy.rule()
    def range_has_ends_and_no_value(cls) -> pl.Expr:
        """A range has two ends and no value of its own: nobody invents a middle. What is approximate may be a range, too."""
        ends = pl.col("low").is_not_null() & pl.col("high").is_not_null() & pl.col("value").is_null()
        no_ends = pl.col("low").is_null() & pl.col("high").is_null()
        is_range = ends & (pl.col("low") <= pl.col("high"))
        return (
            pl.when(pl.col("qualifier") == "range")
            .then(is_range)
            .when(pl.col("qualifier") == "approximate")
            .then(is_range | no_ends)
            .otherwise(no_ends)
        )


class Commitment(Extract):
    """One criterion of one municipality as it stood at the end of one period; an agreement may stand beside another."""

    municipality_code = municipality_code()
    mark = code("mark", "Kriterium", "Criterion", key=True)
    period = period()
    commitment_number = dy.Int64(
        primary_key=True,
        min=1,
        metadata=described("Nummer", "Number", "1 om det bara finns ett", "1 if there is only one"),
    )
    period_end = period_end()
    commitment_state = code("commitment_state", "Läge", "State", nullable=True)
    obs_status = obs_status()
    counts_as_support = dy.Bool(
        metadata=described(
            "Räknas som stödstruktur",
            "Counts as support structure",
            "Sant för avtal om stöd till ASF",
            "True for an agreement on support for WISEs",
        )
    )
    agreement_form = code("agreement_form", "Avtalsform", "Form of agreement", nullable=True)
    counterpart = text("Motpart", "Counterpart", nullable=True)
    valid_from = dy.Date(nullable=True, metadata=described("Gäller från", "Valid from"))
    valid_from_status = code("validity", "Startens status", "Status of the start")
    valid_to = dy.Date(nullable=True, metadata=described("Gäller till", "Valid to"))
    valid_to_status = code("validity", "Slutets status", "Status of the end")
    annual_cost_sek = count("Kostnad per år (kr)", "Annual cost (SEK)", "sek", since="5")
    annual_cost_status = code("obs_status", "Kostnadens status", "Status of the cost", since="5")
    evidence_sv = text("Underlag", "Evidence in Swedish", nullable=True)
    evidence_en = text("Underlag på engelska", "Evidence", nullable=True)
    page = page()
    inference_sv = inference("Vår slutsats", "Our inference, in Swedish")
    inference_en = inference("Vår slutsats på engelska", "Our inference")

    @dy.rule()
    def state_is_null_exactly_when_not_a(cls) -> pl.Expr:
        """A state if and only if the status is A."""
        return (pl.col("obs_status") == "A") == pl.col("commitment_state").is_not_null()

    @dy.rule()
    def validity_dates_follow_their_status(cls) -> pl.Expr:
        """A date if and only if it is known."""
        start = (pl.col("valid_from_status") == "known") == pl.col("valid_from").is_not_null()
        end = (pl.col("valid_to_status") == "known") == pl.col("valid_to").is_not_null()
        return start & end

    @dy.rule()
    def cost_is_null_exactly_when_not_a(cls) -> pl.Expr:
        """A cost if and only if its status is A."""
        return (pl.col("annual_cost_status") == "A") == pl.col("annual_cost_sek").is_not_null()


class Milestone(Extract):
    """One decision or seat that a target asks for, and the day it was reached."""

    target_id = dy.String(primary_key=True, metadata=described("Mål", "Target", foreign_key="target.target_id"))
    milestone = code("milestone", "Delmål", "Milestone", key=True)
    milestone_state = code("milestone_state", "Läge", "State", nullable=True)
    obs_status = obs_status()
    reached_on = dy.Date(nullable=True, metadata=described("Uppnått den", "Reached on"))
    page = page()
    inference_sv = inference("Vår slutsats", "Our inference, in Swedish")
    inference_en = inference("Vår slutsats på engelska", "Our inference")

    @dy.rule()
    def state_is_null_exactly_when_not_a(cls) -> pl.Expr:
        """A state if and only if the status is A."""
        return (pl.col("obs_status") == "A") == pl.col("milestone_state").is_not_null()

    @dy.rule()
    def reached_has_a_day(cls) -> pl.Expr:
        """A day exactly when the milestone is reached."""
        return (pl.col("milestone_state") == "reached").fill_null(False) == pl.col("reached_on").is_not_null()


class EnterpriseObservation(ObservedCount):
    """One variable of one enterprise at the end of one quarter. Yes-or-no variables are 1 or 0."""

    enterprise_id = dy.String(
        primary_key=True, metadata=described("Företags-id", "Enterprise id", foreign_key="enterprise.enterprise_id")
    )
    period = period()
    enterprise_variable = code("enterprise_variable", "Variabel", "Variable", key=True)


class Placement(ObservedCount):
    """People placed at WISEs at the end of one quarter (a stock), by municipality, actor, measure and sex."""

    period = period()
    municipality_code = municipality_code()
    public_actor = code("public_actor", "Offentlig aktör", "Public actor", key=True)
    placement_measure = code("placement_measure", "Insats", "Measure", key=True)
    enhanced_cooperation = dy.Bool(
        primary_key=True,
        metadata=described(
            "Förstärkt samarbete",
            "Enhanced cooperation",
            "Arbetsförmedlingen och Försäkringskassan",
            "Employment Service and Social Insurance Agency",
        ),
    )
    sex = code("sex", "Kön", "Sex", key=True)
    low = _of_a_sum("Lägst", "Low", "det minsta som summan kan vara", "the least that the sum can be")
    high = _of_a_sum("Högst", "High", "det mesta som summan kan vara", "the most that the sum can be")
    rounded_parts = dy.Int64(
        nullable=True,
        min=0,
        metadata=described("Skyddade delar", "Protected parts", *_OF_A_SUM, since="7"),
    )

    @dy.rule()
    def a_sum_says_what_it_can_be(cls) -> pl.Expr:
        """What is added up from finer rows says the least and the most that it can be, and of how many protected parts: their own do not tell."""
        is_sum = pl.col("rounded_parts").is_not_null()
        known = pl.col("low").is_not_null() & (pl.col("high").is_not_null() == pl.col("value").is_not_null())
        return pl.when(is_sum).then(known).otherwise(pl.col("low").is_null() & pl.col("high").is_null())


class PlacementYear(ObservedCount):
    """Different people placed at WISEs at some time during one year (a flow), by municipality, actor and sex."""

    since = "2"

    period = period()
    municipality_code = municipality_code()
    public_actor = code("public_actor", "Offentlig aktör", "Public actor", key=True)
    sex = code("sex", "Kön", "Sex", key=True)
    # Never the sum of quarters, and never added over municipalities or actors: a person may be in several of them.
    value_kind = code("value_kind", "Värdeslag", "Kind of value", nullable=True, but=("stated", "answered"))

    @dy.rule()
    def is_of_a_whole_year(cls) -> pl.Expr:
        """Different people are counted over a calendar year, and over nothing else."""
        return pl.col("period").str.contains(r"^\d{4}$")


class ServiceUse(ObservedCount):
    """Services used during one quarter (a flow), by municipality, buyer, service and form of agreement."""

    period = period()
    municipality_code = municipality_code()
    public_actor = code("public_actor", "Köpare", "Buyer", key=True)
    service = code("service", "Tjänst", "Service", key=True)
    agreement_form = code("agreement_form", "Avtalsform", "Form of agreement", key=True)
    service_group = code("service_group", "Slag av tjänst", "Group of services")
    amount_sek = count("Belopp", "Amount", "sek")
    amount_status = code("obs_status", "Beloppets status", "Status of the amount")

    @dy.rule()
    def amount_is_null_exactly_when_not_a(cls) -> pl.Expr:
        """An amount if and only if its status is A."""
        return (pl.col("amount_status") == "A") == pl.col("amount_sek").is_not_null()


class DialogueMeeting(Extract):
    """Dialogue meetings between authorities and local WISEs during one period (a flow)."""

    period = period()
    municipality_code = municipality_code()
    public_actor = code("public_actor", "Offentlig aktör", "Public actor", key=True)
    period_end = period_end()
    value = count("Antal möten", "Number of meetings", "meetings")
    low = dy.Float64(nullable=True, min=0, metadata=described("Lägst", "Low"))
    high = dy.Float64(nullable=True, min=0, metadata=described("Högst", "High"))
    obs_status = obs_status()
    page = page()
    inference_sv = inference("Vår slutsats", "Our inference, in Swedish")
    inference_en = inference("Vår slutsats på engelska", "Our inference")

    @dy.rule()
    def has_a_figure_exactly_when_a(cls) -> pl.Expr:
        """A value, or both ends of a range, if and only if the status is A."""
        figure = pl.col("value").is_not_null() | (pl.col("low").is_not_null() & pl.col("high").is_not_null())
        return (pl.col("obs_status") == "A") == figure


class Delivery(Extract):
    """What one municipality has delivered of one kind for one quarter."""

    municipality_code = municipality_code()
    delivery_kind = code("delivery_kind", "Slag av leverans", "Kind of delivery", key=True)
    period = period()
    period_end = period_end()
    delivery_status = code("delivery_status", "Leveransens status", "Status of the delivery")
    delivered_on = dy.Date(nullable=True, metadata=described("Levererad den", "Delivered on"))
