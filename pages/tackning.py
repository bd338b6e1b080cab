"""Täckning: one measure per municipality, on a map, in ranked bars and over time, under the county's own figures."""

from dashboard import maps, ui
from dashboard.charts import coverage, coverage_panels
from dashboard.wording import coverage as say
from dashboard.wording import coverage_bars, coverage_county, coverage_map, coverage_series

view = ui.view()
head, picker = ui.columns(13, 5, alignment="bottom")
with picker:
    view = ui.measure_picker(view, ui.rows(view, "coverage_measures"))
with head:
    ui.headline(view, "coverage_by_municipality", say.headline, kicker="coverage.kicker")

ui.figure(
    view,
    "county_coverage",
    sentence=coverage_county.strip,
    subtitle="coverage.strip_subtitle",
    chart=coverage.county_strip,
    empty="coverage.strip_missing",
)
left, right = ui.columns(5, 8)
with left:
    ui.map_figure(
        view,
        "coverage_by_municipality",
        sentence=coverage_map.map_title,
        subtitle=say.map_subtitle,
        deck=maps.coverage_map,
        legend=coverage.map_legend,
    )
with right:
    ui.figure(
        view,
        "coverage_by_municipality",
        sentence=coverage_bars.bars,
        subtitle=say.bars_subtitle,
        chart=coverage.ranked_bars,
        empty=say.empty_text(view.filters.coverage_measure),
    )
ui.figure(
    view,
    "coverage_over_time",
    sentence=coverage_series.over_time,
    subtitle=coverage_series.over_time_subtitle,
    chart=coverage_panels.over_time,
    empty="coverage.empty_series",
)
