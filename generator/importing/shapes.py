"""A run of blocks into questions: which of them open one, and what of it is asked, offered and answered. Pure.

A bank opens each question in one way: by a heading, a fold, a run of bold text, an item of a list, or a letter Q. Which
way that is, is told by what most of such openings say. What is in another section may be written in another way.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from itertools import pairwise

from generator.importing.blocks import Block, Kind, blocks_of, items_of
from generator.importing.lines import Line, Lines, Notes, paragraphs, text_of, trimmed
from generator.importing.marks import References, inline_of, plain
from generator.importing.markup import markdown_of
from generator.importing.titles import Title, asks, is_question, legend_of, level_in, title_of

_LABEL = r"(?:the\s+)?(?:right\s+|correct\s+|expected\s+|possible\s+|model\s+|sample\s+|suggested\s+|short\s+)*"
_REPLY = (
    r"(?:answer|ans|solution|explanation|response|reply|respuesta|solución|resposta|réponse|antwort|lösung|risposta|"
    r"ответ|відповідь|odpowiedź|cevap|답|정답|答え|解答|回答|答案|参考答案)"
)
_ANSWER = re.compile(
    rf"^\W*(?:(?:show|view|see|click|tap|open|reveal|toggle|expand|hide|read|get|to|for|here|me|check)\s+)*{_LABEL}{_REPLY}s?\b"
    r"(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_QUESTION = re.compile(
    r"^\W*(?:interview\s+)?(?:question|q|pregunta|frage|вопрос|问题|質問)\s*#?\d*\W*$", re.IGNORECASE
)
_LETTER = re.compile(
    r"^\W{0,6}(?:is\W{0,3}|option\W{0,3})?[(\[]?(?P<letter>[A-H1-8])[)\]]?(?:[\s.:)\-–,*`]|$)", re.IGNORECASE
)
_BEGUN = re.compile(
    rf"^\s*(?:[*_]{{1,2}}|<(?:b|strong)>)?\s*(?:a(?:ns(?:wer)?)?\s*\d*|{_REPLY})\s*(?:[:.)：]|-(?=\s))+\s*(?:[*_]{{1,2}}|</(?:b|strong)>)?\s*[:：-]?\s*",
    re.IGNORECASE,
)
"""`Answer:`, `**A:**` at the start of an answer."""

_ASKED = re.compile(r"^\s*(?:[*_]{2})?\s*(?:q|question)\s*[.-]?\s*\d*\s*[.:)]", re.IGNORECASE)
_BOLD = re.compile(
    r"^(?P<before>[^\w*<]{0,4}(?:q(?:uestion|ues)?\s*\.?\s*\d*\s*[.:)]?\s*|\d+(?:\.\d+)*\s*[.)]\s*)?)"
    r"(?:\*\*\*?|__|<(?:b|strong)>)(?P<words>.+?)(?:\*?\*\*|__|</(?:b|strong)>)(?P<after>[^\n]*)(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_OPTION = re.compile(r"^\W{0,3}?(?P<letter>[A-Ha-h1-8])\s*(?:[.:)]|\\\))\s*(?:\*\*|__)?\s*(?P<words>\S.*)$", re.DOTALL)
_TASK = re.compile(r"^\[(?P<done>[ xX])\]\s+(?P<words>\S.*)$", re.DOTALL)
_ASIDE = frozenset(
    "table of contents|contents|toc|index|introduction|intro|overview|about|contributing|contribution|contributions|"
    "contributors|license|licence|references|reference|resources|further reading|useful links|links|credits|"
    "acknowledgements|acknowledgments|summary|conclusion|prerequisites|disclaimer|support|sponsors|related topics|"
    "how to use|author|contact|contents of this page|оглавление|содержание|目录|índice|sommaire|inhaltsverzeichnis|"
    "table des matières".split("|")
)
"""Headings above which no question stands, and which are none."""

_MANY = 3
"""What stands in a source so often is a label, and no question."""

_ITEMS = 2
_BANK = 5
"""So many questions make a source a bank of them, and not an answer with questions in it."""

_NAMES = frozenset(
    {
        "",
        "readme",
        "index",
        "contributing",
        "license",
        "changelog",
        "code of conduct",
        "security",
        "pull request template",
    }
)
"""Files that are no question, whatever they hold."""


class Style(Enum):
    """How a question is opened."""

    LABEL = auto()
    HEADING = auto()
    FOLD = auto()
    BOLD = auto()
    ASKED = auto()
    ITEM = auto()


Way = tuple[Style, int]
"""A style, and of headings their level."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading above questions."""

    title: str
    level: int
    line: int


@dataclass(frozen=True, slots=True)
class Found:
    """A question as a source has it.

    `prompt` is what stands between it and its answer. `options` are the answers to choose from, and `right` the letter
    of the right one. `path` is the file in which its answer stands; `headings` are the words of the headings in it.
    """

    title: Title
    line: int
    sections: tuple[Section, ...]
    prompt: Lines
    answer: Lines
    path: str
    options: tuple[str, ...] = ()
    right: str = ""
    level: str = ""


@dataclass(frozen=True, slots=True)
class Read:
    """What was found in a source: its own title, its questions in order, and how many have no answer."""

    title: str
    questions: tuple[Found, ...]
    unanswered: int = 0


Fetch = Callable[[str], "tuple[str, Lines] | None"]
"""The file that a relative link leads to, and its lines, or the part of them that it names; None if there is none."""


@dataclass(slots=True)
class _Opening:
    """A block that opens a question in some way: its title, and the blocks of it that belong to the answer."""

    way: Way
    title: Title
    place: int
    line: int
    held: list[Block] = field(default_factory=list)
    folded: bool = False
    ends: bool = False  # whether the answer ends with what is held


def read(
    path: str,
    lines: Lines,
    references: References,
    notes: Notes,
    fetch: Fetch,
    called: str = "",
    *,
    alone: bool = False,
) -> Read:
    """The questions of a source, in its order.

    `called` names it where it does not say its name itself; `alone` says that it stands among many of its like, so that
    it may well be one question.
    """
    return _Reader(path, lines, references, notes, fetch, called, alone=alone).read()


class _Reader:
    def __init__(
        self,
        path: str,
        lines: Lines,
        references: References,
        notes: Notes,
        fetch: Fetch,
        called: str,
        *,
        alone: bool,
    ) -> None:
        self._path = path
        self._references = references
        self._notes = notes
        self._fetch = fetch
        self._called = called
        self._lines = lines
        self._alone = alone
        self._indented = {line.number for line in lines if line.text[:1] in (" ", "\t")}
        self._legend = legend_of([line.text for line in lines])
        self._unanswered = 0
        self._often: Counter[str] = Counter()

    def read(self) -> Read:
        blocks = [self._spread(block) for block in blocks_of(self._lines)]
        flow = [block for spread in blocks for block in spread]
        self._often = Counter(self._plain(block.words).lower() for block in flow if block.words)
        title = self._own_title(flow)
        said = len(self._notes.found)
        found = [*self._region(flow, ())]
        unanswered = self._unanswered
        marked = sum(asks(one.title.text) == 1 and ("?" in one.title.text or bool(one.title.number)) for one in found)
        lettered = any(one.title.asked for one in found)
        if not found or (marked < _BANK and not lettered and self._is_one(flow, few=marked < _MANY)):
            kept = self._notes.found[said:]
            del self._notes.found[said:]
            self._unanswered = 0
            if whole := self._whole(flow):
                return Read(title or self._called, (whole,), self._unanswered)
            self._notes.found += kept
            self._unanswered = unanswered
        return Read(title or self._called, tuple(found), self._unanswered)

    def _is_one(self, flow: Sequence[Block], *, few: bool) -> bool:
        """Whether a source is one question: its first heading, which is above all others, asks, or its name does.

        One among many of its like is one too if `few` questions were found in it.
        """
        kept = [block for block in flow if not self._is_empty(block)]
        first = kept[0] if kept else None
        if first is None or self._called.lower() in _NAMES:
            return False
        above = first.kind is Kind.HEADING and all(
            block.level > first.level for block in kept[1:] if block.kind is Kind.HEADING
        )
        if asks(self._called) == 1 or (above and asks(self._title(first.words).text) == 1):
            return True
        return few and self._alone and above and len(kept) > 1 and kept[1].kind is not Kind.HEADING

    # Words

    def _plain(self, markdown: str) -> str:
        return plain(inline_of(markdown, self._references))

    def _title(self, markdown: str) -> Title:
        return title_of(markdown, self._references, self._legend)

    def _own_title(self, flow: Sequence[Block]) -> str:
        first = next((block for block in flow if block.kind is Kind.HEADING), None)
        ones = [block for block in flow if block.kind is Kind.HEADING and block.level == 1]
        if len(ones) == 1 and ones[0] is first:
            first = ones[0]
        if first is None or (first.level > 2 and first is not next(iter(flow), None)):
            return ""
        title = self._title(first.words)
        return "" if is_question(title.text) and title.text.endswith("?") else title.text

    def _spread(self, block: Block, depth: int = 0) -> Iterator[Block]:
        """A list whose items open questions in bold as what they hold; a fold of folds as a heading over them."""
        if block.kind is Kind.LIST and depth < _MANY:
            inner = [blocks_of(item) for item in block.items]
            bold = [
                blocks
                for blocks in inner
                if blocks and (opening := self._bold(blocks[0], 0)) and is_question(opening.title.text)
            ]
            if bold and 2 * len(bold) >= len(inner):
                for blocks in inner:
                    yield from blocks
                return
        if block.kind is Kind.FOLD and depth < _MANY and "<details>" in (text := text_of(block.held)):
            inside = blocks_of(block.held)
            folds = [one for one in inside if one.kind is Kind.FOLD]
            others = [one for one in inside if one.kind not in {Kind.FOLD, Kind.RULE, Kind.HTML, Kind.HEADING}]
            if len(folds) >= _ITEMS and len(others) <= len(folds) // 2 and text.count("<details>") >= _ITEMS:
                yield Block(Kind.HEADING, block.lines, words=block.words, level=6)
                for one in inside:
                    yield from self._spread(one, depth + 1)
                return
        yield block

    # Which way

    def _region(self, flow: Sequence[Block], sections: tuple[Section, ...]) -> Iterator[Found]:
        """The questions of a run of blocks, which stands below those sections."""
        way, numbered = self._way(flow)
        if way is None:
            yield from self._nothing(flow, sections)
            return
        if way[0] is Style.ITEM:
            flow = [one for block in flow for one in ([*items_of(block)] if block.kind is Kind.LIST else [block])]
        openings = list(self._openings(flow, way, numbered))
        starts = {opening.place for opening in openings}
        cut = self._cuts(flow, way, starts)
        yield from self._between(flow, openings, cut, sections)

    def _cuts(self, flow: Sequence[Block], way: Way, starts: set[int]) -> list[int]:
        """Where headings stand that part sections from each other."""
        style, level = way
        found = []
        for place, block in enumerate(flow):
            if block.kind is not Kind.HEADING or place in starts:
                continue
            text = self._plain(block.words).lower()
            if _ANSWER.match(text) and len(text.split()) <= 5:
                continue
            if style is Style.LABEL:
                cuts = block.level <= level and self._leads_to(flow, place, starts)
            elif style is Style.HEADING:
                cuts = block.level < level and block.line not in self._indented
                if block.level == level:
                    aside = text.strip(" :.#*") in _ASIDE
                    cuts = aside or self._leads_to(flow, place, starts) or self._is_bank(flow, place, starts)
            else:
                cuts = self._often[text] < _MANY
            if cuts:
                found.append(place)
        return found

    def _is_bank(self, flow: Sequence[Block], place: int, starts: set[int]) -> bool:
        """Whether what stands below a heading holds questions of its own, opened in another way."""
        end = next((other for other in range(place + 1, len(flow)) if other in starts), len(flow))
        below = flow[place + 1 : end]
        way, numbered = self._way(below)
        return way is not None and len([*self._openings(below, way, numbered)]) >= _BANK

    def _leads_to(self, flow: Sequence[Block], place: int, starts: set[int]) -> bool:
        """Whether a question follows a heading, with nothing between them but other headings and a sentence or two."""
        said = 0
        for other in range(place + 1, len(flow)):
            if other in starts:
                return True
            if not self._is_empty(flow[other]) and flow[other].kind is not Kind.HEADING:
                said += 1
                if said > 1 or flow[other].kind is not Kind.TEXT:
                    return False
        return False

    def _between(
        self,
        flow: Sequence[Block],
        openings: Sequence[_Opening],
        cuts: Sequence[int],
        sections: tuple[Section, ...],
    ) -> Iterator[Found]:
        """The questions, and what is found in sections that have none that is opened in this way."""
        at = {opening.place: opening for opening in openings}
        edges = sorted({0, len(flow), *cuts, *at})
        below = sections
        loose: list[Block] = []
        for start, end in pairwise(edges):
            if start in at:
                yield from self._other(loose, below)
                loose = []
                yield from self._question(at[start], flow[start + 1 : end], below)
                continue
            if start in cuts:
                heading = flow[start]
                if loose and not any(block.kind is Kind.HEADING for block in loose):
                    yield from self._other(loose, below)
                    loose = []
                following = next((opening.place for opening in openings if opening.place > start), None)
                shallower = next((cut for cut in cuts if cut > start and flow[cut].level <= heading.level), len(flow))
                if following is not None and following < shallower:
                    yield from self._other(loose, below)
                    loose = list(flow[start + 1 : end])
                    below = self._within(below, sections, heading)
                    continue
            loose += flow[start:end]
        yield from self._other(loose, below)

    def _within(self, below: tuple[Section, ...], outer: tuple[Section, ...], heading: Block) -> tuple[Section, ...]:
        section = Section(self._title(heading.words).text, heading.level, heading.line)
        kept = tuple(one for one in below if one in outer or one.level < heading.level)
        return (*kept, section) if section.title and section.title.lower().strip(" :.") not in _ASIDE else kept

    def _other(self, blocks: Sequence[Block], sections: tuple[Section, ...]) -> Iterator[Found]:
        """What belongs to no question in this way: another way may find some in it."""
        if not blocks:
            return
        way, _ = self._way(blocks)
        if way is None:
            yield from self._nothing(blocks, sections)
        else:
            yield from self._region(blocks, sections)

    def _nothing(self, blocks: Sequence[Block], sections: tuple[Section, ...]) -> Iterator[Found]:
        """Says of a run of blocks that no question was found in it; follows its links to answers before."""
        said = []
        for block in blocks:
            if block.kind in {Kind.LIST, Kind.TABLE} and (linked := [*self._linked(block, sections)]):
                yield from linked
            elif not self._dropped(block):
                said.append(block)
        for block in said:
            what = self._called_block(block)
            self._notes.say(block.line, f"{what}, which belongs to no question; left out")

    def _called_block(self, block: Block) -> str:
        text = self._plain(block.words or markdown_of(block.lines[0].text, lambda _: None))
        shown = f' "{text[:57] + "..." if len(text) > 60 else text}"' if text else ""
        if block.kind is Kind.LIST and self._is_contents(block):
            return f"a table of contents in {len(block.lines)} lines"
        names = {
            Kind.HEADING: "the heading",
            Kind.LIST: "a list",
            Kind.CODE: "a block of code",
            Kind.TABLE: "a table",
            Kind.HTML: "HTML",
            Kind.FOLD: "a fold",
        }
        more = f" in {len(block.lines)} lines" if len(block.lines) > 1 else ""
        return f"{names.get(block.kind, 'text')}{shown}{more}"

    def _way(self, flow: Sequence[Block]) -> tuple[Way | None, bool]:
        """The way in which most questions are opened there, if any are, and whether they have numbers."""
        ways: dict[Way, list[_Opening]] = {}
        for place, block in enumerate(flow):
            for opening in self._candidates(flow, place, block):
                ways.setdefault(opening.way, []).append(opening)
        if any(way[0] is Style.LABEL for way in ways):
            return next(way for way in ways if way[0] is Style.LABEL), False
        best: tuple[float, int, Way, bool] | None = None
        for way, openings in ways.items():
            asking = sum(1 if one.title.asked else asks(one.title.text) for one in openings)
            counted = sum(bool(one.title.number) or one.title.asked for one in openings)
            share, numbered = asking / len(openings), counted / len(openings)
            score = asking + counted * 0.5
            style, level = way
            if style is Style.HEADING:
                fit = (asking >= 1 and share >= 0.35) or (
                    numbered >= 0.6 and counted >= _MANY and self._answers(flow, openings)
                )
                if numbered >= 0.6 and share >= 0.6:
                    score *= 2
                if any(one.title.asked for one in openings):
                    score *= 2
            elif style is Style.FOLD:
                fit = (asking >= 1 and share >= 0.25) or (len(openings) >= _MANY and numbered >= 0.6)
                score += 0.5 * len(openings)
            elif style is Style.BOLD:
                both = sum(bool(one.title.number) and asks(one.title.text) == 1 for one in openings)
                fit = (asking >= 1 and (share >= 0.3 or both >= _MANY)) or (counted >= _BANK and numbered >= 0.6)
                score *= 0.9
            elif style is Style.ITEM:
                sure = [one for one in openings if asks(one.title.text) == 1]
                fit = bool(sure) and len(sure) / len(openings) >= 0.3
                score = 0.8 * len(sure)
                if not fit and counted >= _BANK and numbered >= 0.9:  # tasks with their solutions
                    solved = sum(any(block.kind is Kind.CODE for block in self._below(flow, one)) for one in openings)
                    fit, score = 10 * solved >= 6 * len(openings), 0.3 * solved
            else:
                fit = True
            if fit:
                key = (score, -level, way, numbered >= 0.6 or counted >= 0.8 * asking > _MANY)
                if best is None or key[:2] > best[:2]:
                    best = key
        return (best[2], best[3]) if best else (None, False)

    def _below(self, flow: Sequence[Block], opening: _Opening) -> Sequence[Block]:
        """What an opening holds, and, if its answer goes on, the blocks up to the next list or heading."""
        if opening.ends:
            return opening.held
        after = flow[opening.place + 1 :]
        end = next((n for n, one in enumerate(after) if one.kind in {Kind.LIST, Kind.HEADING}), len(after))
        return [*opening.held, *after[:end]]

    def _answers(self, flow: Sequence[Block], openings: Sequence[_Opening]) -> bool:
        """Whether text follows most of these headings, and no other heading."""
        following = [flow[one.place + 1].kind if one.place + 1 < len(flow) else Kind.HEADING for one in openings]
        return 2 * sum(kind is not Kind.HEADING for kind in following) >= len(following)

    def _candidates(self, flow: Sequence[Block], place: int, block: Block) -> Iterator[_Opening]:
        """In which ways a block may open questions."""
        if block.kind is Kind.HEADING:
            if _QUESTION.match(self._plain(block.words)) and place + 1 < len(flow):
                yield from self._labelled(flow[place + 1], place, block.level)
            elif self._may_be(block.words):
                yield _Opening((Style.HEADING, block.level), self._title(block.words), place, block.line)
        elif block.kind is Kind.FOLD:
            if self._may_be(block.words) or asks(self._title(block.words).text) == 1:
                held = blocks_of(block.held)
                yield _Opening(
                    (Style.FOLD, 0), self._title(block.words), place, block.line, held, folded=True, ends=True
                )
        elif block.kind is Kind.TEXT:
            if (opening := self._asked(block, place)) or (opening := self._bold(block, place)):
                yield opening
        elif block.kind is Kind.LIST and not self._is_contents(block):
            yield from self._items(flow, place, block)

    def _may_be(self, words: str) -> bool:
        """Whether words may be those of a question: they are no label, and nothing that stands there often."""
        text = self._plain(words)
        title = self._title(words)
        if not any(map(str.isalnum, text)) or text.lower().strip(" :.#*") in _ASIDE:
            return False
        if _ANSWER.match(text) and not text.rstrip().endswith("?") and len(text.split()) <= 5:
            return False
        return self._often[text.lower()] < _MANY or bool(title.number) or title.asked

    def _labelled(self, following: Block, place: int, level: int) -> Iterator[_Opening]:
        """A heading that says "Question", and the question below it."""
        if following.kind in {Kind.TEXT, Kind.HEADING, Kind.QUOTE, Kind.LIST}:
            first = following.words or text_of(following.lines)
            said, _, rest = first.strip().lstrip("> -").partition("\n")
            held = [Block(Kind.TEXT, trimmed(following.lines[1:]))] if rest.strip() else []
            yield _Opening((Style.LABEL, level), replace(self._title(said), asked=True), place, following.line, held)

    def _asked(self, block: Block, place: int) -> _Opening | None:
        """A paragraph that starts with a Q: its first line is the question."""
        first = block.lines[0].text
        if not _ASKED.match(first):
            return None
        said, rest = self._parted_at_answer(block.lines)
        title = self._title(said)
        if not title.text or not (is_question(title.text) or title.asked):
            return None
        return _Opening((Style.ASKED, 0), title, place, block.line, rest)

    def _parted_at_answer(self, lines: Lines) -> tuple[str, list[Block]]:
        """The question in a paragraph that may hold its answer too, and the rest of it."""
        for number, line in enumerate(lines[1:], start=1):
            if _BEGUN.match(line.text):
                return " ".join(one.text for one in lines[:number]), [Block(Kind.TEXT, lines[number:])]
        if len(lines) > 1 and re.search(r"[?？]\W*(?:<br\s*/?>)?\s*$", lines[0].text):
            return re.sub(r"<br\s*/?>\s*$", "", lines[0].text), [Block(Kind.TEXT, lines[1:])]
        return " ".join(one.text for one in lines), []

    def _bold(self, block: Block, place: int) -> _Opening | None:
        """A paragraph that starts with a question in bold."""
        text = text_of(block.lines).strip()
        found = _BOLD.match(text) if block.kind is Kind.TEXT else None
        if not found:
            return None
        words, after, rest = found["before"] + found["words"], found["after"], found["rest"].strip()
        if _QUESTION.match(self._plain(found["words"])) or not any(
            map(str.isalpha, re.sub(r"^\W*q\W", "", found["words"], flags=re.I))
        ):
            words, after = f"{found['words']} {after}", ""  # **Q:** What is it?
        plainly = self._plain(after)
        if (after and not any(map(str.isalnum, plainly))) or (
            after and self._plain(words + after).rstrip().endswith("?") and not is_question(self._plain(words))
        ):
            words, after = words + after, ""
        if "\n" in found["words"] and len(self._plain(words)) > 400:
            return None
        title = self._title(words)
        if not title.text or not self._may_be(words) or (not is_question(title.text) and title.text.endswith(":")):
            return None
        held = []
        after = re.sub(r"^\s*(?:[.:–-]\s+|<br\s*/?>\s*)", "", after)
        if after.strip() or rest:
            count = rest.count("\n") + 1 if rest else 0
            lines = [*block.lines[len(block.lines) - count :]] if count else []
            first = [Line(block.line, after.strip())] if after.strip() else []
            held = [Block(Kind.TEXT, [*first, *lines])]
        if held and not is_question(title.text) and not title.number and not title.asked:
            return None
        return _Opening((Style.BOLD, 0), title, place, block.line, held)

    def _items(self, flow: Sequence[Block], place: int, block: Block) -> Iterator[_Opening]:
        """Items of a list that are questions, with their answers below them or behind the list."""
        last = len(block.items) - 1
        for number, item in enumerate(block.items):
            inner = blocks_of(item)
            if not inner or inner[0].kind is not Kind.TEXT or _TASK.match(item[0].text):
                continue
            said, rest = self._parted_at_answer(inner[0].lines)
            title = self._title(said)
            if block.marked and not title.number:
                title = replace(title, number=str(block.first + number))
            following = flow[place + 1] if number == last and place + 1 < len(flow) else None
            held = [*rest, *inner[1:]]
            if not held and not (
                following and following.kind in {Kind.TEXT, Kind.CODE, Kind.FOLD, Kind.TABLE, Kind.QUOTE}
            ):
                if not is_question(title.text):
                    yield _Opening((Style.ITEM, 0), title, place, item[0].number, [], ends=True)
                continue
            if title.text and len(title.text) < 400:
                yield _Opening((Style.ITEM, 0), title, place, item[0].number, held, ends=number != last)

    def _is_contents(self, block: Block) -> bool:
        """Whether a list is of links alone: to parts of the same file, or to other files."""
        words = [re.sub(r"^\s*(?:[-*+]|\d+[.)])\s+", "", line.text) for line in block.lines if line.text.strip()]
        links = [
            line
            for line in words
            if re.match(r"^[^\w\[<]*\[.*\]\((?:#|[^)\s:]+\.md)[^)]*\)[^\w]*$", line) or 'href="#' in line
        ]
        return len(words) > 0 and 10 * len(links) >= 6 * len(words)

    # The questions

    def _openings(self, flow: Sequence[Block], way: Way, numbered: bool) -> Iterator[_Opening]:
        """The blocks that open questions in this way."""
        found = [
            opening
            for place, block in enumerate(flow)
            for opening in self._candidates(flow, place, block)
            if opening.way == way
        ]
        letters = sum(opening.title.asked for opening in found)
        sure = sum(not opening.title.asked and asks(opening.title.text) == 1 for opening in found)
        skipped = -1
        for opening in found:
            if opening.place <= skipped:
                continue
            if way[0] is Style.HEADING and letters and not opening.title.asked:
                # With letters before some, those are the questions; of the others what asks too, where they are few.
                if letters < sure or asks(opening.title.text) < 1:
                    continue
            elif not self._opens(flow, opening, numbered):
                continue
            if way[0] is Style.LABEL:
                skipped = opening.place + 1
            yield opening

    def _opens(self, flow: Sequence[Block], opening: _Opening, numbered: bool) -> bool:
        """Whether it opens a question: it is worded as one, or numbered as the others are, or is answered like them."""
        style, _ = opening.way
        title = opening.title
        if asks(title.text) == 1 or title.asked or (is_question(title.text) and style is not Style.ITEM):
            return True
        if numbered and title.number and (style is not Style.ITEM or opening.held or not opening.ends):
            return True
        if style is Style.FOLD:
            return True
        if style is not Style.HEADING or numbered:
            return False
        following = next((one for one in flow[opening.place + 1 :] if not self._is_empty(one)), None)
        return following is not None and following.kind is not Kind.HEADING and not self._leads_on(following)

    def _leads_on(self, block: Block) -> bool:
        return block.kind is Kind.LIST and self._is_contents(block)

    def _whole(self, flow: Sequence[Block]) -> Found | None:
        """A source that is one question itself: its title or its name asks, and all of it is the answer."""
        kept = [block for block in flow if not self._is_empty(block)]
        if not kept:
            return None
        first = kept[0]
        headed = first.kind is Kind.HEADING and bool(self._title(first.words).text)
        own = self._title(first.words if headed else self._called)
        if asks(own.text) < 1 and asks(self._called) == 1:
            own = self._title(self._called)
        if not asks(own.text) and (own.text.lower() in _ASIDE or self._called.lower() in _NAMES):
            return None
        rest = kept[1:] if headed else kept
        return next(iter(self._question(_Opening((Style.HEADING, 1), own, 0, first.line), rest, ())), None)

    def _is_empty(self, block: Block) -> bool:
        """Whether there is nothing to read in a block."""
        if block.kind is Kind.RULE:
            return True
        if block.kind is Kind.HTML:
            text = text_of(block.lines)
            return (
                not re.search(r"<(?:img|iframe|video|embed)\b", text, re.I)
                and not markdown_of(text, lambda _: None).strip()
            )
        return False

    def _is_navigation(self, block: Block) -> bool:
        """Whether a block holds a link to another part of the page and nothing else, as those back to the top."""
        if block.kind not in {Kind.TEXT, Kind.HTML, Kind.QUOTE}:
            return False
        text = text_of(block.lines)
        if block.kind is Kind.HTML:
            text = markdown_of(text, lambda _: None)
        if len(text) > 400 or "#" not in text:
            return False
        children = inline_of(text.strip("> "), self._references)
        depth, outside, targets = 0, "", []
        for child in children:
            if child.type == "link_open":
                depth += 1
                targets.append(str(child.attrs.get("href", "")))
            elif child.type == "link_close":
                depth -= 1
            elif depth == 0 and child.type in {"text", "code_inline"}:
                outside += child.content
            elif child.type == "html_inline" and (found := re.search(r'href="([^"]*)"', child.content)):
                targets.append(found[1])
                depth += 1
            elif child.type == "html_inline" and child.content == "</a>":
                depth -= 1
        return (
            bool(targets)
            and all("#" in one and "://" not in one for one in targets)
            and not any(map(str.isalnum, outside))
        )

    def _question(
        self, opening: _Opening, following: Sequence[Block], sections: tuple[Section, ...]
    ) -> Iterator[Found]:
        """The question that is opened there, with what belongs to it up to the next one."""
        after = list(following)
        if opening.way[0] is Style.LABEL and after:
            after = after[1:]
        loose: list[Block] = []
        if opening.ends:
            loose, after = after, []
            if opening.folded:
                answer_follows = [
                    block for block in loose if not self._is_empty(block) and not self._is_navigation(block)
                ]
                if answer_follows and not any(not self._is_empty(block) for block in opening.held):
                    after, loose = loose, []
        found = self._found(opening, [*opening.held, *after], sections)
        if found:
            yield found
        yield from self._other([block for block in loose if not self._dropped(block)], sections)

    def _dropped(self, block: Block) -> bool:
        """Whether a block is left out of answers, which is said."""
        if self._is_navigation(block):
            self._notes.say(block.line, "a link to another part of the page, and nothing else; left out")
            return True
        return self._is_empty(block)

    def _found(self, opening: _Opening, blocks: Sequence[Block], sections: tuple[Section, ...]) -> Found | None:
        path = self._path
        kept = [block for block in blocks if not self._is_navigation(block) or self._dropped(block) is None]
        level = opening.title.level
        rest = []
        for block in kept:
            said = (
                level_in(self._plain(text_of(block.lines)))
                if block.kind in {Kind.TEXT, Kind.QUOTE} and len(block.lines) == 1
                else ""
            )
            if said and not level:
                level = said
            else:
                rest.append(block)
        prompt, answer, letter = self._parted(rest)
        if not answer and not letter and (fetched := self._behind(prompt or rest)):
            path, lines = fetched
            prompt, answer = [], blocks_of(self._below_title(lines, opening.title.text))
        prompt, options, right, shown = self._options(prompt, answer, letter, divided=bool(prompt))
        if options and not right:
            right = letter if letter and ord(letter) - 65 < len(options) else ""
        if options and not right:
            prompt, answer, options = [*prompt], answer, ()
            prompt, answer, _ = self._parted(rest)
        elif shown is not None:
            answer = shown
        lines = _written(answer)
        before = _written(prompt)
        if not lines and letter:
            lines = [Line(opening.line, f"{letter}.")] if not options else []
        if options and not lines:
            lines = [Line(opening.line, f"**{right}.** {options[ord(right) - 65]}")]
        if not lines and before:
            lines, before = before, []
        if opening.title.left_out:
            self._notes.say(opening.line, f'"{opening.title.left_out}" behind the question; left out')
        if not any(
            any(map(str.isalnum, re.sub(r"</?\w[^<>]*>|<!--.*?-->", "", line.text))) for line in lines
        ) and not any("<img" in line.text for line in lines):
            self._unanswered += 1
            self._notes.say(opening.line, f'the question "{opening.title.text[:80]}" has no answer; left out')
            return None
        return Found(
            opening.title, opening.line, sections, before, lines, path, tuple(options), right if options else "", level
        )

    def _parted(self, blocks: Sequence[Block]) -> tuple[list[Block], list[Block], str]:
        """What stands before the answer, the answer, and the letter that it names as the right one."""
        for place, block in enumerate(blocks):
            words = ""
            if block.kind in {Kind.HEADING, Kind.FOLD}:
                words = self._plain(block.words)
            elif block.kind in {Kind.TEXT, Kind.QUOTE}:
                words = self._plain(text_of(block.lines[:1]).lstrip("> "))
            found = _ANSWER.match(words) if words else None
            if not found:
                continue
            rest = found["rest"]
            after = list(blocks[place + 1 :])
            letter = ""
            if (said := _LETTER.match(rest)) and (
                block.kind is not Kind.TEXT or re.match(r"\W*[:：-]|\W*is\b|\W*\(", rest)
            ):
                letter = _lettered(said["letter"])
            if block.kind is Kind.FOLD:
                if len(words.split()) > 8 and not letter:
                    continue
                inner = blocks_of(block.held)
                before, answer, named = self._parted(inner)
                if named or (answer and not before):
                    return list(blocks[:place]), [*before, *answer, *after], named or letter
                return list(blocks[:place]), [*inner, *after], letter
            if block.kind is Kind.HEADING:
                if len(words.split()) > 5 and not letter:
                    continue
                return list(blocks[:place]), after, letter
            label = _BEGUN.match(block.lines[0].text)
            alone = not any(map(str.isalnum, rest))
            if not label and not alone and not letter:
                continue
            if (
                letter
                and (lone := _LETTER.match(rest))
                and not any(map(str.isalnum, rest[lone.end("letter") :]))
                and len(block.lines) == 1
            ):
                return list(blocks[:place]), after, letter
            if alone:
                text = trimmed(block.lines[1:])
            else:
                first = block.lines[0]
                text = [Line(first.number, first.text[label.end() :]) if label else first, *block.lines[1:]]
            kept = [replace(block, lines=text)] if text else []
            return list(blocks[:place]), [*kept, *after], letter
        return [], list(blocks), ""

    def _behind(self, blocks: Sequence[Block]) -> tuple[str, Lines] | None:
        """The answer behind a link to another file, where that is all that stands there."""
        said = [block for block in blocks if not self._is_empty(block)]
        if len(said) != 1 or said[0].kind not in {Kind.TEXT, Kind.LIST}:
            return None
        text = text_of(said[0].lines)
        found = [
            str(child.attrs.get("href", "")) for child in inline_of(text, self._references) if child.type == "link_open"
        ]
        return self._fetched(found[0]) if len(found) == 1 and len(self._plain(text).split()) <= 12 else None

    def _fetched(self, target: str) -> tuple[str, Lines] | None:
        if not target or ":" in target.split("/")[0] or target.startswith(("#", "//")):
            return None
        return self._fetch(target)

    def _below_title(self, lines: Lines, title: str) -> Lines:  # noqa: ARG002
        """The lines without the heading that begins them."""
        lines = trimmed(lines)
        if lines and re.match(r"#{1,6}\s", lines[0].text):
            return trimmed(lines[1:])
        return trimmed(lines[2:]) if len(lines) > 1 and re.fullmatch(r"=+|-+", lines[1].text.strip()) else lines

    def _linked(self, block: Block, sections: tuple[Section, ...]) -> Iterator[Found]:
        """Questions in a list or table whose answers stand in other files."""
        rows = block.items if block.kind is Kind.LIST else [[line] for line in block.lines[2:]]
        for row in rows:
            text = text_of(row[:1]).strip("| ")
            links = [child for child in inline_of(text, self._references) if child.type == "link_open"]
            title = self._title(re.sub(r"^\s*\d+\s*\|\s*", "", text).split("|")[0])
            if len(links) != 1 or not is_question(title.text):
                continue
            words = re.sub(r"\s*[-–:|(]*\s*\[?(?:answer|solution|link)\]?[-:)]*\s*$", "", title.text, flags=re.I)
            fetched = self._fetched(str(links[0].attrs.get("href", "")))
            if fetched is None:
                continue
            path, lines = fetched
            answer = _written(
                [one for one in blocks_of(self._below_title(lines, words)) if not self._is_navigation(one)]
            )
            if answer:
                yield Found(replace(title, text=words), row[0].number, sections, [], answer, path)

    # Multiple choice

    def _options(
        self, prompt: list[Block], answer: list[Block], letter: str, *, divided: bool
    ) -> tuple[list[Block], tuple[str, ...], str, list[Block] | None]:
        """The options to choose from, taken out of what stands there, and the right one's letter.

        Given back are the rest of the prompt, the options, the letter, and the rest of the answer if that changed.
        """
        among = prompt if divided else answer
        for place, block in enumerate(among):
            found = self._choices(block)
            if not found:
                continue
            words, right = found
            right = right or letter
            if not right:
                continue
            before, after = among[:place], among[place + 1 :]
            if divided:
                return [*before, *after], words, right, None
            return before, words, right, after
        return prompt, (), "", None

    def _choices(self, block: Block) -> tuple[tuple[str, ...], str] | None:
        """The options that a block lists, and the letter of the one that is ticked."""
        if block.kind is Kind.LIST:
            items = [text_of(trimmed(item)) for item in block.items]
        elif block.kind is Kind.TEXT and len(block.lines) >= _ITEMS:
            items = [line.text.strip().removesuffix("\\").removesuffix("<br>").strip() for line in block.lines]
        else:
            return None
        if len(items) < _ITEMS or any("\n\n" in item or "```" in item or not item for item in items):
            return None
        ticked = [_TASK.match(item) for item in items]
        if all(ticked) and sum(one["done"] != " " for one in ticked if one) == 1:
            right = next(place for place, one in enumerate(ticked) if one and one["done"] != " ")
            words = [one["words"] for one in ticked if one]
        else:
            found = [_OPTION.match(item) for item in items]
            if not all(found) or [_lettered(one["letter"]) for one in found if one] != [
                chr(65 + n) for n in range(len(found))
            ]:
                return None
            words, right = [one["words"] for one in found if one], -1
        if len(words) > 8 or len(set(words)) < len(words):
            return None
        if any(re.search(r"(?m)^\s*[-*+]\s", one) for one in words):
            return None
        return tuple(
            " ".join(one.split()).rstrip("*_") if one.count("**") % 2 else " ".join(one.split()) for one in words
        ), chr(65 + right) if right >= 0 else ""


def _lettered(sign: str) -> str:
    """The letter of an option that is given by its letter or its number."""
    return chr(64 + int(sign)) if sign.isdigit() else sign.upper()


def _written(blocks: Sequence[Block]) -> list[Line]:
    """The blocks as lines, parted by empty ones; what folds open is written out under its words."""
    found: list[Line] = []
    kept = list(blocks)
    while kept and kept[0].kind is Kind.RULE:
        kept = kept[1:]
    while kept and (kept[-1].kind is Kind.RULE or _says_nothing(kept[-1])):
        kept = kept[:-1]
    for block in kept:
        lines = list(block.lines)
        if block.kind is Kind.FOLD:
            words = block.words.strip().strip("*").strip()
            head = [] if not words or _ANSWER.match(words) else [Line(block.line, f"**{words}**")]
            lines = [*head, Line(block.line, ""), *_written(blocks_of(block.held))]
        if lines and trimmed(lines):
            found += [Line(lines[0].number, ""), *trimmed(lines)] if found else trimmed(lines)
    if found and (label := _BEGUN.match(found[0].text)) and label.end() < len(found[0].text):
        found[0] = Line(found[0].number, found[0].text[label.end() :])
    return found


def _says_nothing(block: Block) -> bool:
    return (
        block.kind is Kind.HTML
        and not re.search(r"<(?:img|iframe|video)", text_of(block.lines), re.I)
        and not markdown_of(text_of(block.lines), lambda _: None).strip()
    )


def texts(lines: Lines) -> Mapping[int, str]:
    """The first line of each paragraph, by its number."""
    return {part[0].number: part[0].text for part in paragraphs(lines)}
