"""Share cards, drawn in memory: small, within their margins, and once."""

import re
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from generator.arrange.pages import Card, pages, site_card
from generator.arrange.site import SHAPES
from generator.commands.build import build, checked
from generator.commands.house import broken
from generator.content.model import LEVELS, Level
from generator.outputs.cards import cards, unwritten
from generator.outputs.contents import Made
from generator.outputs.drawing import Hand, _wrapped, draw
from generator.theme.colors import colors
from generator.theme.files import FOLDER, TOKENS
from generator.theme.typefaces import FOLDER as TYPEFACES
from generator.theme.typefaces import SANS, SERIF, Typeface, Typefaces, lacked
from generator.work.store import Store
from tests.banks import GOLDEN, question, small, write
from tests.projects import LANGUAGES
from tests.unit.saying import silent

COLORS = colors((FOLDER / TOKENS).read_text(encoding="utf-8"), silent).light


def card(title: str, text: str = "", level: Level | None = LEVELS[-1]) -> Card:
    return Card("Hard · A topic", title, "A site", COLORS, level=None if text else level, text=text)


LONGEST = "A question of the greatest length, with as many words as a hundred and ten letters have room for?"
SHOWN = {
    "short": card("Short?"),
    "long": card(LONGEST),
    "one-word": card("W" * 110),
    "definition": card("Term", "A definition. " * 40),
    "long-term": card(LONGEST, "A definition of one word: " + "W" * 400),
    "scripts": card("מה זה? 日本語 🙂"),
    "nothing": Card("", "", "", COLORS),
    "no-level": card("Short?", level=None),
    "figure": Card("Study lists", LONGEST, "A site", COLORS, text="A list. " * 40, figure="500"),
    **{f"track-{n}": Card("A track", "Short?", "A site", COLORS, shape=n) for n in range(1, SHAPES + 1)},
}


@pytest.mark.parametrize("shown", SHOWN.values(), ids=SHOWN)
def test_a_card_is_small_and_keeps_its_margins(shown: Card) -> None:
    data = draw(shown)
    assert len(data) < 60_000
    with Image.open(BytesIO(data)) as image:
        assert (image.format, image.mode, image.size) == ("PNG", "P", (1200, 630))
        margins = [(30, 0, 75, 630), (1125, 0, 1200, 630), (30, 0, 1200, 70), (30, 600, 1200, 630)]
        for box in margins:
            assert image.crop(box).getcolors() == [((box[2] - box[0]) * (box[3] - box[1]), 0)]
        assert len(set(image.tobytes())) > (7 if shown.title else 1)


def test_cards_of_the_same_are_the_same_and_of_others_are_not() -> None:
    drawn = {name: draw(shown) for name, shown in SHOWN.items()}
    assert len(set(drawn.values())) == len(drawn)
    assert draw(card("Short?")) == drawn["short"]


def test_levels_differ_to_the_eye() -> None:
    assert len({draw(card("Short?", level=level)) for level in LEVELS}) == len(LEVELS)


def test_a_card_s_name_tells_what_it_shows() -> None:
    different = [
        card("One?"),
        card("Two?"),
        card("One?", "A text"),
        card("One?", level=LEVELS[0]),
        Card("Other", "One?", "A site", COLORS, level=LEVELS[-1]),
        Card("Hard · A topic", "One?", "Another site", COLORS, level=LEVELS[-1]),
        Card("Hard · A topic", "One?", "A site", COLORS, level=LEVELS[-1], shape=2),
        Card("Hard · A topic", "One?", "A site", COLORS, level=LEVELS[-1], figure="2"),
    ]
    assert len({shown.path for shown in different}) == len(different)
    assert card("One?").path == card("One?").path
    assert re.fullmatch(r"cards/[0-9a-f]{16}\.png", card("One?").path)
    assert {Card("", title, "", COLORS, name="site").path for title in "AB"} == {"cards/site.png"}


def test_a_card_drawn_before_is_not_drawn_again(tmp_path: Path) -> None:
    root, store = write(tmp_path, small()), Store(tmp_path)
    build(root, store=store)
    site = checked(root).site()
    names = set(cards(site, pages(site)))
    folder = root / "docs/cards"
    assert {f"cards/{path.name}" for path in folder.iterdir()} == names
    times = {path: path.stat().st_mtime_ns for path in folder.iterdir()}
    write(root, {"questions/alpha/first.md": question("What is the very first thing?")})
    report = build(root, store=store).report
    assert report
    assert report.removed == 1
    kept = {path: time for path, time in times.items() if path.exists()}
    assert len(kept) == len(times) - 1
    assert {path: path.stat().st_mtime_ns for path in kept} == kept
    assert len(list(folder.iterdir())) == len(times)


def test_only_the_site_s_card_is_drawn_every_time(tmp_path: Path) -> None:
    """Its name says nothing of what it shows."""
    site = checked(write(tmp_path, small())).site()
    found = cards(site, pages(site))
    assert {path for path, content in found.items() if not isinstance(content, Made)} == {"cards/site.png"}


def test_every_question_term_list_and_topic_has_a_card_of_its_own_and_every_page_has_one() -> None:
    site = checked(GOLDEN / "content").site()
    made = pages(site)
    found = cards(site, made)
    own = [page.about.card.path for page in made if page.about.card]
    subjects = len(site.questions) + len(site.terms) + len(site.collections) + len(site.topics)
    # One title is in letters that no typeface has.
    assert len(own) == len(set(own)) == subjects - len(list(unwritten(site)))
    assert set(found) == {*own, site_card(site).path}


def test_the_site_s_card_says_its_name_and_what_it_is() -> None:
    shown = site_card(checked(GOLDEN / "content").site())
    assert (shown.title, shown.text) == ("A bank of things", "What a small bank looks like.")


def test_a_bank_without_a_name_has_cards_too(tmp_path: Path) -> None:
    root = write(tmp_path, small())
    assert checked(root).settings.name == ""
    assert build(root).report
    assert (root / "docs/cards/site.png").is_file()
    assert checked(GOLDEN / "content").settings.name == "A bank of things"


def test_a_card_is_drawn_in_the_colors_it_is_given() -> None:
    other = Card("", "Short?", "A site", {**COLORS, "paper": "#000102"})
    with Image.open(BytesIO(draw(other))) as image:
        palette = image.getpalette() or []
    assert palette[:3] == [0, 1, 2]
    assert other.path != Card("", "Short?", "A site", COLORS).path, "a color that changes has every card drawn again"


def test_the_site_s_cards_have_its_light_colors() -> None:
    site = checked(GOLDEN / "content").site()
    shown = [page.about.card for page in pages(site) if page.about.card]
    assert shown
    assert {id(one.colors) for one in (*shown, site_card(site))} == {id(site.theme.colors.light)}


# Letters that the theme's typefaces lack

JAPANESE = LANGUAGES / "ja" / TYPEFACES / "noto-sans-jp-cut.woff2"
"""A typeface with the letters of the Japanese bank, and no others."""

TITLE = "風味とは何ですか？"  # noqa: RUF001 - a sign of Japanese


def with_typeface(root: Path, title: str, *typefaces: Path) -> Path:
    """A small bank with a question of that title, and with these typefaces."""
    write(root, small(**{"questions/alpha/first.md": question(title)}))
    for typeface in typefaces:
        (root / TYPEFACES).mkdir(parents=True, exist_ok=True)
        (root / TYPEFACES / typeface.name).write_bytes(typeface.read_bytes())
    return root


def test_a_typeface_is_known_by_what_it_draws() -> None:
    assert lacked("Größe, Ελλάδα, Москва: 5 × 3 → “15”…", [SERIF]) == ()  # noqa: RUF001 - letters of other scripts
    assert lacked("a 風 味 風 🙂", [SERIF, SANS]) == ("風", "味", "🙂")
    assert lacked("a 風 味 龍", [SERIF, Typeface(str(JAPANESE))]) == ("龍",)


def test_what_is_no_letter_may_be_missing() -> None:
    assert Typefaces().unwritten(SANS, "So 🙂, 風 2²") == ("風",)
    assert Typefaces((Typeface(str(JAPANESE)),)).unwritten(SANS, "So 🙂, 風") == ()


def test_a_title_that_no_typeface_has_is_told_and_its_page_shows_the_card_of_the_site(tmp_path: Path) -> None:
    root = write(with_typeface(tmp_path, TITLE), {"questions/bank.yml": "house: {sentences: 99}\n"})
    outcome = checked(root)
    assert outcome.problems == ()
    site = outcome.site()
    (page,) = (page for page in pages(site) if page.address == "questions/first/")
    assert page.about.card is None
    (found,) = unwritten(site)
    assert found in broken(root, outcome.content, date(2026, 2, 1), site)
    assert str(found) == (
        "questions/alpha/first.md:2: title: no typeface of share cards has U+98A8 CJK UNIFIED IDEOGRAPH-98A8;"
        " put one that has it into docs/assets/fonts/cards/, as WOFF2"
    )


def test_a_bank_s_own_typeface_has_what_the_theme_s_lacks(tmp_path: Path) -> None:
    plain = checked(with_typeface(tmp_path / "plain", "What is it?")).site()
    site = checked(with_typeface(tmp_path / "own", TITLE, JAPANESE)).site()
    assert list(unwritten(site)) == []
    found = {page.address: page.about.card for page in pages(site)}
    own = found["questions/first/"]
    assert own
    assert [Path(typeface.path).name for typeface in own.typefaces] == [JAPANESE.name]
    assert draw(own) != draw(replace(own, typefaces=()))
    # A card that needs none of it is what it was.
    other = next(page.about.card for page in pages(plain) if page.address == "questions/second/")
    assert found["questions/second/"] == other


def test_a_card_s_name_tells_the_typeface_that_it_is_written_in(tmp_path: Path) -> None:
    site = checked(with_typeface(tmp_path, TITLE, JAPANESE)).site()
    own = next(page.about.card for page in pages(site) if page.address == "questions/first/")
    assert own
    assert own.path != replace(own, typefaces=()).path
    assert own.path == replace(own, typefaces=(Typeface("elsewhere", own.typefaces[0].digest),)).path


def test_what_is_no_typeface_is_passed_over_and_told_as_what_is_published(tmp_path: Path) -> None:
    broken_one = tmp_path / "broken.woff2"
    broken_one.write_bytes(b"wOF2" + bytes(100))
    outcome = checked(with_typeface(tmp_path / "bank", "What is it?", broken_one))
    assert outcome.theme.typefaces == Typefaces()


def test_a_line_of_japanese_does_not_begin_with_a_sign_that_ends_one() -> None:
    hand = Hand(48, (SERIF, Typeface(str(JAPANESE))))
    text = "風味が増すのはなぜですか。" * 6
    lines = _wrapped(text, hand, 480)
    assert "".join(lines) == text
    assert not [line for line in lines if line.startswith("。")]
    assert all(hand.getlength(line.rstrip("。")) <= 480 for line in lines)


def test_a_site_whose_name_no_typeface_has_has_a_card_without_words(tmp_path: Path) -> None:
    root = write(tmp_path, {**small(), "mkdocs.yml": "site_name: 風味\n"})
    site = checked(root).site()
    assert (site_card(site).title, site_card(site).path) == ("", "cards/site.png")
    assert [str(problem).partition(": no")[0] for problem in unwritten(site)] == ["mkdocs.yml:1: site_name"]
