"""Charts as Vega-Lite has them, and their rows as they are sent."""

import hashlib
import io
import json

import altair as alt
import polars as pl
import pyarrow as pa

from dashboard.figures.parts.marks import Layers
from dashboard.theme import Look, chart_config

# A day as Vega takes it for one where it is shown, and not in Greenwich.
MOMENT = "%Y-%m-%dT00:00:00"


def specification_of(chart: alt.Chart | alt.LayerChart, look: Look) -> dict:
    """The chart as Vega-Lite has it, its rows as they are sent: lists Streamlit would send through pandas at every run.

    Whether Vega-Lite takes the charts is tested (tests/pages/test_charts.py); a reader does not wait for that.
    """
    sent: dict[str, bytes] = {}
    made = _with_names(chart, sent).to_dict(validate=False)
    # Altair's `configure` would copy the whole chart once more; its own configuration is that of the view alone.
    ours, theirs = chart_config(look), made["config"]
    config = {**theirs, **ours, "view": {**theirs["view"], **ours["view"]}}
    sent |= {name: as_sent(rows) for name, rows in made.get("datasets", {}).items()}
    return {**made, "config": config, "datasets": sent}


def as_sent(rows: list[dict] | pl.DataFrame) -> bytes:
    """The rows as Streamlit sends them. Polars makes the table, since Arrow would load pandas to look at lists.

    A row without columns stands for a layer without rows of its own: the browser counts such rows by what pandas would note of them.
    """
    if isinstance(rows, pl.DataFrame) and rows.height:
        return rows.write_ipc_stream(None, compat_level=pl.CompatLevel.oldest()).getvalue()
    listed = rows if isinstance(rows, list) else []
    names = list(dict.fromkeys(name for row in listed for name in row))
    series = {name: pl.Series([row.get(name) for row in listed], strict=False) for name in names or [""]}
    table = pl.DataFrame(series).to_arrow()
    schema = table.select(names).schema
    if not names:
        count = {"kind": "range", "name": None, "start": 0, "stop": table.num_rows, "step": 1}
        noted = {"index_columns": [count], "column_indexes": [], "columns": []}
        schema = schema.with_metadata({"pandas": json.dumps(noted)})
    written = io.BytesIO()
    with pa.ipc.new_stream(written, schema) as stream:
        for batch in table.to_batches():
            stream.write_batch(batch.select(names))
    return written.getvalue()


def as_listed(sent: bytes) -> list[dict]:
    """The rows of what `as_sent` made: a list of them, as a specification has it that stands alone."""
    table = pa.ipc.open_stream(sent).read_all()
    if table.column_names:
        return pl.from_arrow(table).to_dicts()
    return [{}] * json.loads(table.schema.metadata[b"pandas"])["index_columns"][0]["stop"]


def _with_names(chart: alt.Chart | alt.LayerChart, sent: dict[str, bytes]) -> alt.Chart | alt.LayerChart:
    """The chart with the name of what is `sent` in the place of each frame: Altair would make a list of it, and a name of the list."""
    if isinstance(chart, Layers):
        named = chart.copy(deep=False)
        named.layer = [_with_names(each, sent) for each in chart.layer]
        return named
    if not isinstance(chart.data, pl.DataFrame):
        return chart
    rows = as_sent(_with_moments(chart.data))
    name = f"data-{hashlib.sha256(rows).hexdigest()[:32]}"
    sent[name] = rows
    named = chart.copy(deep=False)
    named.data = alt.NamedData(name)
    return named


def _with_moments(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with its days as texts."""
    days = [name for name, kind in frame.schema.items() if kind == pl.Date]
    return frame.with_columns(pl.col(days).dt.to_string(MOMENT)) if days else frame
