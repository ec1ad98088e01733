"""How far the agreement is: its draft, what it lacks, and who has signed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout

from partnerdesk.domain.archive import Version
from partnerdesk.domain.coming import Standing
from partnerdesk.domain.filled_agreement import FilledAgreement, Gap
from partnerdesk.domain.guidance import (
    amendments_of_partnership,
    shares_of_partnership,
    signatures_of_partnership,
)
from partnerdesk.domain.partnership import Partner, Partnership
from partnerdesk.domain.texts import LANGUAGES
from partnerdesk.services.agreements import current_agreement
from partnerdesk.services.archive import list_versions
from partnerdesk.ui.kit.language import _, current_texts, n_
from partnerdesk.ui.kit.screen import Context
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.two_columns import at_the_start
from partnerdesk.ui.kit.widgets import button, clear_layout, fact_line, hline, label, pill
from partnerdesk.ui.screens.partnership.tab import Tab, titled_card

_MOST_GAPS = 8


class AgreementTab(Tab):
    """The way from the draft to the signatures, in short."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._partnership_id: int | None = None
        draft, self._draft = titled_card(_("The draft"))
        gaps, self._gaps = titled_card(_("What the clauses still lack"))
        signatures, self._signatures = titled_card(_("Signatures"))
        self._facts = QVBoxLayout()
        self._draft.addLayout(self._facts)
        self._draft.addLayout(self._buttons())
        way = button(_("Who does, gives and gains what"), "link", on_click=self._open_shares)
        self._draft.addWidget(at_the_start(way))
        self._gap_list, self._signature_list = QVBoxLayout(), QVBoxLayout()
        self._gaps.addLayout(self._gap_list)
        self._signatures.addLayout(self._signature_list)
        noting = button(_("Note the signatures"), "link", on_click=self._open_signatures)
        self._signatures.addWidget(at_the_start(noting))
        self._gaps_card = gaps
        self._changes_card, self._changes = titled_card(_("What was changed"))
        self._change_list = QVBoxLayout()
        self._changes.addLayout(self._change_list)
        changing = button(_("Change what was signed"), "link", on_click=self._open_amendments)
        self._changes.addWidget(at_the_start(changing))
        for frame in (draft, gaps, signatures, self._changes_card):
            self.column.addWidget(frame)
        self.column.addStretch(1)

    def show_standing(self, standing: Standing) -> None:
        """Show the latest draft."""
        self._partnership_id = standing.partnership.id
        filled = current_agreement(self.context.desk, standing.partnership.id)
        clear_layout(self._facts)
        clear_layout(self._gap_list)
        clear_layout(self._signature_list)
        self._facts.addWidget(label(_facts(filled), "muted"))
        gaps = filled.gaps if filled else ()
        self._gaps_card.setVisible(filled is not None)
        self._show_gaps(gaps)
        self._show_signatures(standing.partnership)
        self._show_changes(list_versions(self.context.desk, standing.partnership.id))

    def primary_action(self) -> None:
        """Open the agreement."""
        if self._partnership_id is not None:
            self.context.open("agreements", partnership_id=self._partnership_id)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(button(_("Open the agreement"), "primary", "file-text", self.primary_action))
        row.addWidget(button(_("Check and print"), icon_name="printer", on_click=self._print))
        row.addStretch(1)
        return row

    def _open_shares(self) -> None:
        if self._partnership_id is not None:
            self.follow(shares_of_partnership(self._partnership_id))

    def _open_signatures(self) -> None:
        if self._partnership_id is not None:
            self.follow(signatures_of_partnership(self._partnership_id))

    def _open_amendments(self) -> None:
        if self._partnership_id is not None:
            self.follow(amendments_of_partnership(self._partnership_id))

    def _print(self) -> None:
        self.context.open("printing", partnership_id=self._partnership_id, check=True)

    def _show_gaps(self, gaps: tuple[Gap, ...]) -> None:
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

    def _show_signatures(self, partnership: Partnership) -> None:
        if not partnership.parties:
            self._signature_list.addWidget(label(_("No partner is named yet."), "muted"))
        for position, partner in enumerate(partnership.parties):
            if position:
                self._signature_list.addWidget(hline())
            self._signature_list.addLayout(_signature_row(partner))

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


def _change_row(version: Version) -> QBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(px(8))
    row.addWidget(label(version.title), 1)
    day = current_texts().date(version.in_force_on) if version.in_force_on else ""
    words = _("In force from {day}").format(day=day)
    row.addWidget(pill(words, "ok"), 0, Qt.AlignmentFlag.AlignVCenter)
    return row


def _signature_row(partner: Partner) -> QBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(px(8))
    names = QVBoxLayout()
    names.setSpacing(0)
    names.addWidget(label(partner.name))
    signatory = partner.organisation.signatory
    who = signatory.name if signatory else _("Nobody is named who signs.")
    names.addWidget(label(who, "small"))
    row.addLayout(names, 1)
    middle = Qt.AlignmentFlag.AlignVCenter
    if partner.signed_on is None:
        row.addWidget(pill(_("Not signed yet")), 0, middle)
    else:
        day = current_texts().date(partner.signed_on)
        row.addWidget(pill(_("Signed on {day}").format(day=day), "ok"), 0, middle)
    return row


def _facts(filled: FilledAgreement | None) -> str:
    if filled is None:
        return _("There is no draft yet.")
    agreement = filled.agreement
    count = len(agreement.clauses)
    parts = (
        agreement.title,
        _("Draft {number}").format(number=agreement.draft_number),
        LANGUAGES[agreement.language],
        n_("{count} clause", "{count} clauses", count).format(count=count),
        _("{count} originals").format(count=agreement.originals_count),
    )
    return fact_line(*parts)
