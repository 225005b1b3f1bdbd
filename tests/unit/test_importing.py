"""Texts of other banks into question files: every shape, what is brought into order, and what is said of the rest."""

from __future__ import annotations

import re
from collections.abc import Mapping
from textwrap import dedent

import pytest
import yaml as plain_yaml

from generator.commands.new import short_slug
from generator.content import read
from generator.content.demands import NOTHING
from generator.content.fields import MARK
from generator.importing import written
from generator.importing.plan import Bank, Plan, Planner, Surroundings, levels_of
from generator.importing.report import together
from generator.importing.sources import Source

DOT = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><circle cx="5" cy="5" r="4"/></svg>'
LEVELS = {"easy": "easy", "medium": "medium", "hard": "hard"}


def refused(path: str, text: str) -> list[tuple[int, str]]:
    said: list[tuple[int, str]] = []
    read.question(path, text, NOTHING, lambda line, message: said.append((line, message)))
    return said


def planned(
    sources: Mapping[str, str], others: Mapping[str, bytes] | None = None, bank: Bank | None = None, topic: str = ""
) -> Plan:
    """What comes of the sources, beside which those other files stand."""
    files = {**{path: text.encode() for path, text in sources.items()}, **(others or {})}
    around = Surroundings(files.get, lambda _: None, refused, short_slug)
    texts = [Source(path, text) for path, text in sources.items()]
    return Planner(texts, bank or Bank(levels=LEVELS), around, "their-bank", topic).plan()


def taken(text: str, others: Mapping[str, bytes] | None = None) -> Plan:
    return planned({"README.md": dedent(text)}, others)


class Entry:
    """A question's file, taken apart."""

    def __init__(self, path: str, text: str) -> None:
        _, front, body = text.split("---\n", 2)
        self.path = path
        self.fields = plain_yaml.safe_load(front)
        self.title = self.fields["title"]
        before, mark, after = body.partition(MARK)
        self.prompt, self.answer = (before.strip(), after.strip()) if mark else ("", body.strip())


def entries(plan: Plan) -> list[Entry]:
    return [Entry(path, text.text) for path, text in plan.questions.items()]


def titles(text: str) -> list[str]:
    return [entry.title for entry in entries(taken(text))]


def answer(text: str, others: Mapping[str, bytes] | None = None) -> str:
    """What becomes of an answer."""
    body = dedent(text).strip("\n")
    (entry,) = entries(taken(f"# A bank\n\n## 1. What is it?\n\n{body}\n", others))
    return entry.answer


def report(text: str, others: Mapping[str, bytes] | None = None) -> list[str]:
    return together(taken(text, others).notes)


# Shapes

TWO = ["What is a heap?", "Why is it fast?"]
SHAPES = {
    "headings with numbers": """
        # Heaps
        ### 1. What is a heap?
        A tree.
        ### 2. Why is it fast?
        It is shallow.
        """,
    "headings that are questions": """
        # Heaps
        ## What is a heap?
        A tree.
        ### Its parts
        Nodes.
        ## Why is it fast?
        It is shallow.
        """,
    "headings with letters": """
        # Heaps
        ## Q. What is a heap?
        A tree.
        ## Q. Why is it fast?
        It is shallow.
        """,
    "headings in a list": """
        # Heaps
        1. ### What is a heap?

           A tree.

        2. ### Why is it fast?

            It is shallow.
        """,
    "headings in HTML": """
        # Heaps
        <h3>1. What is a heap?</h3>
        A tree.
        <h3>2. Why is it fast?</h3>
        It is shallow.
        """,
    "underlined headings": """
        Heaps
        =====
        What is a heap?
        ---------------
        A tree.

        Why is it fast?
        ---------------
        It is shallow.
        """,
    "folds": """
        # Heaps
        <details>
        <summary>What is a heap?</summary>

        A tree.
        </details>

        <details><summary><b>Why is it fast?</b></summary>It is shallow.</details>
        """,
    "folds in bold, across lines": """
        # Heaps
        <details>
        <summary>What is
        a heap?</summary><br><b>

        A tree.
        </b></details>

        <details>
        <summary>Why is it fast?</summary><br><b>

        It is shallow.
        </b></details>
        """,
    "folds within one": """
        # Heaps
        <details><summary>Open all of them</summary>
        <details><summary>What is a heap?</summary>

        A tree.
        </details>
        <details><summary>Why is it fast?</summary>

        It is shallow.
        </details>
        </details>
        """,
    "a fold that nothing closes": """
        # Heaps
        <details><summary>What is a heap?</summary>

        A tree.

        <details><summary>Why is it fast?</summary>

        It is shallow.
        </details>
        """,
    "folds of answers": """
        # Heaps
        ### What is a heap?
        <details><summary>Show the answer</summary>

        A tree.
        </details>

        ### Why is it fast?
        <details><summary>Show the answer</summary>

        It is shallow.
        </details>
        """,
    "bold": """
        # Heaps
        **1. What is a heap?**

        A tree.

        **2. Why is it fast?**
        It is shallow.
        """,
    "bold, answered in the line": """
        # Heaps
        **What is a heap?** A tree.

        **Why is it fast?** It is shallow.
        """,
    "bold in HTML": """
        # Heaps
        <b>What is a heap?</b>

        A tree.

        <b>Why is it fast?</b>

        It is shallow.
        """,
    "bold in a list": """
        # Heaps
        1. **What is a heap?**

           A tree.

        2. **Why is it fast?**

           It is shallow.
        """,
    "a list": """
        # Heaps
        1. What is a heap?

           A tree.

        2. Why is it fast?
           It is shallow.
        """,
    "lists of one item": """
        # Heaps
        1. What is a heap?

        A tree.

        2. Why is it fast?

        It is shallow.
        """,
    "letters": """
        # Heaps
        Q: What is a heap?
        A: A tree.

        Q2. Why is it fast?

        Ans: It is shallow.
        """,
    "bold letters": """
        # Heaps
        **Q:** What is a heap?

        **A:** A tree.

        **Q:** Why is it fast?

        **A:** It is shallow.
        """,
    "a heading that says question": """
        # Heaps
        ### Question
        What is a heap?
        ### Answer
        A tree.
        ### Question
        Why is it fast?
        ### Answer
        It is shallow.
        """,
}


@pytest.mark.parametrize("shape", SHAPES)
def test_questions_are_found_in_every_shape(shape: str) -> None:
    found = entries(taken(SHAPES[shape]))
    assert [entry.title for entry in found] == TWO
    assert found[0].answer.startswith("A tree.")
    assert found[1].answer == "It is shallow."
    assert [entry.fields["number"] for entry in found] == [1, 2]
    assert {entry.path.split("/")[1] for entry in found} == {"heaps"}
    assert not any(entry.prompt for entry in found)


@pytest.mark.parametrize("shape", SHAPES)
def test_line_ends_tabs_and_a_missing_end_change_nothing(shape: str) -> None:
    text = dedent(SHAPES[shape])
    expected = {path: one.text for path, one in taken(text).questions.items()}
    for other in (
        text.replace("\n", "\r\n"),
        "\N{ZERO WIDTH NO-BREAK SPACE}" + text,
        text.rstrip("\n"),
        text.lstrip("\n"),
    ):
        assert {path: one.text for path, one in taken(other).questions.items()} == expected


def test_a_file_may_be_one_question() -> None:
    plan = planned(
        {
            f"io/{number}-what-is-part-{number}.md": f"# What is part {number}?\n\n## Why?\n\nSo.\n"
            for number in range(6)
        }
    )
    assert [entry.title for entry in entries(plan)] == [f"What is part {number}?" for number in range(6)]
    assert {entry.path.split("/")[1] for entry in entries(plan)} == {"io"}


def test_an_answer_may_stand_behind_a_link() -> None:
    text = "# A bank\n\n* [What is a heap?](more/heap.md)\n* [Why is it fast?](more/all.md#why-is-it-fast)\n"
    others = {
        "more/heap.md": b"# What is a heap?\n\nA tree, see ![it](dot.svg).\n",
        "more/all.md": b"## Other\n\nNo.\n\n## Why is it fast?\n\nIt is shallow.\n\n## More\n\nNo.\n",
        "more/dot.svg": DOT,
    }
    plan = taken(text, others)
    one, two = entries(plan)
    assert one.answer == "A tree, see ![it](../../docs/assets/figures/a-bank/dot.svg)."
    assert two.answer == "It is shallow."
    assert plan.pictures == {"docs/assets/figures/a-bank/dot.svg": DOT}


def test_code_in_a_summary_is_of_the_question() -> None:
    fold = "<details>\n<summary>What does it print?:\n\n```go\nx\n```\n</summary><br><b>\n\nOne.\n</b></details>\n"
    (entry,) = entries(taken(f"# A\n\n{fold}"))
    assert (entry.title, entry.prompt, entry.answer) == ("What does it print?:", "```go\nx\n```", "One.")


CHOICE = """
    # Output
    ###### 1. What's the output?

    ```javascript
    print(1);
    ```

    - A: `1`
    - B: `2`

    <details><summary><b>Answer</b></summary>
    <p>

    #### Answer: A

    It prints what it is given.

    </p>
    </details>
    """
TICKED = """
    # Output
    #### Q1. What is right?

    - [ ] This
    - [x] That

    [Reference](https://example.org/a)
    """


def test_a_choice_has_options_and_the_right_one() -> None:
    (entry,) = entries(taken(CHOICE))
    assert entry.fields["options"] == ["`1`", "`2`"]
    assert entry.fields["right"] == "A"
    assert entry.prompt == "```javascript\nprint(1);\n```"
    assert entry.answer == "It prints what it is given."


def test_a_ticked_task_is_the_right_option() -> None:
    (entry,) = entries(taken(TICKED))
    assert entry.fields["options"] == ["This", "That"]
    assert entry.fields["right"] == "B"
    assert entry.answer == "[Reference](https://example.org/a)"


def test_a_choice_without_more_is_answered_by_the_option() -> None:
    (entry,) = entries(taken("# A\n\n## Q1. Which one is right?\n\nA. This\nB. That\n\nAnswer: B\n"))
    assert (entry.fields["options"], entry.fields["right"], entry.answer) == (["This", "That"], "B", "**B.** That")


def test_a_letter_that_no_option_has_makes_no_choice() -> None:
    (entry,) = entries(taken("# A\n\n## Q1. Which one is right?\n\nA. This\nB. That\n\nAnswer: H\n"))
    assert "options" not in entry.fields
    assert (entry.prompt, entry.answer) == ("A. This\nB. That", "H.")


def test_what_stands_before_the_answer_stays_before_it() -> None:
    (entry,) = entries(taken("# A\n\n## 1. What is printed?\n\n### Code\n\n    x = 1\n\n**Answer:** One.\n"))
    assert entry.prompt == "**Code**\n\n```\nx = 1\n```"
    assert entry.answer == "One."


# Titles, levels, slugs

ODD = {
    "`this` and **that**?": "What is this and that?",
    '"a": b?': 'What is "a": b?',
    "it's {{ this }} {% that %}?": "What is it's {{ this }} {% that %}?",
    "\N{PARTY POPPER}?": "What is \N{PARTY POPPER}?",
    "\\#1 & <b>all</b>?": "What is #1 & all?",
    "[a link](https://example.org)?": "What is a link?",
    "# and - and ' and `\\`?": "What is # and - and ' and \\?",
}


@pytest.mark.parametrize("words", ODD)
def test_a_title_is_what_a_reader_sees(words: str) -> None:
    assert titles(f"# A\n\n## 1. What is {words}\n\nSo.\n") == [ODD[words]]


def test_titles_and_slugs_stand_once() -> None:
    found = entries(taken("# A\n\n## 1. What is it?\n\na\n\n## 2. What is it?\n\nb\n\n## 7. What is it?\n\nc\n"))
    assert [entry.title for entry in found] == ["What is it?", "What is it? (2)", "What is it? (7)"]
    assert len({entry.path for entry in found}) == 3


def test_a_title_without_latin_letters_has_a_slug() -> None:
    found = entries(taken("# Java\n\n## 1. \u4ec0\u4e48\u662f\u5806?\n\na\n\n## 2. \u4e3a\u4ec0\u4e48?\n\nb\n"))
    assert all(re.fullmatch(r"questions/java/[a-z][a-z0-9-]+[.]md", entry.path) for entry in found)


def test_a_title_of_signs_has_a_slug_of_its_topic_and_number() -> None:
    (entry,) = entries(taken("# Java\n\n## 3. +?\n\na\n\n## 4. ==?\n\n"))
    assert entry.path == "questions/java/java-3.md"


def test_a_slug_that_another_file_has_is_not_taken() -> None:
    bank = Bank({"heap": "questions/other/heap.md"}, levels=LEVELS)
    (path,) = planned({"a.md": "# A\n\n## 1. What is a heap?\n\nSo.\n"}, bank=bank).questions
    assert path == "questions/a/heap-2.md"


@pytest.mark.parametrize(
    ("heading", "level"),
    [("What is it? (Easy)", "easy"), ("What is it? [advanced]", "hard"), ("What is it? \N{ROCKET}", "hard")],
)
def test_a_level_that_the_source_states_is_kept(heading: str, level: str) -> None:
    legend = "Legend: \N{BABY} easy \N{WHITE MEDIUM STAR}\N{VARIATION SELECTOR-16} medium \N{ROCKET} expert"
    (entry,) = entries(taken(f"# A\n\n{legend}\n\n**{heading}**\n\nSo.\n"))
    assert (entry.title, entry.fields["level"]) == ("What is it?", level)


def test_nothing_is_invented() -> None:
    (entry,) = entries(taken("# A\n\n## What is it?\n\nSo.\n"))
    assert entry.fields.keys() == {"title", "number"}


def test_levels_of_a_bank_are_known_by_what_they_mean() -> None:
    assert levels_of([("junior", "Junior"), ("lead", "Expert"), ("x", "Y")]) == {"easy": "junior", "hard": "lead"}


# Topics

SECTIONS = """\
# Java

## Basics

### What is a class?

a

### What is a field?

b

## Streams

### What is a stream?

c

### What is lazy?

d
"""


def test_sections_become_topics() -> None:
    plan = planned({"README.md": SECTIONS})
    assert [path.split("/")[1] for path in plan.questions] == ["basics", "basics", "streams", "streams"]
    assert plan.topics == [
        written.NewTopic("basics", "Basics", "java", "Java"),
        written.NewTopic("streams", "Streams", "java", "Java"),
    ]


def test_a_topic_can_be_given() -> None:
    plan = planned({"README.md": SECTIONS}, topic="jvm")
    assert {path.split("/")[1] for path in plan.questions} == {"jvm"}
    assert [line for line in together(plan.notes) if "no topic" in line] == [
        'README.md:3: the heading "Basics" above 2 questions, which is no topic; left out',
        'README.md:13: the heading "Streams" above 2 questions, which is no topic; left out',
    ]


def test_sections_of_one_name_in_two_files_are_two_topics() -> None:
    plan = planned({"a.md": SECTIONS, "b.md": SECTIONS.replace("Java", "Ruby").replace("What", "Why")})
    assert [topic.slug for topic in plan.topics] == ["basics", "streams", "ruby-basics", "ruby-streams"]
    assert len({topic.title for topic in plan.topics}) == 4


TOPICS = """\
# What there is.
tracks:
  - slug: one
    title: One
    topics:
      - slug: first
        title: First
  # Then the other.
  - slug: two
    title: Two
    topics:
      - slug: last
        title: Last
"""


def test_topics_are_added_to_their_track_and_the_rest_stays() -> None:
    added = [written.NewTopic("mid", "Mid: it", "one", "One"), written.NewTopic("new", "New", "three", "Three")]
    text = written.topics(TOPICS, added)
    assert [line for line in text.split("\n") if line not in TOPICS.split("\n")] == [
        "      - slug: mid",
        '        title: "Mid: it"',
        "  - slug: three",
        '    title: "Three"',
        "      - slug: new",
        '        title: "New"',
    ]
    tracks = plain_yaml.safe_load(text)["tracks"]
    assert [[topic["slug"] for topic in track["topics"]] for track in tracks] == [["first", "mid"], ["last"], ["new"]]


@pytest.mark.parametrize("text", ["", "# Nothing yet.\n", "tracks:\n", "topics:\n  - slug: first\n    title: First\n"])
def test_topics_are_added_to_a_file_without_tracks(text: str) -> None:
    said: list[str] = []
    found = read.topics(
        "questions/topics.yml",
        written.topics(text, [written.NewTopic("new", "New", "three", "Three")]),
        NOTHING,
        lambda _, message: said.append(message),
    )
    assert not said
    assert "new" in [topic.slug for track in found or () for topic in track.topics]


# Order

MENDED = {
    "jumps of headings": ("### a\n\n##### b\n\n### c", "## a\n\n### b\n\n## c"),
    "an underlined heading": ("a\n---", "## a"),
    "a paragraph in HTML": ("<p>a <b>b</b></p>", "a **b**"),
    "a wrapper": ('<div align="center">\n\na\n\n</div>', "a"),
    "a line break": ("a<br/>b", "a<br>b"),
    "a link in HTML": ('see <a href="https://example.org">it</a>', "see [it](https://example.org)"),
    "code in HTML": ("<pre><code>a &lt; b</code></pre>", "```\na < b\n```"),
    "a table in HTML": (
        "<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>",
        "| a | b |\n| --- | --- |\n| 1 | 2 |",
    ),
    "a list in HTML": ("<ul><li>a</li><li>b</li></ul>", "- a\n\n- b"),
    "a bare address": ("See https://example.org/a.", "See <https://example.org/a>."),
    "an address of this machine": ("Open http://localhost:80/a now", "Open `http://localhost:80/a` now"),
    "a mail address": ("Ask a@example.org", "Ask `a@example.org`"),
    "an element that is none": ("List<String> it", "List\\<String> it"),
    "an open fence": ("```js\na", "```js\na\n```"),
    "a language that is none": ("```{.java}\na\n```", "```java\na\n```"),
    "a reference": ("See [it][1].\n\n[1]: https://example.org", "See [it](https://example.org)."),
    "a citation that is none": ("Use [@types] it", "Use \\[@types] it"),
    "brackets that make no link": ("call a[b](c d.e) now", "call a[b] (c d.e) now"),
    "a fold within": ("<details><summary>More</summary>\n\na\n\n</details>", "**More**\n\na"),
    "a row too wide": ("|a|b|\n|-|-|\n|`x|y`|c|", "|a|b|\n|-|-|\n|`x\\|y`|c|"),
    "code by indentation": ("So:\n\n    a\n    b", "So:\n\n```\na\nb\n```"),
    "a rule at the end": ("a\n\n---", "a"),
    "what nobody sees": ("a\N{ZERO WIDTH SPACE}b&shy;c", "abc"),
    "code stays as it is": (
        "```html\n<p>[a](b.md)</p>\thttps://x.y\n```",
        "```html\n<p>[a](b.md)</p>\thttps://x.y\n```",
    ),
    "a list after a paragraph": ("a\n- b\n  - c\n    ```\n    d\n    ```", "a\n\n- b\n  - c\n    ```\n    d\n    ```"),
}


@pytest.mark.parametrize("what", MENDED)
def test_an_answer_is_brought_into_order(what: str) -> None:
    text, expected = MENDED[what]
    assert answer(text) == expected


SAID = {
    "an end of bold": ("a </b>", "a"),
    "a picture from elsewhere": ("![a b](https://example.org/a.png)", "[a b](https://example.org/a.png)"),
    "a badge": ("a ![b](https://img.shields.io/x.svg)", "a"),
    "a picture that is not there": ("a ![b](no.png)", "a b"),
    "a link to a file": ("see [it](src/a.py)", "see it"),
    "a link to a part": ("see [it](#nothing)", "see it"),
    "a script": ("a\n\n<script>x()</script>", "a\n\n```html\n<script>x()</script>\n```"),
    "a frame": ('<iframe src="https://example.org/v"></iframe>\n\na', "[v](https://example.org/v)\n\na"),
}


@pytest.mark.parametrize("what", SAID)
def test_what_cannot_stand_as_it_was_is_said(what: str) -> None:
    text, expected = SAID[what]
    assert answer(text) == expected
    said = report(f"# A bank\n\n## 1. What is it?\n\n{text}\n")
    assert all(line.startswith("README.md:") for line in said)
    assert bool(said) is (what != "an end of bold")


def test_links_to_other_questions_lead_to_their_files() -> None:
    one = "# Heaps\n\n## 1. What is a heap?\n\nsee [root](#2-what-is-a-root) and [tree](b.md#what-is-a-tree)\n\n"
    sources = {
        "a.md": f"{one}## 2. What is a root?\n\na [heap](#1-what-is-a-heap)!\n",
        "b.md": "# Trees\n\n## What is a tree?\n\nsee [it](a.md#1-what-is-a-heap)\n\n## What is a leaf?\n\nEnd.\n",
    }
    assert [entry.answer for entry in entries(planned(sources))] == [
        "see [root](root.md) and [tree](../trees/tree.md)",
        "a [heap](heap.md)!",
        "see [it](../heaps/heap.md)",
        "End.",
    ]


def test_contents_and_ways_back_are_left_out_and_said() -> None:
    said = report("""
        # A

        * [What is it?](#what-is-it)
        * [Why is it?](#why-is-it)

        ## What is it?
        a

        **[\u2b06 Back to Top](#a)**
        ## Why is it?
        b

        <div align="right"><b><a href="#a">back</a></b></div>

        ## Where is it?
        """)
    assert said == [
        "README.md:4: a table of contents in 2 lines, which belongs to no question; left out",
        "README.md:10: a link to another part of the page, and nothing else; left out (so on line 14)",
        'README.md:16: the question "Where is it?" has no answer; left out',
    ]


def test_a_question_that_would_be_refused_is_said_and_the_others_come() -> None:
    plan = taken("# A\n\n## What is a?\n\n" + "a" * 10_001 + "\n\n## What is b?\n\nb, see [a](#what-is-a)\n")
    assert [entry.answer for entry in entries(plan)] == ["b, see a"]
    assert together(plan.notes)[0] == (
        'README.md:5: the question "What is a?" cannot be brought in: '
        "a paragraph of 10,001 characters; allowed: at most 10,000 (and 1 more); left out"
    )


# What is hostile

HOSTILE = {
    "nothing": "",
    "only fields": "---\ntitle: a\n---\n",
    "deep lists": "# A\n\n## What is it?\n\n" + "".join("  " * n + "- a\n" for n in range(200)),
    "deep quotes": "# A\n\n## What is it?\n\n" + ">" * 500 + " a\n",
    "deep folds": "# A\n\n" + "<details><summary>What is it?</summary>\n" * 300 + "a\n" + "</details>\n" * 200,
    "ends of folds": "# A\n\n</details></summary>\n" * 50 + "## What is it?\n\na\n",
    "deep HTML": "# A\n\n## What is it?\n\n" + "<div><table><tr><td>" * 300 + "a\n",
    "brackets": "# A\n\n## What is it?\n\n" + "[" * 3000 + "a\n",
    "backticks": "# A\n\n## What is it?\n\n" + "`" * 3000 + "a\n",
    "stars": "# A\n\n## What is it?\n\n" + "*a **b " * 500 + "\n",
    "fences": "# A\n\n## What is it?\n\n" + "```\n" * 301 + "a\n",
    "comments": "# A\n\n## What is it?\n\na <!-- " + "b" * 500,
    "controls": "# A\n\n## What is \x00\x1b[31m\u202eit?\n\na\x07\ue000\n",
    "paths": "# A\n\n## What is it?\n\n![a](../../../etc/passwd.png) [b](../../etc/passwd) ![c](file:///etc/x.png)\n",
    "scripts": "# A\n\n## What is it?\n\n[a](javascript:alert(1)) <img src=x onerror=x()> <a href='data:x'>b</a>\n",
    "the mark": f"# A\n\n## What is it?\n\n{MARK}\n\na\n\n{MARK}\n",
    "fields in an answer": "# A\n\n## What is it?\n\n---\ntitle: b\n---\n\na\n",
}


@pytest.mark.parametrize("what", HOSTILE)
def test_hostile_text_comes_in_order_or_is_said(what: str) -> None:
    plan = planned({"README.md": HOSTILE[what]})
    for path, text in plan.questions.items():
        assert not refused(path, text.text)
        assert "javascript:" not in text.text
        assert "passwd" not in text.text
    assert plan.questions or together(plan.notes) or not HOSTILE[what]


# What the reader of answers knows as GitHub does

KNOWN = """\
# Heaps

## 1. What is a heap?

> [!NOTE]
> A tree.[^first] See www.example.org, [x](http://a.example/?q=http://b.example) and [^none].

It takes $O(n \\log n)$, or $a_1 * b_2 * c$ where a<b, and $`x_1`$; it costs $5.

$$
a
- b
$$

```math
a < b
```

## 2. What is a root?

The first node.[^Second]

```
[^first]
```

## 3. What is a leaf?

A last node.[^second]

[^first]: Williams, 1964.
    See [^third].

[^second]: https://example.org/knuth
[^third]: Floyd.
[^fourth]: Nobody.
"""


def test_alerts_and_formulas_stay_what_they_are() -> None:
    first = entries(taken(KNOWN))[0].answer
    for kept in ("> [!NOTE]\n> A tree.", "$O(n \\log n)$, or $a_1 * b_2 * c$ where", "$`x_1`$; it costs $5.",
                 "$$\na\n- b\n$$", "```math\na < b\n```"):  # fmt: skip
        assert kept in first
    assert refused("questions/a.md", f"---\ntitle: A?\n---\n\n{first}\n") == []


def test_footnotes_come_with_what_refers_to_them() -> None:
    plan = taken(KNOWN)
    first, second, third = (entry.answer for entry in entries(plan))
    assert "[^first]: Williams, 1964.\n    See [^third].\n\n[^third]: Floyd." in first
    assert "<sup>none</sup>" in first
    note = "[^second]: <https://example.org/knuth>"
    assert second.endswith(f"```\n[^first]\n```\n\n{note}")
    assert third == f"A last node.[^second]\n\n{note}"
    assert "README.md:36: the footnote [^fourth], to which nothing refers; left out" in together(plan.notes)


def test_what_is_nearly_an_alert_or_a_formula_is_shown_as_it_can_be() -> None:
    text = "# A\n\n## What is a heap?\n\n> [!NOTE] A tree.\n\nSo $\\nothing{x}$ and $x$.\n\n$$\n\\nothing{y}\n$$\n"
    plan = taken(text)
    (entry,) = entries(plan)
    assert entry.answer == ("> **Note** A tree.\n\nSo `\\nothing{x}` and $x$.\n\n```tex\n\\nothing{y}\n```")
    assert sum("a formula, kept as code: " in line for line in together(plan.notes)) == 2


# Tables that ask and answer

TABLE = """\
# Trees

## Basics

| # | Question | Answer |
| - | -------- | ------ |
| 1 | What is a leaf? | It has no child, as `a \\| b` has none.<br>None at all. |
| 2 | Heap or tree | [Answer](heap.md) |
| 3 | What is a root? | |

That is all.

## More

### What is a list?

| Question | Size |
| -------- | ---- |
| How long? | 1 |
"""


def test_a_table_of_questions_and_answers_is_a_question_a_row() -> None:
    plan = taken(TABLE, {"heap.md": b"# Heap or tree\n\nA heap is a tree.\n"})
    said = [(entry.title, entry.fields["number"], entry.answer) for entry in entries(plan)]
    assert said[:2] == [
        ("What is a leaf?", 1, "It has no child, as `a | b` has none.<br>None at all."),
        ("Heap or tree", 2, "A heap is a tree."),
    ]
    assert said[2][0] == "What is a list?"
    assert said[2][2].startswith("| Question | Size |")
    assert len(said) == 3
    assert plan.unanswered == 1
    assert 'README.md:9: the question "What is a root?" has no answer; left out' in together(plan.notes)
    assert 'README.md:11: text "That is all.", which belongs to no question; left out' in together(plan.notes)


def test_a_link_to_a_heading_that_is_a_link_leads_to_its_words() -> None:
    text = "# A\n\n## What is a heap?\n\nSee [it](#the-rootx).\n\n### The [root](https://a.example)`x`\n\nThat.\n"
    (entry,) = entries(taken(text))
    assert entry.answer.startswith("See [it](#the-rootx).\n\n## The [root]")
    assert refused(entry.path, f"---\ntitle: A?\n---\n\n{entry.answer}\n") == []


def test_two_dollar_signs_that_are_no_formula_are_code() -> None:
    (entry,) = entries(taken("# A\n\n## Which one?\n\n- A: $$\n- B: $0\n\n**Answer: A**\n\n$$ is the number.\n"))
    assert entry.fields["options"] == ["`$$`", "$0"]
    assert entry.answer == "`$$` is the number."
