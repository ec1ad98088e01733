"""The shared analysis: the problem tree, all entries in lists, and who agreed on it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from partnerdesk.domain.drawings import DrawingColours, tree_in_words
from partnerdesk.domain.facts import analysis_is_shared
from partnerdesk.domain.fields import FieldSpec
from partnerdesk.domain.guidance import WHO_AGREES
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.partnership_fields import ABOUT_FIELDS, PARTNER_FIELDS
from partnerdesk.domain.programme import AnalysisEntry, EntryKind, depth_first
from partnerdesk.domain.texts import N_
from partnerdesk.services import analysis, partnerships
from partnerdesk.services.programme_papers import tree_picture
from partnerdesk.ui.kit.fields import FieldRow
from partnerdesk.ui.kit.language import _, current_texts
from partnerdesk.ui.kit.page import bring_into_view, scroll_page
from partnerdesk.ui.kit.screen import Context
from partnerdesk.ui.kit.tabbed_screen import TabPage
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.two_columns import TwoColumns
from partnerdesk.ui.kit.widgets import card, clear_layout, fact_line, label, pill
from partnerdesk.ui.screens.programme.drawing_view import DrawingView
from partnerdesk.ui.screens.programme.entry_form import EntryForm
from partnerdesk.ui.screens.programme.line_head import Key, Line
from partnerdesk.ui.screens.programme.line_list import AddLink, LineCard, LineList

_ADD_WORDS = {
    EntryKind.CAUSE: N_("Add a cause"),
    EntryKind.EFFECT: N_("Add an effect"),
    EntryKind.AFFECTED: N_("Add who feels it"),
    EntryKind.FIGURE: N_("Add a figure"),
    EntryKind.VOICE: N_("Add what a partner says"),
}
_LEADS = {
    EntryKind.CAUSE: N_("What makes the problem? What lies behind it?"),
    EntryKind.EFFECT: N_("What follows from the problem?"),
    EntryKind.AFFECTED: N_("Whose life does it make harder?"),
    EntryKind.FIGURE: N_("What can be counted, and where does it stand?"),
    EntryKind.VOICE: N_("Each partner sees the problem from its own place."),
}


class AnalysisPage(TabPage):
    """The problem with its tree, then a card for each kind of entry, then who agreed."""

    paper = "programme"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._problem = FieldRow(ABOUT_FIELDS["problem"], save=self._save_problem)
        self._tree = DrawingView(_("Problem tree"))
        self._list = LineList(self._form)
        self._list.stepped.connect(lambda _kind, number, step: self._move(number, step))
        self._list.removed.connect(lambda _kind, number: self._delete(number))
        self._list.add_wanted.connect(lambda kind, _number: self._add(EntryKind(kind)))
        self._list.folded.connect(lambda: self.show_partnership(self.present))
        self._agreed = AgreedCard(context)
        frame, top = card(gap=12)
        top.addWidget(self._problem)
        top.addWidget(self._tree)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, px(12))
        column.setSpacing(px(12))
        for part in (frame, self._list, self._agreed):
            column.addWidget(part)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll_page(content))

    def show_partnership(self, partnership: Partnership) -> None:
        """Show the analysis; the entry that is unfolded stays so."""
        is_other = self.partnership is None or self.partnership.id != partnership.id
        self.partnership = partnership
        (self._problem.set_value if is_other else self._problem.refresh)(partnership.problem)
        self._show_tree(partnership)
        self._list.show_cards([*_cards(partnership)])
        self._agreed.show_partnership(partnership)

    def go_to(self, field: str = "") -> None:
        """Begin at the problem, or where it is noted who agrees, if that is asked for."""
        if field == "problem":
            self._problem.setFocus(Qt.FocusReason.OtherFocusReason)
        elif field == WHO_AGREES:
            bring_into_view(self._agreed)
            self._agreed.take_keyboard()

    def primary_action(self) -> None:
        """One more cause; below the one that has the keyboard."""
        self.new()

    def new(self) -> None:
        """One more of the kind that has the keyboard, else a cause."""
        key = self._list.key_with_keyboard()
        self._add(EntryKind(key[0]) if key is not None else EntryKind.CAUSE)

    def set_narrow(self, narrow: bool) -> None:
        """Who agreed in one column, or in two."""
        super().set_narrow(narrow)
        self._agreed.set_narrow(narrow)

    def _show_tree(self, partnership: Partnership) -> None:
        programme, texts = partnership.programme, current_texts()
        is_drawn = any(programme.entries(kind) for kind in EntryKind if kind.is_in_tree)
        self._tree.setVisible(is_drawn)
        if not is_drawn:
            return

        def build(width: float, colours: DrawingColours) -> bytes:
            return tree_picture(partnership.problem, programme, width, texts, colours)

        key = (partnership.problem, programme.analysis)
        self._tree.show_drawing(key, build, tree_in_words(partnership.problem, programme, texts))

    def _save_problem(self, words: str) -> None:
        partnerships.set_about(self.context.desk, self.present.id, "problem", words)

    def _form(self, key: Key) -> EntryForm:
        kind, number = EntryKind(key[0]), key[1]
        return EntryForm(
            self.context,
            kind,
            number,
            lambda: self.present,
            narrow=self.narrow,
            move=partial(self._move, number),
            delete=partial(self._delete, number),
        )

    def _add(self, kind: EntryKind) -> None:
        """Add an empty entry and begin to write it."""
        if not self._list.unfold(None):
            return
        beside = self._list.key_with_keyboard()
        parent = next((one for one in self.present.programme.analysis if beside
                       and one.id == beside[1] and one.kind is kind), None)  # fmt: skip
        parent_id = parent.parent_id if parent is not None else None
        added = analysis.add_entry(self.context.desk, self.present.id, kind, parent_id)
        self._list.unfold((kind.value, added))
        self.show_partnership(partnerships.get_partnership(self.context.desk, self.present.id))
        self._list.take_keyboard((kind.value, added))

    def _move(self, number: int, step: int) -> None:
        analysis.move_entry(self.context.desk, number, step)

    def _delete(self, number: int) -> None:
        self._list.unfold(None)
        analysis.delete_entry(self.context.desk, number)
        self.context.offer_undo(_("The entry is deleted."))


class AgreedCard(QFrame):
    """Each partner with the day on which it agreed; shared only when all have. Source: A4."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._rows: dict[int, FieldRow] = {}
        self._narrow = False
        self._columns: TwoColumns | None = None
        inner, column = card(gap=10)
        column.addWidget(label(_("Who agrees with this analysis?"), "h2"))
        self._state = QVBoxLayout()
        self._cells = QVBoxLayout()
        self._nobody = label(_("No partner is named yet."), "muted")
        column.addLayout(self._state)
        column.addWidget(self._nobody)
        column.addLayout(self._cells)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(inner)

    def show_partnership(self, partnership: Partnership) -> None:
        """Show the days; what is being typed stays."""
        parties = partnership.parties
        self._nobody.setVisible(not parties)
        if [one.id for one in parties] != list(self._rows):
            clear_layout(self._cells)
            self._rows = {one.id: self._row(one.id, one.name) for one in parties}
            self._columns = TwoColumns(list(self._rows.values()))
            self._columns.set_narrow(self._narrow)
            self._cells.addWidget(self._columns)
        for one in parties:
            self._rows[one.id].refresh(one.analysis_agreed_on)
        clear_layout(self._state)
        agreed = sum(one.analysis_agreed_on is not None for one in parties)
        if analysis_is_shared(partnership):
            self._state.addWidget(pill(_("Shared: all partners agree"), "ok"))
        elif parties:
            words = _("{count} of {all} agree").format(count=agreed, all=len(parties))
            self._state.addWidget(pill(words, "warn" if agreed else "none"))

    def take_keyboard(self) -> None:
        """Begin with the first partner that has not agreed yet."""
        open_rows = (row for row in self._rows.values() if not row.draft())
        row = next(open_rows, next(iter(self._rows.values()), None))
        if row is not None:
            row.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_narrow(self, narrow: bool) -> None:
        """One column or two."""
        self._narrow = narrow
        if self._columns is not None:
            self._columns.set_narrow(narrow)

    def _row(self, partner_id: int, name: str) -> FieldRow:
        known = PARTNER_FIELDS["analysis_agreed_on"]
        spec = FieldSpec(known.key, name, "date", statement=known.statement)
        row = FieldRow(spec, save=partial(self._save, partner_id))
        row.set_spoken_name(_("{name} agreed on").format(name=name))
        return row

    def _save(self, partner_id: int, day: date | None) -> None:
        partnerships.set_partner(self._context.desk, partner_id, "analysis_agreed_on", day)


def _cards(partnership: Partnership) -> Iterator[LineCard]:
    programme = partnership.programme
    for kind in EntryKind:
        lines: list[Line | AddLink] = []
        if kind.is_in_tree:
            for depth, branch in depth_first(programme.branches(kind)):
                lines.append(_line(branch.entry, depth))
        else:
            lines += [_line(entry, 0) for entry in programme.entries(kind)]
        lines.append(AddLink((kind.value, 0), _(_ADD_WORDS[kind])))
        yield LineCard(tuple(lines), _(kind.label), _(_LEADS[kind]))


def _line(entry: AnalysisEntry, depth: int) -> Line:
    day = current_texts().date(entry.dated_on) if entry.dated_on else ""
    facts = fact_line(entry.partner_name, entry.source, day)
    words = entry.text or _("Not written yet")
    return Line((entry.kind.value, entry.id), words, facts=facts, depth=depth)
