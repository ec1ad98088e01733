"""The partnership check: does what the founding text asks for hold in this partnership?

Each statement has one judge, in the module of its chapter; see ``base`` for how they are found.
"""

from partnerdesk.domain.checks.base import (
    Chapter,
    CheckResult,
    CheckState,
    Evidence,
    Statement,
)
from partnerdesk.domain.checks.co_operation import CHAPTER as CO_OPERATION
from partnerdesk.domain.checks.kinds_of_partners import CHAPTER as KINDS_OF_PARTNERS
from partnerdesk.domain.checks.programme import CHAPTER as PROGRAMME
from partnerdesk.domain.checks.starting import CHAPTER as STARTING
from partnerdesk.domain.checks.what_it_is import CHAPTER as WHAT_IT_IS
from partnerdesk.domain.checks.what_matters import CHAPTER as WHAT_MATTERS

CHAPTERS = (WHAT_IT_IS, STARTING, CO_OPERATION, PROGRAMME, KINDS_OF_PARTNERS, WHAT_MATTERS)
"""The chapters of the founding text, in its order."""


def check(evidence: Evidence) -> tuple[CheckResult, ...]:
    """The verdicts on all statements, in the order of the founding text."""
    return tuple(result for chapter in CHAPTERS for result in chapter.check(evidence))


__all__ = [
    "CHAPTERS",
    "Chapter",
    "CheckResult",
    "CheckState",
    "Evidence",
    "Statement",
    "check",
]
