"""How large, deep and many what is read may be. What is beyond is refused before any more of it is read.

No limit is near what a bank holds that people write: they bound the time and the memory that a hostile or broken file
can take. The longest that a text may be in earnest is said by the bank itself (see `demands`).
"""

ENTRY_BYTES = 1_000_000
"""Of a file of fields alone: a term, a study list, the topics, the tags."""

ANSWER_BYTES = 100_000
"""Of a question's file."""

BY_HAND_BYTES, BY_HAND_LINES, BY_HAND_SIGNS = 50_000, 1_500, 500
"""Of a page under docs/ that is written by hand, which Python-Markdown renders. The signs are brackets, backticks."""

SOURCE_BYTES = 20_000_000
"""Of a file of another bank that questions are taken from."""

ASSET_BYTES = 5_000_000
"""Of a picture, font or other file to be published as it is."""

DRAWING_BYTES = 500_000
"""Of an SVG, which is read as a whole."""

PIXELS = 25_000_000
"""Of a picture, which a reader's browser holds in memory with four bytes for each."""

GENERATED_BYTES = 200_000_000
"""Of a file that was generated before, when it is asked whether it was."""

SIDE = 16_384
"""Pixels of a picture's width or height, beyond which browsers do not draw it."""

FILES = 110_000
"""Below questions/, and below docs/ of those that are written by hand."""

FOLDERS = 10
"""So deep may folders stand in each other."""

SLUG = 100
"""Characters of a slug, which becomes the name of a file with an ending; a file system takes 255 bytes."""

LINE = 1_000
"""Characters of a title, name or other text of one line."""

ADDRESS = 2_000
"""Characters of an address; servers and proxies refuse what is longer (RFC 9110, section 4.1, asks for 8,000)."""

HOST, LABEL = 253, 63
"""Characters of a host, and of each of its parts (RFC 1035, section 2.3.4)."""

TEXT = 20_000
"""Characters of a text in a field."""

RUN = 10_000
"""Characters of one paragraph, heading or cell: what is nested in it takes the square of its length to read."""

HEADINGS = 500
"""Of one answer."""

FORMULA = 300
"""Characters of a formula of a calculator."""

TEX = 2_000
"""Characters of a formula in TeX: whoever nests thousands of groups in each other ends what reads them."""

INPUTS = 8
"""Of a calculator: each formula is tried with the least and the most of all of them, at two to the power of so many."""

ITEMS = 10_000
"""Of a list."""

YAML_DEPTH = 20
"""So deep may lists and mappings stand in each other."""

YAML_VALUES = 200_000
"""Texts, lists and mappings of one file."""

MARKDOWN_DEPTH = 40
"""So deep may blocks and marks stand in each other; the parser drops what is deeper, so it is refused before."""

DRAWING_DEPTH = 100
"""So deep may elements of an SVG stand in each other."""

PROBLEMS = 100
"""Of one file, and of one rule across files: after so many the rest is not looked at."""

GENERATED_BYTES = 200_000_000
"""Of a file that stands where pages are generated; what is larger was not generated, and is not read."""

PUBLIC_BYTES = 20_000_000
"""Of one document of the public site; 10,000 questions take 10 MB."""

PUBLIC_ADDRESSES = 200_000
"""Addresses that a public site may have."""

PUBLIC_SECONDS = 120
"""For all that is asked of the public site."""
