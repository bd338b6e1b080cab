"""The difference: what a delivery changes of what is published, or one version against another, as rows and in words."""

from publishing.difference.compare import ChangedRow, Difference, ExtractDifference, difference
from publishing.difference.row_text import row_words
from publishing.difference.text import count_words, difference_text, target_words

__all__ = [
    "ChangedRow",
    "Difference",
    "ExtractDifference",
    "count_words",
    "difference",
    "difference_text",
    "row_words",
    "target_words",
]
