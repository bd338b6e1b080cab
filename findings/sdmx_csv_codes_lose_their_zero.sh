#!/usr/bin/env bash
# Two readers of SDMX-CSV take codes for numbers where a column looks like numbers: Upplands Väsby's 0114 comes out as 114.
#
# Seen with pysdmx 1.21.0 and sdmxthon 2.6.11. In what pysdmx gives, all values of a data set are texts, so that nothing shows
# that they were numbers in between. Whether the zero is lost hangs on the other rows: with the country SE beside it, 0114
# stays. A code list with the codes 1e3 and 2e1 becomes 1000.0 and 20.0, and a value published as 12.90 loses the place that it
# was published with. sdmxthon takes the code NA for nothing, besides. By the standard, codes are texts.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet --disable-pip-version-check "pysdmx==1.21.0" "sdmxthon==2.6.11" "pandas==3.1.1" "pyarrow==26.0.1"
cd "$work"
"$work/env/bin/python" - <<'PY'
from pathlib import Path

from pysdmx.io import read_sdmx
from sdmxthon.api.api import get_pandas_df

HEAD = "STRUCTURE,STRUCTURE_ID,ACTION,REF_AREA,TIME_PERIOD,STEP,OBS_VALUE\n"


def read(name, *rows):
    lines = [f"dataflow,SE1:PLACEMENTS(1.0),I,{row}" for row in rows]
    Path(name).write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    return read_sdmx(name).data[0].data.to_dict("list")


alone = read("alone.csv", "0114,2018-Q4,1e3,12.90", "2101,2018-Q4,2e1,3.00")
beside = read("beside.csv", "0114,2018-Q4,1e3,12.90", "SE,2018-Q4,2e1,3.00")
assert alone["REF_AREA"] == ["114", "2101"], alone
assert alone["STEP"] == ["1000.0", "20.0"], alone
assert alone["OBS_VALUE"] == ["12.9", "3.0"], alone
assert beside["REF_AREA"] == ["0114", "SE"], beside
old = ["DATAFLOW,REF_AREA,STEP,OBS_VALUE", "SE1:PLACEMENTS(1.0),0114,NA,3", "SE1:PLACEMENTS(1.0),2101,F,5", ""]
Path("old.csv").write_text("\n".join(old), encoding="utf-8")
[old] = get_pandas_df("old.csv").values()
assert old["REF_AREA"].astype(str).tolist() == ["114", "2101"], old
assert old["STEP"].isna().tolist() == [True, False], old
print("as described:", alone["REF_AREA"], beside["REF_AREA"], alone["STEP"])
PY
