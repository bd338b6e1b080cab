"""What made-up statistics say of the municipalities, their county and the nation: every measure by year, most of them by sex, with the
gaps that statistics have."""

from collections import Counter
from collections.abc import Iterator

from demo.catalogue.chance import CODES, Row, around, stream, table

YEARS = range(2010, 2019)
COUNTY, NATION = "21", "00"
SOURCE = "exempel_statistik"


def context_rows(seed: int) -> list[Row]:
    """The rows of `context_observation`: as many as a fetch would bring, the same for the same seed."""
    gaps = table("context_gaps")
    rows = [row for measure in table("context_measures") for row in _of_measure(measure, seed)]
    rows += _residents()
    return [_with_gap(row, gaps) for row in rows]


def _of_measure(measure: Row, seed: int) -> Iterator[Row]:
    """One measure: a level and a slope for each area, the county as the mean of its municipalities, women and men around both."""
    rng = stream(seed, f"context {measure['indicator_code']} {measure['age_group']}")
    levels = {code: measure["county"] * around(rng, measure["spread"]) for code in CODES}
    levels |= {COUNTY: measure["county"], NATION: measure["nation"]}
    slopes = {code: measure["slope"] * around(rng, 0.6) for code in levels}
    areas = levels if measure["has_wider"] else CODES
    for area in areas:
        for year in YEARS:
            both = (levels[area] + slopes[area] * (year - YEARS[-1])) * around(rng, 0.03)
            apart = measure["women_above"] * around(rng, 0.5)
            yield _row(measure, area, "T", year, both)
            if measure["by_sex"]:
                yield _row(measure, area, "F", year, both + apart / 2)
                yield _row(measure, area, "M", year, both - apart / 2)


def _row(measure: Row, area: str, sex: str, year: int, value: float) -> Row:
    return {
        "indicator_code": measure["indicator_code"],
        "area_code": area,
        "sex": sex,
        "age_group": measure["age_group"],
        "period": str(year),
        "source_id": SOURCE,
        "value": round(max(value, 0.1), measure["decimals"]),
        "obs_status": "A",
    }


def _residents() -> list[Row]:
    """The women and men of the made-up population at the last year's end, and the county: the sum of its municipalities."""
    rows, sums = [], Counter()
    for row in table("context_residents"):
        rows.append(_people(row["municipality_code"], row["sex"], row["period"], row["value"]))
        if row["municipality_code"] != COUNTY:
            sums[row["sex"], row["period"]] += row["value"]
    return rows + [_people(COUNTY, sex, period, value) for (sex, period), value in sums.items()]


def _people(area: str, sex: str, period: int, value: int) -> Row:
    fixed = {"indicator_code": "residents", "age_group": "T", "source_id": SOURCE, "obs_status": "A"}
    return fixed | {"area_code": area, "sex": sex, "period": str(period), "value": float(value)}


def _with_gap(row: Row, gaps: list[Row]) -> Row:
    """The row, without its value where the table of gaps says so."""
    for gap in gaps:
        is_of_it = (gap["indicator_code"], gap["age_group"], gap["area_code"]) == tuple(
            row[name] for name in ("indicator_code", "age_group", "area_code")
        )
        if is_of_it and gap["first_year"] <= int(row["period"]) <= gap["last_year"] and row["sex"] in gap["sexes"]:
            return {**row, "value": None, "obs_status": gap["obs_status"], "source_mark": gap["source_mark"]}
    return row
