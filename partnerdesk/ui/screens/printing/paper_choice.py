"""The paper that was chosen for printing: what it is about, its file name, its copies."""

from __future__ import annotations

from dataclasses import dataclass, replace

from partnerdesk.domain.filled_agreement import FilledAgreement
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.texts import for_language
from partnerdesk.services.agreements import (
    amendment_of_partnership,
    contract_of_partnership,
    current_agreement,
    numbered_agreement,
)
from partnerdesk.services.desk import Desk
from partnerdesk.services.papers import contract_file_name
from partnerdesk.services.printouts import (
    PaperRequest,
    Printout,
    build_paper,
    paper_file_name,
    printout_named,
)

CONTRACT = "contract"
AMENDMENT = "amendment"
REGISTER = "register"
LABELS = "labels"


def paper_to_sign(desk: Desk, partnership_id: int | None) -> str:
    """What is on its way to be signed: an amendment, or else the contract."""
    filled = current_agreement(desk, partnership_id) if partnership_id else None
    is_amendment = filled is not None and filled.agreement.amendment is not None
    is_on_its_way = filled is not None and filled.agreement.in_force_on is None
    return AMENDMENT if is_amendment and is_on_its_way else CONTRACT


def agreement_to_print(desk: Desk, request: PaperRequest) -> FilledAgreement | None:
    """The agreement or amendment that a paper is.

    None for other papers, and for an older draft, which is only read.
    """
    number = request.partnership_id
    if number is None or request.paper not in (CONTRACT, AMENDMENT):
        return None
    if request.draft is not None:
        found = numbered_agreement(desk, number, request.draft)
        return found if found is not None and found.agreement.frozen is not None else None
    if request.paper == AMENDMENT:
        return amendment_of_partnership(desk, number, request.amendment)
    return contract_of_partnership(desk, number)


@dataclass(frozen=True)
class PaperChoice:
    """Which paper, of which partnership; ``filled`` is the agreement that it is, if it is one."""

    request: PaperRequest
    partnership: Partnership | None
    filled: FilledAgreement | None

    @property
    def key(self) -> str:
        """Tells one paper from another."""
        return repr(self.request)

    @property
    def printout(self) -> Printout:
        """The paper's name and maker."""
        return printout_named(self.request.paper)

    @property
    def contract(self) -> FilledAgreement | None:
        """The agreement or amendment that is printed; None for the other papers."""
        return self.filled

    def build_copies(self, desk: Desk, count: int) -> tuple[bytes, ...]:
        """What goes to the printer: the numbered originals of a frozen contract, else one paper.

        Raises:
            UserError: the paper cannot be made yet.
        """
        if self.contract is None or self.contract.agreement.frozen is None:
            return (self.build(desk),)
        return tuple(
            build_paper(desk, replace(self.request, original=number))
            for number in range(1, count + 1)
        )

    def build(self, desk: Desk) -> bytes:
        """The PDF.

        Raises:
            UserError: the paper cannot be made yet.
        """
        return build_paper(desk, self.request)

    def file_name(self, desk: Desk) -> str:
        """A name for the file, in the language of the paper."""
        if self.contract is not None:
            return contract_file_name(
                self.contract, for_language(self.request.first_language or "en")
            )
        return paper_file_name(desk, self.request)
