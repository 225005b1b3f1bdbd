"""Too much of anything: depth, number and length, and what takes the square of its length to read."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tests.corpus.case import FIRST, LIST, TAGS, TERM, TOPICS, Case, File, made, text

_Text = Callable[[], str]


def _deep(sign: str, count: int, end: str = "") -> _Text:
    return lambda: f"{sign * count}x{end * count}"


_DEEP = {
    "brackets": ("[", "]"),
    "links": ("[", "](x.md)"),
    "pictures": ("![", "](x.svg)"),
    "quotes": ("> ", ""),
    "quotes without spaces": (">", ""),
    "lists": ("- ", ""),
    "numbered lists": ("1. ", ""),
    "lists in quotes": ("> - ", ""),
    "emphasis": ("*a ", " a*"),
    "strong emphasis": ("**a ", " a**"),
    "emphasis by underscores": ("_a ", " a_"),
    "emphasis by turns": ("*a **a ", " a** a*"),
    "deletion": ("~~a ", " a~~"),
    "keys": ("<kbd>", "</kbd>"),
    "quotes of HTML": ("<q>", "</q>"),
    "divisions": ("<div>", "</div>"),
}

_RUNS = {
    "opening brackets": "[",
    "opening brackets of pictures": "![",
    "closing brackets": "]",
    "brackets with text": "[a",
    "brackets of links": "[a](",
    "brackets of links in angles": "[a](<",
    "titles of links": '[a](b "',
    "brackets of references": "[a][",
    "brackets by turns": "[]",
    "references": "[a][b]",
    "citations begun": "[@",
    "citations": "[@standard]",
    "notes begun": "[^",
    "angles": "<",
    "angles with a letter": "<a",
    "angles with attributes": "<a b='",
    "angles with a slash": "</",
    "closing angles": ">",
    "comments begun": "<!--",
    "comments by turns": "<!-- a -->",
    "instructions begun": "<?",
    "declarations begun": "<!A",
    "character data begun": "<![CDATA[",
    "autolinks begun": "<https:",
    "autolinks of mail begun": "<a@b.",
    "asterisks": "*",
    "asterisks with letters": "*a",
    "two asterisks with letters": "**a",
    "three asterisks with letters": "***a",
    "asterisks and spaces": "* ",
    "asterisks and underscores": "*_a",
    "emphasis that closes nothing": "a* ",
    "emphasis by turns": "*a_ ",
    "emphasis that fails late": "a**b*c ",
    "underscores": "_",
    "underscores with letters": "_a",
    "underscores in words": "a_",
    "tildes": "~",
    "tildes with letters": "~a",
    "two tildes with letters": "~~a",
    "backquotes": "`",
    "backquotes with letters": "`a",
    "backquotes and spaces": "` ",
    "pairs of backquotes": "``a`",
    "backslashes": "\\",
    "escaped brackets": "\\[",
    "ampersands": "&",
    "entities begun": "&a",
    "entities of numbers begun": "&#1",
    "entities": "&amp;",
    "pipes": "|",
    "pipes with letters": "|a",
    "hyphens": "-",
    "hyphens and spaces": "- ",
    "equals signs": "=",
    "number signs": "#",
    "number signs and spaces": "# ",
    "plus signs": "+",
    "digits": "1",
    "digits and points": "1.",
    "spaces": " ",
    "tabs": "\t",
    "no-break spaces": "\u00a0",
    "exclamation marks": "!",
    "bare addresses": "https://a.b/ ",
    "bare addresses begun": "http://",
    "bare mail": "a@b.c ",
    "signs of mail": "a@",
    "letters and hyphens of mail": "a-",
    "dots": ".",
    "words": "word ",
    "terms": "widget ",
    "terms' starts": "widget-",
    "letters": "x",
    "one capital": "W",
    "marks": "\u0301",
    "emoji": "\U0001f468\u200d",
    "emoji that are whole": "\U0001f468\u200d\U0001f469 ",
    "Arabic with non-joiners": "\u0645\u200c",
}

_LINES = {
    "quotes": "> a\n",
    "quotes and lazy lines": "> a\nb\n",
    "items": "- a\n",
    "items of several kinds": "- a\n+ b\n* c\n",
    "items with empty lines": "- a\n\n",
    "headings": "## a\n",
    "headings by underlines": "a\n---\n",
    "rules": "***\n",
    "fences": "```\na\n```\n",
    "fences begun": "```a\n",
    "fences of tildes begun": "~~~a\n",
    "lines of code": "    a\n\n",
    "definitions of one name": "[a]: b.md\n",
    "definitions begun": "[a]:\n",
    "definitions with titles begun": '[a]: b "\n',
    "definitions' titles over lines": "[a]: b.md 'a\n",
    "labels begun": "[a\n",
    "tables": "| a | b |\n|---|---|\n| 1 | 2 |\n\n",
    "heads of tables": "| a |\n|---|\n",
    "delimiters of tables": "|-|\n",
    "comments": "<!-- a -->\n\n",
    "comments begun": "<!--\n\n",
    "elements of blocks": "<div>\n\n",
    "scripts begun": "<script>\n",
    "lines of words": "word\n",
    "lines of spaces": "    \n",
    "lines that break": "a  \n",
    "lines that break by a backslash": "a\\\n",
    "empty lines": "\n",
    "tasks": "- [ ] a\n",
    "paragraphs of code": "`a`\n\n",
    "paragraphs": "a b c\n\n",
    "citations": "a [@standard]\n\n",
    "links": "[a](second.md)\n\n",
}

_MADE: dict[str, _Text] = {
    "items further and further in": lambda: "".join(f"{'  ' * n}- a\n" for n in range(400)),
    "quotes deeper and deeper": lambda: "".join(f"{'> ' * n}a\n" for n in range(1, 400)),
    "definitions": lambda: "".join(f"[a{n}]: b.md\n" for n in range(5_000)) + "".join(f"[a{n}] " for n in range(1_000)),
    "a row of a thousand columns and a thousand rows": lambda: (
        "|" + "a|" * 1_000 + "\n|" + "-|" * 1_000 + "\n" + "|a\n" * 1_000
    ),
    "a table of many columns, its rows short": lambda: (
        "|" + "a|" * 10_000 + "\n|" + "-|" * 10_000 + "\n" + "|\n" * 10_000
    ),
    "a definition of 90 KB that is used a thousand times": lambda: (
        f"[a]: https://example.org/{'x' * 1_900}\n" + "[a] " * 2_000
    ),
    "a reference that is used many times": lambda: f'[a]: second.md "{"x" * 20_000}"\n\n' + "[a] " * 15_000,
    "runs of backquotes, each longer": lambda: " ".join("`" * n for n in range(1, 400)),
    "runs of backquotes, each shorter": lambda: " ".join("`" * n for n in range(400, 0, -1)),
    "runs of tildes, each longer": lambda: "\n".join("~" * n for n in range(3, 400)),
    "emphasis of all lengths": lambda: " ".join("*" * (n % 7 + 1) + "a" for n in range(20_000)),
    "entities of numbers": lambda: "".join(f"&#{n};" for n in range(33, 10_000) if n < 127),
    "one number of a million digits": lambda: f"&#{'1' * 90_000};",
    "one address of 90 KB": lambda: f"[a](https://example.org/{'x' * 90_000})",
    "one address of brackets": lambda: f"[a]({'(' * 40_000}{')' * 40_000})",
    "one label of 90 KB": lambda: f"[{'a' * 90_000}][]\n",
    "one tag of 90 KB": lambda: f"<kbd {'a ' * 45_000}>",
    "one attribute of 90 KB": lambda: f"<kbd a='{'a' * 90_000}'>",
    "one heading of 90 KB": lambda: f"## {'a ' * 45_000}",
    "headings of one name": lambda: "## a\n\n" * 10_000,
    "one fence of 90 KB in one line": lambda: f"```python\n{'(' * 90_000}\n```",
    "one fence of strings begun": lambda: "```python\n" + '"""' * 20_000 + "\n```",
    "one fence of JSON": lambda: "```json\n" + "[" * 90_000 + "\n```",
    "one fence of HTML": lambda: "```html\n" + "<a " * 30_000 + "\n```",
    "one fence of Markdown": lambda: "```markdown\n" + "**a" * 30_000 + "\n```",
    "one fence of YAML": lambda: "```yaml\n" + "a: " * 30_000 + "\n```",
    "one fence of Perl": lambda: "```perl\n" + "s/a/" * 22_000 + "\n```",
    "one fence of C": lambda: "```c\n" + "int a(" * 15_000 + "\n```",
    "one fence of C's comments": lambda: "```c\n" + "/*" * 45_000 + "\n```",
    "one fence of C++": lambda: "```cpp\n" + "a::" * 30_000 + "\n```",
    "one fence of JavaScript": lambda: "```js\n" + "`${" * 30_000 + "\n```",
    "one fence of SQL": lambda: "```sql\n" + "select (" * 11_000 + "\n```",
    "one fence of a shell": lambda: "```bash\n" + "$(" * 45_000 + "\n```",
    "one fence of a shell's quotes": lambda: "```bash\n" + "'\"" * 45_000 + "\n```",
    "one fence of a console": lambda: "```console\n" + "$ a\n" * 22_000 + "\n```",
    "one fence of TOML": lambda: "```toml\n" + "[" * 90_000 + "\n```",
    "one fence of Dockerfile": lambda: "```dockerfile\n" + "RUN a \\\n" * 11_000 + "\n```",
    "one fence of regular expressions": lambda: "```ruby\n" + "/a" * 45_000 + "\n```",
    "fences of 200 languages": lambda: "".join(f"```lang{n}\na\n```\n\n" for n in range(2_000)),
    "a language of 90 KB": lambda: f"``` {'a' * 90_000}\na\n```",
    "tasks in tasks": lambda: "".join(f"{'  ' * n}- [x] a\n" for n in range(100)),
}


_OFTEN = (
    "opening brackets",
    "opening brackets of pictures",
    "asterisks with letters",
    "backquotes with letters",
    "angles",
    "pipes",
)


def _answer(content: _Text) -> dict[str, File]:
    return {FIRST: made(lambda: text(body=content()))}


def _repeated(piece: str, size: int) -> _Text:
    """So many bytes of a piece."""
    return lambda: piece * (size // len(piece.encode()))


def _point(run: str) -> dict[str, File]:
    return {FIRST: made(lambda: text(key_points=f"\n  - 'a {run * 40_000}'\n  - A"))}


def _cases() -> Iterator[Case]:
    for name, (sign, end) in _DEEP.items():
        # More levels than any answer has, in few characters: what is so deep is refused, and not dropped.
        yield Case(f"500 {name} in each other", _answer(_deep(sign, 500, end)), bearable=name == "brackets")
        yield Case(f"100,000 {name} in each other", _answer(_deep(sign, 100_000, end)))
    for name, run in _RUNS.items():
        yield Case(f"90 KB of {name}", _answer(_repeated(run, 90_000)), bearable=True, seldom=name not in _OFTEN)
    for name, line in _LINES.items():
        yield Case(f"90 KB of lines of {name}", _answer(_repeated(line, 90_000)), bearable=True, seldom=True)
    for name, content in _MADE.items():
        yield Case(f"an answer of {name}", _answer(content), bearable=True, seldom=True)
    for name in ("opening brackets", "asterisks with letters", "backquotes", "angles", "entities begun", "words"):
        yield Case(f"a key point of 90 KB of {name}", _point(_RUNS[name]))
        yield Case(f"a line of 1 MB of {name}", _answer(_repeated(_RUNS[name], 1_000_000)))


def _aliases() -> str:
    """The smallest of bombs: nine lists, each of nine of the one before."""
    return "a0: &a0 [x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 9)
    )


CASES: tuple[Case, ...] = (
    *_cases(),
    Case(
        "aliases that multiply, in a question",
        {FIRST: made(lambda: text(title=None).replace("---\n", "---\n" + _aliases(), 1))},
    ),
    Case("aliases that multiply, in a term", {TERM: made(_aliases)}),
    Case("aliases that multiply, in the tags", {TAGS: made(_aliases)}),
    Case("aliases that multiply, in the topics", {TOPICS: made(_aliases)}),
    Case("aliases that multiply, in the demands", {"questions/bank.yml": made(_aliases)}),
    Case("300,000 values", {TERM: made(lambda: "term: Widget\ndefinition: A.\naliases: [" + "a," * 300_000 + "a]\n")}),
    Case("an anchor of 100 KB", {TERM: made(lambda: f"term: &{'a' * 100_000} Widget\ndefinition: A.\n")}),
    Case("a title of 1 MB", {FIRST: made(lambda: text(title="x" * 1_000_000))}),
    Case("a summary of 90 KB", {FIRST: made(lambda: text(summary="word " * 18_000))}),
    Case("a definition of 900 KB", {TERM: made(lambda: f"term: Widget\ndefinition: {'word ' * 180_000}\n")}),
    Case("a term of 10,000 letters", {TERM: made(lambda: f"term: {'x' * 10_000}\ndefinition: A.\n")}),
    Case("100,000 tags of a question", {FIRST: made(lambda: text(tags="[" + "one, " * 100_000 + "one]"))}),
    Case(
        "20,000 tags of a question, each another",
        {FIRST: made(lambda: text(tags="[" + ", ".join(f"t{n}" for n in range(10_000)) + "]"))},
    ),
    Case("5,000 key points, each alike", {FIRST: made(lambda: text(key_points="\n  - A point" * 5_000))}),
    Case(
        "10,000 related questions, all unknown",
        {FIRST: made(lambda: text(related="[" + ", ".join(f"q{n}" for n in range(9_000)) + "]"))},
    ),
    Case(
        "5,000 sources of one id",
        {FIRST: made(lambda: text(sources="\n  - {id: a, title: A, url: 'https://example.org/'}" * 1_500))},
    ),
    Case("9,000 former slugs, each alike", {FIRST: made(lambda: text(aliases="[" + ", ".join(["old"] * 9_000) + "]"))}),
    Case(
        "100,000 other names",
        {TERM: made(lambda: "term: Widget\ndefinition: A.\naliases: [" + "WDG, " * 100_000 + "WDG]\n")},
    ),
    Case(
        "50,000 other names, each another",
        {
            TERM: made(
                lambda: "term: Widget\ndefinition: A.\naliases: [" + ", ".join(f"W{n}" for n in range(50_000)) + "]\n"
            )
        },
    ),
    Case(
        "100,000 questions of a list, all unknown",
        {
            LIST: made(
                lambda: (
                    "title: A\nsections:\n  - title: A\n    questions:\n"
                    + "".join(f"      - q{n}\n" for n in range(50_000))
                )
            )
        },
    ),
    Case(
        "100,000 questions of a list, all alike",
        {LIST: made(lambda: "title: A\nsections:\n  - title: A\n    questions:\n" + "      - first\n" * 50_000)},
    ),
    Case(
        "20,000 sections of a list",
        {LIST: made(lambda: "title: A\nsections:\n" + "  - {title: A, questions: [first]}\n" * 20_000)},
    ),
    Case("50,000 fields", {FIRST: made(lambda: text(level="easy\n" + "\n".join(f"f{n}: x" for n in range(8_000))))}),
    Case(
        "50,000 fields of one name",
        {FIRST: made(lambda: text(level="easy\n" + "level: easy\n" * 5_000 + "kind: concept"))},
    ),
    Case("20,000 tags that are none", {TAGS: made(lambda: "".join(f"T {n}: x\n" for n in range(20_000)))}),
    Case(
        "20,000 topics",
        {
            TOPICS: made(
                lambda: (
                    "tracks:\n  - slug: t\n    title: T\n    topics:\n"
                    + "".join(f"      - {{slug: t{n}, title: T}}\n" for n in range(15_000))
                    + "      - x\n"
                )
            )
        },
    ),
    Case("40,000 lists in each other, as tags", {FIRST: made(lambda: text(tags="[" * 40_000 + "]" * 40_000))}),
    Case("100,000 mappings in each other", {FIRST: made(lambda: text(tags="{a: " * 20_000))}),
    Case("100,000 blocks in each other", {TERM: made(lambda: "- " * 100_000 + "a\n")}),
    Case("100,000 questions marks in each other", {TERM: made(lambda: "? " * 100_000 + "a\n")}),
    Case("quotes of 900 KB never closed", {TERM: made(lambda: "term: '" + "x\n" * 400_000)}),
    Case("a key of 100 KB", {TERM: made(lambda: f"{'k' * 100_000}: x\n")}),
    Case("keys of 1,025 letters", {TERM: made(lambda: f"{'k' * 1_025}: x\n")}),
    Case("100,000 documents", {TERM: made(lambda: "---\nterm: x\n" * 50_000)}),
    Case("100,000 comments", {TERM: made(lambda: "# x\n" * 200_000 + "term: [\n")}),
    Case(
        "300 terms, each the start of the next",
        {f"questions/glossary/t{n}.yml": f"term: {' '.join(['a'] * (n + 1))}\ndefinition: A.\n" for n in range(300)},
        bearable=True,
    ),
    Case(
        "300 names of one term, each the start of the next",
        {
            TERM: made(
                lambda: "term: Widget\ndefinition: A.\naliases: [" + ", ".join("a" * n for n in range(1, 301)) + "]\n"
            )
        },
        bearable=True,
    ),
    Case("3,000 files that are all wrong", {f"questions/alpha/q{n}.md": "x" for n in range(500)}),
    Case("500 questions that are all alike", {f"questions/alpha/q{n}.md": text(aliases="[old]") for n in range(300)}),
)
