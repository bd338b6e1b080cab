"""What the reader has chosen: names in the URL become codes in a frozen `Filters`, and `Filters` SQL parameters."""

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Filters:
    """One view's choices. `municipality_codes` is never empty: all of them when nothing is chosen."""

    municipality_codes: tuple[str, ...]
    reference_date: date
    coverage_measure: str = "support_structure"
    reading: str = "A"
    public_actor: str = "arbetsformedlingen"
    theme: str = ""
    mark: str = "policy"

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
        }


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
    """Read the `names` of one URL parameter against `options` (name → code). Capitals do not matter; nothing raises."""
    folded = {name.casefold(): code for name, code in options.items()}
    wanted = {folded[name.strip().casefold()] for name in names if name.strip().casefold() in folded}
    unknown = tuple(
        Unknown(parameter, name, _nearest(name, options)) for name in names if name.strip().casefold() not in folded
    )
    return Choice(tuple(code for code in options.values() if code in wanted), unknown)


def choose_one(
    parameter: str, names: Sequence[str], options: Mapping[str, str], *, default: str
) -> tuple[str, tuple[Unknown, ...]]:
    """Like `choose` for a parameter with one value: the first that exists, else `default`."""
    choice = choose(parameter, names[:1], options)
    return (choice.codes[0] if choice.codes else default), choice.unknown


def _nearest(name: str, options: Mapping[str, str]) -> tuple[str, ...]:
    by_fold = {option.casefold(): option for option in options}
    close = difflib.get_close_matches(name.strip().casefold(), list(by_fold), n=3, cutoff=0.5)
    return tuple(by_fold[match] for match in close)
