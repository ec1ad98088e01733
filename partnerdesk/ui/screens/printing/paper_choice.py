"""The papers that can be printed for a partnership, and how each is built and named."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from partnerdesk.domain.filled_agreement import FilledAgreement
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.texts import N_, for_language
from partnerdesk.services import papers
from partnerdesk.services.desk import Desk


class Paper(StrEnum):
    """A paper."""

    CONTRACT = "contract"
    BUDGET = "budget"
    REGISTER = "register"

    @property
    def label(self) -> str:
        """The name of the paper, as a marked message."""
        return _LABELS[self]


_LABELS = {
    Paper.CONTRACT: N_("Contract"),
    Paper.BUDGET: N_("Budget table"),
    Paper.REGISTER: N_("Partner register"),
}


@dataclass(frozen=True)
class PaperChoice:
    """Which paper, of which partnership, in which language.

    ``filled`` is the draft of the agreement, where there is one. Without a partnership only the
    register of all partners can be printed.
    """

    paper: Paper
    partnership: Partnership | None
    filled: FilledAgreement | None
    language: str

    @property
    def key(self) -> str:
        """Tells one paper from another."""
        number = self.partnership.id if self.partnership is not None else 0
        return f"{self.paper} {number} {self.language}"

    @property
    def contract(self) -> FilledAgreement | None:
        """The draft that is printed; None for the other papers."""
        return self.filled if self.paper is Paper.CONTRACT else None

    def build_copies(self, desk: Desk, count: int) -> tuple[bytes, ...]:
        """What goes to the printer: numbered originals of a complete contract, else one paper.

        Raises:
            UserError: the paper cannot be made yet.
        """
        if self.contract is None or self.contract.gaps:
            return (self.build(desk),)
        return tuple(self.build(desk, number) for number in range(1, count + 1))

    def build(self, desk: Desk, original: int | None = None) -> bytes:
        """The PDF; ``original`` numbers a contract that is printed for signature.

        Raises:
            UserError: the paper cannot be made yet.
        """
        number = self.partnership.id if self.partnership is not None else None
        if self.paper is Paper.REGISTER or number is None:
            return papers.register_pdf(desk, number, self.language)
        if self.paper is Paper.BUDGET:
            return papers.budget_pdf(desk, number, self.language)
        return papers.contract_pdf(desk, number, self.language, original=original)

    def file_name(self) -> str:
        """A name for the file, in the language of the paper."""
        texts = for_language(self.language)
        if self.contract is not None:
            return papers.contract_file_name(self.contract, texts)
        name = self.partnership.name if self.partnership is not None else ""
        return papers.file_name(texts.gettext(self.paper.label), name)
