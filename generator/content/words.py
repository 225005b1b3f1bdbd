"""How many words a text has: for limits, and for the time that it takes to read. Pure.

White space parts words. Chinese and Japanese have none between words; of them, an ideograph counts as one word and
two kana as one. So a text of theirs has about as many words as an English one that takes as long to read: aloud, people
read 228 words of English, 255 characters of Chinese and 357 of Japanese in a minute (Trauzettel-Klosinski and Dietz,
2012, "Standardized Assessment of Reading Performance: The New International Reading Speed Texts IReST", Investigative
Ophthalmology & Visual Science 53, 5452-5461), and some two in five characters of a Japanese text are ideographs.

Thai, Lao, Khmer and Burmese have no white space between words either; of them, five letters count as one word, as a
word is counted in typing. Signs above and below a letter are no letters.
"""

from __future__ import annotations

import re

_IDEOGRAPH = re.compile(r"[\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_KANA = re.compile(r"[\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\uff66-\uff9d]")
_LETTER = re.compile(r"[\u0e01-\u0e30\u0e32-\u0e33\u0e40-\u0e46\u0e81-\u0eb0\u0ebd-\u0ec6\u1000-\u102a\u1780-\u17b3]")
"""Of the scripts of South East Asia."""

UNSPACED = re.compile(
    r"[\u0e01-\u0e4e\u0e81-\u0ecd\u1000-\u109f\u1780-\u17d3\u3001-\u3007\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    r"\uff01-\uff9d\U00020000-\U0003ffff]"
)
"""What stands in texts without white space between words, the signs between sentences too."""

_PER_WORD = ((_IDEOGRAPH, 1), (_KANA, 2), (_LETTER, 5))


def words(text: str) -> int:
    """How many words there are. Where white space parts them, signs that stand alone count too."""
    unspaced = UNSPACED.search(text)
    return telling_words(text) if unspaced else len(text.split())


def telling_words(text: str) -> int:
    """How many words there are that hold a letter or a digit."""
    count = 0
    if UNSPACED.search(text):
        count = sum(-(-len(sign.findall(text)) // per_word) for sign, per_word in _PER_WORD)
        text = UNSPACED.sub(" ", text)
    return count + sum(any(map(str.isalnum, word)) for word in text.split())
