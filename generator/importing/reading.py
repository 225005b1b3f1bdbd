"""A source while it is read: its words, what is known of the whole of it, and what is said of it. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from generator.importing import labels
from generator.importing.blocks import Block
from generator.importing.lines import Lines, Notes
from generator.importing.marks import References, inline_of, plain
from generator.importing.titles import Title, title_of

MANY = 3
"""What stands in a source so often is a label, and no question."""

Fetch = Callable[[str], "tuple[str, Lines] | None"]
"""The file that a relative link leads to, and its lines, or the part of them that it names; None if there is none."""


@dataclass(slots=True)
class Reading:
    """A source, and what its readers share.

    `fetch` follows links to other files. `legend` has the signs that stand for levels in it, `often` how often words
    stand in it as those of a heading or fold, in lower case. `unanswered` counts questions without an answer.
    """

    path: str
    references: References
    notes: Notes
    fetch: Fetch
    legend: Mapping[str, str]
    often: Counter[str] = field(default_factory=Counter)
    unanswered: int = 0

    def plain(self, markdown: str) -> str:
        """What a reader sees of a run of Markdown."""
        return plain(inline_of(markdown, self.references))

    def title(self, markdown: str) -> Title:
        """The title that a run of Markdown is."""
        return title_of(markdown, self.references, self.legend)

    def count(self, flow: Sequence[Block]) -> None:
        """Counts the words of headings and folds."""
        self.often = Counter(self.plain(block.words).lower() for block in flow if block.words)

    def is_common(self, words: str) -> bool:
        """Whether words as a reader sees them stand in many places."""
        return self.often[words.lower()] >= MANY

    def may_ask(self, markdown: str) -> bool:
        """Whether Markdown may be the words of a question: it is no label, and nothing that stands there often."""
        text, title = self.plain(markdown), self.title(markdown)
        if not any(map(str.isalnum, text)) or labels.is_aside(text):
            return False
        if labels.names_answer(text) and not text.rstrip().endswith("?"):
            return False
        return not self.is_common(text) or bool(title.number) or title.asked

    def fetched(self, target: str) -> tuple[str, Lines] | None:
        """The file that a link leads to, and its lines, if it is another one beside this source."""
        if not target or ":" in target.split("/")[0] or target.startswith(("#", "//")):
            return None
        return self.fetch(target)
