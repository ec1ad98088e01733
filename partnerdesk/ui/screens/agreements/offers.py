"""The drafts to choose from, where the centre has several partnerships."""

from __future__ import annotations

from partnerdesk.domain.filled_agreement import FilledAgreement
from partnerdesk.domain.texts import LANGUAGES
from partnerdesk.ui.kit.card_list import Offer
from partnerdesk.ui.kit.language import _, n_
from partnerdesk.ui.kit.widgets import State


def draft_offer(filled: FilledAgreement) -> Offer:
    """A card for a draft, with what it still needs; its id is the partnership's."""
    name = filled.partnership.name
    count = len(filled.agreement.clauses)
    return Offer(
        id=filled.partnership.id,
        name=name,
        facts=(
            _("Draft {number}").format(number=filled.agreement.draft_number),
            LANGUAGES[filled.agreement.language],
            n_("{count} clause", "{count} clauses", count).format(count=count),
        ),
        state=_state_of(filled),
        opening=_("Open the agreement: {name}").format(name=name),
    )


def draft_facts(filled: FilledAgreement) -> str:
    """The number of a draft, and how many of its clauses need a look."""
    draft = _("Draft {number}").format(number=filled.agreement.draft_number)
    if not (count := filled.clauses_to_mend):
        complete = _("every clause is complete")  # inside an f-string no translator would find it
        return f"{draft}  ·  {complete}"
    needs = n_(
        "{count} clause needs a look before printing",
        "{count} clauses need a look before printing",
        count,
    )
    return f"{draft}  ·  {needs.format(count=count)}"


def _state_of(filled: FilledAgreement) -> tuple[str, State]:
    """How many clauses need a look: the same number as above the draft itself."""
    if not (count := filled.clauses_to_mend):
        return _("Every clause is complete"), "ok"
    needs = n_("{count} clause needs a look", "{count} clauses need a look", count)
    return needs.format(count=count), "warn"
