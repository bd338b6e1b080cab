"""What Kommunprofil says."""

from functools import partial

from dashboard import figures

CHOSEN = ("Bollnäs", "Gävle")

SENTENCES = [
    ("status_ladder", figures.status_ladder_headline.sentence),
    ("status_ladder", figures.status_ladder_list.sentence),
    ("area_comparison", figures.area_comparison.sentence),
    ("area_comparison", partial(figures.area_comparison.sentence, places=CHOSEN)),
    ("structure_components", figures.structure_components_list.sentence),
    # Of these no late answer of a municipality changes anything: statistics, what sources name, and what has come in so far.
    ("similar_municipalities", figures.similar_municipalities.sentence),
    ("context_of_municipality", figures.context_of_municipality.sentence),
    ("projects_of_municipality", figures.projects_of_municipality.sentence),
    ("wishes", figures.wishes_of_municipalities.sentence),
    ("deliveries_of_municipality", figures.deliveries_of_municipality.sentence),
]
