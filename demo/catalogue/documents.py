"""The made-up sources, and which deliveries came in when."""

from datetime import date

from demo.catalogue.chance import CODES, QUARTERS, Quarter, between, stream

Row = dict[str, object]

_DAY = date(2018, 12, 31)

_SOURCES: tuple[tuple[str, str, str, str], ...] = (
    ("exempel", "handlingsplan 2016–2018", "action plan 2016–2018", "2016–2018"),
    ("exempel_leveranser", "kommunernas leveranser", "the municipalities' deliveries", "2016–2018"),
    ("exempel_befolkning", "befolkning per kommun", "population by municipality", "2014–2018"),
    ("exempel_protokoll", "ASF-rådets protokoll", "the WISE council's minutes", "2016–2018"),
)

# code, unit, stock_flow, theme, label and definition in Swedish, then in English
_INDICATORS: tuple[tuple[str, str, str, str, str, str, str, str], ...] = (
    (
        "residents", "persons", "stock", "population",
        "Invånare", "Folkbokförda i länet den sista december.",
        "Residents", "People registered in the county on 31 December.",
    ),
    (
        "enterprises", "enterprises", "stock", "enterprises",
        "Arbetsintegrerande sociala företag (ASF)", "Antal ASF som är verksamma i länet.",
        "Work integration social enterprises (WISEs)", "Number of WISEs that are active in the county.",
    ),
    (
        "enterprises_with_af_agreement", "enterprises", "stock", "enterprises",
        "ASF med överenskommelse med Arbetsförmedlingen",
        "Antal ASF som Arbetsförmedlingen har en överenskommelse med.",
        "WISEs with an agreement with the Public Employment Service",
        "Number of WISEs with which the Public Employment Service has an agreement.",
    ),
    (
        "sak_members", "enterprises", "stock", "enterprises",
        "Medlemsföretag i SAK", "Antal ASF som är medlemmar i SAK, företagens egen förening.",
        "Member enterprises of SAK", "Number of WISEs that are members of SAK, the enterprises' own association.",
    ),
    (
        "sak_employees", "persons", "stock", "enterprises",
        "Anställda i SAK:s medlemsföretag", "Antal anställda i de ASF som är medlemmar i SAK.",
        "Employees of the members of SAK", "Number of people employed by the WISEs that are members of SAK.",
    ),
    (
        "placed_via_af", "persons", "stock", "usage",
        "Personer placerade via Arbetsförmedlingen",
        "Antal personer som vid ett tillfälle är placerade i länets ASF genom Arbetsförmedlingen. Ett bestånd.",
        "People placed through the Public Employment Service",
        "Number of people placed at the county's WISEs by the Public Employment Service at one point in time. A stock.",
    ),
    (
        "enhanced_cooperation_share_pct", "pct", "state", "usage",
        "Andel inom förstärkt samarbete",
        "Andel av de placerade via Arbetsförmedlingen som omfattas av förstärkt samarbete med Försäkringskassan.",
        "Share within enhanced cooperation",
        "Share of those placed by the Public Employment Service who are covered by its enhanced cooperation with the "
        "Social Insurance Agency.",
    ),
    (
        "placed_by_municipalities", "persons", "flow", "usage",
        "Personer placerade av kommunerna per år",
        "Antal personer som kommunerna placerar hos ASF under ett år. Ett flöde.",
        "People placed by the municipalities per year",
        "Number of people whom the municipalities place at WISEs in the course of a year. A flow.",
    ),
)  # fmt: skip

# indicator, period, last day, value, low, high, qualifier
_FIGURES: tuple[tuple[str, str, date, float | None, float | None, float | None, str], ...] = (
    ("residents", "2015-12", date(2015, 12, 31), 282_150.0, None, None, "exact"),
    ("enterprises", "2016", date(2016, 12, 31), 30.0, None, None, "approximate"),
    ("enterprises_with_af_agreement", "2016", date(2016, 12, 31), 20.0, None, None, "exact"),
    ("sak_members", "2016", date(2016, 12, 31), 11.0, None, None, "exact"),
    ("sak_employees", "2016", date(2016, 12, 31), 100.0, None, None, "approximate"),
    ("placed_via_af", "2016", date(2016, 12, 31), 260.0, None, None, "approximate"),
    ("enhanced_cooperation_share_pct", "2016", date(2016, 12, 31), 20.0, None, None, "approximate"),
    ("placed_by_municipalities", "2016", date(2016, 12, 31), None, 50.0, 60.0, "range"),
)


def source_rows() -> list[Row]:
    """One row per invented source; its title says that it is made up."""
    return [
        {
            "source_id": source_id,
            "title_sv": f"Exempeldata (påhittat): {what_sv}",
            "title_en": f"Example data (made up): {what_en}",
            "short_sv": f"Exempeldata (påhittat), {what_sv}",
            "short_en": f"Example data (made up), {what_en}",
            "publisher": "Exempel (påhittat)",
            "document_sv": f"Exempel: {what_sv}",
            "document_en": f"Example: {what_en}",
            "reference_period_sv": reference_period,
            "reference_period_en": reference_period,
            "retrieved": _DAY,
            "licence": "CC0 1.0",
            "source_kind": "example",
        }
        for source_id, what_sv, what_en, reference_period in _SOURCES
    ]


def indicator_rows() -> list[Row]:
    """One row per kind of figure that the invented documents state."""
    columns = (
        "indicator_code", "unit", "stock_flow", "theme", "label_sv", "definition_sv", "label_en", "definition_en",
    )  # fmt: skip
    return [{"source_id": "exempel", **dict(zip(columns, indicator, strict=True))} for indicator in _INDICATORS]


def observation_rows() -> list[Row]:
    """The county's figures as the plan of the example states them, both sexes together."""
    columns = ("indicator_code", "period", "period_end", "value", "low", "high", "qualifier")
    fixed = {"source_id": "exempel", "area_code": "21", "sex": "T", "obs_status": "A"}
    note = {"note_sv": "Påhittat för exemplet.", "note_en": "Made up for the example."}
    return [{**fixed, **dict(zip(columns, figure, strict=True)), **note} for figure in _FIGURES]


KINDS = ("placement", "service_use", "enterprise", "commitment", "dialogue_meeting")

_FIRST, _LAST = QUARTERS[0], QUARTERS[-1]

# municipality, kind, first and last quarter, status. Everything else is accepted.
_NOT_ACCEPTED: tuple[tuple[str, str, Quarter, Quarter, str], ...] = (
    ("2101", "placement", Quarter(2017, 1), _LAST, "missing"),
    ("2101", "service_use", Quarter(2017, 1), _LAST, "missing"),
    ("2101", "commitment", Quarter(2017, 1), _LAST, "missing"),
    ("2101", "dialogue_meeting", Quarter(2017, 1), _LAST, "missing"),
    ("2101", "enterprise", Quarter(2017, 1), Quarter(2017, 4), "missing"),
    ("2161", "placement", Quarter(2017, 3), Quarter(2017, 3), "missing"),
    ("2132", "service_use", Quarter(2016, 2), Quarter(2016, 2), "missing"),
    ("2161", "placement", _LAST, _LAST, "late"),
    ("2121", "enterprise", _LAST, _LAST, "late"),
    ("2121", "service_use", _LAST, _LAST, "late"),
    ("2161", "dialogue_meeting", _LAST, _LAST, "late"),
    # Without an enterprise in Hofors there was nobody to meet; from 2018 those of the neighbours are invited.
    ("2104", "dialogue_meeting", _FIRST, Quarter(2017, 4), "not_applicable"),
)


def delivery_status(municipality_code: str, kind: str, quarter: Quarter) -> str:
    """The status of one delivery: accepted, late, missing or not_applicable."""
    for code, its_kind, first, last, status in _NOT_ACCEPTED:
        in_span = first.last_day <= quarter.last_day <= last.last_day
        if (code, its_kind) == (municipality_code, kind) and in_span:
            return status
    return "accepted"


def is_delivered(municipality_code: str, kind: str, quarter: Quarter) -> bool:
    """Whether the delivery of `kind` for the quarter is accepted."""
    return delivery_status(municipality_code, kind, quarter) == "accepted"


def missing_status(municipality_code: str, kind: str, quarter: Quarter) -> str:
    """The observation status of what is not there: NA where the delivery does not apply, else NL."""
    return "NA" if delivery_status(municipality_code, kind, quarter) == "not_applicable" else "NL"


def delivery_rows(seed: int) -> list[dict[str, object]]:
    """One row per municipality, kind and quarter; an accepted delivery came in 5–25 days after the quarter."""
    rng = stream(seed, "delivery")
    rows: list[dict[str, object]] = []
    for code in CODES:
        for kind in KINDS:
            for quarter in QUARTERS:
                status = delivery_status(code, kind, quarter)
                days = between(rng, 5, 25)
                rows.append(
                    {
                        "source_id": "exempel_leveranser",
                        "municipality_code": code,
                        "delivery_kind": kind,
                        "period": quarter.period,
                        "period_end": quarter.last_day,
                        "delivery_status": status,
                        "delivered_on": quarter.day_after(days) if status == "accepted" else None,
                    }
                )
    return rows
