"""Who has signed: one line for each party, with who signs for it and how far that is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout

from partnerdesk.domain.partnership import Partner
from partnerdesk.domain.signing import Signature, SignatureSheet
from partnerdesk.domain.texts import listed
from partnerdesk.ui.kit.language import _, current_texts
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import State, label, pill


def signature_rows(
    parties: Iterable[Partner], sheet: SignatureSheet | None
) -> Iterator[QBoxLayout]:
    """The parties on the frozen paper, the centre first; then partners that it does not name."""
    signatures = sheet.signatures if sheet else ()
    on_paper = tuple(dict.fromkeys(one.organisation_id for one in signatures))
    for number in on_paper:
        yield _row_on_paper([one for one in signatures if one.organisation_id == number])
    for partner in parties:
        if partner.organisation.id not in on_paper:
            yield _row_of_partner(partner)


def _row_on_paper(signatures: list[Signature]) -> QBoxLayout:
    """A party that signs each original."""
    days = [one.signed_on for one in signatures if one.signed_on is not None]
    said: tuple[str, State]
    if not days:
        said = _("Not signed yet"), "none"
    elif len(days) < len(signatures):
        words = _("{count} of {all} signed").format(count=len(days), all=len(signatures))
        said = words, "warn"
    else:
        said = _("Signed on {day}").format(day=current_texts().date(max(days))), "ok"
    who = listed(dict.fromkeys(one.signatory for one in signatures))
    return _row(signatures[0].party_name, who, *said)


def _row_of_partner(partner: Partner) -> QBoxLayout:
    signatory = partner.organisation.signatory
    who = signatory.name if signatory else _("Nobody is named who signs.")
    if partner.signed_on is None:
        return _row(partner.name, who, _("Not signed yet"), "none")
    day = current_texts().date(partner.signed_on)
    return _row(partner.name, who, _("Signed on {day}").format(day=day), "ok")


def _row(party: str, who: str, said: str, state: State) -> QBoxLayout:
    names = QVBoxLayout()
    names.setSpacing(0)
    names.addWidget(label(party))
    names.addWidget(label(who, "small"))
    row = QHBoxLayout()
    row.setSpacing(px(8))
    row.addLayout(names, 1)
    row.addWidget(pill(said, state), 0, Qt.AlignmentFlag.AlignVCenter)
    return row
