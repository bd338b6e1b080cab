"""The descriptions of the committed catalogues as a portal would read them, for the tests that hold them against rules."""

import shutil
from pathlib import Path

from rdflib import DCAT, DCTERMS, RDF, Graph, URIRef

from tests.server.asked import ask
from tests.several import copy_catalogues

CATALOGUES = ("exempel", "gavleborg", "ostergotland")


def publish_all(folder: Path) -> Path:
    """A copy of the catalogues, of which only the example says who publishes it, as if all did."""
    data = copy_catalogues(folder, names=CATALOGUES)
    for catalogue in CATALOGUES[1:]:
        shutil.copy(data / "exempel" / "publisher.toml", data / catalogue)
    return data


def described(catalogue: str, ending: str = "rdf") -> Graph:
    """What the app says of the catalogue. It has to be among those of `ASF_DATA`."""
    answer = ask(f"/data/{catalogue}/dcat.{ending}")
    assert answer.status == 200
    return Graph().parse(data=answer.body, format={"rdf": "xml", "jsonld": "json-ld"}[ending])


def one_of_each(whole: Graph) -> Graph:
    """The catalogue with one dataset that has a period and its first distribution, and what they name: enough to take things away from."""
    catalogue = whole.value(None, RDF.type, DCAT.Catalog)
    datasets = {*whole.objects(catalogue, DCAT.dataset)}
    dataset = min(each for each in datasets if (each, DCTERMS.temporal, None) in whole)
    distribution = min(whole.objects(dataset, DCAT.distribution))
    others = (datasets | {*whole.objects(dataset, DCAT.distribution)}) - {dataset, distribution}
    kept, waiting, seen = Graph(), [catalogue], set()
    while waiting:
        node = waiting.pop()
        seen.add(node)
        for statement in whole.triples((node, None, None)):
            if statement[2] not in others:
                kept.add(statement)
                waiting += [statement[2]] if isinstance(statement[2], URIRef) and statement[2] not in seen else []
    return kept
