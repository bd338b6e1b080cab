"""A catalogue as portals of open data read it: DCAT-AP-SE 3.0.1 (docs.dataportal.se/dcat/3.0.1), of the newest version.

Every table that has rows is a dataset, every format of it a distribution. What a thing is called is an address of its own, since the
Swedish portal takes no blank nodes; what belongs to the EU's tables is called as there, and its kind is said beside it, so that the
profile's rules can be tried on the description alone.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

import polars as pl

from dashboard.extracts import Database
from dashboard.filters import Filters
from dashboard.frames import frame_of
from dashboard.manifests import Version
from dashboard.open_data.address import Address, path_of
from dashboard.open_data.licences import CC0, common_licence
from dashboard.open_data.places import Place, places_of
from dashboard.open_data.published import take_extract
from dashboard.open_data.publisher import TYPES, Publisher
from dashboard.open_data.tables import open_tables
from dashboard.open_data.taken import Taken, take
from dashboard.wording import LANGUAGES, text

Node = dict[str, object]

EU = "http://publications.europa.eu/resource/authority"
IANA = "https://www.iana.org/assignments/media-types"
THEMES = f"{EU}/data-theme"
SPOKEN = {"sv": f"{EU}/language/SWE", "en": f"{EU}/language/ENG"}
# The formats of a distribution by the ending of its address: in the EU's table of file types, and at IANA.
DISTRIBUTED = {
    "csv": ("CSV", "text/csv"),
    "xlsx": ("XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "json": ("JSON", "application/json"),
    "parquet": ("PARQUET", "application/vnd.apache.parquet"),
}
# The whole version is one file.
ARCHIVE = ("ZIP", "application/zip")


def describe(database: Database, publisher: Publisher, *, root: str) -> list[Node]:
    """The catalogue, its publisher, datasets and distributions as nodes of JSON-LD. `root` is the address of the app, with `/` last.

    Raises DataError.
    """
    version = database.version
    place = f"{root}data/{version.catalogue}"
    agent = publisher.iri or f"{place}/dcat#publisher"
    places = _places(database)
    told_of = [_ref(each.iri) for each in places]
    contact = f"{place}/dcat#contact" if publisher.contact_email else ""
    of_all = {"dcterms:spatial": told_of} | ({"dcat:contactPoint": _ref(contact)} if contact else {})
    datasets = [
        {**node, **of_all} if node["@type"] == "dcat:Dataset" else node
        for node in _tables(database, place=place, root=root, agent=agent)
    ]
    catalogue: Node = {
        "@id": f"{place}/dcat",
        "@type": "dcat:Catalog",
        "dcterms:title": _in_both(dict(version.titles), version),
        "dcterms:description": _in_both(dict(version.notes), version),
        "dcterms:publisher": _ref(agent),
        "dcterms:license": _ref(CC0),
        "dcterms:language": [_ref(address) for address in SPOKEN.values()],
        "dcterms:modified": _day(version.published_on),
        "dcterms:spatial": told_of,
        "foaf:homepage": _ref(root),
        "dcat:themeTaxonomy": _ref(THEMES),
        "dcat:dataset": [_ref(node["@id"]) for node in datasets if node["@type"] == "dcat:Dataset"],
    }
    return [catalogue, *_agent(publisher, agent, contact), *datasets, *_located(places), *_known(root)]


def _places(database: Database) -> tuple[Place, ...]:
    """Where the catalogue's municipalities are. Raises DataError."""
    on_the_day = Filters(municipality_codes=(), reference_date=database.version.as_of)
    municipalities = frame_of(database, "municipalities", on_the_day, LANGUAGES[0])
    return places_of(municipalities.filter("is_there")["municipality_code"])


def _located(places: Iterable[Place]) -> Iterator[Node]:
    """What the places are called."""
    for place in places:
        names = [_words(place.name_sv, "sv"), _words(place.name_en, "en")]
        yield {"@id": place.iri, "@type": "dcterms:Location", "skos:prefLabel": names}


def _agent(publisher: Publisher, agent: str, contact: str) -> Iterator[Node]:
    kind = f"http://purl.org/adms/publishertype/{publisher.type}"
    node: Node = {
        "@id": agent,
        "@type": "foaf:Agent",
        "foaf:name": [_words(publisher.name_sv, "sv"), _words(publisher.name_en, "en")],
        "dcterms:type": _ref(kind),
    }
    if publisher.homepage:
        node["foaf:homepage"] = _ref(publisher.homepage)
        yield {"@id": publisher.homepage, "@type": "foaf:Document"}
    yield node
    yield {"@id": kind, "@type": "skos:Concept", "skos:prefLabel": _words(TYPES[publisher.type], "en")}
    if contact:
        yield {
            "@id": contact,
            "@type": "vcard:Organization",
            "vcard:fn": {"@value": publisher.contact_name or publisher.name_sv},
            "vcard:hasEmail": _ref(f"mailto:{publisher.contact_email}"),
        }


def _tables(database: Database, *, place: str, root: str, agent: str) -> Iterator[Node]:
    """A dataset for each table with rows, each followed by its distributions; the whole version first."""
    version = database.version
    licences = f"{place}/{version.number}/licence.txt"
    yield from _whole(database, place=place, agent=agent, licences=licences)
    found = [
        (False, name, [take(database, table, {"sprak": [language]}) for language in LANGUAGES])
        for name, table in open_tables().items()
    ]
    found += [
        (True, file.extract, [take_extract(database, file, {"sprak": [language]}) for language in LANGUAGES])
        for file in version.files
        if file.rows
    ]
    for is_extract, name, (swedish, english) in found:
        if swedish.rows.height:
            yield from _dataset(
                is_extract, name, swedish, english, place=place, root=root, agent=agent, licences=licences
            )
    yield {
        "@id": licences,
        "@type": "dcterms:LicenseDocument",
        "dcterms:title": [_words(text("open_data.licences", language), language) for language in LANGUAGES],
        "dcterms:description": [_words(text("open_data.licence_note", language), language) for language in LANGUAGES],
    }


def _dataset(
    is_extract: bool, name: str, swedish: Taken, english: Taken, *, place: str, root: str, agent: str, licences: str
) -> Iterator[Node]:
    version = swedish.version
    iri = f"{place}/dcat#{'extract-' if is_extract else ''}{name}"
    licence = common_licence(swedish.sources) or (CC0 if version.is_example else licences)
    node = _of_dataset(
        iri,
        {"sv": swedish.title, "en": english.title},
        {"sv": swedish.definition, "en": english.definition},
        version,
        agent=agent,
    )
    if (last := _last_day(swedish.rows)) is not None:
        node["dcterms:temporal"] = _ref(f"{iri}-period")
        yield {"@id": f"{iri}-period", "@type": "dcterms:PeriodOfTime", "dcat:endDate": _day(last)}
    node["dcat:distribution"] = [_ref(f"{iri}-{ending}") for ending in DISTRIBUTED]
    yield node
    for ending, (kind, media_type) in DISTRIBUTED.items():
        address = Address(version.catalogue, None, is_extract, name, ending)
        url = f"{root}{path_of(address, {})}"
        distribution = _distribution(f"{iri}-{ending}", url, kind, media_type, licence=licence)
        if ending == "csv":
            described = f"{url}-metadata.json"
            distribution["foaf:page"] = _ref(described)
            yield {"@id": described, "@type": "foaf:Document"}
        yield distribution


def _whole(database: Database, *, place: str, agent: str, licences: str) -> Iterator[Node]:
    """The whole version, with its dictionary, in one file."""
    version, iri = database.version, f"{place}/dcat#version"
    words = {language: text("open_data.whole", language) for language in LANGUAGES}
    told = {
        language: text("open_data.archive", language, number=version.number, as_of=version.as_of)
        for language in LANGUAGES
    }
    node = _of_dataset(iri, words, told, version, agent=agent)
    node["dcat:distribution"] = _ref(f"{iri}-zip")
    yield node
    everything = Filters(municipality_codes=(), reference_date=version.as_of)
    licence = common_licence(frame_of(database, "sources", everything, LANGUAGES[0]))
    yield _distribution(
        f"{iri}-zip",
        f"{place}/senaste/version.zip",
        *ARCHIVE,
        licence=licence or (CC0 if version.is_example else licences),
    )


def _of_dataset(
    iri: str, title: Mapping[str, str], description: Mapping[str, str], version: Version, *, agent: str
) -> Node:
    return {
        "@id": iri,
        "@type": "dcat:Dataset",
        "dcterms:title": _in_both(title, version),
        "dcterms:description": _in_both(description, version),
        "dcterms:publisher": _ref(agent),
        "dcterms:identifier": {"@value": iri},
        "dcterms:language": [_ref(address) for address in SPOKEN.values()],
        "dcterms:modified": _day(version.published_on),
        "dcat:version": {"@value": str(version.number)},
        "dcat:theme": _ref(f"{THEMES}/SOCI"),
        "dcat:keyword": [_words(word, language) for language in LANGUAGES for word in _keywords(version, language)],
        "dcterms:accessRights": _ref(f"{EU}/access-right/PUBLIC"),
    }


def _distribution(iri: str, url: str, kind: str, media_type: str, *, licence: str) -> Node:
    return {
        "@id": iri,
        "@type": "dcat:Distribution",
        "dcterms:title": [_words(kind, language) for language in LANGUAGES],
        "dcterms:description": [
            _words(text(f"open_data.as_{kind.lower()}", language), language) for language in LANGUAGES
        ],
        "dcat:accessURL": _ref(url),
        "dcat:downloadURL": _ref(url),
        "dcterms:format": _ref(f"{EU}/file-type/{kind}"),
        "dcat:mediaType": _ref(f"{IANA}/{media_type}"),
        "dcterms:license": _ref(licence),
    }


def _known(root: str) -> Iterable[Node]:
    """What the things are that are named from the EU's tables and elsewhere."""
    yield {"@id": CC0, "@type": "dcterms:LicenseDocument", "dcterms:title": _words("CC0 1.0", "en")}
    yield {"@id": root, "@type": "foaf:Document"}
    yield {"@id": THEMES, "@type": "skos:ConceptScheme", "dcterms:title": _words("Data theme", "en")}
    yield {"@id": f"{THEMES}/SOCI", "@type": "skos:Concept", "skos:prefLabel": _words("Population and society", "en")}
    yield {"@id": f"{EU}/access-right/PUBLIC", "@type": "dcterms:RightsStatement"}
    for address in SPOKEN.values():
        yield {"@id": address, "@type": "dcterms:LinguisticSystem"}
    for kind, media_type in (*DISTRIBUTED.values(), ARCHIVE):
        yield {"@id": f"{EU}/file-type/{kind}", "@type": "dcterms:MediaTypeOrExtent"}
        yield {"@id": f"{IANA}/{media_type}", "@type": "dcterms:MediaType"}


def _last_day(rows: pl.DataFrame) -> date | None:
    """The last day of the periods that the rows are about."""
    return rows["period_end"].max() if "period_end" in rows.columns else None


def _keywords(version: Version, language: str) -> list[str]:
    tag = [text("frame.example_tag", language)] if version.is_example else []
    return [text("open_data.keyword", language), *tag]


def _in_both(words: Mapping[str, str], version: Version) -> list[dict[str, str]]:
    """The words in both languages; that it is made up, where it is."""
    told = []
    for language in LANGUAGES:
        tag = f" ({text('frame.example_tag', language)})" if version.is_example else ""
        told.append(_words(f"{words[language]}{tag}", language))
    return told


def _words(value: str, language: str) -> dict[str, str]:
    return {"@value": value, "@language": language}


def _ref(iri: object) -> dict[str, str]:
    return {"@id": str(iri)}


def _day(value: date) -> dict[str, str]:
    return {"@value": value.isoformat(), "@type": "xsd:date"}
