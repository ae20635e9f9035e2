"""Web Annotation: checked by PyLD, with the used part of its context; no context is loaded from the network."""

import json
import urllib.parse
from importlib.metadata import version

OA, AS, RDF = "http://www.w3.org/ns/oa#", "http://www.w3.org/ns/activitystreams#", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
CONTEXT_URL = "http://www.w3.org/ns/anno.jsonld"
BASE = "http://example.org/run/mentions.jsonld"


def iri(term, **more):
    return {"@id": term, "@type": "@id", **more}


def number(term):
    return {"@id": term, "@type": "http://www.w3.org/2001/XMLSchema#nonNegativeInteger"}


CONTEXT = {
    "id": "@id",
    "type": "@type",
    "oa": OA,
    "as": AS,
    **{name: OA + name for name in ("Annotation", "TextualBody", "SpecificResource", "TextPositionSelector", "TextQuoteSelector")},
    **{name: OA + name for name in ("tagging", "identifying", "exact", "prefix", "suffix")},
    "AnnotationCollection": AS + "OrderedCollection",
    "AnnotationPage": AS + "OrderedCollectionPage",
    "first": iri(AS + "first"),
    "partOf": iri(AS + "partOf"),
    "items": iri(AS + "items", **{"@container": "@list"}),
    "total": number(AS + "totalItems"),
    "startIndex": number(AS + "startIndex"),
    "body": iri(OA + "hasBody"),
    "target": iri(OA + "hasTarget"),
    "source": iri(OA + "hasSource"),
    "selector": iri(OA + "hasSelector"),
    "motivation": {"@id": OA + "motivatedBy", "@type": "@vocab"},
    "purpose": {"@id": OA + "hasPurpose", "@type": "@vocab"},
    "value": RDF + "value",
    "start": number(OA + "start"),
    "end": number(OA + "end"),
}


def loader(url, options):
    assert url == CONTEXT_URL, url
    return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": {"@context": CONTEXT}}


def check(run):
    from pyld import jsonld

    text = run.write("web-annotation")
    options = {"documentLoader": loader, "base": BASE}
    document = json.loads(text)
    [collection] = jsonld.expand(document, options)
    [page] = collection[AS + "first"]
    items = page[AS + "items"][0]["@list"]
    assert collection["@type"] == [AS + "OrderedCollection"] and page["@type"] == [AS + "OrderedCollectionPage"]
    assert page[AS + "partOf"] == [{"@id": collection["@id"]}]
    mentions = [(document, mention) for document in run.documents for mention in document["mentions"]]
    assert value(collection, AS + "totalItems") == len(items) == len(mentions)
    for item, (source, mention) in zip(items, mentions, strict=True):
        assert item["@type"] == [OA + "Annotation"] and item[OA + "motivatedBy"] == [{"@id": OA + "tagging"}]
        bodies = item[OA + "hasBody"]
        values = [value(body, RDF + "value") for body in bodies if body["@type"] == [OA + "TextualBody"]]
        assert values == [mention["kind"], *mention["entities"]], values
        linked = [body[OA + "hasSource"][0]["@id"] for body in bodies if body["@type"] == [OA + "SpecificResource"]]
        assert linked == (["http://www.wikidata.org/entity/Q42"] if mention["text"] == "النيزك" else []), linked
        [target] = item[OA + "hasTarget"]
        path = urllib.parse.unquote(urllib.parse.urlparse(target[OA + "hasSource"][0]["@id"]).path)
        assert path == source["source"], path
        place, quote = target[OA + "hasSelector"]
        start, end = value(place, OA + "start"), value(place, OA + "end")
        assert (start, end) == (mention["start"], mention["end"])
        prefix, exact, suffix = (value(quote, OA + name) for name in ("prefix", "exact", "suffix"))
        assert exact == mention["text"] == source["text"][start:end]
        assert prefix == source["text"][max(0, start - 32) : start] and suffix == source["text"][end : end + 32]
    ids = {item["@id"] for item in items} | {collection["@id"], page["@id"]}
    assert len(ids) == len(items) + 2 and all(identifier.startswith(BASE + "#") for identifier in ids)
    triples = jsonld.to_rdf(document, options)["@default"]
    assert sum(triple["predicate"]["value"] == OA + "hasTarget" for triple in triples) == len(items)
    return f"PyLD {version('pyld')}, {len(items)} annotations, {len(triples)} triples"


def value(node, term):
    [value] = node[term]
    return value["@value"]
