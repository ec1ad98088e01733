"""The consolidated text on paper: what holds today, and of which signed papers it is made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from partnerdesk.domain.annexes import Annex
from partnerdesk.domain.papers import PaperClause, PaperContext, Party


@dataclass(frozen=True)
class SignedPaper:
    """A signed paper that the text is made of; ``about`` is a marked message, "" if it is all."""

    title: str
    in_force_on: date
    fingerprint: str
    about: str = ""
    second_title: str = ""


@dataclass(frozen=True)
class AnnexInForce:
    """An annex that holds today; ``pages`` are those of the paper that was signed, as a PDF."""

    annex: Annex
    number: int
    signed: SignedPaper
    pages: bytes


@dataclass(frozen=True)
class ConsolidatedPaper:
    """The text in force as of a day; ``happenings`` tell who joined or left, and what ends when.

    With a ``second_language`` each clause has a second one, which stands to the right of it.
    """

    context: PaperContext
    title: str
    partnership_name: str
    as_of: date
    made_of: tuple[SignedPaper, ...]
    parties: tuple[Party, ...]
    clauses: tuple[PaperClause, ...]
    happenings: tuple[PaperClause, ...] = ()
    annexes: tuple[AnnexInForce, ...] = ()
    second_language: str = ""
    second_title: str = ""
    ended_on: date | None = None
