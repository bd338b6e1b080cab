"""The extracts that describe: sources, municipalities, indicators, targets, enterprises. No observed values over time."""

import dataframely as dy
import polars as pl

from contract.codelists import CODELISTS
from contract.schema import Extract, code, described, inference, municipality_code, page, priority, text

_SHORT_TITLE = {"note_sv": "Står under diagrammen", "note_en": "Stands under the charts"}
_ACCOUNT = {"note_sv": "Utan någon siffra att visa", "note_en": "Without any figure to show"}


class Source(Extract):
    """One source: a document, a statistical table or a delivery that figures rest on."""

    source_id = dy.String(primary_key=True, min_length=1, metadata=described("Källa", "Source"))
    title_sv = text("Titel", "Title in Swedish")
    title_en = text("Titel på engelska", "Title")
    short_sv = text("Kort titel", "Short title in Swedish", **_SHORT_TITLE)
    short_en = text("Kort titel på engelska", "Short title", **_SHORT_TITLE)
    publisher = text("Utgivare", "Publisher")
    document_sv = text("Dokument", "Document in Swedish")
    document_en = text("Dokument på engelska", "Document")
    reference_period_sv = text("Referensperiod", "Reference period in Swedish")
    reference_period_en = text("Referensperiod på engelska", "Reference period")
    retrieved = dy.Date(
        nullable=True,
        metadata=described(
            "Läst eller mottagen",
            "Read or received",
            "Den dag då källan lästes, själv eller i en sparad kopia; tomt: okänt",
            "The day on which the source was read, itself or in a stored copy; empty: unknown",
        ),
    )
    licence = text("Licens", "Licence", nullable=True)
    url = text("Adress", "Address", nullable=True)
    source_kind = code("source_kind", "Slag", "Kind")
    account_sv = text("Berättar i ord", "Tells in words, in Swedish", nullable=True, since="2", **_ACCOUNT)
    account_en = text("Berättar i ord, på engelska", "Tells in words", nullable=True, since="2", **_ACCOUNT)
    account_page = text("Var den berättar det", "Page of the account", nullable=True, since="2")
    lost_sv = text("Vad vi saknar", "What we lack, in Swedish", nullable=True, since="2")
    lost_en = text("Vad vi saknar, på engelska", "What we lack", nullable=True, since="2")


def _year(sv: str, en: str, note_sv: str, note_en: str) -> dy.Int64:
    """A year of a division of the country; municipalities began in 1863."""
    return dy.Int64(nullable=True, min=1863, max=2100, metadata=described(sv, en, note_sv, note_en, since="5"))


class Municipality(Extract):
    """One municipality, the part of the region it lies in, and the years in which there is such a municipality.

    A municipality that others were merged into, or that was parted from another, is a row of its own. What is counted by
    municipality is counted over those that there are at the time (`queries/macros/municipalities.sql`).
    """

    municipality_code = dy.String(
        primary_key=True, regex=r"^\d{4}$", metadata=described("Kommunkod", "Municipality code")
    )
    municipality_name = dy.String(unique=True, metadata=described("Kommun", "Municipality"))
    part = dy.String(
        nullable=True,
        metadata=described(
            "Del av regionen", "Part of the region", "Tomt: i ingen del", "Empty: in none", foreign_key="area.area_code"
        ),
    )
    valid_from_year = _year(
        "Första år",
        "First year",
        "Kommunen finns från den 1 januari det året. Tomt: så länge vi vet",
        "There is such a municipality from 1 January of that year. Empty: as long as is known",
    )
    valid_to_year = _year(
        "Sista år",
        "Last year",
        "Kommunen finns till och med den 31 december det året. Tomt: den finns kvar",
        "There is such a municipality until 31 December of that year. Empty: it still is",
    )

    @dy.rule()
    def goes_after_it_comes(cls) -> pl.Expr:
        """A municipality does not end before it begins, where both years are known."""
        return (
            pl.col("valid_from_year").is_null()
            | pl.col("valid_to_year").is_null()
            | (pl.col("valid_to_year") >= pl.col("valid_from_year"))
        )


class Indicator(Extract):
    """One kind of figure that documents state: what it counts, whom it covers, stock or flow."""

    indicator_code = text("Indikator", "Indicator", key=True)
    label_sv = text("Benämning", "Label in Swedish")
    label_en = text("Benämning på engelska", "Label")
    definition_sv = text("Definition", "Definition in Swedish")
    definition_en = text("Definition på engelska", "Definition")
    unit = code("unit", "Enhet", "Unit")
    stock_flow = code("stock_flow", "Bestånd eller flöde", "Stock or flow")
    theme = code("theme", "Ämne", "Theme")
    found_in = text(
        "Finns hos",
        "Found in",
        nullable=True,
        note_sv="Tjänst och tabell eller nyckeltal som uppgifterna hämtas ur",
        note_en="Service, and table or key figure, that the figures are fetched from",
        since="4",
    )


class Target(Extract):
    """One target of a plan, as published, with how it is counted and what makes it measurable or not."""

    target_id = dy.String(primary_key=True, regex=r"^[A-Z][A-Z0-9]*[a-z]?$", metadata=described("Mål", "Target"))
    priority = priority()
    position = dy.Int64(min=1, metadata=described("Ordning", "Order"))
    title_sv = text("Kort namn", "Short name in Swedish")
    title_en = text("Kort namn på engelska", "Short name")
    wording_sv = text("Planens ordalydelse", "Wording in the plan")
    wording_en = text("Ordalydelsen på engelska", "Wording in English")
    page = page()
    unit = code("unit", "Enhet", "Unit")
    stock_flow = code("stock_flow", "Bestånd eller flöde", "Stock or flow")
    denominator = dy.Int64(nullable=True, min=1, metadata=described("Av", "Out of"))
    baseline_value = dy.Float64(nullable=True, min=0, metadata=described("Utgångsläge", "Baseline"))
    baseline_status = code("obs_status", "Utgångslägets status", "Status of the baseline")
    baseline_period = text("Utgångslägets period", "Period of the baseline")
    baseline_end = dy.Date(metadata=described("Utgångslägets sista dag", "Last day of the baseline"))
    baseline_note_sv = text("Om utgångsläget", "On the baseline, in Swedish")
    baseline_note_en = text("Om utgångsläget på engelska", "On the baseline")
    baseline_page = text("Utgångslägets sida", "Page of the baseline", nullable=True, since="2")
    baseline_inference_sv = inference("Vår slutsats om utgångsläget", "Our inference on the baseline, in Swedish")
    baseline_inference_en = inference("Vår slutsats om utgångsläget, på engelska", "Our inference on the baseline")
    baseline_qualifier = code(
        "qualifier",
        "Utgångslägets precision",
        "Precision of the baseline",
        nullable=True,
        but=("range",),
        note_sv="Som källan skriver: approximate för cirka. Tomt: inget sägs om den, eller utgångsläge saknas",
        note_en="As the source writes: approximate for about. Empty: nothing is said of it, or there is no baseline",
        since="6",
    )
    level = dy.Float64(nullable=True, min=0, metadata=described("Målnivå", "Target level"))
    level_status = code("obs_status", "Målnivåns status", "Status of the target level")
    level_page = text("Målnivåns sida", "Page of the target level", nullable=True, since="2")
    level_inference_sv = inference("Vår slutsats om målnivån", "Our inference on the target level, in Swedish")
    level_inference_en = inference("Vår slutsats om målnivån, på engelska", "Our inference on the target level")
    target_year = dy.Int64(
        nullable=True,
        min=2000,
        max=2100,
        metadata=described(
            "Målår", "Target year", "Tomt: långsiktigt mål utan år", "Empty: a long-term target without a year"
        ),
    )
    direction = code("direction", "Riktning", "Direction")
    decision_sv = text("Vem som behöver besluta vad", "Who has to decide what, in Swedish", nullable=True)
    decision_en = text("Vem som behöver besluta vad, på engelska", "Who has to decide what", nullable=True)
    plan_id = text("Plan", "Plan", nullable=True, since="3")
    counting = code("counting", "Vad som räknas", "What is counted", nullable=True, since="3")
    counted = text(
        "Vilket åtagande eller vilka delmål",
        "Which commitment, or which milestones",
        nullable=True,
        note_sv="Åtagandets kod, det som delmålens koder börjar med eller slaget av leverans som andelen räknas ur; tomt när sättet att räkna säger det",
        note_en="The code of the commitment, what the codes of the milestones begin with, or the kind of delivery that the share is counted from; empty where the way of counting says it",
        since="3",
    )
    window_quarters = dy.Int64(
        nullable=True,
        min=1,
        max=4,
        metadata=described("Räknas över antal kvartal", "Counted over how many quarters", since="3"),
    )
    followed_from = dy.Date(nullable=True, metadata=described("Följs från och med", "Followed from", since="3"))
    is_main = dy.Bool(
        nullable=True, metadata=described("Prioriteringens främsta mål", "Main target of its priority", since="3")
    )

    @dy.rule()
    def counting_is_whole(cls) -> pl.Expr:
        """A target that says how it is counted says over how many quarters and from which day."""
        is_counted = pl.col("counting").is_not_null()
        return (is_counted == pl.col("window_quarters").is_not_null()) & (
            is_counted == pl.col("followed_from").is_not_null()
        )

    @dy.rule()
    def window_fits_what_is_counted(cls) -> pl.Expr:
        """A mark or a milestone is counted at one time, since the same one would be added to itself; what starts, over a year."""
        quarters = pl.col("counting").replace_strict(
            {"municipalities_with_mark": 1, "milestones_reached": 1, "survey": 1, "enterprises_started": 4},
            default=None,
        )
        return quarters.is_null() | (pl.col("window_quarters") == quarters)

    @dy.rule()
    def share_is_in_per_cent(cls) -> pl.Expr:
        """A share has no other unit, and is not out of a number."""
        is_fit = (pl.col("unit") == "pct") & pl.col("denominator").is_null()
        return pl.col("counting").is_null() | (pl.col("counting") != "share") | is_fit

    @dy.rule()
    def marks_and_milestones_are_named(cls) -> pl.Expr:
        """What is counted by mark or milestone, or as a share, says which, by a code that there is; nothing else does."""
        groups = sorted({code.partition("_")[0] for code in CODELISTS["milestone"].codes})
        by_milestone = pl.col("counting").is_in(["milestones_reached", "survey"])
        return (
            pl.when(pl.col("counting") == "municipalities_with_mark")
            .then(pl.col("counted").is_in(list(CODELISTS["mark"].codes)).fill_null(False))
            .when(by_milestone)
            .then(pl.col("counted").is_in(groups).fill_null(False))
            .when(pl.col("counting") == "share")
            # The one kind of delivery that tells of everybody whether it is so.
            .then((pl.col("counted") == "participant_step").fill_null(False))
            .otherwise(pl.col("counted").is_null())
        )

    @dy.rule()
    def baseline_is_null_exactly_when_not_a(cls) -> pl.Expr:
        """A baseline that no source states is null, not zero."""
        return (pl.col("baseline_status") == "A") == pl.col("baseline_value").is_not_null()

    @dy.rule()
    def only_a_baseline_has_a_precision(cls) -> pl.Expr:
        """What is not stated is neither exact nor about so much."""
        return pl.col("baseline_qualifier").is_null() | pl.col("baseline_value").is_not_null()

    @dy.rule()
    def level_is_null_exactly_when_not_a(cls) -> pl.Expr:
        """A level that nobody has decided is null, not zero."""
        return (pl.col("level_status") == "A") == pl.col("level").is_not_null()

    @dy.rule()
    def unmeasurable_says_who_decides(cls) -> pl.Expr:
        """A target without a baseline or a level says who would have to decide what."""
        measurable = (pl.col("baseline_status") == "A") & (pl.col("level_status") == "A")
        return measurable | (pl.col("decision_sv").is_not_null() & pl.col("decision_en").is_not_null())


class TargetReading(Extract):
    """One interpretation of a target whose wording allows several."""

    target_id = dy.String(primary_key=True, metadata=described("Mål", "Target", foreign_key="target.target_id"))
    reading = code("reading", "Tolkning", "Interpretation", key=True)
    explanation_sv = text("Förklaring", "Explanation in Swedish")
    explanation_en = text("Förklaring på engelska", "Explanation")
    page = page()
    level = dy.Float64(nullable=True, min=0, metadata=described("Målnivå", "Target level"))
    level_status = code("obs_status", "Målnivåns status", "Status of the target level")
    only_lacking = dy.Bool(
        metadata=described(
            "Räknar bara de som saknade",
            "Counts only those that lacked one",
            "Sant: målnivån räknar bara kommuner som saknade stödstruktur 2016. Falskt: den räknar regionens alla kommuner",
            "True: the level counts only municipalities without one in 2016. False: it counts all in the region",
        )
    )
    is_default = dy.Bool(metadata=described("Används först", "Used first"))


class SourceConflict(Extract):
    """Two statements that disagree, and which of them the app uses. Shown, not mended."""

    conflict_id = text("Konflikt", "Conflict", key=True)
    subject_sv = text("Vad det gäller", "Subject in Swedish")
    subject_en = text("Vad det gäller, på engelska", "Subject")
    statement_a_sv = text("Första uppgiften", "First statement in Swedish")
    statement_a_en = text("Första uppgiften på engelska", "First statement")
    page_a = page("Första uppgiftens sida", "Page of the first statement")
    other_source_id = dy.String(metadata=described("Andra källan", "Second source", foreign_key="source.source_id"))
    statement_b_sv = text("Andra uppgiften", "Second statement in Swedish")
    statement_b_en = text("Andra uppgiften på engelska", "Second statement")
    page_b = page("Andra uppgiftens sida", "Page of the second statement")
    handling_sv = text("Hur vi hanterar det", "How we handle it, in Swedish")
    handling_en = text("Hur vi hanterar det, på engelska", "How we handle it")


class Enterprise(Extract):
    """One work-integrating social enterprise, with its municipality and the dates it started and ended."""

    enterprise_id = text("Företags-id", "Enterprise id", key=True)
    enterprise_name = text("Företag", "Enterprise")
    municipality_code = municipality_code(key=False)
    legal_form = code("legal_form", "Juridisk form", "Legal form")
    industry = code("industry", "Bransch", "Industry")
    start_date = dy.Date(nullable=True, metadata=described("Start", "Start", "Tomt: okänt", "Empty: unknown"))
    end_date = dy.Date(nullable=True, metadata=described("Slut", "End", "Tomt: verksamt", "Empty: still active"))

    @dy.rule()
    def ends_after_it_starts(cls) -> pl.Expr:
        """An enterprise ends after it starts, where both are known."""
        return (
            pl.col("end_date").is_null() | pl.col("start_date").is_null() | (pl.col("end_date") > pl.col("start_date"))
        )
