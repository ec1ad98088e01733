"""What another way of starting will add, and what becomes optional: said before it happens."""

from __future__ import annotations

from collections.abc import Sequence

from partnerdesk.domain.interview_plan import PathChange
from partnerdesk.ui.kit.language import _, current_texts


def words_on_path_change(change: PathChange) -> str:
    """Both sides of a changed path, as lines."""
    added = _lines(
        (
            (_("Clauses: {list}"), change.clauses),
            (_("Sources of finance: {list}"), _translated(change.sources)),
            (_("Tasks: {list}"), _translated(change.tasks)),
            (_("Kinds of partners: {list}"), _translated(change.kinds)),
        )
    )
    kept = _lines(
        (
            (_("Answers: {list}"), _translated(change.optional_pages)),
            (_("Clauses: {list}"), change.optional_clauses),
            (_("Sources of finance: {list}"), _translated(change.optional_sources)),
        )
    )
    words = [
        _("Nothing you wrote is lost."),
        "",
        _("We will add:"),
        *added,
        "",
        _("No longer needed, but kept:"),
        *kept,
    ]
    return "\n".join(words)


def _translated(messages: Sequence[str]) -> Sequence[str]:
    return [_(message) for message in messages]


def _lines(groups: Sequence[tuple[str, Sequence[str]]]) -> list[str]:
    texts = current_texts()
    return [f"• {words.format(list=texts.join(list(names)))}" for words, names in groups if names]
