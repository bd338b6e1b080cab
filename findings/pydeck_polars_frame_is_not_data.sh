#!/usr/bin/env bash
# pydeck takes a Polars frame as the data of a layer without complaint, and sends the text of a Python object in its place.
#
# Seen with pydeck 0.9.3 and polars 2.1.0. A pandas frame is written as a list of records. A Polars frame is written as
# {"_df": "<builtins.PyDataFrame object at 0x…>"}: no error, no warning, an empty map. Beside it, a NaN in a property of a
# GeoJSON feature is written as NaN, which is no JSON. Rows as dictionaries, with None for what is missing, do work.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check pydeck==0.9.3 polars==2.1.0 pyarrow==26.0.1 pandas==3.1.1
"$work/venv/bin/python" - <<'PY'
import json
import warnings

import polars as pl
import pydeck as pdk

warnings.simplefilter("error")


def refuse(constant: str) -> None:
    raise ValueError(constant)


def sent(data) -> object:
    layer = pdk.Layer("ScatterplotLayer", data=data, get_position=["lon", "lat"])
    return json.loads(layer.to_json(), parse_constant=refuse)["data"]


frame = pl.DataFrame({"lat": [60.67], "lon": [17.14]})
assert sent(frame.to_pandas()) == [{"lat": 60.67, "lon": 17.14}]
assert sent(frame.to_dicts()) == [{"lat": 60.67, "lon": 17.14}]
address = sent(frame)
assert list(address) == ["_df"] and address["_df"].startswith("<builtins.PyDataFrame object at"), address

feature = {"type": "Feature", "geometry": None, "properties": {"share": float("nan")}}
text = pdk.Layer("GeoJsonLayer", data={"type": "FeatureCollection", "features": [feature]}).to_json()
try:
    json.loads(text, parse_constant=refuse)
except ValueError as error:
    assert str(error) == "NaN"
else:
    raise AssertionError("the NaN is gone")
print("as described: the layer's data is", list(address))
PY
