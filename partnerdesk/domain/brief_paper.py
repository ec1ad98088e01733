"""A partnership on one page, in plain words: what an invited partner gets along with the letter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from partnerdesk.domain.centre import Centre
from partnerdesk.domain.facts import planned, takes_part
from partnerdesk.domain.papers import PaperContext
from partnerdesk.domain.partners import Organisation
from partnerdesk.domain.partnership import MeetingKind, Partnership


@dataclass(frozen=True)
class BriefPaper:
    """What stands on the page. ``joined`` are the partners that said yes; no others are named."""

    context: PaperContext
    partnership: Partnership
    centre: Organisation
    joined: tuple[str, ...]
    next_meeting: date | None


def brief_paper(
    partnership: Partnership, centre: Centre, context: PaperContext, today: date
) -> BriefPaper:
    """The page of a partnership as it is today."""
    meetings = planned(partnership, MeetingKind.PARTNERS)
    coming = [meeting.day for meeting in meetings if meeting.day >= today]
    return BriefPaper(
        context=context,
        partnership=partnership,
        centre=centre.organisation,
        joined=tuple(one.name for one in partnership.parties if takes_part(one)),
        next_meeting=min(coming, default=None),
    )
