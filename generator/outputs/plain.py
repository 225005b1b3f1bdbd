"""The bank for programs that read texts: each question's Markdown beside its page, and llms.txt. Pure.

The latter lists them in the form of llmstxt.org: a title, what the site is in a sentence, links under headings.
In the Markdown of a question, ``[@id]`` names one of the sources that stand at its end.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.arrange.pages import address, subject
from generator.arrange.site import Answered, Site
from generator.content.model import FollowUp, Question, Source
from generator.outputs.api import GLOSSARY
from generator.outputs.contents import Contents
from generator.outputs.written import Written, written

LIST = "llms.txt"

_SPECIAL = re.compile(r"[\\`*_\[\]<>&]")


def texts(site: Site) -> Contents:
    """Both, by their paths in the finished site."""
    return {LIST: _list(site), **{path(answered.question): _text(site, answered) for answered in site.questions}}


def path(question: Question) -> str:
    """Where a question's Markdown stands: at its page's address, with .md in place of the last slash."""
    return f"{address('question', question.slug).rstrip('/')}.md"


def _list(site: Site) -> str:
    own = site.settings
    lines = [
        f"# {_bare(own.name)}",
        "",
        *([f"> {_bare(own.tagline)}", ""] if own.tagline else []),
        site.attribution(),
        "",
    ]
    for slug, questions in site.by_topic.items():
        if questions:
            lines += [f"## {_bare(site.topics[slug].title)}", ""]
            lines += [f"- [{_bare(question.title)}]({own.url}{path(question)})" for question in questions]
            lines.append("")
    if site.terms:
        title = site.say("glossary_title")
        lines += [f"## {title}", "", f"- [{title}]({own.url}{GLOSSARY})", ""]
    return "\n".join(lines)


def _bare(text: str) -> str:
    """A plain text as Markdown that says just that."""
    return _SPECIAL.sub(r"\\\g<0>", text)


def _text(site: Site, answered: Answered) -> str:
    question = answered.question
    give = written(question, site.settings.url)
    parts = [
        f"# {_bare(question.title)}",
        f"{subject(site, question)} · {site.settings.url}{address('question', question.slug)}",
        *([give(question.prompt).strip()] if question.prompt else []),
        *(["\n".join(f"{letter}. {give(option)}" for letter, option in question.lettered)] if question.options else []),
        *([site.say("right_option", letter=question.right)] if question.right else []),
        *([f"**{site.say('short_answer')}.** {_bare(question.summary)}"] if question.summary else []),
        give(question.body).strip(),
        *_section(site.say("key_points"), map(give, question.key_points)),
        *_section(site.say("pitfalls"), map(give, question.pitfalls)),
        *_section(site.say("follow_ups"), _follow_ups(site, answered, give)),
        *_section(site.say("corrections"), map(give, question.corrections)),
        *_section(site.say("sources"), map(_source, question.sources)),
        "---",
        site.attribution(),
    ]
    return "\n\n".join(parts) + "\n"


def _section(title: str, items: Iterable[str]) -> Iterator[str]:
    listed = [f"- {item}" for item in items]
    if listed:
        yield f"## {title}"
        yield "\n".join(listed)


def _follow_ups(site: Site, answered: Answered, give: Written) -> Iterator[str]:
    for follow_up, question in answered.follow_ups:
        yield f"[{_bare(question.title)}]({site.settings.url}{path(question)})" if question else _asked(follow_up, give)


def _asked(follow_up: FollowUp, give: Written) -> str:
    said = (text for text in (follow_up.ask, follow_up.say) if text)
    return "\n\n  ".join(give(text).strip().replace("\n", "\n  ") for text in said)


def _source(source: Source) -> str:
    return f"[@{source.id}] {_bare(source.title)}: <{source.url}>"
