"""What figures and tables were called before: the address of a file, an agenda and a noted decision name them for good.

Whoever renames one writes its old name here with the new one, and keeps what is here (CONTRIBUTING.md, “Rename a figure”).
"""

from collections.abc import Mapping

# By the old name the name of today: of figures in `dashboard.figures`, and of tables, which are named after their query or figure.
FIGURES: Mapping[str, str] = {}
TABLES: Mapping[str, str] = {}
