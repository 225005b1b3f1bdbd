"""Links, pictures and bare addresses of a run of text, led to where they lead here. Pure."""

from __future__ import annotations

import re

from markdown_it.token import Token

from generator.importing.marks import Mark, plain
from generator.importing.markup import coded, link
from generator.importing.runs import Care, Change, Changes, Run

_BARE = re.compile(
    r"(?:https?|ftp)://[^\s<>\0\"]+|(?<![\w.-])www\.[^\s<>\0]+|(?<![\w.+-])(?:mailto:|xmpp:)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
    re.IGNORECASE,
)
_TRAIL = ".,;:!?'\"*_~"


def changes(run: Run, care: Care) -> Changes:
    """What is to be written otherwise of what leads somewhere in a run."""
    for mark in run.marks:
        if mark.token.type == "image":
            yield from _picture(run, mark, care)
        elif mark.token.type == "link_open":
            yield from _autolink(run, mark, care) if mark.token.markup == "autolink" else _link(run, mark, care)
    for found in _BARE.finditer(run.shown()):
        start, end = _end_of_bare(found)
        yield Change(start, end, _bare(run.content[start:end], run.line(start), care))


def _is_named(mark: Mark) -> bool:
    """Whether the address is given by a name, and stands elsewhere."""
    return "label" in mark.token.meta


def _picture(run: Run, mark: Mark, care: Care) -> Changes:
    target = str(mark.token.attrs.get("src", ""))
    if target in care.known and not _is_named(mark):
        return
    words = _alt(mark.token)
    stands = care.leads.picture(target, words, run.line(mark.start))
    if stands.startswith("!["):
        care.known.add(stands.rpartition("](")[2].removesuffix(")"))
    elif stands.startswith("[") and any(one.start < mark.start < one.label for one in run.of("link_open")):
        stands = words or "picture"
    yield Change(mark.start, mark.end, stands)


def _autolink(run: Run, mark: Mark, care: Care) -> Changes:
    address, line = run.content[mark.start + 1 : mark.end - 1], run.line(mark.start)
    if "@" in address.split("/")[0] and "://" not in address:
        yield Change(mark.start, mark.end, _mail(address, line, care))
    elif address not in care.known:
        leads = care.leads.link(address, line)
        care.known.add(leads)
        if leads != address:
            yield Change(mark.start, mark.end, f"<{leads}>" if leads else coded(address))


def _link(run: Run, mark: Mark, care: Care) -> Changes:
    target = str(mark.token.attrs.get("href", ""))
    words = run.content[mark.start + 1 : mark.label]
    named = _is_named(mark)
    leads = target if target in care.known and not named else care.leads.link(target, run.line(mark.start))
    if not leads:
        yield Change(mark.start, mark.end, words)
        return
    care.known.add(leads)
    if not re.search(r"[^\s*_`\\]", words):
        yield Change(mark.start, mark.end, f"<{leads}>" if "://" in leads else "")
    elif leads != target or named:
        yield Change(mark.start, mark.end, link(words, leads))


def _bare(address: str, line: int, care: Care) -> str:
    """An address in running text, as a link to it."""
    if "://" not in address and not address.lower().startswith("www."):
        return _mail(address, line, care)
    leads = care.leads.link(address, line)
    if not leads:
        return coded(address)
    care.known.add(leads)
    return f"<{leads}>" if leads == address else link(address, leads)


def _mail(address: str, line: int, care: Care) -> str:
    care.notes.say(line, f"the address {address}, which would open a mail program; kept as text")
    return coded(address)


def _alt(token: Token) -> str:
    return " ".join(plain(token.children or []).split())


def _end_of_bare(found: re.Match[str]) -> tuple[int, int]:
    """A bare address without the signs behind it that belong to the sentence, as GitHub has it."""
    start, text = found.start(), found.group()
    while text:
        if text[-1] in _TRAIL or (text[-1] == ")" and text.count(")") > text.count("(")):
            text = text[:-1]
        elif entity := re.search(r"&\w+;$", text):
            text = text[: entity.start()]
        else:
            break
    return start, start + len(text)
