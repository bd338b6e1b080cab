"""What may be chosen in each column of a template, narrowed to the partner and the quarter that it is for."""

from collections.abc import Mapping
from dataclasses import dataclass

from contract import CODELISTS, Field
from publishing.messages import say
from publishing.partners import Partner


@dataclass(frozen=True)
class Scope:
    """What a template is made for; `municipalities` is code → name, `period` a quarter such as 2019-Q1."""

    municipalities: Mapping[str, str]
    language: str
    partner: Partner | None
    period: str | None


def period_label(period: str, language: str) -> str:
    """A quarter as it is written in a template: 2019 kv 1, or 2019 Q1 in English."""
    year, quarter = period.split("-Q")
    return f"{year} Q{quarter}" if language == "en" else f"{year} kv {quarter}"


def choices(field: Field, scope: Scope) -> list[str]:
    """The values to choose from, in the words of the language; none for a column that is written freely."""
    if field.kind == "period":
        return [period_label(scope.period, scope.language)] if scope.period else []
    if field.kind == "yes_no":
        return [say("template_yes", scope.language), say("template_no", scope.language)]
    if field.kind == "municipality":
        own = scope.partner.municipality_code if scope.partner else ""
        return [name for code, name in scope.municipalities.items() if own in ("", code)]
    labels = field.labels(scope.language)
    own = scope.partner.public_actor if scope.partner and field.codelist == "public_actor" else ""
    return [label for code, label in labels.items() if own in ("", code)]


def example(field: Field, scope: Scope) -> str:
    """The example of a column, in the language and among what may be chosen."""
    text = field.example
    if scope.language == "en":
        text = _in_english(field)
    offered = choices(field, scope)
    return text if not text or not offered or text in offered else offered[0]


def _in_english(field: Field) -> str:
    """The example in English: the label of its code, or what else is written in another way."""
    if field.codelist:
        by_label = dict(CODELISTS[field.codelist].codes.values())
        return by_label.get(field.example, field.example)
    yes_no = {say(name, "sv"): say(name, "en") for name in ("template_yes", "template_no")}
    return {
        "yes_no": yes_no.get(field.example, field.example),
        "period": field.example.replace("kv ", "Q"),
        "amount": field.example.replace(",", "."),
    }.get(field.kind, field.example)
