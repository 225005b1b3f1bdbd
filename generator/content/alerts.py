"""Alerts, as GitHub has them: quotes that start with `[!NOTE]` and the like. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.token import Token

from generator.content.draft import Draft
from generator.content.model import Alert
from generator.content.problems import Say, nearest, quoted

ALERTS = ("note", "tip", "important", "warning", "caution")
"""The kinds of alerts, as GitHub has them."""

_ALERT = re.compile(r"\[!(?P<kind>[A-Za-z]{3,})\](?P<more>[^\n]*)")


def begin_alert(draft: Draft, token: Token, line: int, first: Token, *, within: bool) -> None:
    """An alert stands by itself, and has something to say.

    `first` is the token behind its title, and `within` whether it stands in a block of HTML.
    """
    kind = str(token.meta["kind"]).lower()
    shown = quoted(f"[!{kind.upper()}]")
    if token.level or within:
        draft.say(line, f"{shown} within another block, where GitHub shows no alert; put it by itself")
    if first.type == "alert_close":
        draft.say(line, f"{shown} without words; write them on the next line, behind >")
    draft.emit(f'<div class="alert alert-{kind}" role="note"><p class="alert-name">')
    draft.parts.append(Alert(kind))
    draft.emit("</p>\n")


def missed_alert(first: Sequence[Token], line: int, say: Say) -> None:
    """A quote that starts as an alert does and is none: GitHub would show what was meant as its name.

    `first` is the token of its first run of text, if it starts with a paragraph.
    """
    found = _ALERT.match(first[0].content) if first and first[0].type == "inline" else None
    if not found:
        return
    kind, more = found["kind"].lower(), found["more"].strip()
    if kind not in ALERTS and not more:
        allowed = ", ".join(f"[!{name.upper()}]" for name in ALERTS)
        near = nearest(kind.upper(), [name.upper() for name in ALERTS])
        shown = quoted(f"[!{found['kind']}]")
        say(line, f"unknown alert {shown}; allowed: {allowed}{near}")
    elif kind in ALERTS:
        said = "which makes no alert; its words start on the next line, behind >"
        say(line, f"{quoted(found.group())}, {said}")
