"""The life of a signed agreement: changed, joined, left, renewed, ended; its text word by word."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from partnerdesk.domain.amendments import AmendmentKind
from partnerdesk.domain.attachments import FilesOf
from partnerdesk.domain.coming import coming_up
from partnerdesk.domain.consolidated_paper import ConsolidatedPaper
from partnerdesk.domain.errors import FieldError, UserError
from partnerdesk.domain.findings import open_musts
from partnerdesk.domain.history import Change
from partnerdesk.domain.partners import PartnerStage
from partnerdesk.domain.partnership import Partner, PartnershipStage
from partnerdesk.domain.texts import for_language
from partnerdesk.services import amendments, attachments, clauses, signatures
from partnerdesk.services.agreements import get_agreement
from partnerdesk.services.consolidated_papers import consolidated_paper
from partnerdesk.services.desk import Desk
from partnerdesk.services.freezing import findings_of_partnership, freeze
from partnerdesk.services.partnerships import add_new_partner, get_partnership, set_partner
from partnerdesk.services.printouts import PaperRequest, build_paper
from partnerdesk.services.steps import list_standings
from partnerdesk.services.verifying import verify
from partnerdesk.store.tables import AgreementRow, ContactRow, PartnerRow
from tests import hostile_files
from tests.agreed import Agreed, agreed_partnership

TODAY = date(2026, 3, 12)


@dataclass
class Life:
    """An agreement in force, and what happens to it."""

    agreed: Agreed
    scan: Path

    @property
    def number(self) -> int:
        return self.agreed.partnership_id

    def begin(self, kind: AmendmentKind, **more: Any) -> int:
        more = {"effective_on": TODAY, **more}
        return amendments.start_amendment(self.agreed.desk, self.number, kind, **more)

    def sign(self, agreement_id: int, day: date = TODAY, despite: str = "") -> None:
        """Freeze, sign and scan a draft, and put it in force."""
        desk = self.agreed.desk
        freeze(desk, agreement_id, despite=despite)
        count = get_agreement(desk, agreement_id).agreement.originals_count
        for original in range(1, count + 1):
            signatures.take_back_original(desk, agreement_id, original, TODAY)
        attachments.attach_file(desk, FilesOf(agreement_id=agreement_id), self.scan)
        signatures.put_in_force(desk, agreement_id, day)

    def clause(self, key: str) -> int:
        found = amendments.clauses_in_force(self.agreed.desk, self.number)
        return next(one.id for one in found if one.key == key)

    def paper(self) -> ConsolidatedPaper:
        return consolidated_paper(self.agreed.desk, self.number)[0]

    def words(self) -> dict[str, str]:
        """The text in force as it is printed: numbers and words of its clauses."""
        return {
            one.shown_number: "\n".join(paragraph.text for paragraph in one.paragraphs)
            for one in self.paper().clauses
        }

    def organisation(self, name: str) -> int:
        partners = get_partnership(self.agreed.desk, self.number).partners
        return next(one.organisation.id for one in partners if one.name == name)


@pytest.fixture
def life(desk: Desk, tmp_path: Path) -> Life:
    agreed = agreed_partnership(desk)
    agreed.complete()
    scan = tmp_path / "signed.png"
    scan.write_bytes(hostile_files.png())
    life = Life(agreed, scan)
    life.sign(agreed.agreement_id)
    return life


def text_of(pdf: bytes) -> str:
    pages = (page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    return " ".join(" ".join(pages).split())


def test_only_what_is_in_force_can_be_changed(desk: Desk) -> None:
    agreed = agreed_partnership(desk)
    with pytest.raises(UserError, match="in force yet"):
        amendments.start_amendment(
            agreed.desk, agreed.partnership_id, AmendmentKind.CHANGE, effective_on=TODAY
        )


def test_the_whole_life_of_an_agreement(life: Life) -> None:
    desk, first = life.agreed.desk, life.words()

    # A clause changes, another one goes, a third one comes.
    change = life.begin(AmendmentKind.CHANGE, reason="Two of us work at night")
    musts = open_musts(findings_of_partnership(desk, life.number))
    assert [one.sentence.message for one in musts] == ["No clause is changed yet."]
    meeting, insurance = life.clause("partners-meeting"), life.clause("liability-and-insurance")
    labels = {one.id: one.label for one in amendments.clauses_in_force(desk, life.number)}
    written = amendments.change_clause(desk, change, meeting)
    clauses.set_clause_text(desk, written, "The partners meet each month, see {clause:changes}.")
    amendments.take_out_clause(desk, change, insurance)
    with pytest.raises(UserError, match="already"):
        amendments.change_clause(desk, change, meeting)
    added = clauses.add_own_clause(desk, change, "Night work", written)
    clauses.set_clause_text(desk, added, "Nobody works after ten.")
    with pytest.raises(UserError, match="still on its way"):
        life.begin(AmendmentKind.CHANGE)
    life.sign(change)
    assert findings_of_partnership(desk, life.number) == (), "what is frozen cannot be mended"
    assert get_agreement(desk, change).before, "what it changed can still be read"
    changes = labels[life.clause("changes")]
    new_number = f"{labels[meeting]}a"
    expected = first | {
        labels[meeting]: "As amendment 1 says:\n"
        f"The partners meet each month, see clause {changes}.",
        labels[insurance]: "Taken out by amendment 1:\nThis clause is taken out.",
        new_number: "As amendment 1 says:\nNobody works after ten.",
    }
    assert life.words() == expected
    printed = text_of(build_paper(desk, PaperRequest("amendment", life.number, amendment=1)))
    for words in (
        f"Clause {labels[meeting]} changes",
        "Until now:",
        f"see clause {changes}.",
        f"Clause {labels[insurance]} is taken out",
        f"New clause {new_number}: Night work",
        "Two of us work at night.",
    ):
        assert words in printed, words
    assert "Earlier amendments that hold as well: none." in printed

    # Somebody joins: the newcomer signs, too, and its share is the annex.
    partner_id = add_new_partner(desk, life.number, "Bakers’ Guild")
    assert get_partnership(desk, life.number).stage is PartnershipStage.AGREED
    set_partner(desk, partner_id, "responsibilities", "Bakes for the meetings")
    _may_sign(life, partner_id)
    guild = life.organisation("Bakers’ Guild")
    chosen = amendments.partners_to_choose(desk, life.number, AmendmentKind.JOINING)
    assert [one.name for one in chosen] == ["Bakers’ Guild"]
    joining = life.begin(AmendmentKind.JOINING, about_id=guild)
    assert get_agreement(desk, joining).agreement.originals_count == 4
    life.sign(joining)
    newcomer = _partner(life, guild)
    assert (newcomer.stage, newcomer.since) == (PartnerStage.SIGNED, TODAY)
    assert "Bakers’ Guild joins the partnership on 12 March 2026." in _happened(life, "A2")
    assert "Bakers’ Guild" in [one.name for one in life.paper().parties]
    printed = text_of(build_paper(desk, PaperRequest("amendment", life.number)))
    assert "Bakes for the meetings" in printed and "Paints" not in printed

    # Somebody leaves, and stays visible; the leaver signs, an excluded one does not.
    friends = life.organisation("Path Friends")
    leaving = life.begin(AmendmentKind.WITHDRAWAL, about_id=friends, reason="No time any more")
    life.sign(leaving)
    assert _signers(life, leaving) >= {friends, guild}
    printed = text_of(build_paper(desk, PaperRequest("amendment", life.number, amendment=3)))
    assert "Earlier amendments that hold as well: 1 and 2." in printed
    left = _partner(life, friends)
    assert (left.stage, left.ended_on, left.ended_reason) == (
        PartnerStage.ENDED,
        TODAY,
        "No time any more",
    )
    excluding = life.begin(AmendmentKind.EXCLUSION, about_id=guild, reason="Bread was never baked")
    life.sign(excluding)
    assert guild not in _signers(life, excluding) and friends not in _signers(life, excluding)
    assert [one.name for one in life.paper().parties] == ["Mother Centre Sunrise", "Town Council"]

    # It goes on for longer, then it ends.
    with pytest.raises(FieldError):
        life.begin(AmendmentKind.RENEWAL, until_on=date(2029, 9, 1))
    life.sign(life.begin(AmendmentKind.RENEWAL, until_on=date(2032, 9, 1)))
    assert get_partnership(desk, life.number).ends_on == date(2032, 9, 1)
    assert "The agreement now ends on 1 September 2032." in _happened(life, "A5")
    life.sign(life.begin(AmendmentKind.END, reason="All is reached"))
    partnership = get_partnership(desk, life.number)
    assert (partnership.stage, partnership.ends_on) == (PartnershipStage.ENDED, TODAY)
    with pytest.raises(UserError, match="has ended"):
        life.begin(AmendmentKind.CHANGE)
    assert life.words() == expected
    consolidated = text_of(build_paper(desk, PaperRequest("consolidated", life.number)))
    for words in (
        "nobody has signed it",
        "The agreement ended on 12 March 2026.",
        "Nobody works after ten.",
        "Amendment 6 to: Partnership agreement",
    ):
        assert words in consolidated, words

    # What was signed stays as it was, byte by byte, and says what it is.
    for number in range(1, 7):
        pdf = build_paper(
            desk, PaperRequest("amendment", life.number, amendment=number, original=1)
        )
        assert verify(desk, pdf).is_genuine
    assert verify(
        desk, build_paper(desk, PaperRequest("contract", life.number, original=1))
    ).is_genuine


def test_undo_takes_an_amendment_back_step_by_step(life: Life) -> None:
    desk, before = life.agreed.desk, life.words()
    change = life.begin(AmendmentKind.CHANGE)
    amendments.take_out_clause(desk, change, life.clause("liability-and-insurance"))
    amendments.set_amendment_field(desk, change, "change_reason", "Insured by the town")
    desk.database.undo()
    desk.database.undo()
    assert all(one.changes_id is None for one in get_agreement(desk, change).agreement.clauses)
    desk.database.undo()
    assert amendments.open_amendment(desk, life.number) is None
    for _step in range(3):
        desk.database.redo()
    again = amendments.open_amendment(desk, life.number)
    assert again is not None and again.values["change_reason"] == "Insured by the town"
    life.sign(change)
    assert life.words() != before
    desk.database.undo()  # it is in force no more
    assert life.words() == before


def test_leaving_can_be_taken_back_with_all_it_did(life: Life) -> None:
    friends = life.organisation("Path Friends")
    life.sign(life.begin(AmendmentKind.WITHDRAWAL, about_id=friends))
    life.agreed.desk.database.undo()
    assert _partner(life, friends).stage is PartnerStage.SIGNED


def test_a_signed_amendment_cannot_be_changed(life: Life) -> None:
    desk = life.agreed.desk
    change = life.begin(AmendmentKind.RENEWAL, until_on=date(2031, 1, 1))
    freeze(desk, change)
    for spoil in (
        lambda: amendments.set_amendment_field(desk, change, "effective_on", date(2026, 5, 1)),
        lambda: amendments.set_amendment_field(desk, change, "until_on", date(2035, 5, 1)),
        lambda: amendments.take_out_clause(desk, change, life.clause("changes")),
        lambda: amendments.discard_amendment(desk, change),
    ):
        with pytest.raises(UserError, match="frozen"):
            spoil()


def test_an_amendment_waits_for_its_day(life: Life) -> None:
    desk = life.agreed.desk
    later = life.begin(
        AmendmentKind.RENEWAL, effective_on=date(2026, 4, 1), until_on=date(2031, 1, 1)
    )
    with pytest.raises(UserError, match="takes effect later"):
        life.sign(later)
    on_that_day = replace(desk, clock=lambda: datetime(2026, 4, 3, 9, 0))
    signatures.put_in_force(on_that_day, later, TODAY)  # the day of the last signature
    assert get_agreement(desk, later).agreement.in_force_on == date(2026, 4, 1)


def test_home_says_until_when_to_give_notice_and_what_comes(life: Life) -> None:
    desk = life.agreed.desk

    def coming() -> dict[str, date]:
        found = coming_up(list_standings(desk))
        return {one.words.text(for_language("en")): one.day for one in found}

    assert coming()["Last day to give notice"] == date(2029, 6, 1)
    assert coming()["The agreement ends"] == date(2029, 9, 1)
    later = date(2026, 4, 1)
    renewal = life.begin(AmendmentKind.RENEWAL, effective_on=later, until_on=date(2031, 1, 1))
    assert coming()["Amendment 1 takes effect"] == later
    amendments.set_amendment_field(desk, renewal, "effective_on", TODAY)
    life.sign(renewal)
    assert "Amendment 1 takes effect" not in coming()
    assert coming()["Last day to give notice"] == date(2030, 10, 1)


def test_discarding_leaves_nothing_but_the_agreement(life: Life) -> None:
    desk = life.agreed.desk
    change = life.begin(AmendmentKind.CHANGE)
    amendments.take_out_clause(desk, change, life.clause("changes"))
    amendments.discard_amendment(desk, change)
    assert life.agreed.draft().agreement.id == life.agreed.agreement_id
    desk.database.undo()
    assert life.agreed.draft().agreement.id == change


def test_who_neither_signed_nor_takes_part_can_do_neither(life: Life) -> None:
    council = life.organisation("Town Council")
    with pytest.raises(UserError, match="signed already"):
        life.begin(AmendmentKind.JOINING, about_id=council)
    with pytest.raises(FieldError):
        life.begin(AmendmentKind.WITHDRAWAL)
    partner_id = add_new_partner(life.agreed.desk, life.number, "Bakers’ Guild")
    assert partner_id
    with pytest.raises(UserError, match="Only a partner that has signed"):
        life.begin(AmendmentKind.EXCLUSION, about_id=life.organisation("Bakers’ Guild"))


def _may_sign(life: Life, partner_id: int) -> None:
    with life.agreed.desk.database.write(Change("Name who signs")) as session:
        partner = session.get_one(PartnerRow, partner_id)
        partner.organisation.contacts.append(
            ContactRow(name="Ida Brot", role="Master", may_sign=True, authority_basis="Rules, § 2")
        )


def _partner(life: Life, organisation_id: int) -> Partner:
    partners = get_partnership(life.agreed.desk, life.number).partners
    return next(one for one in partners if one.organisation.id == organisation_id)


def _signers(life: Life, agreement_id: int) -> set[int]:
    with life.agreed.desk.database.read() as session:
        rows = session.get_one(AgreementRow, agreement_id).signatures
        return {one.organisation_id for one in rows}


def _happened(life: Life, number: str) -> str:
    found = next(one for one in life.paper().happenings if one.shown_number == number)
    return " ".join(paragraph.text for paragraph in found.paragraphs)
