"""Freezing: the paper is kept byte by byte, and nothing of the agreement changes any more."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from partnerdesk.domain.agreement import TalkState
from partnerdesk.domain.budget import Conditions
from partnerdesk.domain.errors import UserError
from partnerdesk.domain.findings import Grade
from partnerdesk.domain.history import Change
from partnerdesk.domain.signing import PaperKind
from partnerdesk.domain.texts import for_language
from partnerdesk.services import agreements, clauses, drafts
from partnerdesk.services.agreements import get_agreement
from partnerdesk.services.budget_sources import save_source
from partnerdesk.services.budgets import get_budget
from partnerdesk.services.desk import Desk
from partnerdesk.services.freezing import findings_of, freeze
from partnerdesk.services.history import list_history
from partnerdesk.services.papers import LATEST_FROZEN, contract_pdf
from partnerdesk.services.verifying import verify
from partnerdesk.store.tables import AgreementRow, ClauseRow, OrganisationRow, PartnershipRow
from tests.agreed import Agreed, agreed_partnership
from tests.conftest import Clock


@pytest.fixture
def agreed(desk: Desk) -> Agreed:
    made = agreed_partnership(desk)
    made.complete()
    return made


@pytest.fixture
def frozen(agreed: Agreed) -> Agreed:
    freeze(agreed.desk, agreed.agreement_id)
    return agreed


def words_of(pdf: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages]


def paper(agreed: Agreed, original: int | None = None) -> bytes:
    return contract_pdf(agreed.desk, agreed.partnership_id, original=original)


def state_of(agreed: Agreed) -> list[object]:
    """All that was frozen, read afresh."""
    with agreed.desk.database.read() as session:
        row = session.get_one(AgreementRow, agreed.agreement_id)
        facts = [row.title, row.language, row.originals_count, row.draft_number]
        said = [(one.id, one.position, one.heading, one.text, one.state) for one in row.clauses]
        return [facts, said, dict(row.agreed_values), dict(row.frozen_values)]


def test_every_original_says_which_it_is_and_what_text_it_holds(frozen: Agreed) -> None:
    kept = frozen.draft().agreement.frozen
    assert kept is not None
    assert re.fullmatch(r"([0-9A-F]{4}-){7}[0-9A-F]{4}", kept.fingerprint)
    for number in (1, 2, 3):
        pages = words_of(paper(frozen, number))
        for at, page in enumerate(pages, start=1):
            assert f"Original {number} of 3" in page
            assert kept.fingerprint in page
            assert f"Page {at} of" in page and "DRAFT" not in page
            assert all(name in page for name in ("Initials", "1 Mother Centre", "2 Town Council"))


def test_what_happens_later_does_not_reach_the_paper(frozen: Agreed, clock: Clock) -> None:
    before = [paper(frozen), paper(frozen, 2)]
    clock.advance(days=90)
    with frozen.desk.database.write(Change("Go on")) as session:
        row = session.get_one(PartnershipRow, frozen.partnership_id)
        row.name, row.coordinator = "Another name", "Somebody else"
        session.get_one(OrganisationRow, row.partners[0].organisation_id).name = "New council"
    assert [paper(frozen), paper(frozen, 2)] == before
    assert frozen.draft().values["coordinator"] == "Amina Diallo"


CHANGES: dict[str, Callable[[Agreed, int], object]] = {
    "title": lambda it, _clause: agreements.set_title(it.desk, it.agreement_id, "Other"),
    "originals": lambda it, _c: agreements.set_originals_count(it.desk, it.agreement_id, 9),
    "value": lambda it, _c: agreements.set_agreed_value(it.desk, it.agreement_id, "quorum", "all"),
    "language": lambda it, _c: agreements.change_language(it.desk, it.agreement_id, "de"),
    "text": lambda it, clause: clauses.set_clause_text(it.desk, clause, "Other words"),
    "heading": lambda it, clause: clauses.set_clause_heading(it.desk, clause, "Other"),
    "talks": lambda it, clause: clauses.set_clause_talks(it.desk, clause, TalkState.AGREED),
    "move": lambda it, clause: clauses.move_clause(it.desk, clause, -1),
    "own clause": lambda it, _c: clauses.add_own_clause(it.desk, it.agreement_id, "One more"),
    "library": lambda it, _c: clauses.add_clause_from_library(
        it.desk, it.agreement_id, "funder-rules"
    ),
    "replace": lambda it, _c: clauses.replace_everywhere(it.desk, it.agreement_id, "the", "a"),
    "remove": lambda it, _c: clauses.remove_clause(it.desk, own_clause(it)),
}


def own_clause(agreed: Agreed) -> int:
    return next(one.id for one in agreed.draft().agreement.clauses if one.heading == "Ours")


@pytest.mark.parametrize("name", CHANGES)
def test_no_service_changes_what_is_frozen(agreed: Agreed, name: str) -> None:
    added = clauses.add_own_clause(agreed.desk, agreed.agreement_id, "Ours")
    clauses.set_clause_text(agreed.desk, added, "We are the ones.")
    freeze(agreed.desk, agreed.agreement_id)
    before = state_of(agreed)
    with pytest.raises(UserError, match="frozen"):
        CHANGES[name](agreed, added)
    assert state_of(agreed) == before


ARGUMENTS = {"str": "de", "int": 1, "TalkState": TalkState.AGREED, "bool": True}


def test_not_even_a_service_that_nobody_thought_of(frozen: Agreed) -> None:
    before, tried = state_of(frozen), 0
    clause_id = frozen.draft().agreement.clauses[2].id
    for module in (agreements, clauses):
        for service in vars(module).values():
            if inspect.isfunction(service) and service.__module__ == module.__name__:
                asked = inspect.signature(service).parameters
                given = {"agreement_id": frozen.agreement_id, "clause_id": clause_id}
                own = {key: value for key, value in given.items() if key in asked}
                if not own or next(iter(asked)) != "desk":
                    continue
                more = {
                    key: ARGUMENTS[one.annotation]
                    for key, one in asked.items()
                    if key not in ("desk", *own) and one.annotation in ARGUMENTS
                }
                tried += 1
                # refused, or asked for something that does not exist
                with suppress(UserError, StopIteration, TypeError):
                    service(frozen.desk, **own, **more)
                assert state_of(frozen) == before, service.__name__
    assert tried >= len(CHANGES)


def test_the_rows_themselves_refuse(frozen: Agreed) -> None:
    clause_id = frozen.draft().agreement.clauses[0].id
    with pytest.raises(UserError), frozen.desk.database.write(Change("Cheat")) as session:
        session.delete(session.get_one(AgreementRow, frozen.agreement_id))
    with pytest.raises(UserError), frozen.desk.database.write(Change("Cheat")) as session:
        session.get_one(ClauseRow, clause_id).state = "discussed"
    with pytest.raises(UserError), frozen.desk.database.write(Change("Cheat")) as session:
        session.get_one(AgreementRow, frozen.agreement_id).frozen_sha256 = None


def test_a_new_draft_from_it_can_be_changed(frozen: Agreed) -> None:
    made = drafts.go_on_from(frozen.desk, frozen.agreement_id)
    agreements.set_title(frozen.desk, made, "Second agreement")
    assert frozen.draft().agreement.frozen is None
    again = contract_pdf(frozen.desk, frozen.partnership_id, draft=LATEST_FROZEN)
    assert verify(frozen.desk, again).kind is PaperKind.FROZEN


def test_one_step_back_takes_the_freeze_back(frozen: Agreed) -> None:
    frozen.desk.database.undo()
    assert frozen.draft().agreement.frozen is None
    agreements.set_title(frozen.desk, frozen.agreement_id, "Still open")


def test_what_must_be_mended_stands_in_the_way_of_signing(desk: Desk) -> None:
    made = agreed_partnership(desk)
    findings = findings_of(desk, get_agreement(desk, made.agreement_id))
    musts = [one for one in findings if not one.grade]
    said = [one.sentence.text(for_language("en")) for one in musts]
    assert "No tasks are written for: Mother Centre Sunrise, Town Council and Path Friends." in said
    with pytest.raises(UserError, match="must be mended"):
        freeze(desk, made.agreement_id)
    freeze(desk, made.agreement_id, despite="The mayor leaves tomorrow.")
    kept = made.draft().agreement.frozen
    assert kept is not None and kept.despite == "The mayor leaves tomorrow."
    history = list_history(desk)[0].text(for_language("en"))
    assert "The mayor leaves tomorrow." in history


def test_the_findings_come_by_weight_and_say_why(agreed: Agreed) -> None:
    findings = findings_of(agreed.desk, get_agreement(agreed.desk, agreed.agreement_id))
    grades = [one.grade for one in findings]
    assert grades == sorted(grades) and Grade.MUST not in grades
    assert all(one.why and one.verb and one.link.screen for one in findings)


def test_a_partner_without_an_address_should_get_one(agreed: Agreed) -> None:
    findings = findings_of(agreed.desk, get_agreement(agreed.desk, agreed.agreement_id))
    (found,) = [one for one in findings if "no address" in one.sentence.message]
    assert found.grade is Grade.SHOULD
    assert found.sentence.text(for_language("en")) == "Path Friends has no address."
    assert found.link.screen == "register"


def test_a_partner_who_has_not_said_yes_should_be_asked_before_signing(agreed: Agreed) -> None:
    with agreed.desk.database.write(Change("One says yes")) as session:
        council = session.get_one(PartnershipRow, agreed.partnership_id).partners[0]
        council.answered_on = date(2026, 3, 1)
    findings = findings_of(agreed.desk, get_agreement(agreed.desk, agreed.agreement_id))
    (found,) = [one for one in findings if "not said yes" in one.sentence.message]
    assert found.grade is Grade.SHOULD and found.link.screen == "invitations"
    assert found.sentence.text(for_language("en")) == "Has not said yes yet: Path Friends."


def test_money_should_last_as_long_as_the_partnership(agreed: Agreed) -> None:
    sheet = get_budget(agreed.desk, agreed.partnership_id)
    assert sheet is not None
    until = Conditions(eligible_until=date(2028, 12, 31))
    save_source(agreed.desk, replace(sheet.sources[0], conditions=until))
    findings = findings_of(agreed.desk, get_agreement(agreed.desk, agreed.agreement_id))
    (found,) = [one for one in findings if "its money only" in one.sentence.message]
    assert found.grade is Grade.SHOULD and found.link.screen == "budgets"
    assert "until 31 December 2028" in found.sentence.text(for_language("en"))


def break_budget(row: PartnershipRow) -> None:
    assert row.budget is not None
    row.budget.sources[0].promised_minor = 1


def empty_budget(row: PartnershipRow) -> None:
    assert row.budget is not None
    row.budget.lines.clear()


def forget_office(row: PartnershipRow) -> None:
    row.partners[0].organisation.contacts[0].role = ""


def forget_basis(row: PartnershipRow) -> None:
    row.partners[0].organisation.contacts[0].authority_basis = ""


def let_signatory_go(row: PartnershipRow) -> None:
    contact = row.partners[0].organisation.contacts[0]
    contact.ends_on = row.meetings[0].day


def forget_members(row: PartnershipRow) -> None:
    row.meetings.clear()


def find_tie(row: PartnershipRow) -> None:
    row.partners[0].organisation.conflict_of_interest = "Owns the paint shop"


def use_strange_letter(row: PartnershipRow) -> None:
    row.area = "Riverside \U0001f600"


def lose_clause(row: PartnershipRow) -> None:
    row.agreements[0].clauses = [one for one in row.agreements[0].clauses if one.key != "disputes"]


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (break_budget, "The budget does not add up."),
        (empty_budget, "The budget holds no costs yet."),
        (forget_office, "The office of Rita Moor is not written."),
        (forget_basis, "what allows Rita Moor to sign for Town Council."),
        (let_signatory_go, "Rita Moor no longer speaks for Town Council: since 3 March 2026."),
        (forget_members, "Your members have not been asked yet."),
        (find_tie, "A tie, and no decision about it is written: Town Council."),
        (use_strange_letter, "These characters cannot be printed: \U0001f600"),
        (lose_clause, "Clauses that no agreement can do without: "),
    ],
)
def test_each_danger_is_a_must(
    agreed: Agreed, harm: Callable[[PartnershipRow], None], said: str
) -> None:
    with agreed.desk.database.write(Change("Harm")) as session:
        harm(session.get_one(PartnershipRow, agreed.partnership_id))
    findings = findings_of(agreed.desk, get_agreement(agreed.desk, agreed.agreement_id))
    musts = [one.sentence.text(for_language("en")) for one in findings if not one.grade]
    assert sum(said in one for one in musts) == 1, musts
    assert not any("Currency of the budget" in one for one in musts), musts


def test_verifying_finds_each_kept_paper_and_nothing_else(frozen: Agreed) -> None:
    desk = frozen.desk
    assert verify(desk, paper(frozen)).kind is PaperKind.FROZEN
    for number in (1, 2, 3):
        found = verify(desk, paper(frozen, number))
        assert found.kind is PaperKind.ORIGINAL
        assert f"original {number} of 3" in found.sentence.text(for_language("en"))
    changed = bytearray(paper(frozen, 2))
    changed[len(changed) // 2] ^= 1
    assert verify(desk, bytes(changed)).kind is PaperKind.COPY
    assert verify(desk, b"%PDF-1.4 nothing of ours").kind is PaperKind.UNKNOWN


def test_a_copy_that_was_built_again_is_told_apart(frozen: Agreed, clock: Clock) -> None:
    before = paper(frozen)
    frozen.desk.database.undo()
    clock.advance(days=1)
    freeze(frozen.desk, frozen.agreement_id)
    assert verify(frozen.desk, before).kind is not PaperKind.FROZEN
    assert verify(frozen.desk, paper(frozen)).is_genuine
