"""What Vägen till arbete says."""

from functools import partial

from dashboard import figures

CHOSEN = ("Bollnäs", "Gävle")

SENTENCES = [
    ("pathway_steps", figures.pathway_steps_headline.sentence),
    ("pathway_steps", partial(figures.pathway_steps_headline.sentence, places=CHOSEN)),
    ("pathway_steps", figures.pathway_steps_headline.note),
    ("pathway_steps", figures.pathway_steps.sentence),
    ("pathway_onward", figures.pathway_onward.sentence),
    ("pathway_talks", figures.pathway_talks.sentence),
    ("pathway_feedback", figures.pathway_feedback.sentence),
    ("pathway_by_sex", figures.pathway_by_sex.sentence),
    ("pathway_time", figures.pathway_time.sentence),
    ("participant_steps", figures.participant_steps.sentence),
    # Of these no late answer changes anything: they are what the documents say.
    ("pathway_process", figures.pathway_process_headline.sentence),
    ("pathway_process", figures.pathway_process.sentence),
    ("pathway_groups", figures.pathway_groups.sentence),
    ("pathway_findings", figures.pathway_findings.sentence),
    ("pathway_comparison", figures.pathway_comparison.sentence),
]
