"""Where the example plays: the ten municipalities of the county, with invented populations near the real ones."""

from datetime import date

CODES = ("2101", "2104", "2121", "2132", "2161", "2180", "2181", "2182", "2183", "2184")

_MUNICIPALITIES = {
    "2101": ("Ockelbo", "gastrikland"),
    "2104": ("Hofors", "gastrikland"),
    "2121": ("Ovanåker", "halsingland"),
    "2132": ("Nordanstig", "halsingland"),
    "2161": ("Ljusdal", "halsingland"),
    "2180": ("Gävle", "gastrikland"),
    "2181": ("Sandviken", "gastrikland"),
    "2182": ("Söderhamn", "halsingland"),
    "2183": ("Bollnäs", "halsingland"),
    "2184": ("Hudiksvall", "halsingland"),
}

_YEARS = (2014, 2015, 2016, 2017, 2018)

# Invented, in even tens. The sum for 2015 is 282 510: the example's plan has transposed two of its digits.
_RESIDENTS = {
    "2101": (5_750, 5_830, 5_860, 5_880, 5_910),
    "2104": (9_450, 9_460, 9_570, 9_640, 9_620),
    "2121": (11_450, 11_500, 11_620, 11_620, 11_670),
    "2132": (9_500, 9_510, 9_520, 9_500, 9_510),
    "2161": (18_950, 19_050, 19_070, 19_050, 19_040),
    "2180": (98_400, 99_010, 99_820, 100_620, 101_440),
    "2181": (37_850, 38_420, 38_940, 39_240, 39_220),
    "2182": (25_500, 25_830, 26_010, 25_810, 25_740),
    "2183": (26_400, 26_700, 26_910, 26_940, 26_970),
    "2184": (36_950, 37_200, 37_310, 37_390, 37_450),
}


def municipality_rows() -> list[dict[str, object]]:
    """One row per municipality: code, name and part of the county."""
    return [
        {"source_id": "exempel", "municipality_code": code, "municipality_name": name, "part": part}
        for code, (name, part) in _MUNICIPALITIES.items()
    ]


def population_rows() -> list[dict[str, object]]:
    """One row per municipality and year, 2014–2018: residents at the end of the year."""
    return [
        {
            "source_id": "exempel_befolkning",
            "municipality_code": code,
            "period": str(year),
            "period_end": date(year, 12, 31),
            "value": float(residents),
            "obs_status": "A",
        }
        for code, by_year in _RESIDENTS.items()
        for year, residents in zip(_YEARS, by_year, strict=True)
    ]


def residents_in(year: int) -> int:
    """The residents of the county at the end of `year`. Raises ValueError for a year the example does not have."""
    return sum(by_year[_YEARS.index(year)] for by_year in _RESIDENTS.values())
