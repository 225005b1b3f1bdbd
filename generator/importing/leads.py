"""Where links and pictures of a source lead, and what leads there here. Pure.

A source's parts are found as GitHub finds them: by the words of a heading, or by a name that an element has.
"""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import quote, unquote

from generator.content.addresses import is_link_target
from generator.importing.lines import Lines, in_code
from generator.importing.marks import inline_of, plain

_HEADING = re.compile(r"^\s*(?:(?:[-*+]|\d+[.)]|>)\s+)*(#{1,6})\s+(?P<words>.*?)\s*#*\s*$")
_UNDERLINED = re.compile(r"^\s{0,3}(?:=+|-+)\s*$")
_NAMED = re.compile(r"<[a-z][a-z0-9]*\b[^<>]*?\b(?:id|name)\s*=\s*[\"']?(?P<name>[^\"'\s>]+)", re.IGNORECASE)
_HTML_HEADING = re.compile(r"<h[1-6]\b[^>]*>(?P<words>.*?)</h[1-6]>", re.IGNORECASE)
_UNSAFE = "-_.!~*'();/?:@&=+$,#%[]"


def anchor_of(words: str) -> str:
    """The name by which GitHub finds a heading of these words as seen: in lower case, without signs, with hyphens."""
    text = "".join(
        character for character in words.lower() if character in "-_ " or unicodedata.category(character)[0] in "LNM"
    )
    return text.replace(" ", "-")


def anchors_of(lines: Lines) -> dict[str, int]:
    """The names of a source's parts, each with the line where it stands."""
    found: dict[str, int] = {}
    code = in_code(lines)
    count: dict[str, int] = {}
    for place, line in enumerate(lines):
        if code[place]:
            continue
        heading = _HEADING.match(line.text) or _HTML_HEADING.search(line.text)
        words = heading["words"] if heading else ""
        if not heading and place + 1 < len(lines) and line.text.strip() and _UNDERLINED.match(lines[place + 1].text):
            words = line.text
        if words:
            name = anchor_of(re.sub(r":[a-z0-9_+-]+:", lambda sign: sign.group()[1:-1], seen(words)))
            again = count.get(name, 0)
            count[name] = again + 1
            found.setdefault(f"{name}-{again}" if again else name, line.number)
        for named in _NAMED.finditer(line.text):
            found.setdefault(named["name"].lower(), line.number)
    return found


def seen(words: str) -> str:
    """The words of a heading; emojis leave their space, as they do in GitHub's names."""
    return plain(inline_of(words)) if re.search(r"[*_`\[<&\\]", words) else words.strip()


@dataclass(frozen=True, slots=True)
class Place:
    """A part of a source: the number of its question among all, and the words of the heading within the answer."""

    question: int
    heading: str = ""


@dataclass(slots=True)
class Map:
    """What stands where in the sources: for each file its parts, by name, and of those that are one question which."""

    parts: dict[str, dict[str, Place]] = field(default_factory=dict)
    whole: dict[str, Place] = field(default_factory=dict)

    def at(self, path: str, fragment: str) -> Place | None:
        """What a link to a file, or to a part of it, leads to; nothing if to nothing that is known."""
        if not fragment:
            return self.whole.get(path)
        name = unquote(fragment).lower()
        known = self.parts.get(path, {})
        return (
            known.get(name)
            or known.get(name.strip("-"))
            or next((place for other, place in known.items() if other.strip("-") == name.strip("-")), None)
        )


def split(target: str) -> tuple[str, str]:
    """A relative address as the path and the fragment."""
    path, _, fragment = target.partition("#")
    return unquote(path.partition("?")[0]), fragment


def joined(path: str, target: str) -> str:
    """The file that a relative address in the file at `path` leads to, from the sources' root."""
    if target.startswith("/"):
        return posixpath.normpath(target.lstrip("/"))
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), target)) if target else path


def mended_address(target: str) -> str:
    """An address as it can be published, with percent signs for what no address holds; "" if it cannot be."""
    for address in _tries(target.strip()):
        if not [*is_link_target(address)]:
            return address
    return ""


def _tries(target: str) -> Iterator[str]:
    if target.startswith("//"):
        target = f"https:{target}"
    elif re.match(r"www\.", target, re.IGNORECASE):
        target = f"http://{target}"  # as GitHub has it
    else:
        yield target
    if found := re.match(r"(https?):/*(?=\w)", target, re.IGNORECASE):
        target = f"{found[1].lower()}://{target[found.end() :]}"
    yield target
    target = re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", target.replace("\\", "/"))
    yield quote(re.sub(r"\s+", "%20", target), safe=_UNSAFE)
    yield re.sub(r"%0[0-9A-Fa-f]|%1[0-9A-Fa-f]|%E2%80%8[B-F]", "", quote(target, safe=_UNSAFE), flags=re.IGNORECASE)
