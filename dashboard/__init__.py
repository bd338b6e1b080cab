"""The reading side: what `app.py` and the pages import. Nothing here writes a file."""
