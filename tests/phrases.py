"""What the site says: tests name a phrase by its key, so that its wording can change."""

from __future__ import annotations

from generator.theme.files import catalogue
from generator.theme.phrases import Phrases

say = Phrases(catalogue()).say
