"""A description written down: as RDF/XML, which the Swedish portal reads, and as JSON-LD."""

import json
from collections.abc import Iterator, Mapping, Sequence
from xml.etree import ElementTree

Node = Mapping[str, object]

PREFIXES = {
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
RDF, XML = "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "http://www.w3.org/XML/1998/namespace"


def json_ld(nodes: Sequence[Node]) -> bytes:
    """The nodes as they stand, with their prefixes."""
    return json.dumps({"@context": PREFIXES, "@graph": list(nodes)}, ensure_ascii=False, indent=1).encode()


def rdf_xml(nodes: Sequence[Node]) -> bytes:
    """The same statements in RDF/XML. Every node has an address; a value is an address, words of a language, or of a type."""
    for prefix, address in {**PREFIXES, "rdf": RDF}.items():
        ElementTree.register_namespace(prefix, address)
    root = ElementTree.Element(f"{{{RDF}}}RDF")
    for node in nodes:
        about = ElementTree.SubElement(root, f"{{{RDF}}}Description", {f"{{{RDF}}}about": str(node["@id"])})
        ElementTree.SubElement(about, f"{{{RDF}}}type", {f"{{{RDF}}}resource": _address(str(node["@type"]))})
        for name, value in _statements(node):
            _add(about, name, value)
    ElementTree.indent(root, " ")
    return ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)


def _statements(node: Node) -> Iterator[tuple[str, Mapping[str, str]]]:
    for name, values in node.items():
        if not name.startswith("@"):
            yield from ((name, value) for value in (values if isinstance(values, list) else [values]))


def _add(about: ElementTree.Element, name: str, value: Mapping[str, str]) -> None:
    prefix, _, local = name.partition(":")
    stated = ElementTree.SubElement(about, f"{{{PREFIXES[prefix]}}}{local}")
    if "@id" in value:
        stated.set(f"{{{RDF}}}resource", value["@id"])
        return
    stated.text = value["@value"]
    if "@language" in value:
        stated.set(f"{{{XML}}}lang", value["@language"])
    if "@type" in value:
        stated.set(f"{{{RDF}}}datatype", _address(value["@type"]))


def _address(name: str) -> str:
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local
