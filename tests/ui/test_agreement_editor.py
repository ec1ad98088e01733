"""The agreement editor as a person uses it, and what she then finds on the real paper."""

from __future__ import annotations

from io import BytesIO

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from partnerdesk.domain.errors import UserError
from partnerdesk.domain.history import Change
from partnerdesk.services import papers
from partnerdesk.services.desk import Desk
from partnerdesk.store.tables import PartnershipRow
from partnerdesk.ui.kit.page import page_layout
from partnerdesk.ui.kit.screen import Context, Screen
from partnerdesk.ui.kit.widgets import label
from partnerdesk.ui.main_window import MainWindow, ScreenEntry
from tests.agreed import Agreed, agreed_partnership
from tests.person import Person


class Place(Screen):
    """Shows with which words it was opened."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._words = label("")
        page_layout(self).addWidget(self._words)

    def arrive(self, **arguments: object) -> None:
        told = " ".join(f"{name}={value}" for name, value in sorted(arguments.items()))
        self._words.setText(f"Place {told}")


HERE = __name__
AGREEMENTS = "partnerdesk.ui.screens.agreements.screen"
SCREENS = (
    ScreenEntry("agreements", AGREEMENTS, "AgreementsScreen", "file-text", "Agreements"),
    ScreenEntry("printing", HERE, "Place", "printer", "Print and export"),
    *(
        ScreenEntry(name, HERE, "Place", section="agreements")
        for name in ("partnership", "history")
    ),
)


@pytest.fixture
def agreed(desk: Desk) -> Agreed:
    return agreed_partnership(desk)


@pytest.fixture
def window(agreed: Agreed) -> MainWindow:
    made = MainWindow(agreed.desk, SCREENS)
    made.resize(1366, 700)
    return made


@pytest.fixture
def writer(qtbot: QtBot, window: MainWindow, agreed: Agreed) -> Person:
    """Somebody in front of the draft."""
    person = Person(qtbot, window)
    window.open("agreements", partnership_id=agreed.partnership_id)
    person.waits_for("Agreement: Safe Streets Riverside")
    return person


def kept(agreed: Agreed, key: str) -> str:
    draft = agreed.draft().agreement
    return next(clause.text for clause in draft.clauses if clause.key == key)


def printed(agreed: Agreed) -> str:
    from pypdf import PdfReader

    pdf = papers.contract_pdf(agreed.desk, agreed.partnership_id)
    words = " ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    return " ".join(words.split())


def go_to(writer: Person, heading: str) -> None:
    """Choose a clause in the list and stand at the end of its text."""
    writer.click_row("Clauses", heading)
    writer.until(lambda: writer.read("Heading of the clause") == heading)
    writer.tab_to(next(text for text in names(writer) if text.endswith(f", {heading}")))
    writer.press("Ctrl+End")


def names(writer: Person) -> list[str]:
    from PySide6.QtWidgets import QTextEdit

    return [
        box.accessibleName() for box in writer.window.findChildren(QTextEdit) if box.isVisible()
    ]


def test_what_is_typed_stands_on_the_paper(writer: Person, agreed: Agreed) -> None:
    go_to(writer, "Area, start and end")
    writer.type(" The school street is part of it.")
    writer.until(lambda: "school street" in kept(agreed, "area-and-term"))
    assert kept(agreed, "area-and-term").count("{start_date}") == 1
    assert "The school street is part of it." in printed(agreed)


def test_what_was_typed_last_is_saved_on_the_way_out(writer: Person, agreed: Agreed) -> None:
    go_to(writer, "Area, start and end")
    writer.type(" At the last moment.")
    writer.window.close()
    assert kept(agreed, "area-and-term").endswith("At the last moment.")


def test_another_clause_saves_the_one_before(writer: Person, agreed: Agreed) -> None:
    go_to(writer, "Settling disputes")
    writer.type(" First.")
    go_to(writer, "Area, start and end")
    writer.type(" Second.")
    writer.press("Ctrl+S")
    assert kept(agreed, "disputes").endswith("First.")
    assert kept(agreed, "area-and-term").endswith("Second.")


def test_a_heading_can_be_changed_but_not_lost(writer: Person, agreed: Agreed) -> None:
    go_to(writer, "Settling disputes")
    writer.fill("Heading of the clause", "If we quarrel")
    writer.until(lambda: "If we quarrel" in str(writer.rows("Clauses")))
    writer.fill("Heading of the clause", "")
    writer.waits_for("Please fill this in.")
    draft = agreed.draft().agreement
    assert "If we quarrel" in [clause.heading for clause in draft.clauses]


def test_a_missing_field_says_so_and_leads_to_where_it_is_mended(writer: Person) -> None:
    heading = "Representatives and coordination"
    go_to(writer, heading)
    clause = writer.read(f"Text of clause 11, {heading}")
    assert "(missing: Deputy of the coordinator)" in clause
    writer.waits_for("This is missing: Deputy of the coordinator.")
    writer.click("Fill it in")
    writer.waits_for("Place field=deputy partnership_id=1 tab=about")


def test_enter_on_a_field_opens_its_value_and_the_paper_follows(
    writer: Person, agreed: Agreed
) -> None:
    go_to(writer, "Joining, withdrawal and exclusion")
    writer.press("Ctrl+Home")
    box = "Text of clause {0}, Joining, withdrawal and exclusion"
    number = next(row[0].split()[0] for row in writer.rows("Clauses") if "Joining, w" in row[0])
    while not writer.sees("Notice to leave the partnership"):
        writer.press("Right")
        if writer.focus_is_on() == box.format(number) and selected(writer):
            writer.press("Return")
    writer.fill("Notice to leave the partnership", "5 weeks and a day")
    writer.until(lambda: "5 weeks and a day" in writer.read(box.format(number)))
    writer.press("Esc")
    assert writer.focus_is_on() == box.format(number)
    assert "5 weeks and a day" in printed(agreed)
    assert "{notice_period}" in kept(agreed, "joining-and-leaving")


def selected(writer: Person) -> bool:
    from PySide6.QtWidgets import QApplication, QTextEdit

    focused = QApplication.focusWidget()
    return isinstance(focused, QTextEdit) and focused.textCursor().hasSelection()


def test_a_field_is_found_by_its_name_and_inserted(writer: Person, agreed: Agreed) -> None:
    go_to(writer, "Settling disputes")
    writer.press("Ctrl+I")
    writer.until(lambda: writer.focus_is_on() == "Search a field")
    writer.type("deputy")
    writer.press("Return")
    writer.type(" decides.")
    writer.press("Ctrl+S")
    assert kept(agreed, "disputes").endswith("{deputy} decides.")
    writer.waits_for("This is missing: Deputy of the coordinator.")


def test_a_clause_comes_from_the_library_into_the_list(writer: Person, agreed: Agreed) -> None:
    writer.click("Add from library…")
    writer.type("creeds")
    writer.waits_for("A wrong tie can cost the centre its trust and even its work.")
    writer.click("Add to agreement")
    writer.until(lambda: "Political and religious neutrality" in str(writer.rows("Clauses")))
    assert writer.read("Heading of the clause") == "Political and religious neutrality"
    assert "Political and religious neutrality" in printed(agreed)


def test_an_own_clause_is_written_and_printed(writer: Person, agreed: Agreed) -> None:
    go_to(writer, "Settling disputes")
    writer.click("Add from library…")
    writer.click("Write your own clause")
    writer.fill("Heading of the clause", "The cat")
    writer.until(lambda: any(name.endswith(", The cat") for name in names(writer)))
    writer.fill(next(name for name in names(writer) if name.endswith(", The cat")), "It stays.")
    writer.press("Ctrl+S")
    assert "The cat" in printed(agreed) and "It stays." in printed(agreed)


def headings(writer: Person) -> list[str]:
    return [row[0].split("\n")[0].split("  ")[1] for row in writer.rows("Clauses")]


def test_keys_move_a_clause_and_undo_brings_it_back(writer: Person) -> None:
    before = headings(writer)
    go_to(writer, before[2])
    writer.press("Ctrl+Up")
    moved = [before[0], before[2], before[1], *before[3:]]
    writer.until(lambda: headings(writer) == moved)
    writer.press("Ctrl+Z")
    writer.until(lambda: headings(writer) == before)


def test_a_clause_that_is_needed_stays_and_the_page_says_why(writer: Person) -> None:
    go_to(writer, "The partners")
    writer.click("Remove the clause")
    writer.waits_for("An agreement needs the clause “The partners”.")
    assert any("The partners" in row[0] for row in writer.rows("Clauses"))


def test_a_removed_clause_can_be_brought_back(writer: Person) -> None:
    go_to(writer, "Rules of conduct")
    writer.click("Remove the clause")
    writer.waits_for("Clause removed: Rules of conduct")
    assert "Rules of conduct" not in str(writer.rows("Clauses"))
    writer.press("Ctrl+Z")
    writer.until(lambda: "Rules of conduct" in str(writer.rows("Clauses")))


def test_ctrl_z_takes_back_words_in_the_box_first(writer: Person, agreed: Agreed) -> None:
    before = kept(agreed, "disputes")
    go_to(writer, "Settling disputes")
    writer.type(" Hello")
    writer.press("Ctrl+S")
    writer.press("Ctrl+Z")
    writer.press("Ctrl+S")
    assert kept(agreed, "disputes") == before


def test_too_much_pasted_text_is_explained_and_not_thrown_away(
    writer: Person, window: MainWindow, agreed: Agreed
) -> None:
    before = kept(agreed, "disputes")
    go_to(writer, "Settling disputes")
    QGuiApplication.clipboard().setText("x" * 100_000)
    writer.press("Ctrl+V")
    writer.waits_for("50000 fit here. Please shorten it. Nothing was thrown away.")
    with pytest.raises(UserError):  # the program shows it at the top of the page
        window.open("printing")
    box = next(name for name in names(writer) if name.endswith(", Settling disputes"))
    assert writer.read(box).count("x" * 100) == 1000
    assert kept(agreed, "disputes") == before
    writer.fill(box, "Short.")
    writer.until(lambda: kept(agreed, "disputes") == "Short.")
    writer.until(lambda: not writer.sees("Please shorten it."))


def test_changes_made_elsewhere_are_shown_without_losing_the_typed_words(
    writer: Person, agreed: Agreed
) -> None:
    go_to(writer, "Area, start and end")
    writer.type(" Typed.")
    with agreed.desk.database.write(Change("Rename the area")) as session:
        session.get_one(PartnershipRow, agreed.partnership_id).area = "The old harbour"
    box = "Text of clause 10, Area, start and end"
    writer.until(lambda: "The old harbour" in writer.read(box))
    assert writer.read(box).endswith(" Typed.")
    writer.until(lambda: kept(agreed, "area-and-term").endswith(" Typed."))


def test_the_language_of_the_draft_changes_its_clauses(writer: Person, agreed: Agreed) -> None:
    writer.click("Title, language and terms")
    writer.pick("Language of the agreement", "German")
    writer.until(lambda: "Die Partner" in str(writer.rows("Clauses")))
    writer.fill("Title of the agreement", "Vertrag über sichere Wege")
    writer.press("Ctrl+S")
    assert "Vertrag über sichere Wege" in printed(agreed)


def test_the_budget_leads_to_the_clause_that_shows_it(
    writer: Person, window: MainWindow, agreed: Agreed
) -> None:
    window.open("agreements", partnership_id=agreed.partnership_id, shows="sources")
    writer.until(lambda: writer.read("Heading of the clause") == "Money in brief")
    assert writer.sees("Done. This clause shows the budget as it is now.")
    assert "1,234.50" in str([writer.read(name) for name in names(writer)])


def test_check_and_print_goes_to_the_paper(writer: Person) -> None:
    writer.press("Ctrl+Return")
    writer.waits_for("Place check=True paper=contract partnership_id=1")


def test_the_preview_shows_the_real_pages(writer: Person) -> None:
    writer.waits_for("Page 1 of")
    writer.press("F7")
    writer.until(lambda: not writer.sees("Page 1 of"))
    writer.press("F7")
    writer.waits_for("Page 1 of")


def test_several_drafts_are_offered_as_cards(writer: Person, agreed: Agreed) -> None:
    agreed_partnership(agreed.desk, "Second Way")
    writer.window.open("agreements")  # type: ignore[attr-defined] # the window of this module
    writer.waits_for("Choose the draft you want to work on.")
    writer.click("Open the agreement: Second Way")
    writer.waits_for("Agreement: Second Way")


def test_a_partnership_without_a_draft_gets_one(writer: Person, agreed: Agreed) -> None:
    with agreed.desk.database.write(Change("Forget the draft")) as session:
        row = session.get_one(PartnershipRow, agreed.partnership_id)
        session.delete(row.agreements[0])
    writer.waits_for("This partnership has no draft yet")
    writer.click("Make the first draft")
    writer.waits_for("Agreement: Safe Streets Riverside")
