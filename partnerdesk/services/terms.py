"""The terms of an agreement: whether it binds, and which rules of conduct hold."""

from __future__ import annotations

from collections.abc import Collection

from partnerdesk.domain.agreement import Agreement, Nature
from partnerdesk.domain.annexes import FURTHER
from partnerdesk.domain.clauses import load_library
from partnerdesk.domain.conduct import Conduct, kept_conduct
from partnerdesk.domain.fields import FieldSpec, Option, clean
from partnerdesk.domain.history import Change
from partnerdesk.domain.texts import N_
from partnerdesk.services.agreements import agreement_row, template_row
from partnerdesk.services.clauses import insert_clauses
from partnerdesk.services.desk import Desk
from partnerdesk.services.partnerships import get_partnership, partnership_row

FURTHER_ANNEXES = FieldSpec(
    "annexes",
    N_("Further annexes of this contract"),
    "multi",
    help=N_("Programme, contributions and budget table belong to it anyway."),
    options=tuple(Option(one, one.label) for one in FURTHER),
    statement="F4",
)
OWN_RULE = FieldSpec("rule", N_("A rule of your own"), max_length=400, statement="C9")


def set_nature(desk: Desk, agreement_id: int, nature: Nature) -> None:
    """Say whether a draft binds or states an intent; its clauses stay as they are.

    Raises:
        UserError: the draft is frozen, or no longer there.
    """
    change = Change(N_("Say whether the agreement binds"), merge_key=f"nature-{agreement_id}")
    with desk.database.write(change) as session:
        agreement_row(session, agreement_id).nature = nature


def set_further_annexes(desk: Desk, agreement_id: int, chosen: Collection[str]) -> None:
    """Choose what stands behind a contract besides the annexes that each one has.

    Raises:
        UserError: the draft is frozen, or no longer there.
    """
    kept = [annex for annex in FURTHER if annex in chosen]
    with desk.database.write(Change(N_("Choose the annexes of the contract"))) as session:
        agreement_row(session, agreement_id).further_annexes = " ".join(kept)


def clause_against_nature(agreement: Agreement) -> str:
    """The heading of a clause in the draft that says the opposite of its nature, or ""."""
    opposite = Nature.INTENT if agreement.nature is Nature.BINDING else Nature.BINDING
    return next((one.heading for one in agreement.clauses if one.key == opposite.clause_key), "")


def swap_nature_clause(desk: Desk, agreement_id: int) -> None:
    """Put the clause that says what the draft is in place of the one that says the opposite.

    Raises:
        UserError: the draft is frozen, or no longer there.
    """
    with desk.database.write(Change(N_("Put in the clause on the legal nature"))) as session:
        row = agreement_row(session, agreement_id)
        nature = Nature(row.nature)
        template = next(one for one in load_library(row.language) if one.key == nature.clause_key)
        says_so = {one.clause_key for one in Nature}
        before = [clause for clause in row.clauses if clause.section < template.section]
        for clause in [clause for clause in row.clauses if clause.key in says_so]:
            row.clauses.remove(clause)
        insert_clauses(session, row, [template_row(template, 0)], len(before))


def set_conduct(desk: Desk, partnership_id: int, conduct: Conduct) -> None:
    """Keep the rules of conduct that the partners chose, and their own ones.

    Raises:
        FieldError: a rule is too long.
        UserError: there is no such partnership.
    """
    own = tuple(kept for rule in conduct.own if (kept := clean(OWN_RULE, rule)))
    change = Change(
        N_("Choose rules of conduct for {name}"),
        merge_key=f"conduct-{partnership_id}",
        name=get_partnership(desk, partnership_id).name,
    )
    with desk.database.write(change) as session:
        row = partnership_row(session, partnership_id)
        row.conduct_rules = kept_conduct(Conduct(conduct.chosen, own))
