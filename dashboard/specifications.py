"""Charts as Vega-Lite has them, and their rows as they are sent.

Altair asks of every text and every number whether it is a table, a date or something that writes itself, and copies each part before
it writes it. Of what our charts are made of all that is known. What is written is what Altair writes (tests/pages/test_charts.py).
"""

import hashlib
import io
import json
from functools import cache

import altair as alt
import polars as pl
import pyarrow as pa
from altair.utils.schemapi import SchemaBase, Undefined

from dashboard.figures.parts.marks import Layers
from dashboard.theme import Look, chart_config

# A day as Vega takes it for one where it is shown, and not in Greenwich.
MOMENT = "%Y-%m-%dT00:00:00"
# What is drawn without rows of its own is drawn once, for a row that holds nothing.
_ONE_ROW, _NOTHING = "data-of-none", [{}]
_AS_IT_STANDS = (str, int, float, bool, type(None))


def specification_of(chart: alt.Chart | alt.LayerChart, look: Look) -> dict:
    """The chart as Vega-Lite has it, its rows as they are sent: lists Streamlit would send through pandas at every run.

    Whether Vega-Lite takes the charts is tested (tests/pages/test_charts.py); a reader does not wait for that.
    """
    sent: dict[str, bytes] = {}
    made = (
        {**alt.theme.get()(), **_chart(chart, sent), "$schema": alt.SCHEMA_URL}
        if _is_ours(chart)
        else _of_altair(chart, sent)
    )
    # Altair's `configure` would copy the whole chart once more; its own configuration is that of the view alone.
    ours, theirs = chart_config(look), made["config"]
    config = {**theirs, **ours, "view": {**theirs["view"], **ours["view"]}}
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


def _is_ours(chart: alt.Chart | alt.LayerChart) -> bool:
    """Whether it is made of layers that name their rows themselves. What Altair has laid, as the map with its selection, it writes too."""
    if isinstance(chart, Layers):
        return all(_is_ours(each) for each in chart.layer)
    return isinstance(chart, alt.Chart) and (chart.data is Undefined or isinstance(chart.data, pl.DataFrame))


def _of_altair(chart: alt.Chart | alt.LayerChart, sent: dict[str, bytes]) -> dict:
    made = chart.to_dict(validate=False)
    sent |= {name: as_sent(rows) for name, rows in made.get("datasets", {}).items()}
    return made


def _chart(chart: alt.Chart | alt.LayerChart, sent: dict[str, bytes]) -> dict:
    """A chart or a layer. Its rows are `sent` once, however many layers have them."""
    if isinstance(chart, Layers):
        rest = {name: value for name, value in chart._kwds.items() if name != "layer"}
        return {**_written(rest), "layer": [_chart(each, sent) for each in chart.layer]}
    if isinstance(chart.data, pl.DataFrame):
        rows = as_sent(_with_moments(chart.data))
        name = f"data-{hashlib.sha256(rows).hexdigest()[:32]}"
    else:
        rows, name = as_sent(_NOTHING), _ONE_ROW
    sent[name] = rows
    mark = {"type": chart.mark} if isinstance(chart.mark, str) else chart.mark
    return _written({**chart._kwds, "data": {"name": name}, "mark": mark})


def _with_moments(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with its days as texts."""
    days = [name for name, kind in frame.schema.items() if kind == pl.Date]
    return frame.with_columns(pl.col(days).dt.to_string(MOMENT)) if days else frame


def _written(part: object) -> object:
    """A part as JSON has it. Raises ValueError for a field without its type, as Altair does."""
    if type(part) in _AS_IT_STANDS:
        return part
    if isinstance(part, dict):
        return {name: _written(value) for name, value in part.items() if value is not Undefined}
    if isinstance(part, list | tuple):
        return [_written(value) for value in part]
    if isinstance(part, SchemaBase):
        return _written(_holds(part))
    return part.to_dict()


def _holds(part: SchemaBase) -> object:
    """What stands in a part of Altair's; a channel's `field:type` as both."""
    if part._args and not part._kwds:
        return part._args[0]
    holds = dict(part._kwds)
    shorthand = holds.pop("shorthand", Undefined)
    if shorthand is Undefined:
        return holds
    for name, value in _in_full(shorthand).items():
        if (name != "type" or name in holds) and holds.get(name, Undefined) is Undefined:
            holds[name] = value
    return holds


@cache
def _in_full(shorthand: str) -> dict[str, str]:
    """What the field of a channel says: they are those that our figures name. Raises ValueError for one without its type."""
    return alt.utils.parse_shorthand(shorthand)
