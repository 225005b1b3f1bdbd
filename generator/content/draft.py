"""What is made of a Markdown text while it is read: HTML, and between it the parts that depend on a page. Pure.

Escaping stands in `escaped` and `quoted_attribute`, and gives what a browser's own serializer gives, so that a
sanitizer which changes anything has found something.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.content.model import Markdown, Part, Prose
from generator.content.problems import Say
from generator.content.words import telling_words


def escaped(text: str) -> str:
    """The text as HTML between tags."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace("\N{NO-BREAK SPACE}", "&nbsp;")


def quoted_attribute(text: str) -> str:
    """The text as HTML between the quotation marks of an attribute."""
    return escaped(text).replace('"', "&quot;")


@dataclass(slots=True)
class Draft:
    """What was made of a text so far, and who is told what is wrong with it.

    `headings` are the ids of its headings, and `code` its blocks of code as (language, code). `plain` is above 0 where
    running text gets no terms: in headings and links.
    """

    say: Say
    parts: list[Part] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    code: list[tuple[str, str]] = field(default_factory=list)
    plain: int = 0

    def emit(self, html: str) -> None:
        """HTML, as it is to stand in the page."""
        if self.parts and isinstance(last := self.parts[-1], str):
            self.parts[-1] = last + html
        else:
            self.parts.append(html)

    def write(self, text: str) -> None:
        """Running text, as it is to be read."""
        if self.plain:
            self.emit(escaped(text))
        elif self.parts and isinstance(last := self.parts[-1], Prose):
            self.parts[-1] = Prose(last.text + text)
        else:
            self.parts.append(Prose(text))

    def finished(self, text: str, links: tuple[tuple[int, int], ...]) -> Markdown:
        """All of it. `text` is what was read, and `links` is where relative addresses stand in that."""
        parts = tuple(self.parts)
        prose = " ".join(part.text for part in parts if isinstance(part, Prose))
        return Markdown(text, parts, tuple(self.headings), tuple(self.code), links, telling_words(prose))
