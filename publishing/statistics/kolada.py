"""Kolada, API version 3: key figures of municipalities and regions by year and sex."""

from collections.abc import Iterator, Sequence

from publishing.statistics.figures import Figure, NoNumberError, UnknownMarkError, figure_of, in_parts
from publishing.statistics.series import Series
from publishing.statistics.service import Ask, Service

BASE = "https://api.kolada.se/v3/"
TITLE = "Kolada"
MOST_IDS = 25
PER_PAGE = 5000
# As in the database's own comparison: a dash is a missing answer, a point what cannot be, two points what is secret.
MARKS = {"-": "missing", "–": "missing", ".": "not_applicable", "..": "secret"}
SEXES = {"T": "T", "K": "F", "M": "M"}


def link(series: Series) -> str:
    """Where a reader finds the key figure."""
    return f"https://www.kolada.se/verktyg/fri-sokning/?kpis={series.tables[-1]}"


def area_there(code: str) -> str:
    """An area's code as Kolada writes it: four digits, for counties and the nation with noughts before."""
    return code.zfill(4)


def read_series(
    service: Service, ask: Ask, series: Series, areas: Sequence[str], years: Sequence[int]
) -> tuple[list[str], list[Figure]]:
    """Which of the areas the service does not know, and what it has of one key figure; nothing while an area is unknown.

    A year or an area that it says nothing of has no figure. Raises InputError for an answer of another shape, or a mark that
    nobody knows.
    """
    unknown = _unknown_areas(service, ask, areas)
    return unknown, [] if unknown else _figures(service, ask, series, areas, years)


def _unknown_areas(service: Service, ask: Ask, areas: Sequence[str]) -> list[str]:
    known = set()
    for values in _pages(service, ask, f"municipality?per_page={PER_PAGE}"):
        known |= {_text(service, row, "id") for row in values}
    return [area for area in areas if area_there(area) not in known]


def _figures(service: Service, ask: Ask, series: Series, areas: Sequence[str], years: Sequence[int]) -> list[Figure]:
    here = {area_there(area): area for area in areas}
    found = []
    for codes in in_parts(list(here), MOST_IDS):
        for some in in_parts(years, MOST_IDS):
            path = f"data/kpi/{series.tables[-1]}/municipality/{','.join(codes)}/year/{','.join(map(str, some))}"
            for values in _pages(service, ask, f"{path}?per_page={PER_PAGE}"):
                for row in values:
                    found += _of_row(service, row, series, here)
    return found


def _of_row(service: Service, row: dict, series: Series, here: dict[str, str]) -> Iterator[Figure]:
    area, period = _text(service, row, "municipality"), row.get("period")
    if row.get("kpi") != series.tables[-1] or area not in here:
        raise service.fault("fetch_changed_shape", what="values[].kpi, values[].municipality")
    if isinstance(period, bool) or not isinstance(period, int | str) or not str(period).isdecimal():
        raise service.fault("fetch_changed_shape", what="values[].period")
    for cell in _rows(service, row):
        sex = SEXES.get(_text(service, cell, "gender"))
        if sex is None or "value" not in cell:
            raise service.fault("fetch_changed_shape", what="values[].values[]")
        if sex != "T" and sex not in series.sexes:
            continue
        status = cell.get("status")
        try:
            yield figure_of(
                here[area],
                sex,
                str(period),
                value=cell["value"],
                mark=str(status or ""),
                marks={**MARKS, **series.marks},
                is_deleted=bool(cell.get("isdeleted") or row.get("isdeleted")),
            )
        except UnknownMarkError as error:
            raise service.fault("fetch_unknown_mark", mark=error, area=here[area], period=period) from error
        except NoNumberError as error:
            raise service.fault("fetch_changed_shape", what=f"values[].values[].value = {error}") from error


def _pages(service: Service, ask: Ask, path: str) -> Iterator[list[dict]]:
    """The rows of each page. A page that comes back is no page: the service would be asked for ever."""
    seen = set()
    while path and path not in seen:
        seen.add(path)
        answer = ask(path)
        if not isinstance(answer, dict):
            raise service.fault("fetch_changed_shape", what="{}")
        yield _rows(service, answer)
        following = answer.get("next_url")
        path = service.next_path(str(following)) if following else ""


def _rows(service: Service, holder: dict) -> list[dict]:
    rows = holder.get("values")
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise service.fault("fetch_changed_shape", what="values[]")
    return rows


def _text(service: Service, row: dict, name: str) -> str:
    value = row.get(name)
    if not isinstance(value, str):
        raise service.fault("fetch_changed_shape", what=f"values[].{name}")
    return value
