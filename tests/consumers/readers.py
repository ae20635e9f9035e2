"""One function per format: reads the example's output with the format's real reader and compares the results.

Each function imports its own reader, so that a missing reader skips only its own format.
"""

import contextlib
import csv
import html.parser
import io
import json
import re
import tempfile
from importlib.metadata import version

import brat
import into_doccano
import web_annotation

LABELS = {"person": "PERSON", "place": "LOC", "organization": "ORG", "nationality": "NORP", "title": "TITLE"}


def outer(document):
    return [mention for mention in document["mentions"] if mention["outer"]]


def first(mention):
    return next(iter(mention["entities"]), "")


def pairs(run, format, *options):
    """Each document with the value of its line."""
    lines = run.write(format, *options).split("\n")
    assert lines.pop() == ""
    return [(document, json.loads(line)) for document, line in zip(run.documents, lines, strict=True)]


def spacy(run):
    import spacy
    from spacy.tokens import Doc

    vocab = spacy.blank("ar").vocab
    ents = groups = 0
    for document, line in pairs(run, "spacy"):
        doc = Doc(vocab).from_json(line, validate=True)
        assert doc.text == document["text"]
        found = [(ent.start_char, ent.end_char, ent.label_, ent.text) for ent in doc.ents]
        expected = [(m["start"], m["end"], LABELS.get(m["kind"], m["kind"]), m["text"]) for m in outer(document)]
        assert found == expected, (found, expected)
        found = [(span.start_char, span.end_char, span.kb_id_, span.text) for span in doc.spans["sc"]]
        expected = [(m["start"], m["end"], first(m), m["text"]) for m in document["mentions"]]
        assert found == expected, (found, expected)
        assert Doc(vocab).from_json(doc.to_json()).text == doc.text
        ents += len(doc.ents)
        groups += len(found)
    return f"Doc.from_json of spaCy {version('spacy')}, {ents} entities, {groups} spans"


class Page(html.parser.HTMLParser):
    """The marked entities, the headings and the elements of a page."""

    def __init__(self, page):
        super().__init__()
        self.open, self.elements, self.marks, self.labels, self.headings = [], set(), [], [], []
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        self.elements.add(tag)
        if tag not in ("br", "meta"):
            self.open.append(tag)
        if tag == "mark":
            self.marks.append("")
            self.labels.append("")
        if tag == "h2":
            self.headings.append("")

    def handle_endtag(self, tag):
        assert self.open.pop() == tag, tag

    def handle_data(self, data):
        if self.open[-1:] == ["mark"]:
            self.marks[-1] += data
        if self.open[-2:] == ["mark", "span"]:
            self.labels[-1] += data
        if self.open[-1:] == ["h2"]:
            self.headings[-1] += data


def displacy(run):
    from spacy import displacy

    docs = json.loads(run.write("displacy"))
    page = Page(displacy.render(docs, style="ent", manual=True, page=True, jupyter=False))
    mentions = [mention for document in run.documents for mention in outer(document)]
    assert [mark.strip() for mark in page.marks] == [mention["text"] for mention in mentions]
    assert [label.strip() for label in page.labels] == [LABELS.get(m["kind"], m["kind"]) for m in mentions]
    assert page.headings == [document["source"] for document in run.documents]
    known = {"html", "head", "title", "body", "figure", "div", "mark", "span", "a", "br", "h2"}
    assert page.elements <= known, page.elements - known
    return f"displacy.render of spaCy {version('spacy')}, {len(page.marks)} marks, no element of the text's own"


def label_studio(run):
    from label_studio_sdk.label_interface import LabelInterface

    source = (brat.HERE / "../../src/output/label_studio.rs").read_text(encoding="utf-8")
    config = re.search(r"```xml\n(.*?)//! ```", source, re.DOTALL).group(1).replace("//! ", "")
    more = "<Label value=\"&lt;b&gt;&amp;&quot;'\"/><Label value=\"سفينة\"/>"
    interface = LabelInterface(config.replace("</Labels>", more + "</Labels>"))
    interface.validate()
    regions = relations = 0
    for document, task in zip(run.documents, json.loads(run.write("labelstudio")), strict=True):
        assert task["data"] == {"text": document["text"], "source": document["source"]}
        [prediction] = task["predictions"]
        errors = interface.validate_prediction(prediction, return_errors=True)
        assert not errors, errors
        found = [item for item in prediction["result"] if item["type"] == "labels"]
        for item, mention in zip(found, document["mentions"], strict=True):
            value = item["value"]
            assert (value["start"], value["end"], value["labels"]) == (mention["start"], mention["end"], [mention["kind"]])
            assert document["text"][value["start"] : value["end"]] == value["text"] == mention["text"]
        regions += len(found)
        links = [(item["from_id"], item["to_id"]) for item in prediction["result"] if item["type"] == "relation"]
        assert len(links) == sum(("holder" in m) + ("nationality" in m) for m in document["mentions"])
        relations += len(links)
    assert not interface.validate_prediction({"result": [{"type": "labels"}]})
    return f"LabelInterface of label-studio-sdk {version('label-studio-sdk')}, {regions} regions, {relations} relations"


def doccano(run):
    imported = into_doccano.import_lines(run)
    count = 0
    for allow_overlapping, documents in imported.items():
        # doccano rejects empty texts.
        expected = [document for document in run.documents if document["text"]]
        for (text, meta, spans), document in zip(documents, expected, strict=True):
            assert (text, meta) == (document["text"], {"source": document["source"]})
            mentions = document["mentions"] if allow_overlapping else outer(document)
            utf16 = text.encode("utf-16-le")
            found = [(utf16[2 * start : 2 * end].decode("utf-16-le"), label) for start, end, label in spans]
            assert found == [(m["text"], m["kind"]) for m in mentions], (found, mentions)
            count += len(spans)
    return f"the importer of doccano {version('doccano')}, {count} spans in projects with and without overlapping"


def gate(run):
    from gatenlp import Document

    count = 0
    for unit in ("utf16", "chars"):
        for document, line in pairs(run, "gate", "--offsets", unit):
            doc = Document.load_mem(json.dumps(line), fmt="bdocjs")
            assert (doc.text, doc.name) == (document["text"], document["source"])
            annotations = {annotation.id: annotation for annotation in doc.annset()}
            assert len(annotations) == len(document["mentions"])
            for mention in document["mentions"]:
                annotation = annotations[mention["number"]]
                features = annotation.features
                numbers = {f"m{number}": number for number in annotations}
                assert (annotation.type, doc[annotation]) == (mention["kind"], mention["text"])
                assert (annotation.start, annotation.end) == (mention["start"], mention["end"])
                for key in ("entities", "name", "clitics"):
                    assert (features.get(key) or "") == (mention.get(key) or ""), key
                for key in ("holder", "nationality"):
                    assert features.get(key) == numbers.get(mention.get(key)), key
                assert features.get("titles", []) == [numbers[title] for title in mention.get("titles", [])]
            count += len(annotations)
    return f"gatenlp {version('gatenlp')}, {count} annotations in UTF-16 units and in chars"


def table(format, dialect):
    def check(run):
        text = run.write(format)
        rows = list(csv.DictReader(io.StringIO(text, newline=""), dialect=dialect, strict=True))
        mentions = [(document, mention) for document in run.documents for mention in document["mentions"]]
        for row, (document, mention) in zip(rows, mentions, strict=True):
            assert (row["source"], row["id"], row["mention"]) == (document["source"], "", mention["id"])
            for key, value in row.items():
                if key in ("source", "id", "mention"):
                    continue
                expected = mention.get(key, "")
                if isinstance(expected, list):
                    expected = " ".join(expected)
                elif isinstance(expected, dict):
                    expected = " ".join(f"{base}={link}" for base, link in expected.items())
                elif isinstance(expected, bool):
                    expected = str(expected).lower()
                assert value == str(expected), (key, value, expected)
        return f"csv of Python ({dialect}), {len(rows)} rows"

    return check


def recipe(run):
    """The recipe of the guide, word for word."""
    import pandas

    guide = (brat.HERE / "../../src/guide/formats.md").read_text(encoding="utf-8")
    [code] = re.findall(r"```python\n(import pandas\n.*?)```", guide, re.DOTALL)
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        with open("mentions.csv", "w", encoding="utf-8", newline="") as file:
            file.write(run.write("csv"))
        names = {}
        exec(code, names)
        held, counts, mentions = names["held"], names["counts"], names["mentions"]
        expected = []
        for document in run.documents:
            by_id = {mention["id"]: mention for mention in document["mentions"]}
            for title in document["mentions"]:
                if "holder" in title:
                    expected.append((title["text"], by_id[title["holder"]]["text"]))
        assert list(zip(held["text_title"], held["text"])) == expected
        assert counts.sum() == len(mentions) == sum(len(document["mentions"]) for document in run.documents)
        links = [mention.get("links", {}).get("iso3166") for document in run.documents for mention in document["mentions"]]
        assert mentions["iso3166"].astype(object).where(mentions["iso3166"].notna(), None).to_list() == links
        assert open("held.csv", "rb").read(3) == b"\xef\xbb\xbf"
    return f"the recipe of the guide, pandas {version('pandas')}, {len(mentions)} rows, {len(held)} titles with their holders"


def conll(run):
    from seqeval.scheme import IOB2, Entities

    labels = {"person": "PER", "place": "LOC", "organization": "ORG", "nationality": "NORP", "title": "TITLE"}
    count = 0
    for options in ([], ["--whitespace-tokens"]):
        for text, document in zip(run.write_files("conll", ".conll", *options), run.documents, strict=True):
            # As in most readers, lines end where Python splits them.
            assert text.splitlines() + [""] == text.split("\n")
            sentences = [block.split("\n") for block in text.strip("\n").split("\n\n") if block]
            rows = [[line.split("\t") for line in sentence] for sentence in sentences]
            tokens = [[token for token, _ in sentence] for sentence in rows]
            entities = Entities([[tag for _, tag in sentence] for sentence in rows], scheme=IOB2)
            found = []
            for entity in (entity for sentence in entities.entities for entity in sentence):
                sentence, label, start, end = entity.to_tuple()
                found.append((label, "".join(tokens[sentence][start:end])))
            at = 0
            for token in (token for sentence in tokens for token in sentence):
                at = document["text"].index(token, at) + len(token)
            if not options:
                expected = [(labels.get(m["kind"], m["kind"]), "".join(m["text"].split())) for m in outer(document)]
                assert len(found) == len(expected), (found, expected)
                for (label, text), (expected_label, part) in zip(found, expected):
                    assert label == expected_label and part in text, (label, text, part)
            count += len(found)
    return f"IOB2 of seqeval {version('seqeval')}, {count} entities with tokens of either sort"


CHECKS = {
    "spacy": spacy,
    "displacy": displacy,
    "web-annotation": web_annotation.check,
    "brat": brat.check,
    "labelstudio": label_studio,
    "doccano": doccano,
    "gate": gate,
    "conll": conll,
    "csv": table("csv", "excel"),
    "tsv": table("tsv", "excel-tab"),
    "csv in pandas": recipe,
}
