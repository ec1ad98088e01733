"""Vision, strategy, objectives, targets and measures as one outline, written in place."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.partnership_fields import ABOUT_FIELDS
from partnerdesk.domain.programme import (
    Level,
    Measure,
    MeasureState,
    Objective,
    Target,
)
from partnerdesk.domain.revisions import period_words, responsible_words, target_figures
from partnerdesk.services import partnerships, programme
from partnerdesk.ui.kit.fields import FieldRow
from partnerdesk.ui.kit.language import _, current_texts
from partnerdesk.ui.kit.page import scroll_page
from partnerdesk.ui.kit.screen import Context
from partnerdesk.ui.kit.tabbed_screen import TabPage
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.two_columns import TwoColumns
from partnerdesk.ui.kit.widgets import State, card, fact_line, kept_together
from partnerdesk.ui.screens.programme.item_form import ItemForm
from partnerdesk.ui.screens.programme.line_head import Key, Line
from partnerdesk.ui.screens.programme.line_list import AddLink, LineCard, LineList

MEASURE_STATES: dict[MeasureState, State] = {
    MeasureState.PLANNED: "none",
    MeasureState.RUNNING: "info",
    MeasureState.DONE: "ok",
    MeasureState.DROPPED: "none",
}
_DEPTHS = {Level.OBJECTIVE: 0, Level.TARGET: 1, Level.MEASURE: 2}


class OutlinePage(TabPage):
    """The way from the vision down to what is done, and by whom."""

    paper = "programme"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._rows = {
            key: FieldRow(ABOUT_FIELDS[key], save=partial(self._save, key))
            for key in ("vision", "strategy")
        }
        self._list = LineList(self._form)
        self._list.stepped.connect(self._move)
        self._list.removed.connect(self._remove)
        self._list.add_wanted.connect(self._add)
        self._list.folded.connect(lambda: self.show_partnership(self.present))
        frame, fields = card(gap=12)
        self._beside = TwoColumns(list(self._rows.values()))
        fields.addWidget(self._beside)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, px(12))
        column.setSpacing(px(12))
        column.addWidget(frame)
        column.addWidget(self._list)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll_page(content))
        self._column = column

    def show_partnership(self, partnership: Partnership) -> None:
        """Show the outline; the line that is unfolded stays so."""
        is_other = self.partnership is None or self.partnership.id != partnership.id
        self.partnership = partnership
        for key, row in self._rows.items():
            (row.set_value if is_other else row.refresh)(getattr(partnership, key))
        today = self.context.desk.clock().date()
        self._list.show_cards([*_cards(partnership, today)])

    def go_to(self, field: str = "") -> None:
        """Begin at a field of the vision, or unfold a line: "measure-7"."""
        row = self._rows.get(field)
        if row is not None:
            row.setFocus(Qt.FocusReason.OtherFocusReason)
        level, _dash, number = field.partition("-")
        if number.isdecimal() and self._list.unfold((level, int(number))):
            self._show_again()
            self._list.take_keyboard((level, int(number)))

    def primary_action(self) -> None:
        """One more objective; where a line has the keyboard, one more of what is below it."""
        self.new()

    def new(self) -> None:
        """The same."""
        key = self._list.key_with_keyboard()
        level = Level(key[0]) if key is not None else None
        if key is None or level is Level.MEASURE:
            self._add("objectives", 0)
        else:
            self._add("targets" if level is Level.OBJECTIVE else "measures", key[1])

    def set_narrow(self, narrow: bool) -> None:
        """Fields side by side, or one under the other."""
        super().set_narrow(narrow)
        self._beside.set_narrow(narrow)

    def _save(self, key: str, value: str) -> None:
        partnerships.set_about(self.context.desk, self.present.id, key, value)

    def _form(self, key: Key) -> ItemForm:
        level, item_id = Level(key[0]), key[1]
        return ItemForm(
            self.context,
            level,
            item_id,
            lambda: self.present,
            narrow=self.narrow,
            move=lambda step: self._move(level, item_id, step),
            delete=lambda keep_in: self._delete(level, item_id, keep_in),
        )

    def _add(self, what: str, parent_id: int) -> None:
        """Add an empty line and begin to write it."""
        desk = self.context.desk
        if not self._list.unfold(None):
            return
        if what == "objectives":
            key = (Level.OBJECTIVE.value, programme.add_objective(desk, self.present.id))
        elif what == "targets":
            key = (Level.TARGET.value, programme.add_target(desk, parent_id))
        else:
            key = (Level.MEASURE.value, programme.add_measure(desk, parent_id))
        self._list.unfold(key)
        self._show_again()
        self._list.take_keyboard(key)

    def _move(self, level: str, item_id: int, step: int) -> None:
        had_head = self._list.key_with_keyboard() is not None
        if programme.move_item(self.context.desk, Level(level), item_id, step) and had_head:
            self._list.take_keyboard((level, item_id))

    def _remove(self, level: str, item_id: int) -> None:
        """Delete a line; where something stands below it, ask first."""
        key = (level, item_id)
        if not self._list.unfold(key):
            return
        self._show_again()
        form = self._list.open_form
        if form is None or not form.ask_before_removing():
            self._delete(Level(level), item_id, None)

    def _delete(self, level: Level, item_id: int, keep_in: int | None) -> None:
        self._list.unfold(None)
        programme.delete_item(self.context.desk, level, item_id, keep_in)
        said = {
            Level.OBJECTIVE: _("The objective is deleted."),
            Level.TARGET: _("The target is deleted."),
            Level.MEASURE: _("The measure is deleted."),
        }
        self.context.offer_undo(said[level])

    def _show_again(self) -> None:
        partnership = partnerships.get_partnership(self.context.desk, self.present.id)
        self.show_partnership(partnership)


def _cards(partnership: Partnership, today: date) -> Iterator[LineCard]:
    """A card for each objective, and a last one to add more."""
    numbers = {(one.level, one.item.id): one.number for one in partnership.programme.outline()}
    for objective in partnership.programme.objectives:
        rows: list[Line | AddLink] = [_objective_line(objective, numbers, partnership)]
        for target in objective.targets:
            rows.append(_target_line(target, numbers, today))
            rows += [_measure_line(one, numbers, today) for one in target.measures]
            rows.append(
                AddLink(
                    ("measures", target.id),
                    _("Add a measure"),
                    2,
                    _("Add a measure to: {name}").format(name=target.text),
                )
            )
        name = _("Add a target to: {name}").format(name=objective.text)
        rows.append(AddLink(("targets", objective.id), _("Add a target"), 1, name))
        yield LineCard(tuple(rows))
    lead = "" if partnership.programme.objectives else _empty_words()
    yield LineCard((AddLink(("objectives", 0), _("Add an objective")),), lead=lead)


def _empty_words() -> str:
    return _("First what you want to reach, then how you will see it, then what you do for it.")


Numbers = dict[tuple[Level, int], str]


def _objective_line(objective: Objective, numbers: Numbers, partnership: Partnership) -> Line:
    cause = partnership.programme.cause_of(objective)
    facts = _("Answers: {cause}").format(cause=cause.text) if cause else ""
    state: tuple[str, State] | None = None
    if not objective.targets:
        state = (_("No target yet"), "warn")
    return Line(
        (Level.OBJECTIVE.value, objective.id),
        objective.text or _("Not written yet"),
        numbers[Level.OBJECTIVE, objective.id],
        facts,
        state,
        role="h2",
    )


def _target_line(target: Target, numbers: Numbers, today: date) -> Line:
    return Line(
        (Level.TARGET.value, target.id),
        target.text or _("Not written yet"),
        numbers[Level.TARGET, target.id],
        _figures(target),
        _target_state(target, today),
        _DEPTHS[Level.TARGET],
        role="label",
    )


def _figures(target: Target) -> str:
    """From which number to which one; the day stays in one line."""
    texts = current_texts()
    day = texts.date(target.due_on) if target.due_on else ""
    said = target_figures(target, texts)
    return said.replace(day, kept_together(day)) if day else said


def _target_state(target: Target, today: date) -> tuple[str, State]:
    latest = target.latest_reading
    if target.is_reached:
        return _("Reached"), "ok"
    if not target.is_measurable:
        return _("Number or day missing"), "warn"
    if target.due_on is not None and target.due_on < today:
        return _("Not reached"), "bad"
    if latest is None:
        return _("Not counted yet"), "none"
    words = f"{current_texts().number(latest.value)} {target.unit}".strip()
    return _("Now: {value}").format(value=words), "info"


def _measure_line(measure: Measure, numbers: Numbers, today: date) -> Line:
    texts = current_texts()
    lacks = [_(one) for one in measure.lacks]
    missing = _("Missing: {parts}").format(parts=texts.join(lacks)) if lacks else ""
    facts = fact_line(responsible_words(measure), period_words(measure, texts), missing)
    state: tuple[str, State] = (_(measure.state.label), MEASURE_STATES[measure.state])
    if measure.is_late(today):
        state = (_("Late"), "bad")
    return Line(
        (Level.MEASURE.value, measure.id),
        measure.text or _("Not written yet"),
        numbers[Level.MEASURE, measure.id],
        facts,
        state,
        _DEPTHS[Level.MEASURE],
    )
