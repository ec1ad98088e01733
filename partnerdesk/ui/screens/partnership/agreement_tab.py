"""How far the agreement is: its draft, what it lacks, and who has signed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.domain.archive import Version
from partnerdesk.domain.coming import Standing
from partnerdesk.domain.filled_agreement import FilledAgreement, Gap
from partnerdesk.domain.guidance import (
    amendments_of_partnership,
    shares_of_partnership,
    signatures_of_partnership,
)
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.signing import SignatureSheet
from partnerdesk.services.agreements import contract_of_partnership, current_agreement
from partnerdesk.services.archive import list_versions
from partnerdesk.services.signatures import signature_sheet
from partnerdesk.ui.kit.flow import FlowLayout
from partnerdesk.ui.kit.language import _, current_texts, n_
from partnerdesk.ui.kit.screen import Context
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.two_columns import at_the_start
from partnerdesk.ui.kit.widgets import button, card, clear_layout, fact_line, hline, label, pill
from partnerdesk.ui.screens.partnership.signature_rows import signature_rows
from partnerdesk.ui.screens.partnership.tab import Tab, titled_card

_MOST_GAPS = 8


class AgreementTab(Tab):
    """The way from the draft to the signatures, in short."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._partnership_id: int | None = None
        self._is_frozen = self._is_in_force = False
        paper, column = card(gap=10)
        self._title = label("", "h2")
        gaps, self._gaps = titled_card(_("What the clauses still lack"))
        signatures, self._signatures = titled_card(_("Signatures"))
        self._facts = QVBoxLayout()
        column.addWidget(self._title)
        column.addLayout(self._facts)
        self._go_on = button("", "primary", on_click=self.primary_action)
        self._for_draft, self._for_signed = self._draft_buttons(), self._signed_buttons()
        column.addWidget(self._for_draft)
        column.addWidget(self._for_signed)
        way = button(_("Who does, gives and gains what"), "link", on_click=self._open_shares)
        column.addWidget(at_the_start(way))
        self._gap_list, self._signature_list = QVBoxLayout(), QVBoxLayout()
        self._gaps.addLayout(self._gap_list)
        self._signatures.addLayout(self._signature_list)
        noting = button(_("Note the signatures"), "link", on_click=self._open_signatures)
        self._noting = at_the_start(noting)
        self._signatures.addWidget(self._noting)
        self._gaps_card = gaps
        self._changes_card, self._changes = titled_card(_("What was changed"))
        self._change_list = QVBoxLayout()
        self._changes.addLayout(self._change_list)
        for frame in (paper, gaps, signatures, self._changes_card):
            self.column.addWidget(frame)
        self.column.addStretch(1)

    def show_standing(self, standing: Standing) -> None:
        """Show the latest draft; of what was frozen, how far it is and who has signed."""
        desk, number = self.context.desk, standing.partnership.id
        self._partnership_id = number
        filled = current_agreement(desk, number)
        if filled is not None and filled.agreement.amendment is not None:
            filled = contract_of_partnership(desk, number, frozen=True)
        self._is_frozen = filled is not None and filled.agreement.frozen is not None
        self._is_in_force = filled is not None and filled.agreement.in_force_on is not None
        self._show_agreement(filled)
        self._gaps_card.setVisible(filled is not None and not self._is_frozen)
        self._show_gaps(filled.gaps if filled else ())
        paper_id = filled.agreement.id if filled is not None and self._is_frozen else None
        sheet = signature_sheet(desk, number, paper_id) if paper_id is not None else None
        self._show_signatures(standing.partnership, sheet)
        self._show_changes(list_versions(desk, number))

    def primary_action(self) -> None:
        """Open the draft; change what is in force; note who has signed what is frozen."""
        if self._is_in_force:
            self._open_amendments()
        elif self._is_frozen:
            self._open_signatures()
        else:
            self._open_agreement()

    def _draft_buttons(self) -> QWidget:
        opening = button(_("Open the agreement"), "primary", "file-text", self.primary_action)
        checking = button(_("Check and print"), icon_name="list-checks", on_click=self._check)
        return _in_a_row(opening, checking)

    def _signed_buttons(self) -> QWidget:
        opening = button(
            _("Open the agreement"), icon_name="file-text", on_click=self._open_agreement
        )
        return _in_a_row(self._go_on, opening)

    def _show_agreement(self, filled: FilledAgreement | None) -> None:
        """What the paper is and how far, with the buttons for what can be done with it."""
        clear_layout(self._facts)
        self._title.setText(_("Agreement") if self._is_frozen else _("The draft"))
        self._facts.addWidget(label(_facts(filled), "muted"))
        if filled is not None and self._is_frozen:
            holds = self._is_in_force and filled.agreement.ended_on is None
            said = filled.agreement.standing.text(current_texts())
            self._facts.addWidget(at_the_start(pill(said, "ok" if holds else "none")))
        changing, noting = _("Change what was signed"), _("Note the signatures")
        self._go_on.setText(changing if self._is_in_force else noting)
        self._for_draft.setVisible(not self._is_frozen)
        self._for_signed.setVisible(self._is_frozen)
        self._noting.setVisible(self._is_in_force or not self._is_frozen)

    def _open_agreement(self) -> None:
        if self._partnership_id is not None:
            self.context.open("agreements", partnership_id=self._partnership_id)

    def _open_shares(self) -> None:
        if self._partnership_id is not None:
            self.follow(shares_of_partnership(self._partnership_id))

    def _open_signatures(self) -> None:
        if self._partnership_id is not None:
            self.follow(signatures_of_partnership(self._partnership_id))

    def _open_amendments(self) -> None:
        if self._partnership_id is not None:
            self.follow(amendments_of_partnership(self._partnership_id))

    def _check(self) -> None:
        self.context.open("printing", partnership_id=self._partnership_id, check=True)

    def _show_gaps(self, gaps: tuple[Gap, ...]) -> None:
        clear_layout(self._gap_list)
        if not gaps:
            self._gap_list.addWidget(label(_("Every clause is complete."), "muted"))
        for position, gap in enumerate(gaps[:_MOST_GAPS]):
            if position:
                self._gap_list.addWidget(hline())
            self._gap_list.addLayout(self._gap_row(gap))
        if len(gaps) > _MOST_GAPS:
            more = _("and {count} more").format(count=len(gaps) - _MOST_GAPS)
            self._gap_list.addWidget(label(more, "small"))

    def _gap_row(self, gap: Gap) -> QBoxLayout:
        words = gap.sentence.text(current_texts())
        mend = button(_(gap.verb), "link", on_click=lambda: self.follow(gap.link))
        mend.setAccessibleName(f"{_(gap.verb)}: {words}")
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(label(words), 1)
        row.addWidget(mend)
        return row

    def _show_signatures(self, partnership: Partnership, sheet: SignatureSheet | None) -> None:
        clear_layout(self._signature_list)
        if not partnership.parties:
            self._signature_list.addWidget(label(_("No partner is named yet."), "muted"))
        for position, row in enumerate(signature_rows(partnership.parties, sheet)):
            if position:
                self._signature_list.addWidget(hline())
            self._signature_list.addLayout(row)

    def _show_changes(self, versions: Sequence[Version]) -> None:
        """The amendments in force, the newest first; nothing before an agreement is."""
        in_force = [one for one in versions if one.in_force_on is not None]
        self._changes_card.setVisible(bool(in_force))
        clear_layout(self._change_list)
        amendments = [one for one in in_force if one.amendment_number]
        if not amendments:
            self._change_list.addWidget(label(_("Nothing was changed since."), "muted"))
        for one in amendments:
            self._change_list.addLayout(_change_row(one))


def _in_a_row(*buttons: QWidget) -> QWidget:
    row = QWidget()
    flow = FlowLayout(row)
    for one in buttons:
        flow.addWidget(one)
    return row


def _change_row(version: Version) -> QBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(px(8))
    row.addWidget(label(version.title), 1)
    day = current_texts().date(version.in_force_on) if version.in_force_on else ""
    words = _("In force from {day}").format(day=day)
    row.addWidget(pill(words, "ok"), 0, Qt.AlignmentFlag.AlignVCenter)
    return row


def _facts(filled: FilledAgreement | None) -> str:
    if filled is None:
        return _("There is no draft yet.")
    agreement = filled.agreement
    count = len(agreement.clauses)
    draft = _("Draft {number}").format(number=agreement.draft_number)
    parts = (
        agreement.title,
        *([draft] if agreement.frozen is None else []),
        current_texts().language_name(agreement.language),
        n_("{count} clause", "{count} clauses", count).format(count=count),
        _("{count} originals").format(count=agreement.originals_count),
    )
    return fact_line(*parts)
