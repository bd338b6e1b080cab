"""What the reader has chosen: names in the URL become codes in a frozen `Filters`, and `Filters` SQL parameters."""

import difflib
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Filters:
    """One view's choices. `municipality_codes` is never empty: all of them when nothing is chosen. Without a `plan` it is the first."""

    municipality_codes: tuple[str, ...]
    reference_date: date
    coverage_measure: str = "support_structure"
    reading: str = "A"
    public_actor: str = "arbetsformedlingen"
    theme: str = ""
    mark: str = "policy"
    plan: str = ""
    term: str = ""
    indicator: str = ""

    def parameters(self) -> dict[str, object]:
        """Every parameter that a query may name, as DuckDB takes it."""
        return {
            "municipality_codes": list(self.municipality_codes),
            "reference_date": self.reference_date,
            "coverage_measure": self.coverage_measure,
            "reading": self.reading,
            "public_actor": self.public_actor,
            "theme": self.theme,
            "mark": self.mark,
            "plan": self.plan,
            "term": self.term,
            "indicator": self.indicator,
        }

    def chosen(self, parameters: Iterable[str]) -> tuple[object, ...]:
        """The choices that those parameters stand for, as a key. Raises KeyError for a parameter that no choice has."""
        return tuple(vars(self)[name] for name in parameters)


@dataclass(frozen=True)
class Unknown:
    """A name in the URL that is no option, with the options that look most like it."""

    parameter: str
    name: str
    nearest: tuple[str, ...]


@dataclass(frozen=True)
class Choice:
    """What a URL parameter chose: the codes that exist, in the order of the options, and the names that do not."""

    codes: tuple[str, ...]
    unknown: tuple[Unknown, ...]


def choose(parameter: str, names: Sequence[str], options: Mapping[str, str]) -> Choice:
    """Read the `names` of one URL parameter against `options` (name → code). Nothing raises.

    Capitals, spaces around a name and the way an å is put together do not matter; an empty name chooses nothing.
    """
    by_fold = {_fold(name): code for name, code in options.items()}
    named = {_fold(name): name.strip() for name in names if name.strip()}
    wanted = {code for fold, code in by_fold.items() if fold in named}
    unknown = tuple(
        Unknown(parameter, name, _nearest(name, options)) for fold, name in named.items() if fold not in by_fold
    )
    return Choice(tuple(code for code in options.values() if code in wanted), unknown)


def choose_one(
    parameter: str, names: Sequence[str], options: Mapping[str, str], *, default: str
) -> tuple[str, tuple[Unknown, ...]]:
    """Like `choose` for a parameter with one value: the first name that exists, else `default`."""
    found = (code for name in names for code in choose(parameter, [name], options).codes)
    return next(found, default), choose(parameter, names, options).unknown


def _nearest(name: str, options: Mapping[str, str]) -> tuple[str, ...]:
    by_fold = {_fold(option): option for option in options}
    close = difflib.get_close_matches(_fold(name), list(by_fold), n=3, cutoff=0.5)
    return tuple(by_fold[match] for match in close)


def _fold(name: str) -> str:
    """A name as it is compared: a link copied from a Mac writes å as a and a ring."""
    return unicodedata.normalize("NFC", name).strip().casefold()
