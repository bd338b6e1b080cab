"""The difference: what a delivery changes of what is published, or one version against another, as rows and in words."""

from publishing.difference.compare import ChangedRow, Difference, ExtractDifference, difference
from publishing.difference.text import difference_text

__all__ = ["ChangedRow", "Difference", "ExtractDifference", "difference", "difference_text"]
