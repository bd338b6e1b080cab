#!/usr/bin/env bash
# The JSON-stat suite reads an empty cell of a CSV file as 0, and a cell with ".." as unknown: what nobody has delivered becomes nobody.
#
# Seen with jsonstat-suite 4.0.1 and jsonstat-toolkit 2.2.2 (Node 18 or later). fromCSV makes numbers of the column of values; the empty text
# is the number 0 to JavaScript, and nothing asks first. What toCSV of the same suite writes comes back as it was ("n/a"), so that a
# round trip does not show it; and it cannot be told to leave the cell empty: na: "" is written as "n/a", too.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-fund --no-audit --prefix "$work" "jsonstat-suite@4.0.1" "jsonstat-toolkit@2.2.2"
cat > empty.mjs <<'JS'
import assert from "node:assert/strict";
import JSONstat from "jsonstat-toolkit";
import { fromCSV, toCSV } from "jsonstat-suite";

const values = text => fromCSV(text).value;
const told = values("kommun,tid,value\n0114,2017,5\n0114,2018,\n2180,2017,..\n2180,2018,7\n");
assert.deepEqual(told, [5, 0, null, 7]);

const categories = codes => ({ category: { index: codes } });
const whole = JSONstat({
    version: "2.0", class: "dataset", id: ["kommun", "tid"], size: [2, 2], value: [5, null, null, 7],
    dimension: { kommun: categories(["0114", "2180"]), tid: categories(["2017", "2018"]) },
});
assert.deepEqual(whole.value, [5, null, null, 7]);
const written = na => toCSV(whole, { field: "id", content: "id", ...na });
assert.deepEqual(values(written({})), [5, null, null, 7]);
assert.equal(written({ na: "" }), written({}));
console.log("as described:", told, values(written({})));
JS
node empty.mjs
