"""What is said about a partner wherever it is shown."""

from __future__ import annotations

from datetime import date

from partnerdesk.ui.kit.language import current_texts


def ended_words(day: date | None, reason: str) -> str:
    """When and why a partner no longer takes part; "" where neither is known."""
    if day is None:
        return reason
    told = current_texts().date(day)
    return f"{told}: {reason}" if reason else told
