"""The comparison of two drafts on paper."""

from __future__ import annotations

from dataclasses import dataclass

from partnerdesk.domain.comments import CommentedClause
from partnerdesk.domain.kept_drafts import Comparison
from partnerdesk.domain.papers import PaperContext


@dataclass(frozen=True)
class ComparisonPaper:
    """What differs between two drafts, and what partners said to the newer one."""

    context: PaperContext
    partnership_name: str
    comparison: Comparison
    comments: tuple[CommentedClause, ...] = ()
