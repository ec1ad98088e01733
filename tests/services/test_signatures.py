"""Signatures: what is noted moves partners and partnership, and says when the agreement holds."""

from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from partnerdesk.domain.amendments import AmendmentKind
from partnerdesk.domain.attachments import FilesOf
from partnerdesk.domain.errors import FieldError, UserError
from partnerdesk.domain.history import Change
from partnerdesk.domain.partners import PartnerStage
from partnerdesk.domain.partnership import Partner, PartnershipStage
from partnerdesk.domain.signing import SignatureSheet
from partnerdesk.services import attachments, signatures
from partnerdesk.services.amendments import start_amendment
from partnerdesk.services.desk import Desk
from partnerdesk.services.freezing import freeze
from partnerdesk.services.partnerships import get_partnership
from partnerdesk.services.printouts import PaperRequest, build_paper
from partnerdesk.services.signing_papers import save_signing_pack
from partnerdesk.services.verifying import verify_file
from partnerdesk.store.tables import PartnershipRow
from tests import hostile_files
from tests.agreed import Agreed, agreed_partnership

TODAY = date(2026, 3, 12)


@pytest.fixture
def frozen(desk: Desk) -> Agreed:
    made = agreed_partnership(desk)
    made.complete()
    freeze(desk, made.agreement_id)
    return made


def sheet(agreed: Agreed) -> SignatureSheet:
    found = signatures.signature_sheet(agreed.desk, agreed.partnership_id)
    assert found is not None
    return found


def all_back(agreed: Agreed) -> None:
    for number in (1, 2, 3):
        signatures.take_back_original(agreed.desk, agreed.agreement_id, number, TODAY)


def test_a_text_is_no_scan_of_a_signed_paper(frozen: Agreed, tmp_path: Path) -> None:
    note = tmp_path / "signed.png"
    note.write_text("Everybody has signed.", encoding="utf-8")
    with pytest.raises(UserError, match="shows no signed paper"):
        attachments.attach_file(frozen.desk, FilesOf(agreement_id=frozen.agreement_id), note)


def attach_scan(agreed: Agreed, tmp_path: Path) -> None:
    scan = tmp_path / "signed.png"
    scan.write_bytes(hostile_files.png())
    attachments.attach_file(agreed.desk, FilesOf(agreement_id=agreed.agreement_id), scan)


def test_the_register_says_who_signs_and_in_which_capacity(frozen: Agreed) -> None:
    first = sheet(frozen).of_original(1)
    assert [(one.party_name, one.signatory) for one in first] == [
        ("Mother Centre Sunrise", "Amina Diallo"),
        ("Town Council", "Rita Moor"),
        ("Path Friends", "Ana Bell"),
    ]
    assert "Mayor" in first[1].capacity and "Resolution 7" in first[1].capacity
    assert len(sheet(frozen).signatures) == 9


def test_a_partner_has_signed_once_each_original_is_signed(frozen: Agreed) -> None:
    council = [one for one in sheet(frozen).signatures if one.party_name == "Town Council"]
    for position, one in enumerate(council):
        assert partner(frozen, "Town Council").signed_on is None
        signatures.set_signature(frozen.desk, one.id, "signed_on", date(2026, 3, 5 + position))
    assert partner(frozen, "Town Council").signed_on == date(2026, 3, 7)
    assert partner(frozen, "Town Council").stage is PartnerStage.SIGNED
    signatures.set_signature(frozen.desk, council[0].id, "signed_on", None)
    assert partner(frozen, "Town Council").signed_on is None


def partner(agreed: Agreed, name: str) -> Partner:
    parties = get_partnership(agreed.desk, agreed.partnership_id).parties
    return next(one for one in parties if one.name == name)


def test_all_originals_back_make_the_partnership_agreed(frozen: Agreed) -> None:
    all_back(frozen)
    assert sheet(frozen).is_signed
    assert get_partnership(frozen.desk, frozen.partnership_id).stage is PartnershipStage.AGREED


def test_in_force_needs_all_signatures_and_a_scan(frozen: Agreed, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="Not everything"):
        signatures.put_in_force(frozen.desk, frozen.agreement_id, TODAY)
    all_back(frozen)
    assert len(sheet(frozen).missing_for_force) == 1
    attach_scan(frozen, tmp_path)
    for wrong in (TODAY - timedelta(days=1), date(2026, 9, 2)):
        with pytest.raises(FieldError):
            signatures.put_in_force(frozen.desk, frozen.agreement_id, wrong)
    signatures.put_in_force(frozen.desk, frozen.agreement_id, TODAY, despite="not needed")
    agreement = sheet(frozen).agreement
    assert (agreement.in_force_on, agreement.in_force_despite) == (TODAY, "")


def test_an_agreement_that_begins_later_holds_from_its_start(frozen: Agreed) -> None:
    start = date(2026, 9, 1)
    assert sheet(frozen).proposed_force_day(TODAY) == start
    all_back(frozen)
    assert sheet(frozen).proposed_force_day(TODAY) == start
    signatures.put_in_force(frozen.desk, frozen.agreement_id, start, despite="The scan follows.")
    assert sheet(frozen).agreement.in_force_on == start
    kind, day = AmendmentKind.CHANGE, date(2026, 10, 1)
    start_amendment(frozen.desk, frozen.partnership_id, kind, effective_on=day)
    assert frozen.draft().values["contract_date"] == "1 September 2026"


def test_a_start_that_has_passed_gives_way_to_the_last_signature(frozen: Agreed) -> None:
    with frozen.desk.database.write(Change("Begin earlier")) as session:
        session.get_one(PartnershipRow, frozen.partnership_id).starts_on = date(2026, 1, 1)
    assert sheet(frozen).proposed_force_day(TODAY) == TODAY
    with pytest.raises(FieldError, match="has not come"):
        signatures.put_in_force(
            frozen.desk, frozen.agreement_id, TODAY + timedelta(days=1), despite="Seen."
        )


def test_a_written_reason_does_instead(frozen: Agreed) -> None:
    reason = "The scanner is broken."
    signatures.put_in_force(frozen.desk, frozen.agreement_id, TODAY, despite=reason)
    assert sheet(frozen).agreement.in_force_despite == reason


def test_once_sent_the_freeze_cannot_be_taken_back(frozen: Agreed) -> None:
    signatures.send_original(frozen.desk, frozen.agreement_id, 1, TODAY)
    frozen.desk.database.undo()
    assert frozen.draft().agreement.frozen is not None
    assert sheet(frozen).was_sent


def test_a_day_to_come_is_refused(frozen: Agreed) -> None:
    with pytest.raises(FieldError):
        signatures.send_original(frozen.desk, frozen.agreement_id, 1, date(2026, 3, 13))


def test_a_scan_is_kept_once_and_can_be_taken_off(frozen: Agreed, tmp_path: Path) -> None:
    attach_scan(frozen, tmp_path)
    attach_scan(frozen, tmp_path)
    (scan,) = sheet(frozen).scans
    attachments.remove_attachment(frozen.desk, scan)
    assert sheet(frozen).scans == ()


def words_of(pdf: bytes) -> str:
    pages = PdfReader(BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


def test_the_register_on_paper_names_each_original(frozen: Agreed) -> None:
    words = words_of(build_paper(frozen.desk, PaperRequest("signatures", frozen.partnership_id)))
    kept = sheet(frozen).agreement.frozen
    assert kept is not None and kept.fingerprint in words and kept.sha256 in words
    assert all(f"Original {number} of 3" in words for number in (1, 2, 3))
    assert words.count("Rita Moor") == 3


def test_the_pack_holds_originals_list_summary_and_register(frozen: Agreed, tmp_path: Path) -> None:
    saved = save_signing_pack(frozen.desk, frozen.partnership_id, tmp_path)
    assert [path.name.split(" – ")[1] for path in saved] == [
        "Original 1 of 3",
        "Original 2 of 3",
        "Original 3 of 3",
        "Attendance list",
        "Partnership in brief",
        "Signature register",
    ]
    assert all(verify_file(frozen.desk, path).is_genuine for path in saved[:3])
    assert not any(verify_file(frozen.desk, path).is_genuine for path in saved[3:])
    attendance = words_of(saved[3].read_bytes())
    assert "Ana Bell" in attendance, "who signs"
    assert "Members’ meeting" not in attendance and "3 March 2026" not in attendance
    pack = build_paper(frozen.desk, PaperRequest("signing-pack", frozen.partnership_id))
    pages = sum(len(PdfReader(path).pages) for path in saved)
    assert len(PdfReader(BytesIO(pack)).pages) == pages


def test_without_a_frozen_agreement_there_is_nothing_to_sign(desk: Desk) -> None:
    made = agreed_partnership(desk)
    assert signatures.signature_sheet(desk, made.partnership_id) is None
    with pytest.raises(UserError, match="frozen yet"):
        build_paper(desk, PaperRequest("signing-pack", made.partnership_id))
