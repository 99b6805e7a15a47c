"""The pages in a real browser: from a line to its lit source, by pointer and keys, on a desk and on a phone."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from communique.publish.meetings import file_name
from communique.publish.page.brief import brief
from communique.publish.page.index import index
from communique.publish.page.lists import people_page, person_rows, promise_rows, promises_page
from communique.publish.page.person import person_page
from communique.publish.page.process import process_page
from communique.publish.page.promise import promise_page
from communique.publish.pages import pages, people, promises
from tests.publish.page.test_brief import HOSTILE, poisoned
from tests.publish.talks import MET_AGAIN, PROMISE, SAID, TALKS, A, B, actor_id, crowd, process, span

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
CHROMEDRIVER = shutil.which("chromedriver")
DESK, PHONE = (1440, 900), (390, 844)
_SWITCHES = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_IN_VIEW = """
const lit = document.querySelector("mark.lit").getBoundingClientRect();
const frame = document.querySelector("#texts").getBoundingClientRect();
return lit.top >= frame.top && lit.bottom <= frame.bottom && lit.bottom <= innerHeight && frame.height > 100;
"""

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None or CHROMEDRIVER is None, reason="needs chromium and chromedriver"),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with all pages of the talks and their follow-up."""
    made, where = process(), tmp_path_factory.mktemp("pages")
    beside = pages(made)
    written = {file_name(event.id): brief(made, event.id, beside) for event in (TALKS, MET_AGAIN)}
    written |= {file_name(each.id): person_page([made], each.id, beside) for each in people(made)}
    written |= {file_name(each.id): promise_page(made, each.id, beside) for each in promises(made)}
    written |= {file_name(made.id): process_page(made, beside), "index.html": index([made])}
    written |= {"people.html": people_page(person_rows(made)), "promises.html": promises_page(promise_rows(made))}
    for name, html in written.items():
        (where / name).write_text(html, encoding="utf-8")
    return where


PAGES = {
    "talks": file_name(TALKS.id),
    "index": "index.html",
    "people": "people.html",
    "promises": "promises.html",
    "process": file_name(process().id),
    "person": file_name(actor_id("adzhari")),
    "promise": file_name(PROMISE.id),
}


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    """A browser with a profile of its own."""
    options = ChromeOptions()
    options.binary_location = str(CHROMIUM)
    for switch in (*_SWITCHES, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(switch)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = Chrome(options=options, service=Service(str(CHROMEDRIVER)))
    yield driver
    driver.quit()


def _open(browser: Chrome, page: Path, size: tuple[int, int] = DESK, *, dark: bool = False, fragment: str = "") -> None:
    metrics = {"width": size[0], "height": size[1], "deviceScaleFactor": 1, "mobile": size == PHONE}
    scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
    still = {"name": "prefers-reduced-motion", "value": "reduce"}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [scheme, still]})
    browser.get("about:blank")
    browser.get(page.as_uri() + fragment)


def _lit(browser: Chrome) -> str:
    return "".join(str(mark.get_property("textContent")) for mark in browser.find_elements(By.CSS_SELECTOR, "mark.lit"))


def _complaints(browser: Chrome) -> list[str]:
    return [str(entry["message"]) for entry in browser.execute("getLog", {"type": "browser"})["value"]]


@pytest.mark.parametrize("size", [DESK, PHONE])
def test_a_line_opens_its_words_lit_in_view(browser: Chrome, folder: Path, size: tuple[int, int]) -> None:
    """Pressing letter B of a line lights exactly the words of B, within the frame of the source text."""
    _open(browser, folder / file_name(TALKS.id), size)
    words = span(B, "For Velmora")
    letter = browser.find_element(By.CSS_SELECTOR, f"#said a.g[href^='#span={B.id}-']")
    browser.execute_script("arguments[0].scrollIntoView({block: 'center'})", letter)
    letter.click()
    assert _lit(browser).startswith("A way was found to reopen the crossing before the harvest")
    assert browser.execute_script(_IN_VIEW)
    assert browser.find_element(By.ID, "status").text == "B, characters 171–303"
    assert words.start > 303
    assert browser.execute_script("return scrollX === 0 && document.documentElement.scrollWidth <= innerWidth")
    assert _complaints(browser) == []


def test_pressing_anywhere_on_a_line_opens_its_first_source(browser: Chrome, folder: Path) -> None:
    """The whole line can be pressed, not the letter alone."""
    _open(browser, folder / file_name(TALKS.id))
    browser.find_element(By.CSS_SELECTOR, "#glance .every .line:nth-child(2) .text").click()
    assert _lit(browser).startswith("We found a way")


def test_a_permalink_lights_its_span_when_the_page_loads(browser: Chrome, folder: Path) -> None:
    """Any span can be linked, whether or not a line of the page rests on it."""
    found = span(A, "before the harvest")
    for size in (DESK, PHONE):
        _open(browser, folder / file_name(TALKS.id), size, fragment=f"#span={A.id}-{found.start}-{found.end}")
        assert _lit(browser) == "before the harvest"
        assert browser.execute_script(_IN_VIEW)


def test_keys_walk_the_lines(browser: Chrome, folder: Path) -> None:
    """j and k go from line to line, Enter opens, Escape puts the light out and gives the focus back."""
    _open(browser, folder / file_name(TALKS.id))
    body = browser.find_element(By.TAG_NAME, "body")
    body.send_keys("j", "j")
    first = browser.switch_to.active_element
    assert first.text == "A"
    first.send_keys(Keys.ARROW_RIGHT)
    browser.switch_to.active_element.send_keys(Keys.ENTER)
    assert _lit(browser).startswith("A way was found")
    browser.switch_to.active_element.send_keys(Keys.ESCAPE)
    assert _lit(browser) == ""
    assert browser.switch_to.active_element.text == "B"
    browser.switch_to.active_element.send_keys("k")
    assert browser.switch_to.active_element.text == "A"
    browser.switch_to.active_element.send_keys("?")
    assert browser.find_element(By.ID, "help").is_displayed()


def test_the_sheet_of_a_phone_closes(browser: Chrome, folder: Path) -> None:
    """The source covers the lower part of a phone only while it is wanted."""
    _open(browser, folder / file_name(TALKS.id), PHONE)
    sheet = browser.find_element(By.ID, "sources")
    assert not sheet.is_displayed()
    letter = browser.find_element(By.CSS_SELECTOR, "#glance a.g")
    browser.execute_script("arguments[0].scrollIntoView({block: 'center'})", letter)
    letter.click()
    assert sheet.is_displayed()
    browser.find_element(By.ID, "pane-close").click()
    assert not sheet.is_displayed()


@pytest.mark.parametrize("size", [DESK, PHONE])
@pytest.mark.parametrize("page", ["process", "person", "promise"])
def test_every_line_of_a_view_over_time_opens_its_words(
    browser: Chrome, folder: Path, page: str, size: tuple[int, int]
) -> None:
    """Pressing the first letter of each line lights its words in view, and the page never scrolls sideways."""
    _open(browser, folder / PAGES[page], size)
    lines = browser.find_elements(By.CSS_SELECTOR, "main .line")
    opened = 0
    for line in lines:
        letters = [one for one in line.find_elements(By.CSS_SELECTOR, "a.g") if one.is_displayed()]
        if letters:
            browser.execute_script("arguments[0].scrollIntoView({block: 'center'}); arguments[0].click()", letters[0])
            assert _lit(browser)
            assert browser.execute_script(_IN_VIEW)
            opened += 1
    assert opened >= 3
    assert browser.execute_script("return scrollX === 0 && document.documentElement.scrollWidth <= innerWidth")
    assert _complaints(browser) == []


def test_a_mark_of_the_drawing_leads_to_its_line(browser: Chrome, folder: Path) -> None:
    """Numbers in the drawing are those of the list, and each is a link to its line."""
    _open(browser, folder / PAGES["process"])
    marks = browser.find_elements(By.CSS_SELECTOR, ".lanes a")
    assert len(marks) == 4
    for mark in marks:
        target = str(mark.get_dom_attribute("href")).rpartition("#")[2]
        number = mark.find_element(By.CSS_SELECTOR, ".no").text
        line = browser.find_element(By.ID, target)
        assert line.find_element(By.CSS_SELECTOR, ".sign-no .no").get_property("textContent") == number


def test_of_many_texts_one_is_chosen_from_a_list(browser: Chrome, tmp_path: Path) -> None:
    """Beyond a dozen letters a list stands in their place, and it follows what is opened."""
    page = tmp_path / "crowd.html"
    page.write_text(process_page(crowd(14)), encoding="utf-8")
    _open(browser, page)
    chosen = "return document.querySelector('article.source:not([hidden])').dataset.letter"
    browser.find_element(By.CSS_SELECTOR, "#pick option:nth-child(3)").click()
    assert browser.execute_script(chosen) == "A3"
    browser.execute_script("document.querySelector('main a.g').click()")
    assert browser.execute_script(f"{chosen} === document.querySelector('#pick').value")


def test_the_theme_can_be_turned(browser: Chrome, folder: Path) -> None:
    """The button turns the theme of the system."""
    _open(browser, folder / file_name(TALKS.id))
    before = browser.execute_script("return getComputedStyle(document.body).backgroundColor")
    browser.find_element(By.ID, "theme").click()
    assert browser.execute_script("return getComputedStyle(document.body).backgroundColor") != before
    browser.execute_script("localStorage.clear()")


def test_the_index_filters_its_rows(browser: Chrome, folder: Path) -> None:
    """Words typed into the filter leave the rows that hold them all."""
    _open(browser, folder / "index.html")
    browser.find_element(By.ID, "filter").send_keys("tbilisi wire")
    shown = [row.text for row in browser.find_elements(By.CSS_SELECTOR, ".entry") if row.is_displayed()]
    assert [row.splitlines()[0] for row in shown] == ["Karst–Velmora talks in Tbilisi"]
    assert browser.find_element(By.ID, "shown").text == "1 shown"


@pytest.mark.parametrize("size", [DESK, PHONE])
@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("page", PAGES)
def test_no_barrier_is_found(browser: Chrome, folder: Path, page: str, *, dark: bool, size: tuple[int, int]) -> None:
    """axe-core finds nothing, with a source open, in light and dark."""
    axe = import_module("axe_core_python.selenium").Axe()
    _open(browser, folder / PAGES[page], size, dark=dark)
    browser.execute_script("document.querySelector('main a.g')?.click()")
    found = axe.run(browser)["violations"]
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []


def test_without_a_script_a_letter_leads_to_its_words(browser: Chrome, folder: Path) -> None:
    """The links are plain anchors into the source texts, and the words they lead to are lit."""
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        words = SAID["b1"].parts[0]
        fragment = f"#span={B.id}-{words.start}-{words.end}"
        _open(browser, folder / file_name(TALKS.id), fragment=fragment)
        target = browser.find_element(By.CSS_SELECTOR, ":target")
        assert target.text == B.quote(words)
        assert target.value_of_css_property("background-color") not in ("rgba(0, 0, 0, 0)", "transparent")
        assert not browser.find_element(By.ID, "theme").is_displayed()
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_nothing_is_asked_of_the_network(browser: Chrome, folder: Path) -> None:
    """The page loads itself and nothing else."""
    _open(browser, folder / file_name(TALKS.id))
    assert browser.execute_script("return performance.getEntriesByType('resource').length") == 0
    assert _complaints(browser) == []


def test_the_policy_is_obeyed_by_every_page(browser: Chrome, folder: Path) -> None:
    """The browser reports no violation, in light and dark, on pages of every kind."""
    for name in PAGES.values():
        for dark in (False, True):
            _open(browser, folder / name, dark=dark)
            assert _complaints(browser) == []


def test_nothing_in_a_report_runs(browser: Chrome, tmp_path: Path) -> None:
    """Scripts, handlers and markup in words, names and labels are letters on the page."""
    for number, evil in enumerate((*HOSTILE, "<svg onload=document.title=1>", "<meta http-equiv=refresh content=0>")):
        page = tmp_path / f"{number}.html"
        page.write_text(brief(poisoned(evil), TALKS.id), encoding="utf-8")
        _open(browser, page)
        assert browser.execute_script("return document.images.length + document.scripts.length") == 2
        assert browser.execute_script("return performance.getEntriesByType('resource').length") == 0
        assert _complaints(browser) == []


def test_a_script_that_got_in_would_not_run(browser: Chrome, folder: Path, tmp_path: Path) -> None:
    """The policy holds by itself, were a fault of ours to let markup through."""
    html = (folder / file_name(TALKS.id)).read_text(encoding="utf-8")
    evil = (
        "<script>document.title='run'</script><img src=x onerror=\"document.title='run'\"><style>*{color:red}</style>"
    )
    (tmp_path / "x.html").write_text(html.replace("</main>", f"{evil}</main>"), encoding="utf-8")
    assert evil in (tmp_path / "x.html").read_text(encoding="utf-8")
    _open(browser, tmp_path / "x.html")
    assert browser.title != "run"
    assert any("Content Security Policy" in complaint for complaint in _complaints(browser))
