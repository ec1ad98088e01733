"""The programme of work over a real file: nothing is left alone, whatever people do."""

from __future__ import annotations

import io
import shutil
import tempfile
import zipfile
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partnerdesk.domain.errors import FieldError
from partnerdesk.domain.history import Change
from partnerdesk.domain.partnership import MeetingKind
from partnerdesk.domain.programme import EntryKind, Level, Programme, depth_first
from partnerdesk.domain.revisions import KeptProgramme, compare_programmes
from partnerdesk.domain.texts import for_language
from partnerdesk.paths import DATABASE_NAME
from partnerdesk.services import analysis, papers, programme, reviews
from partnerdesk.services.desk import Desk
from partnerdesk.services.docx_export import docx_of
from partnerdesk.services.history import list_history, redo, undo
from partnerdesk.services.meetings import cancel_meeting, set_meeting
from partnerdesk.services.opening import open_desk
from partnerdesk.services.partnership_history import history_of_partnership
from partnerdesk.services.partnerships import get_partnership
from partnerdesk.store.tables import PartnershipRow
from tests.agreed import agreed_partnership
from tests.conftest import Clock
from tests.documents.reading import whole_text


@pytest.fixture
def partnership_id(desk: Desk) -> int:
    with desk.database.write(Change("Start a partnership")) as session:
        row = PartnershipRow(name="Safe Streets", path="bottom", problem="Dark paths")
        session.add(row)
        session.flush()
        return row.id


def now(desk: Desk, partnership_id: int = 1) -> Programme:
    return get_partnership(desk, partnership_id).programme


def planned(desk: Desk, partnership_id: int) -> tuple[int, int, int]:
    """An objective with a target with a measure, each with its words."""
    objective = programme.add_objective(desk, partnership_id)
    target = programme.add_target(desk, objective)
    measure = programme.add_measure(desk, target)
    for level, number, text in (
        (Level.OBJECTIVE, objective, "Light"),
        (Level.TARGET, target, "Lamps"),
        (Level.MEASURE, measure, "Mend lamps"),
    ):
        programme.set_item(desk, level, number, "text", text)
    return objective, target, measure


def numbered(shown: Programme) -> list[str]:
    return [f"{line.number} {line.item.text}" for line in shown.outline()]


def test_a_line_is_moved_to_the_next_parent_and_the_contract_hears_of_objectives(
    desk: Desk, partnership_id: int
) -> None:
    objective, _target, measure = planned(desk, partnership_id)
    second = programme.add_objective(desk, partnership_id)
    programme.set_item(desk, Level.OBJECTIVE, second, "text", "Walks")
    other = programme.add_target(desk, second)
    assert programme.move_item(desk, Level.MEASURE, measure, 1)
    assert numbered(now(desk)) == ["1 Light", "1.1 Lamps", "2 Walks", "2.1 ", "2.1.1 Mend lamps"]
    assert not programme.move_item(desk, Level.MEASURE, measure, 1)
    programme.move_item(desk, Level.OBJECTIVE, second, -1)
    assert get_partnership(desk, partnership_id).objectives == "Walks\nLight"
    programme.delete_item(desk, Level.TARGET, other)
    assert numbered(now(desk)) == ["1 Walks", "2 Light", "2.1 Lamps"]
    undo(desk)
    assert "1.1.1 Mend lamps" in numbered(now(desk))
    programme.delete_item(desk, Level.OBJECTIVE, second, keep_below_in=objective)
    assert numbered(now(desk)) == ["1 Light", "1.1 Lamps", "1.2 ", "1.2.1 Mend lamps"]
    said = [entry.text(for_language("en")) for entry in history_of_partnership(desk, 1)]
    assert said[0] == "Delete the objective “Walks”"


def test_dates_move_by_months_and_an_end_never_comes_before_its_beginning(
    desk: Desk, partnership_id: int
) -> None:
    *_above, measure = planned(desk, partnership_id)
    programme.date_measure(desk, measure, date(2026, 1, 31), date(2026, 3, 15))
    programme.shift_measure(desk, measure, 1)
    programme.stretch_measure(desk, measure, -6)
    (shown,) = now(desk).measures
    assert (shown.starts_on, shown.ends_on) == (date(2026, 2, 28), date(2026, 2, 28))
    with pytest.raises(FieldError, match="before the beginning"):
        programme.set_item(desk, Level.MEASURE, measure, "starts_on", date(2026, 5, 1))


def test_what_hangs_at_a_deleted_cause_goes_up_and_none_hangs_at_itself(
    desk: Desk, partnership_id: int
) -> None:
    dark = analysis.add_entry(desk, partnership_id, EntryKind.CAUSE)
    broken = analysis.add_entry(desk, partnership_id, EntryKind.CAUSE, dark)
    nobody = analysis.add_entry(desk, partnership_id, EntryKind.CAUSE, broken)
    objective, *_below = planned(desk, partnership_id)
    programme.set_item(desk, Level.OBJECTIVE, objective, "cause_id", str(broken))
    with pytest.raises(FieldError, match="hangs below it"):
        analysis.set_entry(desk, dark, "parent_id", str(nobody))
    analysis.delete_entry(desk, broken)
    assert [(depth, one.entry.id) for depth, one in depth_first(tree(desk))] == [
        (0, dark),
        (1, nobody),
    ]
    assert now(desk).objectives[0].cause_id is None
    undo(desk)
    assert [depth for depth, _one in depth_first(tree(desk))] == [0, 1, 2]
    assert now(desk).objectives[0].cause_id == broken


def tree(desk: Desk):  # type: ignore[no-untyped-def] # the branches of the domain
    return now(desk).branches(EntryKind.CAUSE)


def test_a_review_keeps_a_revision_that_is_compared_word_by_word(
    desk: Desk, partnership_id: int, clock: Clock
) -> None:
    _objective, target, measure = planned(desk, partnership_id)
    programme.set_item(desk, Level.TARGET, target, "value", Decimal("40"))
    programme.set_item(desk, Level.TARGET, target, "unit", "lamps")
    meeting = reviews.begin_review(desk, partnership_id)
    assert reviews.begin_review(desk, partnership_id) == meeting
    set_meeting(desk, meeting, "experienced", "It is lighter")
    assert reviews.begin_review(desk, partnership_id) == meeting, "the review of today goes on"
    reviews.set_reading(desk, target, Decimal("4"))
    reviews.set_reading(desk, target, Decimal("12"), "Counted at night")
    first = reviews.make_revision(desk, partnership_id, "The first one", meeting)
    clock.advance(days=200)
    programme.set_item(desk, Level.MEASURE, measure, "text", "Mend all lamps")
    reviews.make_revision(desk, partnership_id, "We learnt")
    newer, older = reviews.list_revisions(desk, partnership_id)
    assert (older.number, newer.number, first) == (1, 2, 1)
    assert [one.text for one in older.kept.programme.measures] == ["Mend lamps"]
    assert newer.kept == KeptProgramme("", now(desk))
    (changed,) = [
        one
        for one in compare_programmes(older.kept, newer.kept, for_language("en"))
        if one.is_changed
    ]
    assert [piece.text for piece in changed.text if piece.mark == "inserted"] == [" all"]
    assert "40 lamps, no day yet" in "".join(piece.text for piece in changed.text)
    (reading,) = now(desk).targets[0].readings
    assert (reading.value, reading.note) == (Decimal("12"), "Counted at night")
    cancel_meeting(desk, meeting)
    assert reviews.list_revisions(desk, partnership_id)[1].meeting_id is None
    assert not any(
        one.kind is MeetingKind.REVIEW for one in get_partnership(desk, partnership_id).meetings
    )


# Whatever people do -------------------------------------------------------------------------


class Planner:
    """Somebody who adds, moves, deletes and takes back at any place."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._choice = 0

    def do(self, deed: str, choice: int) -> None:
        """Do one thing somewhere; afterwards no line is alone."""
        self._choice = choice
        getattr(self, deed)()
        shown = now(self._desk)
        with self._desk.database.read() as session:
            counted = {
                level: session.connection()
                .exec_driver_sql(f"SELECT count(*) FROM {level}")
                .scalar()
                for level in Level
            }
            assert not session.connection().exec_driver_sql("PRAGMA foreign_key_check").all()
        lines = list(shown.outline())
        assert counted == {level: sum(one.level is level for one in lines) for level in Level}
        causes = [entry for kind in EntryKind for entry in shown.entries(kind)]
        hanging = [one for kind in EntryKind for one in depth_first(shown.branches(kind))]
        assert len(hanging) == len(causes)

    def _some(self, level: Level) -> int | None:
        known = [one.item.id for one in now(self._desk).outline() if one.level is level]
        return known[self._choice % len(known)] if known else None

    def _with_some(self, level: Level, act: Callable[[int], object]) -> None:
        number = self._some(level)
        if number is not None:
            act(number)

    def add(self) -> None:
        """One more on a level."""
        programme.add_objective(self._desk, 1)
        self._with_some(Level.OBJECTIVE, lambda one: programme.add_target(self._desk, one))
        self._with_some(Level.TARGET, lambda one: programme.add_measure(self._desk, one))

    def move(self) -> None:
        """Up or down, on any level."""
        level, step = list(Level)[self._choice % 3], 1 if self._choice % 2 else -1
        self._with_some(level, lambda one: programme.move_item(self._desk, level, one, step))

    def delete(self) -> None:
        """With what is below it."""
        level = list(Level)[self._choice % 3]
        self._with_some(level, lambda one: programme.delete_item(self._desk, level, one))

    def delete_and_keep(self) -> None:
        """What is below it goes to another one."""
        objectives = [one.id for one in now(self._desk).objectives]
        if len(objectives) > 1:
            gone = objectives.pop(self._choice % len(objectives))
            programme.delete_item(self._desk, Level.OBJECTIVE, gone, objectives[0])

    def serve(self) -> None:
        """A measure gets another target."""
        target = self._some(Level.TARGET)
        self._with_some(
            Level.MEASURE,
            lambda one: programme.set_item(
                self._desk, Level.MEASURE, one, "target_id", str(target)
            ),
        )

    def analyse(self) -> None:
        """A cause at another one, or one less."""
        entries = [one.id for one in now(self._desk).analysis]
        if self._choice % 3 == 0 and entries:
            analysis.delete_entry(self._desk, entries[self._choice % len(entries)])
        else:
            at = entries[self._choice % len(entries)] if entries else None
            analysis.add_entry(self._desk, 1, EntryKind.CAUSE, at)

    def take_back(self) -> None:
        """Ctrl+Z, as far as the partnership itself."""
        if len(list_history(self._desk)) > 1 and now(self._desk).objectives:
            undo(self._desk)

    def bring_back(self) -> None:
        """Ctrl+Y."""
        redo(self._desk)


DEEDS = (
    "add", "add", "move", "delete", "delete_and_keep", "serve", "analyse", "analyse", "take_back",
    "bring_back",
)  # fmt: skip


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("started")
    with open_desk(folder, Clock()) as desk:
        start = Change("Start", undoable=False)
        with desk.database.write(start) as session:
            session.add(PartnershipRow(name="Safe Streets", path="bottom"))
    return folder


@settings(max_examples=15, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(DEEDS), st.integers(0, 30)), min_size=6, max_size=18))
def test_no_line_is_ever_left_alone(started: Path, deeds: list[tuple[str, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(started / DATABASE_NAME, folder)
        with open_desk(Path(folder), Clock()) as desk:
            planner = Planner(desk)
            for deed, choice in deeds:
                planner.do(deed, choice)


def test_the_programme_is_the_first_annex_as_soon_as_a_target_is_set(desk: Desk) -> None:
    agreed = agreed_partnership(desk)
    before = whole_text(papers.contract_pdf(desk, agreed.partnership_id))
    assert "Programme of work" not in before.split("Annex 1", 1)[1]
    objective = now(desk, agreed.partnership_id).objectives[0].id
    target = programme.add_target(desk, objective)
    programme.set_item(desk, Level.TARGET, target, "text", "Lamps that shine")
    words = whole_text(papers.contract_pdf(desk, agreed.partnership_id))
    assert "Annex 1: Programme of work; Annex 2: Contributions" in words
    assert "1.1 Lamps that shine" in words.rsplit("Annex 1: Programme of work", 1)[1]
    with zipfile.ZipFile(io.BytesIO(docx_of(agreed.draft(), desk.clock().date()))) as document:
        assert "1.1  Lamps that shine" in document.read("word/document.xml").decode()
