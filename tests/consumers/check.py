"""Runs the example `tag` on samples and on hostile texts in every format, and checks the results with each format's real readers.

    python tests/consumers/check.py target/debug/examples/tag

Each reader must find what the format `jsonl` contains. A reader that is not installed is skipped.
"""

import json
import pathlib
import subprocess
import sys
import tempfile
import traceback

import readers

HERE = pathlib.Path(__file__).parent
SAMPLES = HERE / "../../data/samples"

# A name with markup in its id and kind.
GAZETTEER = [
    {"id": "\"><script>alert(1)</script>", "kind": "<b>&\"'", "name": "النيزك", "links": {"wikidata": "Q42", "imo": "7"}},
    {"id": "🛰-قمر", "kind": "سفينة", "name": "عربسات"},
]

TEXTS = {
    "astral": "👩🏻\u200d🚒 في مِينْسْكَ 𝐀 وللجيش الليبي 🇱🇾 و«لبيروت»",
    "bidi": "\u202bوللجيش الليبي\u202c \u200fمينسك\u200f \u2067ليبيا\u2069 \u061cبيروت",
    "lines": "التقى الرئيس البيلاروسي\r\nألكسندر لوكاشينكو\r\nوفدا للجيش\nالليبي\rفي\n\n\nمينسك\r\n\r\n",
    "separators": "في\tمينسك\u2028وبيروت\u2029و\x85ليبيا\x0bو\x0cمصر\x1cو\x1dتونس\x1eو\x1fالمغرب\u00a0والجزائر",
    "controls": "في\x00مينسك\x01\x7f بيروت\ufeff ليبيا\u200b",
    "markup": "\"><script>alert('مينسك')</script>&amp; <b>ليبيا</b> ]]> --> {{مصر}} %s {0} \\\" \\u0000 النيزك 'وعربسات'",
    "syntax": "# مينسك\n-DOCSTART- ليبيا\nT1\tplace 0 5\tمصر\nO\n=HYPERLINK(\"x\"),\"بيروت\";'تونس'\n\tB-LOC المغرب",
    "spaces": "   مينسك    ليبيا  \n  \n   بيروت   ",
    "ligatures": "محمد ﷺ في ﻣﻴﻨﺴﻚ ﻭﻻﻫﺎﻱ وعبد ﷲ بن سلمان",
    "blank": " \n\t ",
    "nothing": "",
    "long": "وصل الرئيس البيلاروسي ألكسندر لوكاشينكو إلى مينسك مع وفد للجيش الليبي 😀.\n" * 200,
}


class Run:
    """The example's output for the texts."""

    def __init__(self, tag: str, folder: pathlib.Path):
        self.tag = tag
        self.texts = {}
        for path in sorted(SAMPLES.glob("*.txt")):
            self.texts[path.stem] = path.read_bytes().decode()
        self.texts |= TEXTS
        self.paths = []
        for name, text in self.texts.items():
            path = folder / f"<{name}> & '1'.txt"
            path.write_bytes(text.encode())
            self.paths.append(str(path))
        self.gazetteer = folder / "gazetteer.jsonl"
        self.gazetteer.write_text("\n".join(json.dumps(entry) for entry in GAZETTEER), encoding="utf-8")
        self.documents = []
        lines = self.write("jsonl", "--offsets", "chars").splitlines()
        for text, path, line in zip(self.texts.values(), self.paths, lines, strict=True):
            document = json.loads(line)
            assert document["source"] == path
            for number, mention in enumerate(document["mentions"]):
                mention["number"] = number
                assert mention["id"] == f"m{number}"
                assert text[mention["start"] : mention["end"]] == mention["text"], mention
            self.documents.append({"text": text, **document})
        mentions = [mention for document in self.documents for mention in document["mentions"]]
        for kind in ["person", "title", "place", "organization", "nationality", *(entry["kind"] for entry in GAZETTEER)]:
            assert any(mention["kind"] == kind for mention in mentions), f"the texts name no {kind}"
        for key in ["holder", "nationality", "titles"]:
            assert any(key in mention for mention in mentions), f"no mention has a {key}"

    def write(self, format: str, *options: str) -> str:
        """The output in this format."""
        command = [self.tag, "--format", format, "--gazetteer", str(self.gazetteer), *options, *self.paths]
        return subprocess.run(command, check=True, capture_output=True).stdout.decode()

    def write_files(self, format: str, ending: str, *options: str) -> list[str]:
        """The output in this format, one file per document; any other file written for a document must be its text."""
        with tempfile.TemporaryDirectory() as folder:
            self.write(format, *options, "--output", folder + "/")
            outputs = []
            for path, text in zip(self.paths, self.texts.values(), strict=True):
                output = pathlib.Path(folder, pathlib.Path(path).name).with_suffix(ending)
                outputs.append(output.read_bytes().decode())
                if (beside := output.with_suffix(".txt")).exists():
                    assert beside.read_bytes().decode() == text
            return outputs


def main() -> int:
    passed = failed = skipped = 0
    with tempfile.TemporaryDirectory() as folder:
        run = Run(sys.argv[1], pathlib.Path(folder))
        count = sum(len(document["mentions"]) for document in run.documents)
        print(f"{len(run.documents)} documents with {count} mentions")
        for format, check in readers.CHECKS.items():
            try:
                print(f"{format:15}checked with {check(run)}", flush=True)
                passed += 1
            except ImportError as error:
                print(f"{format:15}skipped: {error.name} is not installed")
                skipped += 1
            except Exception:
                print(f"{format:15}FAILED")
                traceback.print_exc(file=sys.stdout)
                failed += 1
    print(f"consumers: {passed} passed, {failed} failed, {skipped} skipped")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
