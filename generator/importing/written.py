"""The text of a question's file, and topics.yml with more topics in it. Pure."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.content import yaml
from generator.content.fields import MARK
from generator.importing.lines import Line, Lines


@dataclass(frozen=True, slots=True)
class Text:
    """A file's text, and for each of its lines the line of the source that it comes from."""

    text: str
    lines: Sequence[int]


def question(fields: Mapping[str, object], prompt: Lines, answer: Lines, line: int) -> Text:
    """A question's file. Of its fields those are written that have a value; `line` is where it stands in its source."""
    head = [Line(line, "---")]
    for name, value in fields.items():
        if isinstance(value, tuple):
            if value:
                head += [Line(line, f"{name}:"), *(Line(line, f"  - {quoted(str(item))}") for item in value)]
        elif value not in ("", None):
            shown = str(value) if isinstance(value, int) or name in {"level", "right"} else quoted(str(value))
            head.append(Line(line, f"{name}: {shown}"))
    head += [Line(line, "---"), Line(line, "")]
    parted = [*prompt, Line(line, ""), Line(line, MARK), Line(line, "")] if prompt else []
    lines = [*head, *parted, *answer]
    return Text(
        "\n".join(one.text.rstrip() if not one.text.strip() else one.text for one in lines) + "\n",
        [one.number for one in lines],
    )


def quoted(text: str) -> str:
    """A text as YAML has it, whatever is in it."""
    return json.dumps(text, ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class NewTopic:
    """A topic to be added: its slug and title, and the track that it is to stand in."""

    slug: str
    title: str
    track: str
    track_title: str


def topics(text: str, added: Sequence[NewTopic]) -> str:
    """topics.yml with more topics: at the end of their track, or in a new track at the end. The rest stays as it is."""
    lines = text.rstrip("\n").split("\n") if text.strip() else []
    for topic in added:
        document = yaml.parse("\n".join(lines), lambda *_: None)
        tracks, own = document.fields.get("tracks"), document.fields.get("topics")
        entry = [f"slug: {topic.slug}", f"title: {quoted(topic.title)}"]
        if isinstance(own, list) and own and not tracks:  # a bank without tracks
            lines += _item(_margin(lines[document.lines["topics", 0] - 1]), entry)
            continue
        if not isinstance(tracks, list) or not tracks:
            lines = [line for line in lines if line.split("#")[0].strip() not in {"tracks:", "tracks: []"}]
            lines += ["tracks:", *_item(2, _track(topic)), *_item(6, entry)]
            continue
        slugs = [track.get("slug") if isinstance(track, dict) else None for track in tracks]
        number = slugs.index(topic.track) if topic.track in slugs else -1
        margin = _margin(lines[document.lines["tracks", 0] - 1])
        if number < 0:
            lines += [*_item(margin, _track(topic)), *_item(margin + 4, entry)]
            continue
        end = document.lines["tracks", number + 1] - 1 if number + 1 < len(tracks) else len(lines)
        while end > 0 and (not lines[end - 1].strip() or lines[end - 1].lstrip().startswith("#")):
            end -= 1
        first = document.lines.get(("tracks", number, "topics", 0))
        at = _margin(lines[first - 1]) if first else margin + 4
        lines[end:end] = _item(at, entry)
    return "\n".join(lines) + "\n"


def _track(topic: NewTopic) -> list[str]:
    return [f"slug: {topic.track}", f"title: {quoted(topic.track_title)}", "topics:"]


def _item(margin: int, lines: Sequence[str]) -> list[str]:
    return [" " * margin + ("  " if place else "- ") + line for place, line in enumerate(lines)]


def _margin(line: str) -> int:
    return len(line) - len(line.lstrip())
