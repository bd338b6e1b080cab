"""The sentences of the page Täckning."""

from dashboard.wording.coverage import headline
from dashboard.wording.coverage_bars import bars
from dashboard.wording.coverage_county import strip
from dashboard.wording.coverage_map import map_title
from dashboard.wording.coverage_series import over_time

SENTENCES = [
    ("coverage_by_municipality", headline),
    ("coverage_by_municipality", map_title),
    ("coverage_by_municipality", bars),
    ("coverage_over_time", over_time),
    ("county_coverage", strip),
]
