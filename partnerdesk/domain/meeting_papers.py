"""What stands on the papers of a meeting: the vote sheet of the members, the attendance list."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass

from partnerdesk.domain.papers import PaperContext
from partnerdesk.domain.partnership import Meeting, Partnership, Vote

_LONGEST_SENTENCE = 320
"""So that the sheet stays one page, however much is written about the problem."""

_MOST_PARTNERS = 12


@dataclass(frozen=True)
class QuestionOnPaper:
    """A question to the members; ``about`` names the partner it is about, if any."""

    vote: Vote
    about: str = ""


@dataclass(frozen=True)
class VoteSheet:
    """The questions of a members' meeting, to be tallied by hand or with their results.

    ``meeting`` is None for a form that fits any meeting. ``has_result`` prints what came out.
    """

    context: PaperContext
    partnership_name: str
    problem: str
    vision: str
    partner_names: tuple[str, ...]
    questions: tuple[QuestionOnPaper, ...]
    meeting: Meeting | None = None
    has_result: bool = False


@dataclass(frozen=True)
class Guest:
    """Somebody who is expected at a meeting; ``name`` is empty where nobody is named yet."""

    name: str
    organisation: str = ""


@dataclass(frozen=True)
class AttendanceList:
    """Who came to a meeting, to be signed; without guests only empty lines.

    ``meeting`` is None for a meeting that is written down by hand, as on the day of signing.
    """

    context: PaperContext
    partnership_name: str
    meeting: Meeting | None
    guests: tuple[Guest, ...] = ()


def vote_sheet(
    context: PaperContext, partnership: Partnership, meeting: Meeting | None, *, has_result: bool
) -> VoteSheet:
    """The sheet of a meeting, or of one that is not planned yet."""
    names = {partner.id: partner.name for partner in partnership.partners}
    votes = meeting.votes if meeting is not None else ()
    return VoteSheet(
        context=context,
        partnership_name=partnership.name,
        problem=_shortened(partnership.problem),
        vision=_shortened(partnership.vision),
        partner_names=tuple(one.name for one in partnership.parties)[:_MOST_PARTNERS],
        questions=tuple(
            QuestionOnPaper(vote, names.get(vote.partner_id or 0, "")) for vote in votes
        ),
        meeting=meeting,
        has_result=has_result,
    )


def guests_of(partnership: Partnership, centre_name: str, centre_speaker: str) -> tuple[Guest, ...]:
    """Who is expected when the partners meet: the centre first, then who speaks for each."""
    others = (
        Guest(speaker.name if speaker else "", partner.name)
        for partner in partnership.parties
        for speaker in (partner.organisation.representative,)
    )
    return (Guest(centre_speaker, centre_name), *others)


def _shortened(text: str) -> str:
    return textwrap.shorten(text, _LONGEST_SENTENCE, placeholder=" …")
