"""The extracts of competence: the training that is proposed, for whom, and the surveys of what people know."""

import dataframely as dy
import polars as pl

from contract.schema import (
    Extract,
    ObservedCount,
    code,
    count,
    described,
    municipality_code,
    obs_status,
    page,
    period,
    period_end,
    text,
)

# No index of fewer answers than these is told, nor how many there were: each is a person, and few say little of the others.
FEWEST_ANSWERS = 10
# No target group of fewer people than these is told: a training that so few can take part in points at them.
FEWEST_IN_GROUP = 10


class TrainingModule(Extract):
    """One module of training that a document proposes: whom it is for, what it is to reach and what it holds."""

    since = "4"

    module_id = text("Utbildning", "Module", key=True)
    position = dy.Int64(min=1, metadata=described("Ordning", "Order"))
    title_sv = text("Utbildningens namn", "Name of the module in Swedish")
    title_en = text("Utbildningens namn på engelska", "Name of the module")
    target_group_sv = text("Målgrupp", "Target group in Swedish")
    target_group_en = text("Målgrupp på engelska", "Target group")
    goal_sv = text("Mål med utbildningen", "Goal of the module in Swedish", nullable=True)
    goal_en = text("Mål med utbildningen, på engelska", "Goal of the module", nullable=True)
    content_sv = text("Innehåll", "Content in Swedish", nullable=True)
    content_en = text("Innehåll på engelska", "Content", nullable=True)
    page = page()
    training_target_group = code(
        "training_target_group", "Målgrupp, kod", "Target group, code", nullable=True, but=("other_staff",), since="5"
    )


class KnowledgeSurvey(Extract):
    """One survey of what people know: who was asked and how they were chosen, how many were asked and how many answered."""

    since = "4"

    survey_id = text("Mätning", "Survey", key=True)
    title_sv = text("Mätningens namn", "Name of the survey in Swedish")
    title_en = text("Mätningens namn på engelska", "Name of the survey")
    period = period(key=False)
    period_end = period_end()
    occasion = code("occasion", "Före eller efter", "Before or after")
    asked_whom_sv = text("Vilka som fick frågorna", "Who was asked, in Swedish")
    asked_whom_en = text("Vilka som fick frågorna, på engelska", "Who was asked")
    sample = code("sample", "Urval", "Sample")
    asked = count("Antal som fick frågorna", "Number asked", "persons")
    asked_status = code("obs_status", "Status för antalet som fick frågorna", "Status of the number asked")
    answered = count("Antal svar", "Number of answers", "answers")
    obs_status = obs_status()
    note_sv = text("Att veta om mätningen", "To know of the survey, in Swedish", nullable=True)
    note_en = text("Att veta om mätningen, på engelska", "To know of the survey", nullable=True)
    page = page()
    survey_series = text(
        "Serie av mätningar",
        "Series of surveys",
        nullable=True,
        note_sv="Samma för mätningar med samma frågor till samma slags personer",
        note_en="The same for surveys with the same questions to the same kind of people",
        since="5",
    )
    knowledge_index = dy.Float64(
        nullable=True,
        min=0,
        max=100,
        metadata=described(
            "Kunskapsindex",
            "Index of knowledge",
            "Medelvärdet av svaren, från 0 (inget) till 100 (allt)",
            "The mean of the answers, from 0 (nothing) to 100 (everything)",
            since="5",
            unit="index",
        ),
    )
    index_status = code("obs_status", "Status för kunskapsindex", "Status of the index of knowledge", since="5")

    @dy.rule()
    def index_rests_on_enough_answers(cls) -> pl.Expr:
        """An index if and only if its status is A, and never one of few answers."""
        told = (pl.col("index_status") == "A") == pl.col("knowledge_index").is_not_null()
        return told & (
            pl.col("knowledge_index").is_null() | (pl.col("answered") >= FEWEST_ANSWERS).fill_null(value=False)
        )

    @dy.rule()
    def survey_says_what_it_knows(cls) -> pl.Expr:
        """A number of people asked, and of answers, if and only if its status is A."""
        asked = (pl.col("asked_status") == "A") == pl.col("asked").is_not_null()
        return asked & ((pl.col("obs_status") == "A") == pl.col("answered").is_not_null())

    @dy.rule()
    def no_more_answer_than_are_asked(cls) -> pl.Expr:
        """No more people answer than are asked."""
        return (pl.col("answered") <= pl.col("asked")).fill_null(value=True)


class TrainingParticipation(ObservedCount):
    """People who completed, during one year (a flow), the training that is meant for their target group, by employer.

    Everyone is counted once for each training, in the year in which it was completed. Whoever takes several is in each of
    them: they are never added to people.
    """

    since = "5"

    period = period()
    municipality_code = municipality_code()
    employer = code("employer", "Arbetsgivare", "Employer", key=True)
    training_target_group = code("training_target_group", "Målgrupp", "Target group", key=True, but=("other_staff",))

    @dy.rule()
    def is_of_a_whole_year(cls) -> pl.Expr:
        """So few take a training in a quarter that most of what is counted would be rounded away."""
        return pl.col("period").str.contains(r"^\d{4}$")


class TargetGroupSize(ObservedCount):
    """How many belong to a group of the staff on a quarter's last day (a stock), by employer; everyone in one group alone.

    So that all staff are the sum of the groups. What is told stands until the next time it is told.
    """

    since = "5"

    period = period()
    municipality_code = municipality_code()
    employer = code("employer", "Arbetsgivare", "Employer", key=True)
    training_target_group = code("training_target_group", "Grupp", "Group", key=True, but=("everybody",))
