"""Every paper of the program, for the screen that prints and for the command line.

What a paper needs is imported when it is made: a command makes only one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from partnerdesk.domain.agreement_language import parse_languages
from partnerdesk.domain.errors import UserError
from partnerdesk.domain.letters import LetterKind
from partnerdesk.domain.texts import N_
from partnerdesk.services.desk import Desk
from partnerdesk.services.paper_frame import dated_context, file_name, texts_of_paper
from partnerdesk.services.partners import get_organisation
from partnerdesk.services.partnerships import get_partnership


@dataclass(frozen=True)
class PaperRequest:
    """Which paper, about what, in which language.

    ``language`` None is the paper's own; a contract can speak two, as in ``de,en``.
    ``organisation_ids`` empty means all that the paper is about. ``is_blank`` asks for a form to
    fill in by hand. ``original`` (from 1) numbers a contract that is printed for signature, and
    ``draft_ids`` are the older and the newer draft, or revision, of a comparison. ``amendment`` is
    the number of one. ``letter`` is a ``LetterKind``; ``label_sheet`` the key of a ``LabelSheet``
    and ``first_label`` (from 1) its first label that is still there.
    """

    paper: str
    partnership_id: int | None = None
    organisation_ids: tuple[int, ...] = ()
    draft_ids: tuple[int, int] | None = None
    meeting_id: int | None = None
    is_blank: bool = False
    original: int | None = None
    draft: int | None = None
    amendment: int | None = None
    letter: str = ""
    label_sheet: str = ""
    first_label: int = 1
    language: str | None = None

    @property
    def first_language(self) -> str | None:
        """The language, or that of the left column."""
        return self.language.partition(",")[0] if self.language else None


@dataclass(frozen=True)
class Printout:
    """A paper: its word on the command line, its name, and how it is made.

    ``needs_partnership`` papers cannot be made without one; the others can be. A paper with
    ``own_language`` speaks the language of whoever gets it, unless another one is asked for. One
    that ``can_be_blank`` is also a form to fill in by hand; one that ``takes_two`` languages sets
    them beside each other.
    """

    key: str
    label: str
    build: Callable[[Desk, PaperRequest], bytes]
    needs_partnership: bool = True
    own_language: bool = False
    can_be_blank: bool = False
    takes_two: bool = False


def build_paper(desk: Desk, request: PaperRequest) -> bytes:
    """The paper as a PDF.

    Raises:
        UserError: it cannot be made yet, or it needs a partnership and none is named.
    """
    printout = printout_named(request.paper)
    if printout.needs_partnership and request.partnership_id is None:
        raise UserError(N_("Say which partnership this paper is about."))
    if request.language and len(parse_languages(request.language)) > 1 and not printout.takes_two:
        raise UserError(
            N_("This paper is printed in one language only."), N_("Choose one of both.")
        )
    return printout.build(desk, request)


def printout_named(key: str) -> Printout:
    """The paper with this word."""
    return next(printout for printout in PRINTOUTS if printout.key == key)


def paper_file_name(desk: Desk, request: PaperRequest) -> str:
    """A name for the file, in the language of the paper."""
    texts = texts_of_paper(desk, request.first_language)
    number = request.partnership_id
    if len(request.organisation_ids) == 1:
        name = get_organisation(desk, request.organisation_ids[0]).name
    else:
        name = get_partnership(desk, number).name if number is not None else ""
    return file_name(texts.gettext(printout_named(request.paper).label), name)


def _contract(desk: Desk, request: PaperRequest) -> bytes:
    from partnerdesk.services import papers

    return papers.contract_pdf(
        desk,
        _partnership(request),
        request.language,
        original=request.original,
        draft=request.draft,
    )


def _amendment(desk: Desk, request: PaperRequest) -> bytes:
    from partnerdesk.services import consolidated_papers

    return consolidated_papers.amendment_pdf(
        desk,
        _partnership(request),
        request.amendment,
        request.language,
        original=request.original,
    )


def _consolidated(desk: Desk, request: PaperRequest) -> bytes:
    from partnerdesk.services import consolidated_papers

    return consolidated_papers.consolidated_pdf(desk, _partnership(request), request.language)


def _signatures(desk: Desk, request: PaperRequest) -> bytes:
    from partnerdesk.services import signing_papers

    return signing_papers.signature_register_pdf(desk, _partnership(request), request.language)


def _signing_pack(desk: Desk, request: PaperRequest) -> bytes:
    from partnerdesk.services import signing_papers

    return signing_papers.signing_pack_pdf(desk, _partnership(request), request.language)


def _budget(desk: Desk, request: PaperRequest) -> bytes:
    from partnerdesk.services import papers

    return papers.budget_pdf(desk, _partnership(request), request.language)


def _programme(desk: Desk, request: PaperRequest) -> bytes:
    from partnerdesk.services import programme_papers

    return programme_papers.programme_pdf(desk, _partnership(request), request.language)


def _action_plan(desk: Desk, request: PaperRequest) -> bytes:
    from partnerdesk.services import programme_papers

    return programme_papers.action_plan_pdf(desk, _partnership(request), request.language)


def _month_chart(desk: Desk, request: PaperRequest) -> bytes:
    from partnerdesk.services import programme_papers

    return programme_papers.month_chart_pdf(desk, _partnership(request), request.language)


def _money(desk: Desk, request: PaperRequest) -> bytes:
    from partnerdesk.services import money_papers

    return money_papers.money_pdf(desk, _partnership(request), request.language)


def _statement(desk: Desk, request: PaperRequest) -> bytes:
    from partnerdesk.services import money_papers

    only = frozenset(request.organisation_ids)
    return money_papers.statements_pdf(desk, _partnership(request), request.language, only=only)


def _hours(desk: Desk, request: PaperRequest) -> bytes:
    from partnerdesk.services import money_papers

    return money_papers.hours_pdf(
        desk, _partnership(request), request.language, is_blank=request.is_blank
    )


def _register(desk: Desk, request: PaperRequest) -> bytes:
    from partnerdesk.services import papers

    only = frozenset(request.organisation_ids)
    return papers.register_pdf(desk, request.partnership_id, request.language, only=only)


def _register_by_partnership(desk: Desk, request: PaperRequest) -> bytes:
    from partnerdesk.services import papers

    only = frozenset(request.organisation_ids)
    return papers.register_pdf(
        desk, request.partnership_id, request.language, only=only, by_partnership=True
    )


def _letters(desk: Desk, request: PaperRequest) -> bytes:
    from partnerdesk.services import letter_papers

    usual = LetterKind.NEUTRAL if request.partnership_id is None else LetterKind.INVITATION
    kind = LetterKind(request.letter) if request.letter else usual
    return letter_papers.letters_pdf(
        desk, kind, request.organisation_ids, request.partnership_id, request.language
    )


def _brief(desk: Desk, request: PaperRequest) -> bytes:
    from partnerdesk.services import letter_papers

    return letter_papers.brief_pdf(desk, _partnership(request), request.language)


def _labels(desk: Desk, request: PaperRequest) -> bytes:
    from partnerdesk.services import letter_papers

    return letter_papers.labels_pdf(
        desk,
        request.organisation_ids,
        request.partnership_id,
        sheet_key=request.label_sheet,
        first=request.first_label,
        language=request.language,
    )


def _votes(desk: Desk, request: PaperRequest) -> bytes:
    from partnerdesk.services import meeting_papers

    return meeting_papers.vote_sheet_pdf(
        desk,
        _partnership(request),
        request.meeting_id,
        request.language,
        is_blank=request.is_blank,
    )


def _attendance(desk: Desk, request: PaperRequest) -> bytes:
    from partnerdesk.services import meeting_papers

    return meeting_papers.attendance_pdf(
        desk, _partnership(request), request.meeting_id, request.language
    )


def _data_sheets(desk: Desk, request: PaperRequest) -> bytes:
    from partnerdesk.services import research_papers

    return research_papers.data_sheets_pdf(
        desk, request.organisation_ids, request.partnership_id, request.language
    )


def _research(desk: Desk, request: PaperRequest) -> bytes:
    from partnerdesk.services import research_papers

    return research_papers.research_pdf(
        desk,
        request.organisation_ids,
        request.partnership_id,
        request.language,
        is_blank=request.is_blank,
    )


def _board(desk: Desk, request: PaperRequest) -> bytes:
    from partnerdesk.services import board_papers

    return board_papers.board_pdf(desk, _partnership(request), request.language)


def _shares(desk: Desk, request: PaperRequest) -> bytes:
    from partnerdesk.services import share_papers

    return share_papers.shares_pdf(desk, _partnership(request), request.language)


def _matrix(desk: Desk, request: PaperRequest) -> bytes:
    from partnerdesk.services import board_papers

    return board_papers.matrix_pdf(desk, _partnership(request), request.language)


def _exchange(desk: Desk, request: PaperRequest) -> bytes:
    from partnerdesk.services import board_papers

    return board_papers.exchange_pdf(desk, _partnership(request), request.language)


def _comparison(desk: Desk, request: PaperRequest) -> bytes:
    from partnerdesk.services import comparisons

    return comparisons.comparison_pdf(
        desk, _partnership(request), request.draft_ids, request.language
    )


def _programme_changes(desk: Desk, request: PaperRequest) -> bytes:
    from partnerdesk.services import programme_papers

    return programme_papers.changes_pdf(
        desk, _partnership(request), request.draft_ids, request.language
    )


def _leaflet(desk: Desk, request: PaperRequest) -> bytes:
    from partnerdesk.services import leaflet_papers

    texts = texts_of_paper(desk, request.language)
    return leaflet_papers.leaflet_pdf(texts, paper_size=dated_context(desk, texts).paper_size)


def _partnership(request: PaperRequest) -> int:
    assert request.partnership_id is not None  # build_paper has asked for it
    return request.partnership_id


PRINTOUTS = (
    Printout("contract", N_("Contract"), _contract, takes_two=True),
    Printout("amendment", N_("Amendment"), _amendment),
    Printout("consolidated", N_("Consolidated text"), _consolidated),
    Printout("comparison", N_("Comparison of two drafts"), _comparison),
    Printout("programme", N_("Programme of work"), _programme),
    Printout("revisions", N_("What changed in the programme"), _programme_changes),
    Printout("actionplan", N_("Action plan"), _action_plan),
    Printout("monthchart", N_("Month chart"), _month_chart),
    Printout("budget", N_("Budget table"), _budget),
    Printout("money", N_("Money at a glance"), _money),
    Printout("statement", N_("Statement for funders"), _statement),
    Printout("hours", N_("Hours of volunteers"), _hours, can_be_blank=True),
    Printout("register", N_("Partner register"), _register, needs_partnership=False),
    Printout(
        "register-by-partnership",
        N_("Register by partnership"),
        _register_by_partnership,
        needs_partnership=False,
    ),
    Printout("datasheet", N_("Data sheet"), _data_sheets, needs_partnership=False),
    Printout(
        "research",
        N_("Research sheet"),
        _research,
        needs_partnership=False,
        can_be_blank=True,
    ),
    Printout("board", N_("Board of partners"), _board),
    Printout("shares", N_("Shares of the partners"), _shares),
    Printout("matrix", N_("Influence and interest"), _matrix),
    Printout("exchange", N_("Who gives and expects what"), _exchange),
    Printout("votes", N_("Vote of the members"), _votes, can_be_blank=True),
    Printout("attendance", N_("Attendance list"), _attendance),
    Printout("letters", N_("Letters"), _letters, needs_partnership=False, own_language=True),
    Printout("brief", N_("Partnership in brief"), _brief),
    Printout("signatures", N_("Signature register"), _signatures),
    Printout("signing-pack", N_("Papers for the day of signing"), _signing_pack),
    Printout("labels", N_("Address labels"), _labels, needs_partnership=False),
    Printout("leaflet", N_("Leaflet about this program"), _leaflet, needs_partnership=False),
)
"""All papers, in the order in which they are offered."""
