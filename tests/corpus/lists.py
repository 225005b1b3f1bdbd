"""Topics, tags and study lists, and what names what: twice, unknown, in circles, empty, or missing altogether."""

from __future__ import annotations

from tests.banks import TAGS as GOOD_TAGS
from tests.banks import TOPICS as GOOD_TOPICS
from tests.banks import question, small
from tests.corpus.case import FIRST, LIST, TAGS, TERM, TOPICS, Case, text

_LISTS = {
    "a question given twice": "sections:\n  - title: A\n    questions: [first, first]\n",
    "a question in two of them": "sections:\n  - {title: A, questions: [first]}\n  - {title: B, questions: [first]}\n",
    "a question that is unknown": "sections:\n  - title: A\n    questions: [frist]\n",
    "a question by its path": "sections:\n  - title: A\n    questions: [alpha/first]\n",
    "a question by its file": "sections:\n  - title: A\n    questions: [first.md]\n",
    "a question by its title": "sections:\n  - title: A\n    questions: [What is the first thing?]\n",
    "a question by a former slug": "sections:\n  - title: A\n    questions: [former]\n",
    "a term": "sections:\n  - title: A\n    questions: [widget]\n",
    "a section without questions": "sections:\n  - title: A\n",
    "a section of no questions": "sections:\n  - title: A\n    questions: []\n",
    "a section without a title": "sections:\n  - questions: [first]\n",
    "a section of an empty title": "sections:\n  - title: ''\n    questions: [first]\n",
    "no sections": "",
    "an empty list of sections": "sections: []\n",
    "sections that are questions": "sections: [first, second]\n",
    "sections in a mapping": "sections:\n  A: [first]\n",
    "questions in one text": "sections:\n  - title: A\n    questions: first\n",
    "questions in a mapping": "sections:\n  - title: A\n    questions: {first: second}\n",
    "questions of an empty text": "sections:\n  - title: A\n    questions: ['']\n",
    "questions without sections": "questions: [first]\n",
    "an unknown part": "sections:\n  - title: A\n    questions: [first]\n    note: x\n",
    "an unknown field": "author: x\nsections:\n  - title: A\n    questions: [first]\n",
    "a description that is a list": "description: [x]\nsections:\n  - title: A\n    questions: [first]\n",
}

_TOPICS = {
    "a topic given twice": GOOD_TOPICS + "      - slug: alpha\n        title: Another\n",
    "a topic of a track's slug": GOOD_TOPICS + "      - slug: track\n        title: Another\n",
    "a topic without a slug": GOOD_TOPICS + "      - title: Another\n",
    "a topic without a title": GOOD_TOPICS + "      - slug: gamma\n",
    "a topic that is a text": GOOD_TOPICS + "      - gamma\n",
    "a topic with an unknown part": GOOD_TOPICS + "      - slug: gamma\n        title: Gamma\n        icon: x\n",
    "a topic of a title over two lines": GOOD_TOPICS + '      - slug: gamma\n        title: "a\\nb"\n',
    "two topics of one title": GOOD_TOPICS + "      - slug: gamma\n        title: Alpha\n",
    "a topic whose former slug is another's": GOOD_TOPICS
    + "      - slug: gamma\n        title: Gamma\n        aliases: [alpha]\n",
    "two topics of one former slug": GOOD_TOPICS.replace(
        "title: Alpha", "title: Alpha\n        aliases: [old]"
    ).replace("title: Beta", "title: Beta\n        aliases: [old]"),
    "a track given twice": GOOD_TOPICS + GOOD_TOPICS.removeprefix("tracks:\n"),
    "a track without topics": GOOD_TOPICS + "  - slug: more\n    title: More\n",
    "a track of no topics": GOOD_TOPICS + "  - slug: more\n    title: More\n    topics: []\n",
    "a track without a title": GOOD_TOPICS.replace("    title: Track\n", ""),
    "no tracks": "tracks: []\n",
    "nothing": "",
    "tracks that are missing": "topics:\n  - slug: alpha\n",
    "an unknown field": GOOD_TOPICS + "order: x\n",
    "only one of the topics": GOOD_TOPICS.split("      - slug: beta")[0],
}

_TAGS = {
    "a tag given twice": GOOD_TAGS + "one:\n  label: Again\n",
    "two tags of one label": GOOD_TAGS + "three:\n  label: One\n",
    "two tags of one label in other cases": GOOD_TAGS + "three:\n  label: ONE\n",
    "a tag with an unknown part": GOOD_TAGS + "three:\n  label: Three\n  color: red\n",
    "a tag whose former slug is another's": GOOD_TAGS + "three:\n  label: Three\n  aliases: [one]\n",
    "a tag whose former slug is its own": GOOD_TAGS + "three:\n  label: Three\n  aliases: [three]\n",
    "a tag whose label is a list": GOOD_TAGS + "three:\n  label: [Three]\n",
    "nothing": "",
    "nothing but a comment": "# none\n",
    "only one of the tags": GOOD_TAGS.split("two:")[0],
}

_TERMS = {
    "that sees a term that is unknown": "see_also: [widgt]\n",
    "that sees itself": "see_also: [widget]\n",
    "that sees a term twice": "see_also: [widget-store, widget-store]\n",
    "that sees a term by its name": "see_also: [Widget store]\n",
    "that sees a question": "see_also: [first]\n",
    "that sees one text": "see_also: widget-store\n",
    "whose source has no address": "sources:\n  - title: A\n",
    "whose source acts": "sources:\n  - title: A\n    url: javascript:alert(1)\n",
    "whose source is a text": "sources:\n  - https://example.org/\n",
}


def _two(first: str, second: str) -> dict[str, str]:
    return {
        FIRST: text(aliases=first),
        "questions/alpha/second.md": text(title="What is the second thing?", follow_ups="\n  - third", aliases=second),
    }


CASES: tuple[Case, ...] = (
    *(Case(f"list with {name}", {LIST: f"title: All\n{content}"}) for name, content in _LISTS.items()),
    *(Case(f"topics with {name}", {TOPICS: content}) for name, content in _TOPICS.items()),
    *(Case(f"tags with {name}", {TAGS: content}) for name, content in _TAGS.items()),
    *(
        Case(f"term {name}", {TERM: f"term: Widget\ndefinition: A thing of tests.\n{content}"})
        for name, content in _TERMS.items()
    ),
    Case("two questions of one former slug", _two("[former]", "[former]")),
    Case("a former slug that is another question", _two("[second]", "[former]")),
    Case("former slugs in a circle", _two("[second]", "[first]")),
    Case("a list of the title of another", {"questions/collections/more.yml": small()[LIST]}),
    Case(
        "a list without questions in the bank",
        {LIST: "title: All\nsections:\n  - title: A\n    questions: [nowhere]\n"},
    ),
    Case("a bank whose questions are all unreadable", {path: "x" for path in small() if path.endswith(".md")}),
    Case(
        "questions that ask the same",
        {f"questions/alpha/same-{n}.md": question("What is the same?") for n in range(3)},
    ),
)
