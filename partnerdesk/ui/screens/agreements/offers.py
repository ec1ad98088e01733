"""The drafts to choose from, where the centre has several partnerships."""

from __future__ import annotations

from partnerdesk.domain.filled_agreement import FilledAgreement
from partnerdesk.ui.kit.card_list import Offer
from partnerdesk.ui.kit.language import _, current_texts, n_
from partnerdesk.ui.kit.widgets import State, fact_line


def draft_offer(filled: FilledAgreement) -> Offer:
    """A card for a draft, with what it still needs; its id is the partnership's."""
    name = filled.partnership.name
    number = _("Draft {number}").format(number=filled.agreement.draft_number)
    return Offer(
        id=filled.partnership.id,
        name=name,
        facts=(
            *([number] if filled.agreement.frozen is None else []),
            current_texts().language_name(filled.agreement.language),
            _clauses(filled),
        ),
        state=_state_of(filled),
        opening=_("Open the agreement: {name}").format(name=name),
    )


def draft_facts(filled: FilledAgreement) -> str:
    """The number of a draft, and how many of its clauses need a look; how far a signed one is."""
    draft = filled.agreement.standing.text(current_texts())
    if filled.agreement.frozen is not None:
        return fact_line(draft, _clauses(filled))
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
    """How many clauses need a look, as above the draft itself; how far a signed agreement is."""
    agreement = filled.agreement
    if agreement.frozen is not None:
        is_in_force = agreement.in_force_on is not None and agreement.ended_on is None
        return agreement.standing.text(current_texts()), "ok" if is_in_force else "none"
    if not (count := filled.clauses_to_mend):
        return _("Every clause is complete"), "ok"
    needs = n_("{count} clause needs a look", "{count} clauses need a look", count)
    return needs.format(count=count), "warn"


def _clauses(filled: FilledAgreement) -> str:
    count = len(filled.agreement.clauses)
    return n_("{count} clause", "{count} clauses", count).format(count=count)
