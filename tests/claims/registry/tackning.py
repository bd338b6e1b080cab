"""The sentences of the page Täckning."""

from dashboard import figures

SENTENCES = [
    (each.query, each.sentence)
    for each in (
        figures.coverage_by_municipality_headline,
        figures.coverage_by_municipality_map,
        figures.coverage_by_municipality,
        figures.coverage_over_time,
        figures.county_coverage,
    )
]
