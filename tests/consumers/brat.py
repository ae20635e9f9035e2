"""brat: checked by bratly, a reader of these files, and by the rules of brat's documentation and server."""

import pathlib
import re
from importlib.metadata import version

HERE = pathlib.Path(__file__).parent


def check(run):
    from bratly.io import parse_ann_file

    count = 0
    for ann, document in zip(run.write_files("brat", ".ann"), run.documents, strict=True):
        spans = by_the_rules(ann, document["text"])
        expected = [(re.sub(r"[^\w-]", "_", m["kind"]), pieces(m)) for m in document["mentions"]]
        assert spans == expected, (spans, expected)
        # bratly does not accept a hyphen in the id of a reference; brat does.
        lines = [line for line in ann.splitlines() if not line.startswith("N")]
        collection = parse_ann_file("\n".join(lines), document["source"], no_duplicates=False, sorting=False, renumerotize=False)
        entities = [item for item in collection.annotations if item.id.startswith("T")]
        found = [(item.label, [(part.start, part.end) for part in item.fragments], item.content) for item in entities]
        texts = [" ".join(document["text"][start:end] for start, end in parts) for _, parts in expected]
        assert found == [(kind, parts, text) for (kind, parts), text in zip(expected, texts)], found
        assert len(collection.annotations) == len(lines)
        count += ann.count("\n")
    whole = run.write("brat")
    by_the_rules(whole, "".join(text if text.endswith("\n") else text + "\n" for text in run.texts.values()))
    return f"bratly {version('bratly')} and brat's rules, {count} lines"


def pieces(mention):
    """Where the lines of a mention begin and end."""
    spans, start = [], mention["start"]
    for line in re.split(r"([\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029])", mention["text"]):
        stripped = line.strip()
        if stripped:
            at = start + line.index(stripped)
            spans.append((at, at + len(stripped)))
        start += len(line)
    return spans


def by_the_rules(ann, text):
    """The kinds and pieces of the text-bound annotations."""
    seen, references, spans = set(), [], []
    # As in brat's server, lines end where Python's codecs split them.
    lines = ann.splitlines()
    assert "".join(line + "\n" for line in lines) == ann
    for line in lines:
        match = re.fullmatch(r"([TNR#])([1-9][0-9]*)\t([^\t]+)(?:\t([^\t]+))?", line)
        assert match, line
        letter, number, data, tail = match.groups()
        assert letter + number not in seen, line
        seen.add(letter + number)
        if letter == "T":
            kind, offsets = data.split(" ", 1)
            parts = [tuple(map(int, part.split(" "))) for part in offsets.split(";")]
            assert kind and all(0 <= start < end <= len(text) for start, end in parts), line
            assert all(before[1] < after[0] for before, after in zip(parts, parts[1:])), line
            assert tail == " ".join(text[start:end] for start, end in parts), line
            assert all(len(text[start:end].splitlines()) == 1 for start, end in parts), line
            spans.append((kind, parts))
        elif letter == "N":
            name, target, reference = data.split(" ")
            base, identifier = reference.split(":", 1)
            assert name == "Reference" and base and identifier and tail, line
            references.append(target)
        elif letter == "R":
            name, *arguments = data.split(" ")
            roles = [argument.split(":") for argument in arguments]
            assert name in ("holder", "nationality") and [role for role, _ in roles] == ["Arg1", "Arg2"] and not tail, line
            references += [target for _, target in roles]
        else:
            name, target = data.split(" ")
            assert name == "AnnotatorNotes" and tail, line
            references.append(target)
    assert seen.issuperset(references)
    return spans
