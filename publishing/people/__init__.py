"""Counts of people, from the restricted folder to what may be published: when a quarter is due, and its protected rows."""

from publishing.people.cubes import protected_rows
from publishing.people.delivery import Delivery
from publishing.people.due import KINDS, Due, counts_waiting, due_quarters
from publishing.people.earlier import UnreadableEarlierError, earlier_publications
from publishing.people.enterprises import keep_offers, offers_as_before
from publishing.people.laying import keep_published_counts, lay_protected
from publishing.people.published import require_safe
from publishing.people.year import quarters_of_year, year_rows

__all__ = [
    "KINDS",
    "Delivery",
    "Due",
    "UnreadableEarlierError",
    "counts_waiting",
    "due_quarters",
    "earlier_publications",
    "keep_offers",
    "keep_published_counts",
    "lay_protected",
    "offers_as_before",
    "protected_rows",
    "quarters_of_year",
    "require_safe",
    "year_rows",
]
