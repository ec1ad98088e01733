"""The paper that was chosen for printing: what it is about, its file name, its copies."""

from __future__ import annotations

from dataclasses import dataclass, replace

from partnerdesk.domain.filled_agreement import FilledAgreement
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.texts import for_language
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
REGISTER = "register"
LABELS = "labels"


@dataclass(frozen=True)
class PaperChoice:
    """Which paper, of which partnership; ``filled`` is its draft, where there is one."""

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
        """The draft that is printed; None for the other papers."""
        return self.filled if self.request.paper == CONTRACT else None

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
            return contract_file_name(self.contract, for_language(self.request.language or "en"))
        return paper_file_name(desk, self.request)
