"""Everything the centre knows about one organisation, in one place."""

from __future__ import annotations

from dataclasses import dataclass

from partnerdesk.domain.attachments import Attachment
from partnerdesk.domain.papers import PaperContext
from partnerdesk.domain.partners import Organisation, ResearchAnswer, ResearchQuestion
from partnerdesk.domain.partnership import Partner, Partnership
from partnerdesk.domain.ties import Tie, ties_of


@dataclass(frozen=True)
class Membership:
    """The place of an organisation in one partnership, also one that has ended."""

    partnership: Partnership
    partner: Partner


@dataclass(frozen=True)
class Dossier:
    """An organisation with its research, its files and its partnerships, the oldest first."""

    organisation: Organisation
    research: tuple[ResearchAnswer, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    memberships: tuple[Membership, ...] = ()

    @property
    def ties(self) -> tuple[Tie, ...]:
        """Its ties to a party, a religious body or somebody's own interest. Source: F6."""
        return ties_of(self.organisation, self.research)

    def answer_to(self, question: ResearchQuestion) -> ResearchAnswer | None:
        """What was found out to a question, if anything."""
        return next((one for one in self.research if one.question is question), None)

    def files_of(self, question: ResearchQuestion | None) -> tuple[Attachment, ...]:
        """The files of an answer; of None those about the organisation as a whole."""
        return tuple(one for one in self.attachments if one.owner.question is question)


@dataclass(frozen=True)
class DataSheetPaper:
    """All that is known about some organisations; ``subject`` says which they are together."""

    context: PaperContext
    dossiers: tuple[Dossier, ...]
    subject: str = ""


@dataclass(frozen=True)
class ResearchPaper:
    """The research cards of some organisations, filled in or to fill in by hand.

    A blank sheet without organisations leaves room for a name.
    """

    context: PaperContext
    dossiers: tuple[Dossier, ...] = ()
    is_blank: bool = False
    subject: str = ""
