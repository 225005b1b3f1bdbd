"""Slugs, file names, and the names of terms: what an address or a pattern is made of."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tests.banks import TAGS as GOOD_TAGS
from tests.banks import TOPICS as GOOD_TOPICS
from tests.corpus.case import FIRST, LIST, TAGS, TERM, TOPICS, Case, File, seldom, text

_SLUGS = {
    "with a space": "what is it",
    "in capitals": "What-Is-It",
    "with an underscore": "what_is_it",
    "with a dot": "what.is.it",
    "with two hyphens": "what--is-it",
    "with a hyphen at its start": "-what",
    "with a hyphen at its end": "what-",
    "with a letter beyond ASCII": "caf\u00e9",
    "with a letter and a mark": "cafe\u0301",
    "with a dotless i": "g\u0131t",
    "with a sharp s": "stra\u00dfe",
    "with a Cyrillic letter": "wh\u0430t",
    "with fullwidth letters": "\uff57hat",
    "with an emoji": "\U0001f600",
    "with other digits": "\u0661",
    "with a superscript": "x\u00b2",
    "with a quotation mark": 'a"b',
    "with an apostrophe": "a'b",
    "with a sign of HTML": "a<b>c",
    "with an ampersand": "a&b",
    "with a percent sign": "a%2fb",
    "with a question mark": "a?b",
    "with a number sign": "a#b",
    "with a backslash": "a\\b",
    "with a colon": "a:b",
    "with an asterisk": "a*b",
    "with a line's end": "a\nb",
    "with a tab": "a\tb",
    "with an escape": "a\x1b[31mb",
    "with a shell's signs": "$(id)",
    "with backquotes": "`id`",
    "with braces": "{{x}}",
    "like an option": "--help",
    "that a workflow would obey": "::error::x",
    "of bytes that are no text": "a\udcffb",
    "of 101 letters": "a" * 101,
    "of 245 letters": "a" * 245,
    "of the site's own": "index",
    "of nothing but a hyphen": "-",
    "with a no-break space": "a\u00a0b",
    "with a zero-width space": "a\u200bb",
    "with a right-to-left override": "a\u202eb",
}


def _question(slug: str) -> Mapping[str, File]:
    return {f"questions/alpha/{slug}.md": text(title="What is a fourth thing?")}


def _term(slug: str) -> Mapping[str, File]:
    return {f"questions/glossary/{slug}.yml": "term: Gadget\ndefinition: A thing.\n"}


def _list(slug: str) -> Mapping[str, File]:
    return {f"questions/collections/{slug}.yml": "title: Some\nsections:\n  - title: A\n    questions: [first]\n"}


def _topic(slug: str) -> Mapping[str, File]:
    topic = GOOD_TOPICS + f"      - slug: {_quoted(slug)}\n        title: Gamma\n"
    return {TOPICS: topic, f"questions/{slug}/fourth.md": text(title="What is a fourth thing?")}


def _tag(slug: str) -> Mapping[str, File]:
    return {TAGS: GOOD_TAGS + f"{_quoted(slug)}:\n  label: Three\n"}


def _former(slug: str) -> Mapping[str, File]:
    return {FIRST: text(aliases=f"[{_quoted(slug)}]")}


def _quoted(slug: str) -> str:
    """A slug as a text of YAML."""
    escaped = (
        slug.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t").replace("\x1b", "\\e")
    )
    return f'"{escaped}"'


_KINDS: Mapping[str, Callable[[str], Mapping[str, File]]] = {
    "question": _question,
    "term": _term,
    "list": _list,
    "topic": _topic,
    "tag": _tag,
    "former slug": _former,
}

_FEW = (
    "with a space",
    "in capitals",
    "with a letter beyond ASCII",
    "with a sign of HTML",
    "with an escape",
    "of 245 letters",
    "of the site's own",
)
"""Those that are tried on each kind of entry."""

_NOT_IN_YAML = {"of bytes that are no text", "with a zero-width space", "with a right-to-left override"}


def _slugs() -> list[Case]:
    found = [Case(f"question {name}", _question(slug)) for name, slug in _SLUGS.items()]
    for kind, files in _KINDS.items():
        if kind != "question":
            # An address has at most the length of a file's name.
            found += [Case(f"{kind} {name}", files(_SLUGS[name])) for name in _FEW]
    others = sorted(_SLUGS.keys() - _NOT_IN_YAML - set(_FEW))
    return [*found, *seldom(Case(f"former slug {name}", _former(_SLUGS[name])) for name in others)]


def _names(*names: str) -> Mapping[str, File]:
    """Terms of these names."""
    return {
        f"questions/glossary/term-{number}.yml": f"term: {_quoted(name)}\ndefinition: A thing of tests.\n"
        for number, name in enumerate(names)
    }


def _aliases(*aliases: str) -> Mapping[str, File]:
    return {TERM: f"term: Widget\naliases: [{', '.join(map(_quoted, aliases))}]\ndefinition: A thing of tests.\n"}


_TERMS = {
    "taken by another": _names("Widget"),
    "taken by another in other cases": _names("WIDGET"),
    "taken by another with a hyphen": _names("widget-store"),
    "taken by another's alias": _names("wdg"),
    "taken by another with more spaces": _names("Widget   store"),
    "taken by another with a no-break space": _names("Widget\u00a0store"),
    "over two lines": _names("Wid\nget two"),
    "of nothing": _names(""),
    "of a space": _names(" "),
    "of hyphens": _names("---"),
    "of signs": _names("???"),
    "of a no-break space": _names("\u00a0"),
    "of a mark": _names("\u0301"),
    "of 2,000 letters": _names("x" * 2_000),
    "of 500 words": _names("x " * 500 + "x"),
}

_OTHER_NAMES = {
    "given twice": ("WDG", "WDG"),
    "given twice in other cases": ("WDG", "wdg"),
    "that is the term": ("Widget",),
    "that is the term in other cases": ("widget",),
    "of another term": ("Widget store",),
    "of nothing": ("",),
    "of hyphens": ("-",),
    "over two lines": ("a\nb",),
}

CASES: tuple[Case, ...] = (
    *_slugs(),
    *(Case(f"term's name {name}", files) for name, files in _TERMS.items()),
    *(Case(f"term's alias {name}", _aliases(*aliases)) for name, aliases in _OTHER_NAMES.items()),
    Case("question of one slug in two topics", {"questions/beta/first.md": text(title="What is a fourth thing?")}),
    Case("question in a topic that is unknown", {"questions/gamma/fourth.md": text(title="What is a fourth thing?")}),
    Case("question in a topic in capitals", {"questions/Alpha/fourth.md": text(title="What is a fourth thing?")}),
    Case(
        "questions whose names differ in case alone",
        {"questions/alpha/First.md": text(title="What is a fourth thing?")},
    ),
    Case(
        "term's file with the ending of a question",
        {"questions/glossary/gadget.md": text(title="What is a fourth thing?")},
    ),
    Case("term's file with another ending", {"questions/glossary/gadget.yaml": "term: Gadget\ndefinition: A thing.\n"}),
    Case("question's file with another ending", {"questions/alpha/fourth.markdown": text(title="What is it?")}),
    Case("question's file with its ending in capitals", {"questions/alpha/fourth.MD": text(title="What is it?")}),
    Case("question's file with two endings", {"questions/alpha/fourth.md.txt": text(title="What is it?")}),
    Case("question's file without an ending", {"questions/alpha/fourth": text(title="What is it?")}),
    Case("question's file of nothing but an ending", {"questions/alpha/ .md": text(title="What is it?")}),
    Case("list's file with another ending", {"questions/collections/some.json": "{}"}),
    Case(
        "list whose slug is taken by a former one",
        {LIST: "title: All\naliases: [all]\nsections:\n  - title: A\n    questions: [first]\n"},
    ),
    Case("topic named as the glossary", {TOPICS: GOOD_TOPICS + "      - slug: glossary\n        title: Gamma\n"}),
    Case("topic named as the lists", {TOPICS: GOOD_TOPICS + "      - slug: collections\n        title: Gamma\n"}),
)
