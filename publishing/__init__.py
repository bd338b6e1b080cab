"""The writing side: facts or a generator → validation → a published catalogue that the reading side opens.

The command line is `python -m publishing` (see `publishing/__main__.py`). Nothing here is imported by the app's pages.
"""
