"""The main job: from an empty folder to a contract on paper, by what stands on the screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path as File

import pytest
from pypdf import PdfReader
from pytestqt.qtbot import QtBot

from partnerdesk.domain.clauses import load_library
from partnerdesk.domain.texts import for_language
from partnerdesk.services.desk import Desk
from partnerdesk.services.opening import open_desk
from partnerdesk.ui.kit.language import _, current_texts, n_, set_language
from partnerdesk.ui.main_window import MainWindow
from tests.conftest import Clock
from tests.journey.newcomer import KeyboardNewcomer, Newcomer
from tests.journey.story import (
    BOTTOM_UP,
    CENTRE,
    CENTRE_SHARE,
    INCENTIVE,
    MEETING_PLANNED,
    TICKED,
    TOP_DOWN,
    Amount,
    Answer,
    Page,
    Party,
    Story,
)

LEAST_SCREENS, MOST_SCREENS, MOST_MINUTES = 15, 25, 40
MOST_INTERVIEW_SCREENS, MOST_INTERVIEW_KEYS = 10, 60


@pytest.fixture
def new_desk(folder: File, clock: Clock) -> Iterator[Desk]:
    """The desk of a folder that held nothing."""
    with open_desk(folder, clock) as desk:
        yield desk
    set_language("en")


@pytest.mark.parametrize(
    ("story", "hands", "language"),
    [
        (BOTTOM_UP, KeyboardNewcomer, "en"),
        (TOP_DOWN, Newcomer, "de"),
        (INCENTIVE, Newcomer, "en"),
    ],
    ids=["bottom-up by keys", "top-down in German", "incentive by mouse"],
)
def test_newcomer_comes_from_an_empty_folder_to_a_contract(
    qtbot: QtBot,
    new_desk: Desk,
    tmp_path: File,
    story: Story,
    hands: type[Newcomer],
    language: str,
    record_property: Callable[[str, object], None],
) -> None:
    window = MainWindow(new_desk)
    window.resize(1366, 700)
    newcomer = hands(qtbot, window)
    window.open("first_start")
    newcomer.look()

    set_up_the_centre(newcomer, language)
    answer_the_interview(newcomer, story)
    mend_what_is_missing(newcomer, story)
    add_a_clause(newcomer, story)
    look_at_the_check(newcomer, story)
    file = save_the_contract(newcomer, tmp_path)

    assert missing_on_paper(file, story, language) == []
    assert newcomer.other_windows.seen == []
    assert LEAST_SCREENS <= len(set(newcomer.screens)) <= MOST_SCREENS
    assert newcomer.minutes() <= MOST_MINUTES
    record_property("journey", newcomer.summary())


def set_up_the_centre(newcomer: Newcomer, language: str) -> None:
    newcomer.look()
    if language == "de":
        newcomer.choose("Deutsch")
        newcomer.waits_for(_("Choose your language"))
    newcomer.go_on()
    fill(newcomer, CENTRE)
    newcomer.go_on()
    newcomer.type("Amina")
    newcomer.go_on()
    newcomer.waits_for(_("Start your first partnership"))


def answer_the_interview(newcomer: Newcomer, story: Story) -> None:
    screens, keys = len(newcomer.screens), newcomer.other_keys
    newcomer.go_on()
    for page in story.pages:
        fill(newcomer, page)
        newcomer.go_on()
    newcomer.waits_for(_("Check your answers"))
    newcomer.go_on()
    newcomer.waits_for(_("Your drafts are ready"))
    assert len(newcomer.screens) - screens <= MOST_INTERVIEW_SCREENS
    assert newcomer.other_keys - keys <= MOST_INTERVIEW_KEYS


def mend_what_is_missing(newcomer: Newcomer, story: Story) -> None:
    """Follow the links of the gaps, and come back after each."""
    newcomer.choose(_("Print the first draft"))
    write_the_shares(newcomer, story)
    follow(newcomer, "Who named the coordinator")
    newcomer.type(story.named_by)
    newcomer.press("Alt+Left")
    for party in story.parties:
        name_who_signs(newcomer, party)
    write_the_budget(newcomer, story)
    newcomer.choose(_("Put into agreement"))


def write_the_shares(newcomer: Newcomer, story: Story) -> None:
    follow(newcomer, "What each partner wants and gains")
    shares = {str(CENTRE["Name of your centre"]): CENTRE_SHARE}
    shares |= {party.name: party.share for party in story.parties}
    for name, share in shares.items():
        for term, told in share.items():
            newcomer.put(f"{_(term)}: {name}", in_writing(told))
    newcomer.press("Alt+Left")


def name_who_signs(newcomer: Newcomer, party: Party) -> None:
    nobody = _("Nobody is named who may sign for {name}.").format(name=party.name)
    newcomer.choose(f"{_('Name who signs')}: {nobody}")
    fill(newcomer, party.contact)
    newcomer.press("Alt+Left")


def write_the_budget(newcomer: Newcomer, story: Story) -> None:
    """Write the first cost where the cursor is, and add a line for the second."""
    newcomer.choose(f"{_('Open the budget')}: {_('The budget holds no costs yet.')}")
    for cost in story.costs:
        if cost is not story.costs[0]:
            newcomer.press("Ctrl+N")
        for told in (cost.text, cost.unit, str(cost.quantity), cost.rate, cost.paid):
            newcomer.decisions += 1
            newcomer.type(in_writing(told))
            newcomer.press("Tab")


def add_a_clause(newcomer: Newcomer, story: Story) -> None:
    newcomer.press("Ctrl+N")
    library = load_library(current_texts().language)
    newcomer.type(next(one.heading for one in library if one.key == story.clause))
    newcomer.choose(_("Add to agreement"))
    newcomer.press("Ctrl+End")
    newcomer.type("\n" + story.sentence)


def look_at_the_check(newcomer: Newcomer, story: Story) -> None:
    """Nothing stands in the way of signing, except what only time can bring."""
    newcomer.go_on()
    if any("How many members came?" in page for page in story.pages):
        newcomer.waits_for(
            _("Freezing keeps the words and gives each original its number. Then all can sign.")
        )
    else:
        newcomer.waits_for(_("Your members have not been asked yet."))
        must = n_("{count} thing must be mended", "{count} things must be mended", 1)
        assert newcomer.sees(must.format(count=1))


def save_the_contract(newcomer: Newcomer, folder: File) -> File:
    newcomer.put(_("Folder"), str(folder))
    newcomer.choose(_("Save PDF"))
    newcomer.until(lambda: any(folder.glob("*.pdf")), "No PDF was saved")
    (file,) = folder.glob("*.pdf")
    newcomer.waits_for(str(file))
    return file


def follow(newcomer: Newcomer, gap: str, verb: str = "Fill it in") -> None:
    """Use the link of a gap."""
    missing = _("This is missing: {field}.").format(field=_(gap))
    newcomer.choose(f"{_(verb)}: {missing}")


def fill(newcomer: Newcomer, page: Page) -> None:
    for label, told in page.items():
        if told is TICKED:
            newcomer.choose(_(label))
        elif isinstance(told, Answer):
            newcomer.select(in_program(label), _(told.label))
        else:
            newcomer.put(in_program(label), in_writing(told))


def in_program(label: str) -> str:
    """The words of a field; those of the names in the interview carry a number."""
    *words, last = label.split()
    if last.isdigit():
        return _(" ".join((*words, "{number}"))).format(number=last)
    return _(label)


def in_writing(told: object) -> str:
    """As somebody types it who uses this language."""
    texts = current_texts()
    if isinstance(told, Amount):
        return texts.amount(told.minor, "EUR")
    if isinstance(told, date):
        return texts.short_date(told)
    return str(told)


def missing_on_paper(file: File, story: Story, language: str) -> list[str]:
    """What she wrote and the contract does not say."""
    texts = for_language(language)
    paper = squeezed(" ".join(page.extract_text() for page in PdfReader(file).pages))
    written: list[str] = [*map(str, CENTRE.values()), story.named_by, story.sentence]
    asked = [page for page in story.pages if page is not MEETING_PLANNED]
    of_parties = [page for party in story.parties for page in (party.share, party.contact)]
    for page in (*asked, CENTRE_SHARE, *of_parties):
        for told in page.values():
            if isinstance(told, Amount):
                written.append(texts.amount(told.minor, "EUR"))
            elif isinstance(told, date):
                written.append(texts.date(told))
            elif isinstance(told, str):
                written += told.split("\n")
    for cost in story.costs:
        amounts = (cost.rate, cost.paid)
        written += [cost.text, cost.unit, *(texts.amount(one.minor, "EUR") for one in amounts)]
    return [words for words in written if squeezed(words) not in paper]


def squeezed(text: str) -> str:
    """Without the gaps and line breaks of the paper."""
    return "".join(text.replace("\u00ad", "").split())
