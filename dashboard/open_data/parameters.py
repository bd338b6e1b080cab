"""What an address chooses of a table, by the parameters of the pages' own addresses: `?period=2017-Q4&aktor=kommun`."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, fields, replace

from contract import CODELISTS
from dashboard.choices import OF_PAGES, Choices, choices_in, period_ends
from dashboard.extracts import Database
from dashboard.filters import Filters
from dashboard.frames import frame_of
from dashboard.open_data.address import NotFoundError
from dashboard.open_data.tables import OpenTable
from dashboard.query import parameters_of
from dashboard.wording import LANGUAGES

LANGUAGE, MUNICIPALITY, PERIOD = "sprak", "kommun", "period"
# The other parameters, each with the choice that it makes: those of the pages, and three that a page makes by itself.
CHOICES = OF_PAGES | {"ord": "term", "tema": "theme", "kriterium": "mark"}
# Where the codes of a choice are rows: the query that lists them, and its column.
_LISTED_BY = {
    "plan": ("plans", "plan_id"),
    "indicator": ("context_measures", "context_measure"),
    "term": ("terms", "term_id"),
}
_DEFAULTS = {field.name: field.default for field in fields(Filters)}


class UnknownChoiceError(NotFoundError):
    """The address chooses what there is not, or chooses it twice."""


@dataclass(frozen=True)
class Asked:
    """What is asked of a table: the filters, the municipalities' names where some are chosen, the language."""

    filters: Filters
    places: tuple[str, ...]
    language: str


def read_parameters(given: Mapping[str, Sequence[str]], table: OpenTable, database: Database) -> Asked:
    """What the parameters of an address choose. Raises UnknownChoiceError, and DataError when the choices cannot be told.

    An unknown name raises, where a page would say so and go on: a file has nowhere to say it.
    """
    language = _language(given)
    if set(given) - {LANGUAGE, MUNICIPALITY, PERIOD, *CHOICES}:
        raise UnknownChoiceError
    chosen = _chosen(given, database, language)
    own = {
        choice: _only(given[name], _codes(choice, chosen.filters, database))
        for name, choice in CHOICES.items()
        if name in given
    }
    if set(own) - set(parameters_of(database, table.query)):
        raise UnknownChoiceError
    return Asked(replace(chosen.filters, **own), chosen.municipality_names if chosen.is_filtered else (), language)


def read_language(given: Mapping[str, Sequence[str]]) -> str:
    """The language of an address that chooses nothing else. Raises UnknownChoiceError."""
    if set(given) - {LANGUAGE}:
        raise UnknownChoiceError
    return _language(given)


def own_of(parameters: Mapping[str, Sequence[str]]) -> dict[str, Sequence[str]]:
    """Those of the parameters that a table does not share with the others of its page."""
    return {name: values for name, values in parameters.items() if name in CHOICES}


def written(
    query: str, database: Database, filters: Filters, *, places: Collection[str], period: str, language: str
) -> dict[str, list[str]]:
    """The parameters that `read_parameters` reads as these choices: of what can be left out none."""
    depends_on = parameters_of(database, query)
    own = {
        name: [vars(filters)[choice]]
        for name, choice in CHOICES.items()
        if choice in depends_on and vars(filters)[choice] != _DEFAULTS[choice]
    }
    shared = {
        LANGUAGE: [language] if language != LANGUAGES[0] else [],
        MUNICIPALITY: list(places),
        PERIOD: [period] if period else [],
    }
    return {name: values for name, values in (shared | own).items() if values}


def _language(given: Mapping[str, Sequence[str]]) -> str:
    return _only(given[LANGUAGE], LANGUAGES) if LANGUAGE in given else LANGUAGES[0]


def _chosen(given: Mapping[str, Sequence[str]], database: Database, language: str) -> Choices:
    ends = period_ends(database, language)
    if PERIOD in given:
        _only(given[PERIOD], ends)
    chosen = choices_in(given, database, ends=ends, language=language)
    if chosen.unknown:
        raise UnknownChoiceError
    return chosen


def _codes(choice: str, filters: Filters, database: Database) -> Collection[str]:
    """The codes that there are to choose between."""
    if choice not in _LISTED_BY:
        return CODELISTS[choice].codes
    query, column = _LISTED_BY[choice]
    return frame_of(database, query, filters, LANGUAGES[0])[column].to_list()


def _only(values: Sequence[str], there_are: Collection[str]) -> str:
    """The one value of a parameter. Raises UnknownChoiceError where it has several, or one that there is not."""
    if len(values) != 1 or values[0] not in there_are:
        raise UnknownChoiceError
    return values[0]
