"""The reading side: what `app.py` and the pages import. Nothing but its command writes a file that anybody is meant to see."""
