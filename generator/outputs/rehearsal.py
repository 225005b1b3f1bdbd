"""What scripts know of the questions when a reader rehearses: enough to choose some and to tell their places. Pure."""

from __future__ import annotations

import json
from typing import Any

from generator.arrange.pages import Page, address
from generator.arrange.site import Answered, Site
from generator.content.model import Level
from generator.outputs.contents import Contents

FOLDER = "rehearsal"
PATH = f"{FOLDER}/questions.json"


def rehearsal(site: Site, _: tuple[Page, ...]) -> Contents:
    """One JSON document, loaded by whoever rehearses and by nobody else.

    It has the `questions` in reading order, each with what it can be chosen by, the `minutes` that it takes to read,
    and the slugs that it had before (`former`); the `lists`, which are the study lists and the topics, each with its
    title, its address, and the `questions` of its parts; the names of `levels`; and the address of a question with a
    star for its slug.
    """
    topics = [
        {
            "slug": topic.slug,
            "title": topic.title,
            "address": address("topic", topic.slug),
            "parts": [{"title": topic.title, "questions": [question.slug for question in questions]}],
        }
        for topic in site.topics.values()
        if (questions := site.by_topic[topic.slug])
    ]
    studies = [
        {
            "slug": study.slug,
            "title": study.collection.title,
            "address": address("collection", study.slug),
            "parts": [
                {"title": part.title, "questions": [question.slug for question in part.questions]}
                for part in study.parts
            ],
        }
        for study in site.collections
    ]
    known = {
        "question": address("question", "*"),
        "levels": {level.value: site.label(level) for level in Level},
        "questions": [_question(answered) for answered in site.questions],
        "lists": [*studies, *topics],
    }
    return {PATH: json.dumps(known, ensure_ascii=False, separators=(",", ":")) + "\n"}


def _question(answered: Answered) -> dict[str, Any]:
    question = answered.question
    return {
        "slug": question.slug,
        "title": question.title,
        "level": [question.level.value] if question.level else [],
        "kind": [question.kind.value],
        "track": [answered.track.slug],
        "topic": [question.topic],
        "tag": list(question.tags),
        "minutes": question.minutes,
        **({"former": list(question.aliases)} if question.aliases else {}),
    }
