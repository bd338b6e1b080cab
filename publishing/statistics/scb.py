"""Statistics Sweden's database through PxWebApi 2: tables by area, sex and period, as JSON-stat 2."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod
from urllib.parse import quote, urlencode

from publishing.statistics.figures import Figure, NoNumberError, UnknownMarkError, figure_of, in_parts
from publishing.statistics.series import Series
from publishing.statistics.service import Ask, Service

BASE = "https://statistikdatabasen.scb.se/api/v2/"
TITLE = "SCB"
# A dash is nothing to report, which is zero; a point what cannot be; two points what is not available, or too uncertain.
MARKS = {"-": "nil", "–": "nil", ".": "not_applicable", "..": "missing", "*": "preliminary", "p": "preliminary"}
# Of the 150,000 cells that an answer may hold, and the 2,100 letters that an address may have.
MOST_CELLS, MOST_AREAS, MOST_PERIODS = 100_000, 100, 60


@dataclass(frozen=True)
class Table:
    """What a table says of itself: its codes by variable, and which variables may be left out and are then summed over."""

    id: str
    codes: Mapping[str, tuple[str, ...]]
    optional: frozenset[str]

    def periods(self, series: Series) -> dict[str, str]:
        """The table's codes of periods, by the contract's periods."""
        return {period_of(code): code for code in self.codes[series.time]}


def link(series: Series) -> str:
    """Where a reader finds the table."""
    return f"https://www.statistikdatabasen.scb.se/goto/sv/ssd/{series.tables[-1]}"


def period_of(code: str) -> str:
    """A period as the contract writes it: 2015, 2015-06 for 2015M06, 2015-Q2 for 2015K2."""
    return code.replace("M", "-").replace("K", "-Q")


def read_table(service: Service, ask: Ask, series: Series, table: str) -> Table:
    """What a table says of itself. Raises InputError when it is not there, or lacks what is to be chosen in it."""
    answer = ask(f"tables/{quote(table)}/metadata?lang=sv&outputFormat=json-stat2")
    dimensions = _dimensions(service, answer)
    optional = {name for name in dimensions if _may_be_left_out(answer["dimension"][name])}
    wanted = {series.region, series.time, *series.selection, *([series.sex] if series.sexes else [])}
    if lacking := sorted(wanted - set(dimensions)):
        raise service.fault("fetch_table_lacks", table=table, names=", ".join(lacking))
    if asked_for := sorted(set(dimensions) - wanted - optional):
        raise service.fault("fetch_table_asks", table=table, names=", ".join(asked_for))
    for name, chosen in series.selection.items():
        if unknown := [code for code in _listed(chosen) if code not in dimensions[name]]:
            raise service.fault("fetch_table_lacks", table=table, names=f"{name} = {', '.join(unknown)}")
    return Table(table, dimensions, frozenset(optional))


def read_series(
    service: Service, ask: Ask, series: Series, areas: Sequence[str], years: Sequence[int]
) -> tuple[list[str], list[Figure]]:
    """Which of the areas no table of the series has, and what the tables have; nothing while an area is unknown.

    Raises InputError for a table that lacks what is chosen, an answer of another shape, or a mark that nobody knows.
    """
    tables = [read_table(service, ask, series, table) for table in series.tables]
    there = [[area for area in areas if area in table.codes[series.region]] for table in tables]
    unknown = [area for area in areas if not any(area in known for known in there)]
    found = []
    for table, known in zip(tables, there, strict=True) if not unknown else ():
        found += _figures(service, ask, series, table, known, years)
    return unknown, found


def _figures(
    service: Service, ask: Ask, series: Series, table: Table, areas: Sequence[str], years: Sequence[int]
) -> list[Figure]:
    """What a table has of one series for the areas and years; periods that it does not have are left out."""
    wanted = {str(year) for year in years}
    codes = [code for period, code in table.periods(series).items() if period[:4] in wanted]
    found = []
    for sexes in _sexes(service, series, table):
        for some_areas, some_codes in product(in_parts(areas, MOST_AREAS), in_parts(codes, MOST_PERIODS)):
            found += _asked(service, ask, series, table, some_areas, some_codes, sexes)
    return found


def _sexes(service: Service, series: Series, table: Table) -> Iterator[dict[str, str]]:
    """The codes of the sexes, by what they are here, in as many questions as it takes: a table without a code for both is
    asked once without the variable, and sums over it.
    """
    codes = {code: sex for sex, code in series.sexes.items()}
    if series.sexes and "T" not in series.sexes:
        if series.sex not in table.optional:
            raise service.fault("fetch_table_asks", table=table.id, names=series.sex)
        yield {}
    if not series.sexes or codes:
        yield codes


def _asked(
    service: Service,
    ask: Ask,
    series: Series,
    table: Table,
    areas: Sequence[str],
    codes: Sequence[str],
    sexes: dict[str, str],
) -> Iterator[Figure]:
    chosen = {name: _listed(given) for name, given in series.selection.items()}
    chosen |= {series.region: list(areas), series.time: list(codes)} | ({series.sex: list(sexes)} if sexes else {})
    cells = prod(len(each) for each in chosen.values())
    if cells > MOST_CELLS:
        half = len(codes) // 2
        if not half:
            raise service.fault("fetch_table_lacks", table=table.id, names=f"{cells} > {MOST_CELLS}")
        yield from _asked(service, ask, series, table, areas, codes[:half], sexes)
        yield from _asked(service, ask, series, table, areas, codes[half:], sexes)
        return
    query = {"lang": "sv", "outputFormat": "json-stat2"}
    query |= {f"valueCodes[{name}]": ",".join(dict.fromkeys(each)) for name, each in chosen.items()}
    path = f"tables/{quote(table.id)}/data?{urlencode(query, safe='[],')}"
    yield from _cells(service, ask(path), series, sexes)


def _cells(service: Service, answer: object, series: Series, sexes: dict[str, str]) -> Iterator[Figure]:
    """The figures of one answer: its values run through the codes of its variables, the last one fastest."""
    dimensions = _dimensions(service, answer)
    names = list(dimensions)
    values, statuses = _filled(service, answer, "value", dimensions), _filled(service, answer, "status", dimensions)
    once = [name for name in names if name not in (series.region, series.time, series.sex)]
    if any(len(dimensions[name]) != 1 for name in once) or not {series.region, series.time} <= set(names):
        raise service.fault("fetch_changed_shape", what="id, size")
    for place, key in enumerate(product(*dimensions.values())):
        at = dict(zip(names, key, strict=True))
        sex = sexes.get(at[series.sex]) if series.sex in at else "T"
        if sex is None:
            raise service.fault("fetch_changed_shape", what=f"dimension.{series.sex}")
        area, period = at[series.region], period_of(at[series.time])
        try:
            yield figure_of(
                area, sex, period,
                value=values[place], mark=str(statuses[place] or ""), marks={**MARKS, **series.marks},
            )  # fmt: skip
        except UnknownMarkError as error:
            raise service.fault("fetch_unknown_mark", mark=error, area=area, period=period) from error
        except NoNumberError as error:
            raise service.fault("fetch_changed_shape", what=f"value[{place}] = {error}") from error


def _dimensions(service: Service, answer: object) -> dict[str, tuple[str, ...]]:
    """The codes of each variable in the order of the values. Raises InputError when it is no data set."""
    try:
        if answer["class"] != "dataset":
            raise service.fault("fetch_changed_shape", what="class")
        found = {name: _in_order(answer["dimension"][name]["category"]) for name in answer["id"]}
        if [len(codes) for codes in found.values()] != answer["size"]:
            raise service.fault("fetch_changed_shape", what="size")
    except (KeyError, TypeError, AttributeError) as error:
        raise service.fault("fetch_changed_shape", what=f"JSON-stat ({error})") from error
    return found


def _in_order(category: dict) -> tuple[str, ...]:
    """The codes of a variable: a list, or an object that gives each its place; one code may have its label alone."""
    index = category.get("index", list(category.get("label", {})))
    return tuple(index) if isinstance(index, list) else tuple(sorted(index, key=index.__getitem__))


def _filled(service: Service, answer: dict, name: str, dimensions: Mapping[str, tuple[str, ...]]) -> list:
    """The values, or the marks, one for each cell: given as a list, as an object by place, or as one for all."""
    size, given = prod(len(codes) for codes in dimensions.values()), answer.get(name)
    if isinstance(given, dict) and all(place.isdecimal() and int(place) < size for place in given):
        return [given.get(str(place)) for place in range(size)]
    if isinstance(given, list) and len(given) in (size, 1 if name == "status" else size):
        return given if len(given) == size else given * size
    if name == "status" and (given is None or isinstance(given, str)):
        return [given] * size
    raise service.fault("fetch_changed_shape", what=name)


def _may_be_left_out(dimension: dict) -> bool:
    extension = dimension.get("extension") if isinstance(dimension, dict) else None
    return bool(extension.get("elimination")) if isinstance(extension, dict) else False


def _listed(given: object) -> list[str]:
    return [str(code) for code in given] if isinstance(given, list) else [str(given)]
