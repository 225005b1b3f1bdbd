"""Finding things, as a person does: in the dialog, on the find page and in the glossary, by hand and by keyboard."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.bench_search import answers, recall
from tests.conftest import opened
from tests.kinds import DESKTOP, PHONE


@pytest.fixture
def home(browser: Browser, real_address: str) -> Iterator[Page]:
    """The home on a desktop."""
    with opened(browser, **DESKTOP) as page:
        page.goto(real_address)
        yield page


@pytest.fixture(params=[DESKTOP, PHONE], ids=["desktop", "phone"])
def anywhere(browser: Browser, real_address: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """The home on a desktop, and on a phone."""
    with opened(browser, **request.param) as page:
        page.goto(real_address)
        yield page


def results(page: Page) -> list[str]:
    """The titles found for what stands in the box now."""
    page.wait_for_function(
        """() => {
          const dialog = document.querySelector("dialog.search");
          const typed = dialog?.querySelector("input").value.trim();
          return typed && dialog.dataset.query === typed && dialog.querySelector("li");
        }"""
    )
    return [title.inner_text() for title in page.locator("dialog.search .search-title").all()]


def test_the_queries_find_their_pages(browser: Browser, real_address: str) -> None:
    found, _ = answers(browser, real_address)
    ranks = [answer.rank for answer in found]
    assert len(found) >= 80
    assert recall(ranks, 3) >= 0.95
    assert recall(ranks, 1) >= 0.85


def test_nothing_of_the_search_is_loaded_before_it_is_used(browser: Browser, real_address: str) -> None:
    with opened(browser) as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        for path in ("", "questions/what-is-rag/", "topics/rag/", "collections/llmops-50/", "tags/"):
            page.goto(real_address + path)
            page.wait_for_load_state("networkidle")
        parts = ("pagefind", "lexicon", "engine.js", "search.js")
        assert not [url for url in asked if any(part in url for part in parts)]
        page.keyboard.press("/")
        page.keyboard.type("skew")
        results(page)
        assert [url for url in asked if "pagefind" in url]


def test_the_box_in_the_header_opens_the_search(anywhere: Page) -> None:
    anywhere.get_by_role("banner").get_by_role("button", name="Search").click()
    expect(anywhere.get_by_role("combobox", name="Search questions and glossary")).to_be_focused()
    anywhere.keyboard.type("rollba")
    assert "Rollback" in results(anywhere)[:3]
    assert anywhere.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("keys", ["/", "Control+k", "Meta+k"])
def test_keys_open_it_and_escape_closes_it_where_one_was(anywhere: Page, keys: str) -> None:
    anywhere.locator(".doors .button").first.focus()
    anywhere.keyboard.press(keys)
    expect(anywhere.get_by_role("combobox")).to_be_focused()
    anywhere.keyboard.type("drift")
    results(anywhere)
    anywhere.keyboard.press("Escape")
    expect(anywhere.get_by_role("combobox")).not_to_be_visible()
    expect(anywhere.locator(".doors .button").first).to_be_focused()
    expect(anywhere).not_to_have_url(re.compile("q="))


def test_a_slash_in_a_box_is_a_slash(page: Page, real_address: str) -> None:
    page.goto(real_address + "glossary/")
    page.get_by_label("Filter", exact=True).press_sequentially("a/b")
    expect(page.get_by_label("Filter", exact=True)).to_have_value("a/b")
    assert page.locator("dialog.search[open]").count() == 0


def test_by_keyboard_alone(anywhere: Page) -> None:
    anywhere.keyboard.press("/")
    anywhere.keyboard.type("drift")
    titles = results(anywhere)
    box = anywhere.get_by_role("combobox")

    def selected() -> str:
        (option,) = anywhere.locator("dialog.search [aria-selected=true] .search-title").all()
        active = box.get_attribute("aria-activedescendant")
        assert anywhere.locator(f"#{active} .search-title").inner_text() == option.inner_text()
        return option.inner_text()

    assert selected() == titles[0]
    anywhere.keyboard.press("ArrowDown")
    assert selected() == titles[1]
    anywhere.keyboard.press("ArrowUp")
    anywhere.keyboard.press("ArrowUp")
    assert selected() == titles[-1]
    anywhere.keyboard.press("ArrowDown")
    anywhere.keyboard.press("ArrowDown")
    expect(box).to_be_focused()
    anywhere.keyboard.press("Enter")
    expect(anywhere.get_by_role("heading", level=1)).to_have_text(titles[1])


def test_a_result_says_what_it_is_and_shows_the_words(home: Page) -> None:
    home.keyboard.press("/")
    home.keyboard.type("kv cache")
    results(home)
    term = home.locator("dialog.search li").filter(has=home.get_by_text("Term", exact=True)).first
    expect(term.locator(".search-text")).to_contain_text("keys and values")
    answer = home.locator("dialog.search li").filter(has_text="Medium · Serving LLMs").first
    expect(answer.locator("mark").first).to_be_visible()


def test_a_misspelled_word_is_mended_and_can_be_searched_as_typed(home: Page) -> None:
    home.keyboard.press("/")
    home.keyboard.type("hallucenation detection")
    assert "hallucination" in results(home)[0].lower()
    status = home.locator("dialog.search").get_by_role("status")
    expect(status).to_contain_text("for “hallucination detection”")
    home.get_by_role("button", name="as typed").click()
    expect(status).not_to_contain_text("hallucination")


def test_results_are_announced(home: Page) -> None:
    status = home.locator("dialog.search").get_by_role("status")
    home.keyboard.press("/")
    home.keyboard.type("canary")
    expect(status).to_contain_text("results")
    home.get_by_role("combobox").fill("zzzzqqqq")
    expect(status).to_contain_text("Nothing found")
    expect(status.get_by_role("link", name="All questions")).to_have_attribute("href", re.compile(r"/questions/$"))
    home.get_by_role("combobox").fill("")
    expect(status).to_have_text("")


def test_a_search_has_an_address(browser: Browser, real_address: str) -> None:
    with opened(browser, **DESKTOP) as page:
        page.goto(real_address)
        page.keyboard.press("/")
        page.keyboard.type("feature store")
        titles = results(page)
        page.wait_for_url("**/?q=feature+store")
        address = page.url
    with opened(browser, **DESKTOP) as page:
        page.goto(address)
        assert results(page) == titles


def test_markup_in_a_query_is_text(home: Page) -> None:
    home.keyboard.press("/")
    home.keyboard.type('<img src=x onerror="document.title=1"> skew')
    results(home)
    assert home.title() != "1"


# The find page


def shown(page: Page) -> list[str]:
    return [title.inner_text() for title in page.locator(".find-results li a").all()]


def test_level_topic_track_and_tag_narrow_the_list_together(page: Page, real_address: str) -> None:
    page.goto(real_address + "questions/")
    status = page.locator(".find").get_by_role("status")
    page.get_by_label("Hard").check()
    expect(status).to_have_text("8 questions")
    page.get_by_label("Topic").select_option("llm-serving")
    expect(status).to_have_text("3 questions")
    assert all("Hard" in item.inner_text() for item in page.locator(".find-results li").all())
    page.get_by_label("Easy").check()
    expect(status).to_have_text("3 questions")
    page.get_by_label("Tag").select_option("memory")
    expect(status).to_have_text("1 question")
    assert shown(page) == ["How does PagedAttention manage KV-cache memory, and what does it not solve?"]
    page.get_by_role("button", name="Clear").click()
    expect(page.get_by_label("Words")).to_be_focused()
    expect(page.locator(".find-all")).to_be_visible()


def test_a_count_beside_a_choice_is_what_it_leaves(page: Page, real_address: str) -> None:
    page.goto(real_address + "questions/?level=hard")
    status = page.locator(".find").get_by_role("status")
    expect(status).to_have_text("8 questions")
    for option in page.locator("#find-topic option").all()[1:]:
        text = option.text_content() or ""
        count = int(text.rsplit("(", 1)[1].rstrip(")"))
        if count:
            page.get_by_label("Topic").select_option(option.get_attribute("value"))
            expect(status).to_have_text(f"{count} question{'s' if count > 1 else ''}")
        else:
            assert option.is_disabled()


def test_words_narrow_it_too_and_mend_mistakes(page: Page, real_address: str) -> None:
    page.goto(real_address + "questions/")
    page.get_by_label("Words").press_sequentially("quantisaton")
    expect(page.locator(".find").get_by_role("status")).to_contain_text("question")
    expect(page.locator(".find-results li a").first).to_contain_text("quantization")
    page.get_by_label("Easy").check()
    expect(page.locator(".find-results")).not_to_contain_text("Medium")


def test_the_choice_is_in_the_address_and_back_and_forward_work(browser: Browser, real_address: str) -> None:
    with opened(browser, **DESKTOP) as page:
        page.goto(real_address + "questions/")
        status = page.locator(".find").get_by_role("status")
        page.get_by_label("Track").select_option("llmops")
        page.get_by_label("Hard").check()
        expect(status).to_have_text("8 questions")
        address = page.url
        assert address.endswith("/questions/?level=hard&track=llmops")
        page.go_back()
        expect(status).to_have_text("36 questions")
        expect(page.get_by_label("Hard")).not_to_be_checked()
        page.go_back()
        expect(page.locator(".find-all")).to_be_visible()
        page.go_forward()
        page.go_forward()
        expect(page.get_by_label("Hard")).to_be_checked()
        expect(status).to_have_text("8 questions")
    with opened(browser, **PHONE) as page:
        page.goto(address)
        expect(page.locator(".find").get_by_role("status")).to_have_text("8 questions")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_an_address_with_nonsense_shows_the_list(page: Page, real_address: str) -> None:
    page.goto(real_address + "questions/?level=impossible&topic=none")
    expect(page.locator(".find-all")).to_be_visible()


def test_without_scripts_find_and_glossary_are_plain_lists(browser: Browser, real_address: str) -> None:
    with opened(browser, java_script_enabled=False) as page:
        page.goto(real_address + "questions/?level=hard")
        expect(page.locator(".find")).not_to_be_visible()
        assert page.locator(".find-all li a:visible").count() == 85
        page.get_by_role("link", name="Search", exact=True).click()
        page.goto(real_address + "glossary/?q=skew")
        expect(page.locator(".filter")).not_to_be_visible()
        expect(page.locator(".term-entry").last).to_be_visible()


# The glossary


def terms(page: Page) -> list[str]:
    return page.locator(".term-entry:visible dt a").all_inner_texts()


@pytest.mark.parametrize(
    ("typed", "term"),
    [
        ("kv", "KV cache"),
        ("PSI", "Population stability index"),
        ("quantisaton", "Quantization"),
        ("kuberntes", "Kubernetes"),
        ("personally identifiable", "Personally identifiable information"),
        ("edit distance", ""),
    ],
)
@pytest.mark.parametrize("screen", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_the_glossary_narrows_as_one_types(
    browser: Browser, real_address: str, typed: str, term: str, screen: dict[str, object]
) -> None:
    with opened(browser, **screen) as page:
        page.goto(real_address + "glossary/")
        page.get_by_label("Filter", exact=True).press_sequentially(typed)
        status = page.locator(".filter").get_by_role("status")
        expect(status).to_contain_text("term")
        if term:
            assert term in terms(page)
            assert len(terms(page)) < 20
            expect(page.locator(".letters")).not_to_be_visible()
        else:
            expect(status).to_have_text(f"No term fits “{typed}”")
        page.get_by_label("Filter", exact=True).fill("")
        assert len(terms(page)) > 150


def test_a_word_of_a_definition_finds_the_term(page: Page, real_address: str) -> None:
    page.goto(real_address + "glossary/")
    page.get_by_label("Filter", exact=True).press_sequentially("nearest neighbor")
    assert "Vector database" in terms(page)


def test_enter_goes_to_the_best_term(page: Page, real_address: str) -> None:
    page.goto(real_address + "glossary/")
    page.get_by_label("Filter", exact=True).press_sequentially("rag")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Retrieval-augmented generation")
