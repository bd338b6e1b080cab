#!/usr/bin/env bash
# A municipality without a figure gets the colour of the lowest class from mapclassify, and of the highest when it is classified later.
#
# Seen with mapclassify 2.10.0, without numba. The classes of a map are made of the figures, NaN among them. With bounds that somebody set, the NaN is put in class 0 and counted there, and the
# legend begins at "nan". find_bin(), which sorts further figures into the same classes, puts NaN in the last class, where a figure above all bounds goes as well.
# Where the bounds are made of the figures, one NaN spoils them: of three classes by Fisher and Jenks all ten municipalities are in the first,
# and by quantiles the third has none. Nothing is raised or warned of. Rows without a figure have to be taken out first.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check mapclassify==2.10.0
"$work/venv/bin/python" -W error -W "ignore:Numba not installed" - <<'PY'
import mapclassify
import numpy

known = numpy.arange(1.0, 10.0)
shares = numpy.append(known, numpy.nan)

bounded = mapclassify.UserDefined(shares, [3, 6, 9])
assert bounded.yb.tolist() == [0, 0, 0, 1, 1, 1, 2, 2, 2, 0], bounded.yb
assert bounded.counts.tolist() == [4, 3, 3] and "nan" in bounded.get_legend_classes()[0], bounded.get_legend_classes()

later = mapclassify.UserDefined(known, [3, 6, 9]).find_bin([numpy.nan, 5, 1000])
assert later.tolist() == [2, 1, 2], later

jenks, quantiles = (made(shares, k=3).counts.tolist() for made in (mapclassify.FisherJenks, mapclassify.Quantiles))
assert jenks == [10, 0, 0] and quantiles == [7, 3, 0], (jenks, quantiles)
assert mapclassify.FisherJenks(known, k=3).counts.tolist() == mapclassify.Quantiles(known, k=3).counts.tolist() == [3, 3, 3]
print("bounds:", bounded.yb.tolist(), bounded.get_legend_classes()[0], "- later:", later.tolist(), "- made:", jenks, quantiles)
PY
