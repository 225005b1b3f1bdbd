"""YAML's own devices: escapes, aliases, anchors, tags, comments, documents, keys that are none, depth."""

from __future__ import annotations

from tests.corpus.case import BODY, FIRST, LIST, TAGS, TERM, TOPICS, Case, field, text

_ESCAPES = {
    "a null": ("\\0", "U+0000"),
    "a bell": ("\\a", "U+0007"),
    "a backspace": ("\\b", "U+0008"),
    "an escape": ("\\e", "U+001B"),
    "a control": ("\\x02", "U+0002"),
    "a delete": ("\\x7f", "U+007F"),
    "a C1 control": ("\\x9b", "U+009B"),
    "a vertical tab": ("\\v", "U+000B"),
    "a form feed": ("\\f", "U+000C"),
    "a next line": ("\\N", "U+0085"),
    "a line separator": ("\\L", "U+2028"),
    "a paragraph separator": ("\\P", "U+2029"),
    "a non-character": ("\\uFFFE", "U+FFFE"),
    "another non-character": ("\\uFDD0", "U+FDD0"),
    "the last character": ("\\U0010FFFF", "U+10FFFF"),
    "half a pair": ("\\uD800", ""),
    "the other half": ("\\uDFFF", ""),
    "beyond all characters": ("\\U00110000", ""),
    "a right-to-left override": ("\\u202E", "U+202E"),
    "a zero-width space": ("\\u200B", "U+200B"),
    "a tag": ("\\U000E0041", "U+E0041"),
    "a byte order mark": ("\\uFEFF", "U+FEFF"),
    "no escape at all": ("\\q", ""),
    "an escape cut short": ("\\x4", ""),
}

_KEYS = {
    "a list": "? [title]\n: What is it?\n",
    "a mapping": "? {title: x}\n: What is it?\n",
    "nothing": ": What is it?\n",
    "an alias": "*title : What is it?\n",
    "anchored": "&a title: What is it?\n",
    "tagged": "!!str title: What is it?\n",
    "over two lines": "? |\n  title\n: What is it?\n",
    "merged": "<<: {title: What is it?}\n",
    "with a control": '"ti\\x02tle": What is it?\n',
    "with a zero-width space": '"title\\u200b": What is it?\n',
    "of look-alike letters": '"t\\u0456tle": What is it?\n',
    "empty": '"": What is it?\n',
}

_TAGGED = (
    "!!python/object/apply:os.system [id]",
    "!!python/name:os.system ''",
    "!ENV HOME",
    "!!binary aGk=",
    "!!int 1",
)

_MORE_TAGGED = ("!include x.yml", "! What", "!<tag:yaml.org,2002:str> What", "!!set {a, b}", "!!null ''")


def _fields(more: str) -> str:
    return text(title=None).replace("---\n", f"---\n{more}", 1)


CASES: tuple[Case, ...] = (
    *(
        field(f"escape in a title: {name}", "title", f'"What is {escape}it?"', says=says)
        for name, (escape, says) in _ESCAPES.items()
    ),
    *(
        field(
            f"escape in a key point: {name}", "key_points", f'\n  - "A {escape}point"\n  - Another', line=2, says=says
        )
        for name, (escape, says) in list(_ESCAPES.items())[:12:3]
    ),
    *(
        Case(
            f"escape in a definition: {name}",
            {TERM: f'term: Widget\ndefinition: "A {escape}thing."\n'},
            line=2,
            says=says,
        )
        for name, (escape, says) in list(_ESCAPES.items())[1:21:4]
    ),
    *(
        Case(
            f"escape in a tag's label: {name}",
            {TAGS: f'one:\n  label: "O{escape}ne"\ntwo:\n  label: Two\n'},
            line=2,
            says=says,
        )
        for name, (escape, says) in list(_ESCAPES.items())[2:21:6]
    ),
    *(Case(f"key that is {name}", {FIRST: _fields(more)}) for name, more in _KEYS.items()),
    *(field(f"value tagged {value.split(' ')[0]}", "title", value) for value in (*_TAGGED, *_MORE_TAGGED)),
    Case("alias of a value", {FIRST: _fields("title: &a What is it?\nalso_asked: [*a]\n")}),
    Case("alias of nothing", {FIRST: _fields("title: *nothing\n")}, line=2),
    Case("alias of itself", {FIRST: text(key_points="&a [*a]")}),
    Case("anchor that nothing names", {FIRST: _fields("title: &a What is it?\n")}, line=2),
    Case("alias in a list", {FIRST: text(tags="&tags [one]", related="*tags")}),
    Case("merged mapping", {TAGS: "one: &one\n  label: One\ntwo:\n  <<: *one\n  label: Two\n"}),
    Case("second document", {TERM: "term: Widget\ndefinition: A thing.\n---\nterm: Another\n"}, line=3),
    Case("second document after an end", {TERM: "term: Widget\ndefinition: A thing.\n...\nterm: Another\n"}),
    Case("document that starts twice", {TERM: "---\n---\nterm: Widget\ndefinition: A thing.\n"}),
    Case("directive of another version", {TERM: "%YAML 9.9\n---\nterm: Widget\ndefinition: A thing.\n"}),
    Case("directive that renames tags", {TERM: "%TAG ! tag:example.org,2000:\n---\nterm: !x Widget\ndefinition: A.\n"}),
    Case("directive that is unknown", {TERM: "%FOO bar\n---\nterm: Widget\ndefinition: A thing.\n"}),
    Case("second document in a question", {FIRST: text().replace("level:", "...\nlevel:", 1)}),
    Case("document's end in a list", {LIST: "title: All\nsections:\n  - title: A\n    questions: [first]\n---\n"}),
    Case("tab before a field", {FIRST: text().replace("level:", "\tlevel:", 1)}, line=3),
    Case("tab before an item", {FIRST: text(key_points="\n\t- One\n\t- Two")}),
    Case("field further in", {FIRST: text().replace("level:", "  level:", 1)}),
    Case("field without a space", {FIRST: text().replace("level: easy", "level:easy", 1)}, line=3),
    Case("field with an equals sign", {FIRST: text().replace("level: easy", "level = easy", 1)}, line=3),
    Case("field with a fullwidth colon", {FIRST: text().replace("level: easy", "level\uff1a easy", 1)}, line=3),
    Case("field in curly quotes that are cut", {FIRST: text(title="\u201cWhat is it? # this\u201d")}, line=2),
    Case("two values", {FIRST: text(level="easy\nhard")}),
    Case("value and list", {FIRST: text(tags="one\n  - two")}),
    Case("bracket never closed", {FIRST: text(tags="[one")}),
    Case("brace never closed", {FIRST: text(tags="{one")}),
    Case("bracket closed twice", {FIRST: text(tags="[one]]")}),
    Case("bracket closed by a brace", {FIRST: text(tags="[one}")}),
    Case("comma too many", {FIRST: text(tags="[one,, two]")}),
    Case("quotes never closed, over the rest", {FIRST: text(level="'easy")}),
    Case("block that says how far in, wrongly", {FIRST: text(summary=">9\n  A summary")}),
    Case("block with an unknown sign", {FIRST: text(summary=">*\n  A summary")}),
    Case("only comments", {TERM: "# nothing\n# here\n"}),
    Case("only a directive's end", {TERM: "---\n"}),
    Case("only an end", {TERM: "...\n"}),
    Case("one word", {TERM: "widget\n"}),
    Case("a list", {TERM: "- term: Widget\n"}),
    Case("a number", {TERM: "42\n"}),
    Case("no YAML at all", {TERM: "<html><body>404</body></html>\n"}),
    Case("a conflict of two versions", {TERM: "<<<<<<< HEAD\nterm: Widget\n=======\nterm: Gadget\n>>>>>>> other\n"}),
    Case("a conflict in an answer", {FIRST: text(body=f"<<<<<<< HEAD\nOne\n=======\nTwo\n>>>>>>> other\n\n{BODY}")}),
    Case("topics that are a mapping", {TOPICS: "tracks:\n  alpha: Alpha\n"}),
    Case("topics that are a text", {TOPICS: "tracks: alpha\n"}, line=1),
    Case("tags that are a list", {TAGS: "- one\n- two\n"}, line=1),
    Case("lists 30 deep", {FIRST: text(tags="[" * 30 + "one" + "]" * 30)}),
    Case("mappings 30 deep", {FIRST: text(tags="{a: " * 30 + "one" + "}" * 30)}),
    Case("blocks 30 deep", {FIRST: text(tags="\n" + "".join(f"{'  ' * n}-\n" for n in range(1, 30)))}),
    Case("line separator before a field", {FIRST: text().replace("level:", "\u2028level:", 1)}, says="U+2028"),
    Case(
        "line separator that hides a field", {FIRST: text(title="What is it?\u2028level: hard")}, line=2, says="U+2028"
    ),
    Case("next line that hides a field", {FIRST: text(title="What is it?\u0085level: hard")}, line=2, says="U+0085"),
    Case("next line in a comment", {FIRST: _fields("# a comment\u0085title: What is it?\n")}, line=2, says="U+0085"),
    Case(
        "line separator in a comment",
        {FIRST: _fields("title: What?\n# a comment\u2028level: hard\n")},
        line=3,
        says="U+2028",
    ),
    Case(
        "paragraph separator that shifts lines", {FIRST: text(title="What?\u2029", level="esay")}, line=2, says="U+2029"
    ),
    Case("fields that end at a next line", {FIRST: text().replace("\n---\n\n", "\n---\u0085\n")}, says="U+0085"),
)
