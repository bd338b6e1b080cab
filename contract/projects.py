"""The extracts of projects: who owned and paid for each, when and where, what made it last, and what is left of it."""

import dataframely as dy
import polars as pl

from contract.schema import Extract, code, count, described, inference, obs_status, page, period, period_end, text

_PROJECT = described("Projekt", "Project", foreign_key="project.project_id")


def _day(sv: str, en: str) -> dy.Date:
    return dy.Date(nullable=True, metadata=described(sv, en))


class Project(Extract):
    """One project, or what is told of as one: what a source says of it, and what the source does not say.

    Where a day is not known, the source may still say that the project was under way in a year, or over by a day.
    """

    since = "4"

    project_id = text("Projekt", "Project", key=True)
    title_sv = text("Projektets namn", "Name of the project in Swedish")
    title_en = text("Projektets namn på engelska", "Name of the project")
    project_kind = code("project_kind", "Slag av projekt", "Kind of project")
    about_sv = text("Vad det var", "What it was, in Swedish", nullable=True)
    about_en = text("Vad det var, på engelska", "What it was", nullable=True)
    owner_sv = text("Projektägare", "Owner of the project in Swedish", nullable=True)
    owner_en = text("Projektägare på engelska", "Owner of the project", nullable=True)
    owner_status = code("obs_status", "Ägarens status", "Status of the owner")
    funder_sv = text("Finansiär", "Funder in Swedish", nullable=True)
    funder_en = text("Finansiär på engelska", "Funder", nullable=True)
    funder_status = code("obs_status", "Finansiärens status", "Status of the funder")
    programme_sv = text("Program", "Programme in Swedish", nullable=True)
    programme_en = text("Program på engelska", "Programme", nullable=True)
    programme_status = code("obs_status", "Programmets status", "Status of the programme")
    budget_sek = count("Total budget (kr)", "Total budget (SEK)", "sek")
    budget_status = code("obs_status", "Budgetens status", "Status of the budget")
    granted_sek = count("Beviljat stöd (kr)", "Grant awarded (SEK)", "sek")
    granted_status = code("obs_status", "Stödets status", "Status of the grant")
    first_day = _day("Projektets första dag", "First day of the project")
    first_day_status = code("validity", "Första dagens status", "Status of the first day")
    last_day = _day("Projektets sista dag", "Last day of the project")
    last_day_status = code("validity", "Sista dagens status", "Status of the last day")
    ongoing_in = dy.String(
        nullable=True,
        regex=r"^\d{4}(/\d{4})?$",
        metadata=described(
            "Pågick år", "Under way in", "När dagarna är okända: ett år då det pågick", "Where the days are not known: a year in which it was under way",
        ),
    )  # fmt: skip
    ended_by = dy.Date(
        nullable=True,
        metadata=described("Slut senast", "Over by", "När sista dagen är okänd", "Where the last day is not known"),
    )
    note_sv = text("Att veta om uppgifterna", "To know of what is said, in Swedish", nullable=True)
    note_en = text("Att veta om uppgifterna, på engelska", "To know of what is said", nullable=True)
    page = page()
    inference_sv = inference("Vår slutsats", "Our inference, in Swedish")
    inference_en = inference("Vår slutsats på engelska", "Our inference")

    @dy.rule()
    def project_says_what_it_knows(cls) -> pl.Expr:
        """Missing is not nothing: a value if and only if its status is A."""
        columns = {"owner_status": "owner_sv", "funder_status": "funder_sv", "programme_status": "programme_sv"}
        columns |= {"budget_status": "budget_sek", "granted_status": "granted_sek"}
        return pl.all_horizontal(
            (pl.col(status) == "A") == pl.col(value).is_not_null() for status, value in columns.items()
        )

    @dy.rule()
    def project_days_follow_their_status(cls) -> pl.Expr:
        """A day if and only if it is known."""
        return pl.all_horizontal(
            (pl.col(f"{day}_status") == "known") == pl.col(day).is_not_null() for day in ("first_day", "last_day")
        )

    @dy.rule()
    def project_ends_after_it_begins(cls) -> pl.Expr:
        """A project ends after it begins, where both days are known."""
        return (pl.col("last_day") > pl.col("first_day")).fill_null(True)


class ProjectMunicipality(Extract):
    """One municipality in which a project was carried out. It may lie outside the region of the catalogue."""

    since = "4"

    project_id = dy.String(primary_key=True, metadata=_PROJECT)
    municipality_code = dy.String(
        primary_key=True,
        regex=r"^\d{4}$",
        metadata=described("Kommunkod", "Municipality code", "Även utanför regionen", "Outside the region as well"),
    )
    page = page()
    inference_sv = inference("Vår slutsats", "Our inference, in Swedish")
    inference_en = inference("Vår slutsats på engelska", "Our inference")


class ProjectFactor(Extract):
    """What is known of one factor of implementation in one project, as told in one period, in words."""

    since = "4"

    project_id = dy.String(primary_key=True, metadata=_PROJECT)
    project_factor = code("project_factor", "Faktor för implementering", "Factor of implementation", key=True)
    period = period()
    period_end = period_end()
    factor_state = code("factor_state", "Faktorns läge", "State of the factor", nullable=True)
    obs_status = obs_status()
    evidence_sv = text("Belägg", "Evidence in Swedish", nullable=True)
    evidence_en = text("Belägg på engelska", "Evidence", nullable=True)
    page = page()
    inference_sv = inference("Vår slutsats", "Our inference, in Swedish")
    inference_en = inference("Vår slutsats på engelska", "Our inference")

    @dy.rule()
    def state_is_null_exactly_when_not_a(cls) -> pl.Expr:
        """A state if and only if the status is A."""
        return (pl.col("obs_status") == "A") == pl.col("factor_state").is_not_null()


class ProjectOutcome(Extract):
    """What is told of what a project led to, by one source in one period, and whether it lives on."""

    since = "4"

    project_id = dy.String(primary_key=True, metadata=_PROJECT)
    period = period()
    outcome_number = dy.Int64(primary_key=True, min=1, metadata=described("Utfall nr", "Outcome no."))
    period_end = period_end()
    lives_on = code("lives_on", "Lever arbetet kvar", "Does the work live on", nullable=True)
    obs_status = obs_status()
    outcome_sv = text("Vad projektet ledde till", "What the project led to, in Swedish", nullable=True)
    outcome_en = text("Vad projektet ledde till, på engelska", "What the project led to", nullable=True)
    page = page()
    inference_sv = inference("Vår slutsats", "Our inference, in Swedish")
    inference_en = inference("Vår slutsats på engelska", "Our inference")

    @dy.rule()
    def state_is_null_exactly_when_not_a(cls) -> pl.Expr:
        """Whether it lives on if and only if the status is A."""
        return (pl.col("obs_status") == "A") == pl.col("lives_on").is_not_null()
