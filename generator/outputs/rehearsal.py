"""What scripts know of the questions when a reader rehearses: enough to choose some and to tell their places. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from generator.arrange import lists
from generator.arrange.pages import Page, address
from generator.arrange.site import Answered, Site, StudyList
from generator.content.model import Question, Topic
from generator.outputs.contents import Contents

FOLDER = "rehearsal"
PATH = f"{FOLDER}/questions.json"

Json = dict[str, Any]


def rehearsal(site: Site, _: tuple[Page, ...]) -> Contents:
    """A JSON document, loaded by whoever rehearses and by nobody else.

    It has the `questions` in reading order, each with what it can be chosen by, the `minutes` that it takes to read,
    the slugs that it had before (`former`), and whether more than its title belongs to it (`prompt`); the `lists`,
    which are the study lists and the topics, each with its title, its address, and the `questions` of its parts; the
    names of `levels`; and the address of a question with a star for its slug.

    Of a large bank it has no questions, but says where the `documents` stand that have them, as `path`, and how many
    each of them has, as `size`. Of a list it says in which of these its questions are, by their places `in` that list
    of documents; and of a study list which `document` has its parts. A topic has those questions that are of it.
    """
    known: Json = {
        "question": address("question", "*"),
        "levels": {level.value: site.label(level) for level in site.demands.levels},
    }
    topics = [topic for topic in site.topics.values() if site.by_topic[topic.slug]]
    if len(site.questions) <= lists.WHOLE:
        known["questions"] = [_question(answered) for answered in site.questions]
        known["lists"] = [
            *(_study(study) | _parts(study) for study in site.collections),
            *(_topic(topic) | _of_topic(topic, site.by_topic[topic.slug]) for topic in topics),
        ]
        return {PATH: _text(known)}
    documents = list(_documents(site.questions))
    place = {question["slug"]: number for number, part in enumerate(documents) for question in part}

    def among(questions: Sequence[Question]) -> Json:
        return {"in": sorted({place[question.slug] for question in questions})}

    known["documents"] = [{"path": _path(number), "size": len(part)} for number, part in enumerate(documents)]
    known["questions"] = []
    known["lists"] = [
        *(_study(study) | among(study.questions) | {"document": _list_path(study)} for study in site.collections),
        *(
            _topic(topic) | {"track": site.track_of[topic.slug].slug} | among(site.by_topic[topic.slug])
            for topic in topics
        ),
    ]
    return {
        PATH: _text(known),
        **{_path(number): _text({"questions": part}) for number, part in enumerate(documents)},
        **{_list_path(study): _text(_parts(study)) for study in site.collections},
    }


def _documents(questions: Sequence[Answered]) -> Iterator[list[Json]]:
    for start in range(0, len(questions), lists.WHOLE):
        yield [_question(answered) for answered in questions[start : start + lists.WHOLE]]


def _path(number: int) -> str:
    return f"{FOLDER}/questions-{number + 1}.json"


def _list_path(study: StudyList) -> str:
    return f"{FOLDER}/lists/{study.slug}.json"


def _text(document: Json) -> str:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n"


def _topic(topic: Topic) -> Json:
    return {"slug": topic.slug, "title": topic.title, "address": address("topic", topic.slug)}


def _of_topic(topic: Topic, questions: Sequence[Question]) -> Json:
    return {"parts": [{"title": topic.title, "questions": [question.slug for question in questions]}]}


def _study(study: StudyList) -> Json:
    return {"slug": study.slug, "title": study.collection.title, "address": address("collection", study.slug)}


def _parts(study: StudyList) -> Json:
    return {
        "parts": [
            {"title": part.title, "questions": [question.slug for question in part.questions]} for part in study.parts
        ]
    }


def _question(answered: Answered) -> Json:
    question = answered.question
    return {
        "slug": question.slug,
        "title": question.title,
        "level": [question.level.value] if question.level else [],
        "kind": [question.kind.value] if question.kind else [],
        "track": [answered.track.slug],
        "topic": [question.topic],
        "tag": list(question.tags),
        "minutes": question.minutes,
        **({"prompt": True} if question.asks_more else {}),
        **({"former": list(question.aliases)} if question.aliases else {}),
    }
