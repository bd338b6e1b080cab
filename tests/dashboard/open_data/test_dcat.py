"""The description of a catalogue keeps DCAT-AP-SE, names what is there, and promises no licence that nobody has given."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from pyshacl import validate
from rdflib import DCAT, DCTERMS, FOAF, RDF, SH, SKOS, BNode, Graph, Literal, Namespace, URIRef
from rdflib.compare import isomorphic

from dashboard.open_data.licences import CC0
from dashboard.open_data.places import known_counties, places_of
from dashboard.open_data.publisher import TYPES, has_publisher
from publishing.catalogue.public_sources import known_municipalities
from tests.dashboard.open_data.description import CATALOGUES, described, one_of_each, publish_all
from tests.server.asked import ask
from tests.several import copy_catalogues

DATA = Path(__file__).parents[3] / "data"
SHAPES = Path(__file__).parent / "dcat_ap_se.ttl"
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
AVAILABILITY = URIRef("http://data.europa.eu/r5r/availability")
# What the profile recommends and we leave out of some or all: nobody has told us when a table first came out, how a publisher is reached or means to
# keep its files; some tables are of no period, and of no table is told where its first begins; no standard describes them; and what is a page of
# its own says itself what it is.
LEFT = {
    (DCAT.Catalog, DCTERMS.issued), (DCAT.Dataset, DCTERMS.issued), (DCAT.Dataset, DCTERMS.conformsTo), (DCAT.Dataset, DCTERMS.temporal),
    (DCAT.Dataset, DCAT.contactPoint), (DCAT.Distribution, AVAILABILITY), (DCTERMS.PeriodOfTime, DCAT.startDate),
    (FOAF.Agent, DCTERMS.description), (FOAF.Agent, DCTERMS.identifier), (VCARD.Organization, VCARD.hasTelephone),
    (VCARD.Organization, VCARD.hasAddress), (DCTERMS.LicenseDocument, DCTERMS.description), (FOAF.Document, DCTERMS.title),
    (FOAF.Document, DCTERMS.description),
}  # fmt: skip
# What the profile makes mandatory, and what we do besides: the class and the property that each of its things must have.
MANDATORY = [
    (DCAT.Catalog, DCTERMS.title), (DCAT.Catalog, DCTERMS.description), (DCAT.Catalog, DCTERMS.publisher),
    (DCAT.Catalog, DCTERMS.license), (DCAT.Catalog, DCAT.dataset), (DCAT.Dataset, DCTERMS.title),
    (DCAT.Dataset, DCTERMS.description), (DCAT.Dataset, DCTERMS.publisher), (DCAT.Dataset, DCAT.distribution),
    (DCAT.Distribution, DCAT.accessURL), (DCAT.Distribution, DCTERMS["format"]), (DCAT.Distribution, DCAT.mediaType),
    (DCAT.Distribution, DCTERMS.license), (FOAF.Agent, FOAF.name), (FOAF.Agent, DCTERMS.type),
]  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    data = publish_all(tmp_path_factory.mktemp("published"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ASF_DATA", str(data))
        yield data


@pytest.fixture(scope="module")
def graphs(published: Path) -> dict[str, Graph]:
    return {catalogue: described(catalogue) for catalogue in CATALOGUES}


def test_nobody_is_said_to_publish_what_nobody_has_taken_on():
    assert [catalogue for catalogue in CATALOGUES if has_publisher(DATA / catalogue)] == ["exempel"]


def faults(graph: Graph, severity: URIRef = SH.Violation) -> list[str]:
    return sorted(str(path) for _, path in found(graph, severity))


def found(graph: Graph, severity: URIRef) -> list[tuple[URIRef, URIRef]]:
    """The thing and the property of each fault, or of each recommendation that is not followed."""
    _, report, _ = validate(graph, shacl_graph=Graph().parse(SHAPES))
    results = report.subjects(SH.resultSeverity, severity)
    return [(report.value(each, SH.focusNode), report.value(each, SH.resultPath)) for each in results]


@pytest.mark.parametrize(
    ("catalogue", "counties"),
    [
        ("gavleborg", {2712411: "Gävleborgs län"}),
        ("exempel", {2712411: "Gävleborgs län"}),
        ("ostergotland", {2676207: "Södermanlands län", 2685867: "Östergötlands län"}),
    ],
)
def test_it_says_in_which_counties_its_municipalities_lie(graphs: dict[str, Graph], catalogue: str, counties: dict):
    graph = graphs[catalogue]
    places = {URIRef(f"http://sws.geonames.org/{number}"): name for number, name in counties.items()}

    told_of = [*graph.subjects(RDF.type, DCAT.Dataset), *graph.subjects(RDF.type, DCAT.Catalog)]
    assert all(set(graph.objects(each, DCTERMS.spatial)) == set(places) for each in told_of)
    assert set(graph.subjects(RDF.type, DCTERMS.Location)) == set(places)
    assert all(Literal(name, "sv") in graph.objects(place, SKOS.prefLabel) for place, name in places.items())


def test_each_county_is_known_and_a_catalogue_of_all_is_of_sweden():
    known = known_municipalities()
    names = dict(known.select("county_code", "county_sv").iter_rows())

    assert {code: place.name_sv for code, place in known_counties().items()} == names
    assert len({place.number for place in known_counties().values()}) == 21
    assert [place.name_sv for place in places_of(known["municipality_code"])] == ["Sverige"]
    assert places_of(["0305", "0643"]) == (known_counties()["03"], known_counties()["06"])


@pytest.mark.parametrize("catalogue", CATALOGUES)
def test_it_keeps_the_profile_and_there_is_something_to_keep_it(graphs: dict[str, Graph], catalogue: str):
    graph = graphs[catalogue]
    count = {kind: len(set(graph.subjects(RDF.type, kind))) for kind in (DCAT.Catalog, DCAT.Dataset, DCAT.Distribution)}

    assert faults(graph) == []
    assert count[DCAT.Catalog] == 1
    assert count[DCAT.Dataset] > 60
    assert count[DCAT.Distribution] == 4 * (count[DCAT.Dataset] - 1) + 1
    assert len(set(graph.objects(None, DCAT.dataset))) == count[DCAT.Dataset]
    assert len(set(graph.objects(None, DCAT.distribution))) == count[DCAT.Distribution]
    assert not any(isinstance(node, BNode) for node in graph.all_nodes())


@pytest.fixture(scope="module")
def small(graphs: dict[str, Graph]) -> Graph:
    return one_of_each(graphs["exempel"])


def test_every_shape_was_tried_and_every_recommendation_followed_or_left_for_a_reason(graphs: dict[str, Graph]):
    graph, shapes = graphs["exempel"], Graph().parse(SHAPES)
    recommended = {
        (shapes.value(shape, SH.targetClass), shapes.value(rule, SH.path))
        for rule in shapes.subjects(SH.severity, SH.Warning)
        for shape in shapes.subjects(SH.property, rule)
    }
    tried = {kind: len({*graph.subjects(RDF.type, kind)}) for kind in shapes.objects(None, SH.targetClass)}
    left = {(graph.value(node, RDF.type), path) for node, path in found(graph, SH.Warning)}

    assert len(recommended) == 27
    assert {kind for kind, things in tried.items() if not things} == {VCARD.Organization}
    assert left == {(kind, name) for kind, name in LEFT if kind != VCARD.Organization}
    assert recommended > LEFT


@pytest.mark.parametrize(("kind", "name"), MANDATORY)
def test_what_is_mandatory_is_missed_when_it_is_taken_away(small: Graph, kind: URIRef, name: URIRef):
    graph = Graph() + small
    assert faults(graph) == []

    graph.remove((graph.value(None, RDF.type, kind), name, None))

    assert str(name) in faults(graph)


# rdflib's reader of JSON-LD uses what rdflib itself calls outdated.
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
@pytest.mark.parametrize("catalogue", CATALOGUES)
def test_both_ways_of_writing_it_say_the_same(graphs: dict[str, Graph], catalogue: str):
    assert isomorphic(graphs[catalogue], described(catalogue, "jsonld"))


@pytest.mark.parametrize("catalogue", CATALOGUES)
def test_every_file_that_it_names_is_there(graphs: dict[str, Graph], catalogue: str):
    named = {str(url) for name in (DCAT.downloadURL, FOAF.page) for url in graphs[catalogue].objects(None, name)}
    named |= {str(url) for url in graphs[catalogue].objects(None, DCTERMS.license)} - {CC0}
    # One of each format, and those of one table: the others are made in the same way.
    one_each = {urlsplit(url).path.rpartition("/")[2].partition(".")[2]: url for url in sorted(named)}

    assert {url: ask(urlsplit(url).path, method="HEAD").status for url in one_each.values()} == dict.fromkeys(
        one_each.values(), 200
    )
    assert all(url.startswith("http://localhost:8501/data/") for url in named)


def test_no_licence_is_promised_that_a_source_has_not_stated(graphs: dict[str, Graph]):
    def licence_of(catalogue: str, name: str) -> str:
        graph = graphs[catalogue]
        [distribution] = [
            each for each in graph.subjects(RDF.type, DCAT.Distribution) if str(each).endswith(f"#{name}-csv")
        ]
        return str(graph.value(distribution, DCTERMS.license))

    document = "http://localhost:8501/data/gavleborg/5/licence.txt"
    assert licence_of("gavleborg", "extract-observation") == document
    assert licence_of("gavleborg", "extract-source") == document
    assert licence_of("exempel", "extract-placement") == CC0
    told = ask(urlsplit(document).path).text
    assert "Region Gävleborg): ingen licens känd" in told
    assert "Statistiska centralbyrån (SCB)): CC0" in told


def test_made_up_data_say_so_in_every_title(graphs: dict[str, Graph]):
    titles = {kind: [] for kind in (DCAT.Catalog, DCAT.Dataset)}
    for kind, found in titles.items():
        for node in graphs["exempel"].subjects(RDF.type, kind):
            found += [(title.language, str(title)) for title in graphs["exempel"].objects(node, DCTERMS.title)]
    marks = {"sv": "(Exempeldata)", "en": "(Example data)"}

    assert len(titles[DCAT.Dataset]) > 120
    assert [
        title for found in titles.values() for language, title in found if not title.endswith(marks[language])
    ] == []


class TestPublisher:
    @pytest.fixture
    def data(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        monkeypatch.setenv("ASF_DATA", str(tmp_path))
        return copy_catalogues(tmp_path, names=("exempel",))

    def test_without_one_nothing_is_described_and_the_reason_is_told(self, data: Path):
        (data / "exempel" / "publisher.toml").unlink()
        answer = ask("/data/exempel/dcat.rdf")

        assert answer.status == 503
        assert "filen exempel/publisher.toml saknas" in answer.text

    @pytest.mark.parametrize(
        "told", ["", 'name_sv = "A"', 'name_sv = "A"\nname_en = "B"\ntype = "Region"', "a = [", 'x = "y"']
    )
    def test_one_that_says_too_little_is_refused(self, data: Path, told: str):
        (data / "exempel" / "publisher.toml").write_text(told, encoding="utf-8")

        assert ask("/data/exempel/dcat.rdf").status == 503

    @pytest.mark.parametrize("kind", [min(TYPES), "RegionalAuthority"])
    def test_what_it_says_stands_there(self, data: Path, kind: str):
        lines = {
            "name_sv": "Region <&>",
            "name_en": "Region",
            "type": kind,
            "iri": "http://dataportal.se/organisation/SE0",
        }
        lines |= {
            "homepage": "https://region.example/",
            "contact_name": "Öppna data",
            "contact_email": "a@region.example",
        }
        told = "\n".join(f'{name} = "{value}"' for name, value in lines.items())
        (data / "exempel" / "publisher.toml").write_text(told, encoding="utf-8")
        graph = described("exempel")

        assert faults(graph) == []
        agent = URIRef("http://dataportal.se/organisation/SE0")
        assert {str(name) for name in graph.objects(agent, FOAF.name)} == {"Region <&>", "Region"}
        assert graph.value(agent, DCTERMS.type) == URIRef(f"http://purl.org/adms/publishertype/{kind}")
        assert set(graph.objects(None, DCTERMS.publisher)) == {agent}
        assert len(set(graph.objects(None, DCAT.contactPoint))) == 1
