"""The one place that reads the clock. Everything else is told what day it is, so that it can be tried on any day."""

import datetime as dt


def moment(day: dt.date | None = None) -> dt.datetime:
    """Now, with its time zone; or noon (UTC) of `day`, for exercises and for looking back."""
    if day is not None:
        return dt.datetime.combine(day, dt.time(12), tzinfo=dt.UTC)
    return dt.datetime.now(dt.UTC).astimezone().replace(microsecond=0)
