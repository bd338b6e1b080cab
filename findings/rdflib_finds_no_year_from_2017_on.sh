#!/usr/bin/env bash
# rdflib's SPARQL finds no year "from 2017 on" among literals of xsd:gYear; pyoxigraph finds them in the same data.
#
# Seen with rdflib 7.6.0 and pyoxigraph 0.5.13. Open statistics in RDF give their period as "2018"^^xsd:gYear. Of three such
# years `FILTER(?year >= "2017"^^xsd:gYear)` keeps none in rdflib, without a word, and two in pyoxigraph; `year(?year)`
# is unbound in rdflib and the number in pyoxigraph. Equality, MAX and ORDER BY do work in rdflib, and so do comparisons
# of xsd:date, so that nothing looks wrong until somebody asks for a span of years. SPARQL 1.1 asks nobody to compare years:
# one who publishes periods gives xsd:date beside them, or compares xsd:integer(str(?year)), which both understand.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet --disable-pip-version-check "rdflib==7.6.0" "pyoxigraph==0.5.13"
"$work/env/bin/python" - <<'PY'
import pyoxigraph
import rdflib

DATA = """
@prefix x: <http://example.org/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
x:a x:year "2016"^^xsd:gYear ; x:day "2016-12-31"^^xsd:date .
x:b x:year "2017"^^xsd:gYear ; x:day "2017-12-31"^^xsd:date .
x:c x:year "2018"^^xsd:gYear ; x:day "2018-12-31"^^xsd:date .
"""
PREFIXES = "PREFIX x: <http://example.org/> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> "
graph = rdflib.Graph().parse(data=DATA, format="turtle")
store = pyoxigraph.Store()
store.load(DATA.encode(), format=pyoxigraph.RdfFormat.TURTLE)


def asked(where: str) -> tuple[list[str], list[str]]:
    """What rdflib and pyoxigraph give for `?x`, in order."""
    query = PREFIXES + "SELECT ?x { " + where + " }"
    by_rdflib = sorted(str(row[0]) for row in graph.query(query) if row[0] is not None)
    by_oxigraph = sorted(row["x"].value for row in store.query(query) if row["x"] is not None)
    return by_rdflib, by_oxigraph


spans = asked('?s x:year ?x FILTER(?x >= "2017"^^xsd:gYear)')
same = asked('?s x:year ?x FILTER(?x = "2017"^^xsd:gYear)')
days = asked('?s x:day ?x FILTER(?x >= "2017-01-01"^^xsd:date)')
numbers = asked("?s x:year ?y BIND(year(?y) AS ?x)")
by_number = asked("?s x:year ?x FILTER(xsd:integer(str(?x)) >= 2017)")
assert spans == ([], ["2017", "2018"]), spans
assert same == (["2017"], ["2017"]), same
assert days[0] == days[1] == ["2017-12-31", "2018-12-31"], days
assert numbers == ([], ["2016", "2017", "2018"]), numbers
assert by_number[0] == by_number[1] == ["2017", "2018"], by_number
print("as described:", rdflib.__version__, pyoxigraph.__version__, spans)
PY
