"""Every file that is made for contributors, and stands in the repository. Pure."""

from __future__ import annotations

from generator.content.demands import Demands
from generator.content.model import Bank
from generator.guide import reference, schemas, snippets


def guides(demands: Demands, bank: Bank) -> dict[str, str]:
    """Their texts by their paths from the project's root."""
    return {
        reference.PATH: reference.reference(demands),
        snippets.PATH: snippets.snippets(demands, bank),
        schemas.NAMES: schemas.names(bank),
        **schemas.schemas(demands),
    }


def is_kept(path: str, text: str, of: str, bank: Bank) -> bool:
    """Whether the text of such a file does for what would be made as it now."""
    return text == of or (path == schemas.NAMES and schemas.names_lead_on(text, bank))
