"""The extracts of competence: the training that is proposed, for whom, and the surveys of what people know."""

import dataframely as dy
import polars as pl

from contract.schema import Extract, code, count, described, obs_status, page, period, period_end, text


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

    @dy.rule()
    def survey_says_what_it_knows(cls) -> pl.Expr:
        """A number of people asked, and of answers, if and only if its status is A."""
        asked = (pl.col("asked_status") == "A") == pl.col("asked").is_not_null()
        return asked & ((pl.col("obs_status") == "A") == pl.col("answered").is_not_null())

    @dy.rule()
    def no_more_answer_than_are_asked(cls) -> pl.Expr:
        """No more people answer than are asked."""
        return (pl.col("answered") <= pl.col("asked")).fill_null(value=True)
