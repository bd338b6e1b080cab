"""What Företagen says."""

from datetime import date
from functools import partial

from dashboard import figures

SENTENCES = [
    ("enterprise_populations", figures.enterprise_populations_headline.sentence),
    ("enterprise_populations", figures.enterprise_populations.sentence),
    ("enterprise_groups", figures.enterprise_groups.sentence),
    ("enterprise_groups", figures.enterprise_groups_members.sentence),
    ("enterprise_register", partial(figures.enterprise_register.sentence, reference_date=date(2018, 12, 31))),
    ("structure_distance", figures.structure_distance.sentence),
    # Of these no delivery of a quarter changes anything: a state stands until it is told anew, a document says what it says.
    ("structure_components", figures.structure_components.sentence),
    ("enterprise_statements", figures.enterprise_statements.sentence),
    ("county_figures", figures.county_figures_enterprises.sentence),
]
