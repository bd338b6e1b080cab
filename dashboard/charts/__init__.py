"""Charts: functions from a localised frame and a `Look` to an Altair chart, a list of panels, or a table in HTML."""
