"""The rules of an address: what a link, a picture or a source may lead to. Each yields what is wrong. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from ipaddress import ip_address
from urllib.parse import SplitResult, quote, unquote, urlsplit

from generator.content.characters import named, unfit
from generator.content.limits import ADDRESS, HOST, LABEL
from generator.content.model import WEB_SCHEMES
from generator.content.problems import quoted

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_NOT_IN_ADDRESS = re.compile(r"[\s<>\"{}|\\^`\x00-\x20\x7f\ufffd]")
"""What no address holds unescaped (RFC 3986, appendix A). A browser takes a backslash for a slash."""

_REFERENCE = re.compile(r"&#\w+;")
_CONTROL = re.compile(r"[\x00-\x1f]")
_HOST = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://[^/?#]*")
_AS_IT_IS = "-_.!~*'();/?:@&=+$,#%"
"""What GitHub's parser leaves as it is in an address, beside letters and digits."""

_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_LABEL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?")
_NUMBER = re.compile(r"[0-9]+|0[xX][0-9A-Fa-f]*")

_SCRIPTS = {
    "CJK": "Han",
    "HIRAGANA": "Han",
    "KATAKANA": "Han",
    "HANGUL": "Hangul",
    "ARABIC": "Arabic",
    "HEBREW": "Hebrew",
    "DEVANAGARI": "Devanagari",
    "BENGALI": "Bengali",
    "TAMIL": "Tamil",
    "THAI": "Thai",
    "CYRILLIC": "Cyrillic",
    "GREEK": "Greek",
}
"""The scripts that a host may be written in beside the Latin one, by how the names of their letters begin."""

_LIKE_LATIN = {"Cyrillic", "Greek"}
"""Scripts with letters that look like Latin ones: for hosts below a top-level domain in the same script alone."""


def is_web_address(value: str) -> Iterator[str]:
    """A web address is absolute, by http or https, and names a public host without a user or password."""
    if len(value) > ADDRESS:
        yield f"an address of {len(value):,} characters; allowed: at most {ADDRESS:,}"
        return
    if found := _NOT_IN_ADDRESS.search(value):
        what = "a space" if found.group().isspace() else f"the character {quoted(found.group())}"
        yield f"{quoted(value)} has {what} in it; {_instead(found.group())}"
        return
    if _PERCENT.search(value):
        yield f"{quoted(value)} has a % without two digits behind it; a % itself is written %25"
        return
    if hidden := _hidden(value):
        yield f"{quoted(value)} holds {hidden}; take it out"
        return
    try:
        parts = urlsplit(value)
        valid = parts.scheme in WEB_SCHEMES and parts.port != 0
    except ValueError:  # of a port that is no number, or brackets that hold no address
        valid = False
    if not valid or not parts.hostname:
        yield f"{quoted(value)} is no web address; allowed: https://host/path or http://host/path"
    elif "@" in parts.netloc:
        yield f"{quoted(value)} holds a name or password before the host; an address here has none"
    else:
        yield from _is_public(value, parts)


def _instead(character: str) -> str:
    """What to write in place of a character that no address has."""
    if character == "\\":
        return "steps are parted by /"
    if character == "\ufffd" or (character.isspace() and character != " "):
        return "an address has none: take it out"
    return f"write it as {quote(character)}"


def _hidden(value: str) -> str:
    """What nobody sees in an address, in percent signs or by a reference; "" if nothing."""
    if found := _REFERENCE.search(value):
        return f"{quoted(found.group())}, which stands for no character"
    plain = unquote(value, errors="ignore")
    if found := _CONTROL.search(plain):
        return f"{named(found.group())}, in percent signs"
    return next((f"{name}, in percent signs" for _, name in unfit(plain)), "")


def _is_public(value: str, parts: SplitResult) -> Iterator[str]:
    """A host is a name of the public web that looks like no other, or a public address in numbers."""
    host = str(parts.hostname)
    labels = host.removesuffix(".").split(".")
    if ":" in host or _NUMBER.fullmatch(labels[-1]):
        try:
            public = ip_address(host).is_global
        except ValueError:  # of numbers that browsers read otherwise than a reader does, such as 0x7f.1
            public = False
        if not public:
            yield f"{quoted(value)} leads to {quoted(host)}, which is no public host; name one, as in https://host/path"
        return
    if len(labels) < 2 or labels[-1].lower() in {"localhost", "local", "internal"}:
        yield f"{quoted(value)} leads to {quoted(host)}, which is no public host; name one, as in https://host/path"
        return
    if len(host) > HOST:
        yield f"{quoted(value)} is no web address; a host has at most {HOST} characters"
        return
    shown = [_shown(label) for label in labels]
    for label in shown:
        if problem := _odd(label, shown[-1]):
            yield f"{quoted(value)}: {problem}"
            return


def _shown(label: str) -> str:
    """A part of a host as a reader sees it, whose letters beyond ASCII may be written as RFC 3492 has it."""
    if not label.lower().startswith("xn--"):
        return label
    try:
        return label[4:].encode("ascii").decode("punycode")
    except (UnicodeError, ValueError, OverflowError):
        return ""


def _odd(label: str, top: str) -> str:
    """What is wrong with a part of a host below the top-level domain `top`; "" if nothing.

    Its letters are of one script, and none is taken for another's, much as browsers ask before they show them (UTS 39,
    section 5.1, "single script").
    """
    if len(label) > LABEL:
        return f"the host has a part of {len(label)} characters; allowed: at most {LABEL}"
    if _LABEL.fullmatch(label):
        return ""
    scripts = set()
    for letter in unicodedata.normalize("NFC", label):
        if not (letter.isalnum() or letter == "-" or _is_sign(letter)):
            return f"the host has {quoted(letter)} in it; allowed: letters, digits and hyphens"
        if letter.isalpha():
            script = _script(letter)
            if not script:
                return f"the host has {named(letter)} in it, which looks like another letter; write it in ASCII"
            scripts.add(script)
    if len(scripts) > 1:
        return f"the host mixes {' and '.join(sorted(scripts))} letters; a part of it is of one script"
    if not scripts or label.startswith("-") or label.endswith("-"):
        return f"the host has the part {quoted(label)}; allowed: letters, digits, and hyphens between them"
    if scripts & _LIKE_LATIN and _script(top[:1]) not in scripts:
        return f"the host is written in {min(scripts)} letters, which look like Latin ones; write it in ASCII"
    return ""


def _is_sign(letter: str) -> bool:
    """Whether it is a sign on the letter before it, of one of the scripts that are written with signs."""
    return unicodedata.category(letter) in {"Mn", "Mc"} and bool(_script(letter))


def _script(letter: str) -> str:
    """The script of a letter; "" of one that is easily taken for another, such as a dotless i."""
    base = unicodedata.normalize("NFD", letter)[:1]
    if letter.isascii() or (base.isascii() and "\xc0" <= letter <= "\u017f") or letter in "ßæœøđłþð":
        return "Latin"
    name = unicodedata.name(letter, "")
    return next((script for start, script in _SCRIPTS.items() if name.startswith(start)), "")


def is_link_target(value: str) -> Iterator[str]:
    """A link in an answer goes to a web address, or by a relative path to a file of this repository."""
    scheme = _SCHEME.match(value)
    if scheme and scheme.group()[:-1].lower() in WEB_SCHEMES:
        yield from is_web_address(value)
    elif scheme or value.startswith(("//", "\\")) or "@" in value.split("/")[0]:
        yield f"the address {quoted(value)}; allowed: http, https, or a relative path to a file here"
    elif value in {"", "#"}:
        yield "a link to nothing; give an address"
    elif hidden := _hidden(value):
        yield f"the address {quoted(value)} holds {hidden}; take it out"
    elif found := _NOT_IN_ADDRESS.search(value):
        what = "a space" if found.group().isspace() else f"the character {quoted(found.group())}"
        yield f"the address {quoted(value)} has {what} in it; {_instead(found.group())}"


def is_relative(target: str) -> bool:
    """Whether a link is a path between files of the repository: it has no scheme, and no root of its own."""
    return bool(target) and not target.startswith("/") and not _SCHEME.match(target)


def encoded(address: str) -> str:
    """The address as it is asked for, with percent signs behind the host for what no address holds as it is."""
    host = _HOST.match(address)
    start = host.end() if host else 0
    return address[:start] + quote(address[start:], safe=_AS_IT_IS)


def host_of(text: str) -> str:
    """The host that an address, or a text that looks like one, leads to, in ASCII; "" if it leads to none."""
    try:
        host = urlsplit(text if _SCHEME.match(text) else f"http://{text}").hostname or ""
        host = host.encode("idna").decode()
    except ValueError:  # of brackets that hold no address, or of letters that no host has
        return ""
    return host.removeprefix("www.").removesuffix(".")
