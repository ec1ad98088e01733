"""The comparison of two drafts, or of two revisions of a programme, on paper."""

from __future__ import annotations

from dataclasses import dataclass

from partnerdesk.domain.comments import CommentedClause
from partnerdesk.domain.comparing import ComparedClause
from partnerdesk.domain.kept_drafts import Comparison
from partnerdesk.domain.papers import PaperContext
from partnerdesk.domain.texts import N_, Texts


@dataclass(frozen=True)
class ComparisonPaper:
    """What differs between two drafts, and what partners said to the newer one.

    Revisions of a programme are compared ``of_programme``: their parts have no numbers.
    """

    context: PaperContext
    partnership_name: str
    comparison: Comparison
    comments: tuple[CommentedClause, ...] = ()
    of_programme: bool = False

    def title(self, texts: Texts) -> str:
        """What stands at its head."""
        if self.of_programme:
            return texts.gettext(N_("What changed in the programme"))
        return texts.gettext(N_("Comparison of two drafts"))

    def rest(self, texts: Texts) -> str:
        """How much did not change."""
        count = len(self.comparison.clauses) - len(self.comparison.changed)
        if self.of_programme:
            said = texts.ngettext(
                "{count} part is unchanged.", "{count} parts are unchanged.", count
            )
        else:
            said = texts.ngettext(
                "{count} clause is unchanged.", "{count} clauses are unchanged.", count
            )
        return said.format(count=count)

    def note(self, clause: ComparedClause, texts: Texts) -> str:
        """What became of a clause, or of a part of the programme, as a whole."""
        if not self.of_programme:
            return clause.note(texts)
        if clause.is_added:
            return texts.gettext(N_("New part"))
        if clause.is_removed:
            return texts.gettext(N_("This part was removed"))
        return texts.gettext(N_("Changed"))
