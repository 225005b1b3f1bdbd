"""Asking whoever is at the terminal."""

from __future__ import annotations

from collections.abc import Collection

from generator.commands.usage import UsageError
from generator.content.problems import nearest, quoted


def asked(what: str, allowed: Collection[str] = (), *, may_be_empty: bool = False) -> str:
    """What is answered, one of `allowed` if any are named; asks again until it is one, and then says the nearest.

    `UsageError` where there is no answer at all, as at the end of the input.
    """
    prompt = f"{what} ({', '.join(allowed)}): " if allowed else f"{what}: "
    while True:
        try:
            answer = input(prompt).strip()
        except EOFError:
            raise UsageError("no answer; nothing was written") from None
        if answer in allowed or (answer and not allowed) or (not answer and may_be_empty):
            return answer
        if answer:
            prompt = f"{quoted(answer)} is none of them{nearest(answer.lower(), allowed)}\n{what}: "
