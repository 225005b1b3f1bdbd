"""What is said of a command that cannot be carried out as it was called."""

from __future__ import annotations


class UsageError(Exception):
    """A command was called in a way that cannot be carried out; its text says what would be right."""
