#!/usr/bin/env bash
# pySHACL takes "i fjol" for a year, and "2018-13" for a month: of sh:datatype it asks the name, and what rdflib has no reader for.
#
# Seen with pyshacl 0.40.1 and rdflib 7.6.0. SHACL says that a literal which is ill-typed conforms to no datatype. rdflib reads dates and
# whole numbers and finds them ill-typed; xsd:gYear and xsd:gYearMonth, which the time a data set tells of is written in, it does
# not read, and pySHACL lets any text pass. Of xsd:decimal "1.9E3" and "NaN" pass, which that type leaves to xsd:double.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet --disable-pip-version-check "pyshacl==0.40.1" "rdflib==7.6.0"
cd "$work"
"$work/env/bin/python" - <<'PY'
from pyshacl import validate
from rdflib import BNode, Graph, Literal, Namespace, RDF, SH, URIRef, XSD

PLACE = Namespace("https://example.org/")


def conforms(text, datatype):
    shapes, data, rule = Graph(), Graph(), BNode()
    shapes.add((PLACE.shape, RDF.type, SH.NodeShape))
    shapes.add((PLACE.shape, SH.targetNode, PLACE.dataset))
    shapes.add((PLACE.shape, SH.property, rule))
    shapes.add((rule, SH.path, PLACE.told))
    shapes.add((rule, SH.datatype, XSD[datatype]))
    data.add((PLACE.dataset, PLACE.told, Literal(text, datatype=XSD[datatype])))
    return validate(data, shacl_graph=shapes)[0]


right = (("2018", "gYear"), ("2018-12", "gYearMonth"), ("2018-12-31", "date"), ("12.9", "decimal"))
assert all(conforms(*each) for each in right)
passed = [each for each in (("i fjol", "gYear"), ("18", "gYear"), ("2018-13", "gYearMonth"), ("NaN", "decimal"), ("1.9E3", "decimal"))
          if conforms(*each)]
assert len(passed) == 5, passed
refused = [each for each in (("2018-13-31", "date"), ("12,9", "decimal"), ("fem", "integer")) if not conforms(*each)]
assert len(refused) == 3, refused
print("as described:", passed)
PY
