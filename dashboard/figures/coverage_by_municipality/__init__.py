"""One measure in every municipality: the headline of Täckning, the map, and the ranked bars or the table of a mark."""

from dashboard.figures.coverage_by_municipality import bars, map, stage
from dashboard.figures.coverage_by_municipality.flat_map import flat_map
from dashboard.figures.coverage_by_municipality.headline import headline
from dashboard.figures.figure import Figure, Headline

coverage_by_municipality_headline = Headline(
    query="coverage_by_municipality", sentence=headline, kicker="coverage_by_municipality.kicker"
)
coverage_by_municipality_map = Figure(
    query="coverage_by_municipality",
    key="map",
    sentence=map.sentence,
    subtitle=map.subtitle,
    deck=map.deck,
    flat_map=flat_map,
    chart=map.legend,
    staged=stage.staged,
)
coverage_by_municipality = Figure(
    query="coverage_by_municipality",
    sentence=bars.sentence,
    subtitle=bars.subtitle,
    chart=bars.chart,
    empty=bars.empty_text,
    delivered_as=bars.delivered_as,
)
