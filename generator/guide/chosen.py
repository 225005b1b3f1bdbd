"""What can be chosen, and a sentence of help on it: in a field, and in bank.yml. Pure."""

from __future__ import annotations

from generator.content.demands import OUTLINES, Demands
from generator.content.fields import Field, Value


def choices(field: Field, demands: Demands) -> tuple[str, ...]:
    """What a field may name that holds a choice; nothing for any other."""
    return tuple(choice.value for choice in demands.choices[field.name]) if field.value is Value.CHOICE else ()


OF_BANK = {
    "levels": "what questions may name as their level",
    "kinds": "what questions may name as their kind",
    "order": "how the questions of a topic follow each other",
}
"""On what a bank says of itself."""

OF_HOUSE = {
    "titles": "what a title is",
    "sentences": "how long a sentence of a summary may be",
    "words": "how many words an answer has",
    OUTLINES: "what answers to some kinds of question are made of",
    "code": "how long a line of code may be",
    "columns": "how many columns a table may have",
    "descriptions": "how many characters a description or definition has",
    "lists": "whether each question stands in a study list, where there are some",
    "pictures": "whether each picture says in words what it shows",
    "tried": "in which languages code in answers is run, or read by the tools that would run it",
    "spelling": "how words are spelled",
    "spelled": "words that are right, whatever the dictionary says",
    "ages": "names of vendors and products: `make stats` lists the answers that name one",
}
"""On the rules of the house."""

OF_OUTLINE = {
    "words": "how many words it has",
    "headings": "its headings of the first level, in order",
    "picture": "whether it shows a picture",
}
"""On what an answer to a kind of question is made of."""
