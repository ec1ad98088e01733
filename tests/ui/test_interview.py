"""The interview as a person does it: by what is written on the screen, with keys and mouse."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from partnerdesk.domain.partnership import Path
from partnerdesk.domain.settings import Colours
from partnerdesk.services import history, interviews
from partnerdesk.services.centre import CentreDetails, save_centre
from partnerdesk.services.desk import Desk
from partnerdesk.services.partnerships import get_partnership, list_partnerships
from partnerdesk.ui.kit.language import set_language
from partnerdesk.ui.kit.page import page_layout
from partnerdesk.ui.kit.screen import Context, Screen
from partnerdesk.ui.kit.theme import apply_theme
from partnerdesk.ui.kit.widgets import label
from partnerdesk.ui.main_window import MainWindow, ScreenEntry
from tests.person import Person
from tests.ui.audit import audit

START, CHANGE, WHO = (
    "How did this partnership begin?",
    "What do you want to change?",
    "Who is part of the problem or of the solution?",
)
MEMBERS, PEOPLE, MONEY, CHECK = (
    "Have your members been asked?",
    "Who coordinates, and from when?",
    "Where will the money come from?",
    "Check your answers",
)
OWN_PAGE = {
    Path.BOTTOM_UP: "Who feels the need?",
    Path.TOP_DOWN: "Who is asking you?",
    Path.INCENTIVE: "What money is offered?",
}
DONE = "Your drafts are ready"


class Elsewhere(Screen):
    """Any other screen: it says what it was opened with."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._words = label("")
        page_layout(self).addWidget(self._words)

    def arrive(self, **arguments: object) -> None:
        self._words.setText(f"Elsewhere {arguments}")


SCREENS = (
    ScreenEntry("home", __name__, "Elsewhere", "house", "Home"),
    *(
        ScreenEntry(name, __name__, "Elsewhere")
        for name in ("partnership", "partnerships", "agreements", "budgets", "printing", "register")
    ),
    ScreenEntry("interview", "partnerdesk.ui.screens.interview.screen", "InterviewScreen"),
)

NewWindow = Callable[..., Person]


@pytest.fixture
def open_window(qtbot: QtBot, desk: Desk, qapp: QApplication) -> Iterator[NewWindow]:
    """Opens one window after the other on the same data, as after a crash."""
    save_centre(desk, CentreDetails(name="Mother Centre Sunrise", place="Riverside"))

    def open_one(**arguments: object) -> Person:
        window = MainWindow(desk, SCREENS)
        window.resize(1366, 700)
        person = Person(qtbot, window)
        window.open("home")
        window.open("interview", **arguments)
        return person

    yield open_one
    set_language("en")
    apply_theme(qapp)


@pytest.fixture
def staff(open_window: NewWindow) -> Person:
    return open_window()


def go_on(person: Person, to: str) -> None:
    person.press("Ctrl+Return")
    person.waits_for(to)


def to_change_page(person: Person, path: Path = Path.BOTTOM_UP) -> None:
    person.click(path.label)
    go_on(person, CHANGE)


def fill_change_page(person: Person, path: Path) -> None:
    person.type("Safe Streets Riverside")
    person.fill("The problem, in two or three sentences", "Cars drive too fast.")
    person.fill("Area", "Riverside")
    go_on(person, OWN_PAGE[path])


def fill_own_page(person: Person, path: Path) -> None:
    if path is Path.BOTTOM_UP:
        person.click("Members of the centre")
    elif path is Path.TOP_DOWN:
        person.type("Ministry of Families")
        person.pick("May the partners change the targets?", "No")
    else:
        person.type("Green Fund")
        person.fill("Amount offered", "8,000.00")
        person.fill("Own share in percent", "20")
        person.fill("Last day to apply", "1.6.2026")
    go_on(person, WHO)


def fill_the_rest(person: Person) -> None:
    person.fill("Name 1", "Old Mill School")
    person.pick("Kind of name 1", "School boards")
    go_on(person, MEMBERS)
    person.click("A meeting is planned")
    person.fill("Day of the members’ meeting", "1.4.2026")
    go_on(person, PEOPLE)
    person.type("Amina Diallo")
    person.fill("Planned start", "20.6.2026")
    go_on(person, MONEY)
    person.fill("Time, rooms and things", "1,200")
    go_on(person, CHECK)


@pytest.mark.parametrize("path", list(Path))
def test_each_path_leads_to_drafts_in_nine_screens(staff: Person, desk: Desk, path: Path) -> None:
    to_change_page(staff, path)
    fill_change_page(staff, path)
    fill_own_page(staff, path)
    fill_the_rest(staff)
    for answer in ("Safe Streets Riverside", "Amina Diallo", "1 April 2026", "EUR\u00a01,200.00"):
        assert staff.sees(answer)
    staff.click("Make the drafts")
    staff.waits_for(DONE)

    (made,) = list_partnerships(desk)
    assert (made.name, made.path) == ("Safe Streets Riverside", path)
    assert "Old Mill School" in {partner.name for partner in made.partners}
    staff.click("Go to the next step")
    staff.waits_for(f"Elsewhere {{'partnership_id': {made.id}}}")


def test_nothing_needed_is_skipped_and_nothing_optional_is_asked_for(
    staff: Person, desk: Desk
) -> None:
    staff.press("Ctrl+Return")
    staff.waits_for("Please fill this in.")
    to_change_page(staff)
    staff.press("Ctrl+Return")
    staff.waits_for("Example: Safe Streets Riverside")
    assert staff.focus_is_on() == "Name of the partnership"
    fill_change_page(staff, Path.BOTTOM_UP)
    go_on(staff, WHO)
    go_on(staff, MEMBERS)
    staff.click("Not yet")
    go_on(staff, PEOPLE)
    staff.type("Amina")
    go_on(staff, MONEY)
    go_on(staff, CHECK)
    staff.press("Ctrl+Return")
    staff.waits_for(DONE)
    assert len(list_partnerships(desk)) == 1


def test_arrow_keys_choose_a_card(staff: Person) -> None:
    staff.press("Down")
    assert staff.is_chosen("We saw the need ourselves")
    staff.press("Down")
    assert staff.is_chosen("An authority asked us")
    staff.waits_for("Agreement draft, ")


def test_every_key_press_survives_a_crash(
    staff: Person, open_window: NewWindow, desk: Desk
) -> None:
    to_change_page(staff)
    typed = ""
    for letter in "Safe & Sound":
        staff.type(letter)
        typed += letter
        staff.until(lambda: on_disk(desk, "name") == typed)  # noqa: B023 - read at once, in this turn

    (draft,) = interviews.list_drafts(desk)
    again = open_window(draft_id=draft.id)
    again.waits_for(CHANGE)
    assert again.read("Name of the partnership") == "Safe & Sound"


def on_disk(desk: Desk, key: str) -> object:
    return interviews.list_drafts(desk)[0].answers.get(key)


def test_a_fast_typist_is_saved_while_she_types(staff: Person, desk: Desk) -> None:
    to_change_page(staff)
    saved_while_typing = False
    for _letter in range(400):
        staff.type("x")
        QApplication.processEvents()
        saved_while_typing = saved_while_typing or bool(on_disk(desk, "name"))
        if saved_while_typing:
            break

    assert saved_while_typing


def test_unreadable_drafts_survive_a_crash_as_they_were_typed(
    staff: Person, open_window: NewWindow, desk: Desk
) -> None:
    to_change_page(staff, Path.INCENTIVE)
    fill_change_page(staff, Path.INCENTIVE)
    staff.fill("Amount offered", "about 12 thou")
    staff.until(lambda: on_disk(desk, "offered_amount") == "about 12 thou")

    again = open_window(draft_id=interviews.list_drafts(desk)[0].id)
    again.waits_for(OWN_PAGE[Path.INCENTIVE])
    assert again.read("Amount offered") == "about 12 thou"


def test_a_new_interview_offers_the_unfinished_one(
    staff: Person, open_window: NewWindow, desk: Desk
) -> None:
    to_change_page(staff)
    staff.type("Half a name")
    staff.press("Esc")
    staff.waits_for("Elsewhere {}")

    later = open_window()
    later.waits_for("Half a name, last written on 12 March 2026")
    later.click("Go on with it")
    later.waits_for(CHANGE)
    assert later.read("Name of the partnership") == "Half a name"


def test_a_thrown_away_interview_can_be_brought_back(open_window: NewWindow, desk: Desk) -> None:
    interviews.save_draft(desk, None, "change", {"path": "top", "name": "Half a name"})
    staff = open_window()
    staff.click("Throw it away")
    staff.waits_for("The interview was thrown away.")
    assert interviews.list_drafts(desk) == ()
    staff.click("Bring it back")
    staff.waits_for("Half a name")
    assert on_disk(desk, "name") == "Half a name"


def test_going_back_keeps_what_was_written(staff: Person) -> None:
    to_change_page(staff)
    staff.type("Safe Streets")
    staff.press("Alt+Left")
    staff.waits_for(START)
    assert staff.is_chosen("We saw the need ourselves")
    go_on(staff, CHANGE)
    assert staff.read("Name of the partnership") == "Safe Streets"
    staff.click("Back")
    staff.waits_for(START)
    staff.press("Alt+Left")
    staff.waits_for("Elsewhere {}")


def test_a_change_from_the_check_returns_to_it(open_window: NewWindow, desk: Desk) -> None:
    staff = open_window(draft_id=whole_draft(desk))
    staff.waits_for(CHECK)
    staff.click(f"Change: {PEOPLE}")
    staff.waits_for(PEOPLE)
    staff.fill("First coordinator", "Eva Novak")
    go_on(staff, CHECK)
    assert staff.sees("Eva Novak")


def test_what_is_missing_is_found_at_the_end(open_window: NewWindow, desk: Desk) -> None:
    staff = open_window(draft_id=whole_draft(desk, coordinator=""))
    staff.waits_for("Something is missing here.")
    staff.click("Make the drafts")
    staff.waits_for(PEOPLE)
    staff.waits_for("Please fill this in.")
    assert staff.focus_is_on() == "First coordinator"
    staff.type("Amina Diallo")
    go_on(staff, CHECK)
    assert not staff.sees("Something is missing here.")


def test_another_path_says_first_what_it_changes(open_window: NewWindow, desk: Desk) -> None:
    staff = open_window(draft_id=whole_draft(desk))
    staff.waits_for(CHECK)
    staff.click(f"Change: {START}")
    staff.waits_for(START)
    staff.click("Money is offered for it")
    staff.waits_for("You choose another way of starting")
    assert staff.sees("Send the application")
    assert staff.sees("Nothing you wrote is lost.")
    go_on(staff, OWN_PAGE[Path.INCENTIVE])
    staff.type("Green Fund")
    go_on(staff, CHECK)
    assert on_disk(desk, "tried") == "A letter"


def test_an_existing_partnership_can_be_answered_again(open_window: NewWindow, desk: Desk) -> None:
    partnership_id = interviews.finish(desk, whole_draft(desk))
    staff = open_window(partnership_id=partnership_id)
    staff.waits_for("Change your answers")
    staff.click("An authority asked us")
    staff.waits_for("You choose another way of starting")
    go_on(staff, CHANGE)
    go_on(staff, OWN_PAGE[Path.TOP_DOWN])
    staff.type("Ministry of Families")
    for title in (WHO, MEMBERS, PEOPLE, MONEY, CHECK):
        go_on(staff, title)
    staff.click("Add to the drafts")
    staff.waits_for("Your changes are in the drafts")
    assert get_partnership(desk, partnership_id).path is Path.TOP_DOWN


def test_one_undo_takes_all_of_it_back(open_window: NewWindow, desk: Desk) -> None:
    staff = open_window(draft_id=whole_draft(desk))
    staff.click("Make the drafts")
    staff.waits_for(DONE)
    staff.press("Ctrl+Z")
    staff.waits_for("Elsewhere {}")
    assert list_partnerships(desk) == ()
    assert history.list_history(desk)[0].takes_back


@pytest.mark.parametrize(
    "odd",
    [
        "<b>bold</b> & <img src='x'>",
        "NUL \0 bell \a escape \x1b[31m",
        "family 👩‍👩‍👧 and half of one \ud83d",
        "مركز الأمهات",
        "x" * 119,
    ],
)
def test_odd_names_come_through_as_they_are_or_cleaned(
    open_window: NewWindow, desk: Desk, odd: str
) -> None:
    staff = open_window(draft_id=whole_draft(desk, name=odd, names=[{"name": odd}]))
    staff.waits_for(CHECK)
    staff.click("Make the drafts")
    staff.waits_for(DONE)
    (made,) = list_partnerships(desk)
    kept = "".join(one for one in odd if one.isprintable() or one == "\u200d")
    assert made.name == kept.strip()


def test_a_hundred_thousand_characters_are_explained_and_kept(staff: Person, desk: Desk) -> None:
    to_change_page(staff)
    fill_change_page(staff, Path.BOTTOM_UP)
    QApplication.clipboard().setText("long " * 20_000)
    staff.fill("What has been tried so far?", "")
    staff.press("Ctrl+V")
    staff.press("Ctrl+Return")
    staff.waits_for("50000 fit here")
    staff.waits_for("Nothing was thrown away.")
    assert len(staff.read("What has been tried so far?")) == 100_000
    staff.until(lambda: len(str(on_disk(desk, "tried"))) == 100_000)


@pytest.mark.parametrize(
    ("field", "typed", "message"),
    [
        ("Amount offered", "twelve", "This is not an amount: twelve."),
        ("Amount offered", "1,2,3.4.5", "This is not an amount"),
        ("Own share in percent", "140", "A share is at most 100 %."),
        ("Last day to apply", "30.2.2026", "There is no such day: 30.2.2026."),
        ("Last day to apply", "soon", "There is no such day: soon."),
    ],
)
def test_wrong_amounts_and_days_are_explained_at_their_field(
    open_window: NewWindow, desk: Desk, field: str, typed: str, message: str
) -> None:
    answers = {"path": "money", "name": "Safe Streets", "funder_name": "Fund"}
    staff = open_window(draft_id=interviews.save_draft(desk, None, "offer", answers))
    staff.fill(field, typed)
    staff.press("Ctrl+Return")
    staff.waits_for(message)
    assert staff.sees(OWN_PAGE[Path.INCENTIVE])
    assert staff.read(field) == typed


def test_names_grow_line_by_line_with_enter(open_window: NewWindow, desk: Desk) -> None:
    staff = open_window(draft_id=interviews.save_draft(desk, None, "who", {"path": "bottom"}))
    staff.fill("Name 1", "Old Mill School\nPolice Riverside\nBakery")
    staff.until(lambda: len(names_on_disk(desk)) == 3)
    assert [one["name"] for one in names_on_disk(desk)] == [
        "Old Mill School",
        "Police Riverside",
        "Bakery",
    ]
    staff.waits_for("3 names for the register")


def names_on_disk(desk: Desk) -> list[dict[str, str]]:
    found = on_disk(desk, "names")
    return found if isinstance(found, list) else []


def test_kinds_are_walked_with_arrows_and_left_with_tab(open_window: NewWindow, desk: Desk) -> None:
    staff = open_window(draft_id=interviews.save_draft(desk, None, "who", {"path": "bottom"}))
    assert staff.focus_is_on() == "Associations of towns and municipalities"
    staff.press("Down")
    staff.press("Space")
    staff.waits_for("9 kinds of partners to look for")
    staff.waits_for("A party or a political body can put the centre at risk.")
    staff.press("Right")
    assert staff.focus_is_on() == "Non-profit organisations"
    staff.press("Tab")
    assert staff.focus_is_on() == "Name 1"
    staff.click_words("Federal bodies")
    staff.waits_for("10 kinds of partners to look for")


@pytest.mark.parametrize("page", ["start", "mandate", "who", "members", "check"])
@pytest.mark.parametrize(
    ("language", "size", "colours"),
    [("en", 100, Colours.DARK), ("de", 200, Colours.LIGHT)],
)
def test_everybody_can_see_read_and_reach_every_page(
    open_window: NewWindow, desk: Desk, page: str, language: str, size: int, colours: Colours
) -> None:
    desk.settings.change(language=language, text_size=size, colours=colours)
    draft_id = interviews.save_draft(desk, None, page, whole_answers(path="top"))
    staff = open_window(draft_id=draft_id)

    assert audit(staff.window) == []


def whole_answers(**more: object) -> dict[str, object]:
    return {
        "path": "bottom",
        "settled_path": more.get("path", "bottom"),
        "name": "Safe Streets Riverside",
        "problem": "Cars drive too fast.",
        "area": "Riverside",
        "tried": "A letter",
        "mandate_office": "",
        "names": [{"name": "Old Mill School", "kind": "school_boards", "part": ""}],
        "members_asked": "yes",
        "members_day": "2026-03-01",
        "coordinator": "Amina Diallo",
        **more,
    }


def whole_draft(desk: Desk, **more: object) -> int:
    return interviews.save_draft(desk, None, "check", whole_answers(**more))
