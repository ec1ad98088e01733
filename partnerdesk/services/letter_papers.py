"""Letters and address labels as papers: for the partners of a partnership, or of the register."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from partnerdesk.domain.brief_paper import brief_paper
from partnerdesk.domain.errors import UserError
from partnerdesk.domain.invitations import InvitationState, invitation_state
from partnerdesk.domain.labels import LabelsPaper, sheet_named
from partnerdesk.domain.letter_paper import LetterPaper, Occasion, address_lines, letter
from partnerdesk.domain.letters import LetterKind, Wording
from partnerdesk.domain.partners import Organisation
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.register import search_key
from partnerdesk.domain.texts import N_
from partnerdesk.services.centre import read_centre
from partnerdesk.services.desk import Desk
from partnerdesk.services.known_partners import rows_wanted
from partnerdesk.services.letters import get_wording
from partnerdesk.services.paper_frame import (
    dated_context,
    paper_context,
    texts_of_paper,
)
from partnerdesk.services.partnerships import get_partnership
from partnerdesk.services.reading import organisation_of

_BETWEEN_LETTERS = "\n" + "-" * 72 + "\n\n"


def compose_letters(
    desk: Desk,
    kind: LetterKind,
    organisation_ids: Sequence[int] = (),
    partnership_id: int | None = None,
    language: str | None = None,
) -> tuple[LetterPaper, ...]:
    """A letter to each of these organisations, in its own language unless one is asked for.

    Without numbers the letters go to all partners that are not invited yet (to all, where every one
    is), and without a partnership to the whole register.

    Raises:
        UserError: there is nobody to write to, or the letter is about a partnership and none is
            named.
    """
    if partnership_id is None and kind is not LetterKind.NEUTRAL:
        raise UserError(
            N_("This letter is about a partnership."), N_("Say which one, then print it.")
        )
    with desk.database.read() as session:
        centre = read_centre(session)
    partnership = get_partnership(desk, partnership_id) if partnership_id is not None else None
    addressees = _addressees(desk, partnership, organisation_ids, kind)
    if not addressees:
        raise UserError(
            N_("There is nobody to write to yet."), N_("Name a partner, then come back here.")
        )
    context = paper_context(centre)
    wordings: dict[str, Wording] = {}
    made = []
    for addressee in addressees:
        whom = replace(addressee, language=language) if language else addressee
        occasion = Occasion(kind, centre, whom, desk.clock().date(), partnership)
        spoken = occasion.language
        if spoken not in wordings:
            wordings[spoken] = get_wording(desk, kind, spoken, partnership_id)
        made.append(letter(occasion, wordings[spoken], context))
    return tuple(made)


def letters_pdf(
    desk: Desk,
    kind: LetterKind,
    organisation_ids: Sequence[int] = (),
    partnership_id: int | None = None,
    language: str | None = None,
) -> bytes:
    """The letters of ``compose_letters`` as one PDF, each on a page of its own.

    Raises:
        UserError: there is nobody to write to.
    """
    from partnerdesk.documents.letter import build_letters  # ReportLab is slow to import

    return build_letters(compose_letters(desk, kind, organisation_ids, partnership_id, language))


def letters_text(
    desk: Desk,
    kind: LetterKind,
    organisation_ids: Sequence[int] = (),
    partnership_id: int | None = None,
) -> str:
    """The letters of ``compose_letters`` as plain text, for e-mail.

    Raises:
        UserError: there is nobody to write to.
    """
    letters = compose_letters(desk, kind, organisation_ids, partnership_id)
    return _BETWEEN_LETTERS.join(one.plain_text() for one in letters)


def brief_pdf(desk: Desk, partnership_id: int, language: str | None = None) -> bytes:
    """The partnership on one page, to go along with an invitation.

    Raises:
        UserError: there is no such partnership.
    """
    from partnerdesk.documents.brief import build_brief  # ReportLab is slow to import

    texts = texts_of_paper(desk, language, partnership_id)
    with desk.database.read() as session:
        centre = read_centre(session)
    partnership = get_partnership(desk, partnership_id)
    context = dated_context(desk, texts)
    return build_brief(brief_paper(partnership, centre, context, desk.clock().date()), texts)


def labels_pdf(
    desk: Desk,
    organisation_ids: Sequence[int] = (),
    partnership_id: int | None = None,
    *,
    sheet_key: str = "",
    first: int = 1,
    language: str | None = None,
) -> bytes:
    """Address labels as a PDF, for a sheet of ``LABEL_SHEETS`` from its label ``first`` on.

    Raises:
        UserError: there is nobody to write to, or the sheet has no such label.
    """
    from partnerdesk.documents.labels import build_labels  # ReportLab is slow to import

    with desk.database.read() as session:
        centre = read_centre(session)
    sheet = sheet_named(sheet_key, centre.paper_size)
    if not 1 <= first <= sheet.count:
        raise UserError(
            N_("This sheet has labels from 1 to {count}."), N_("Correct it."), count=sheet.count
        )
    partnership = get_partnership(desk, partnership_id) if partnership_id is not None else None
    addressees = _addressees(desk, partnership, organisation_ids)
    if not addressees:
        raise UserError(
            N_("There is no address to print yet."), N_("Name a partner, then come back here.")
        )
    home = centre.organisation.country
    labels = tuple(address_lines(one, home) for one in addressees)
    paper = LabelsPaper(paper_context(centre), sheet, labels, first)
    return build_labels(paper, texts_of_paper(desk, language))


def _addressees(
    desk: Desk,
    partnership: Partnership | None,
    organisation_ids: Sequence[int],
    kind: LetterKind | None = None,
) -> tuple[Organisation, ...]:
    if partnership is None:
        return _of_register(desk, organisation_ids)
    if organisation_ids:
        known = {one.organisation.id: one.organisation for one in partnership.partners}
        return tuple(known[number] for number in organisation_ids if number in known)
    parties = partnership.parties
    if kind is LetterKind.INVITATION:
        today = desk.clock().date()
        waiting = [
            one for one in parties if invitation_state(one, today) is InvitationState.NOT_SENT
        ]
        parties = tuple(waiting) or parties
    return tuple(one.organisation for one in parties)


def _of_register(desk: Desk, organisation_ids: Sequence[int]) -> tuple[Organisation, ...]:
    """These organisations in their order, or all partners of the register by name."""
    with desk.database.read() as session:
        found = [organisation_of(row) for row in rows_wanted(session, organisation_ids or None)]
    if not organisation_ids:
        return tuple(sorted(found, key=lambda one: search_key(one.name)))
    known = {one.id: one for one in found}
    return tuple(known[number] for number in organisation_ids if number in known)
