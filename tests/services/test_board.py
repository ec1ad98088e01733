"""The board of a partnership, through the records."""

from __future__ import annotations

import pytest

from partnerdesk.domain.board import board_of
from partnerdesk.domain.checks import CheckState
from partnerdesk.domain.errors import UserError
from partnerdesk.domain.kinds import PartnerKind
from partnerdesk.domain.partnership import Partner, Partnership, Path
from partnerdesk.domain.texts import for_language
from partnerdesk.services import history
from partnerdesk.services.board import offered_names, place_partner, set_wanted
from partnerdesk.services.checks import check_partnership
from partnerdesk.services.desk import Desk
from partnerdesk.services.partners import add_organisation, list_register
from partnerdesk.services.partnerships import (
    add_new_partner,
    get_partnership,
    list_partnerships,
    set_about,
    set_partner,
)
from tests.ui.started import set_up_centre, start_partnership


@pytest.fixture
def partnership_id(desk: Desk) -> int:
    set_up_centre(desk)
    return start_partnership(desk)


def bank(desk: Desk, partnership_id: int) -> Partner:
    return next(
        one for one in get_partnership(desk, partnership_id).parties if one.name == "Savings Bank"
    )


def test_a_kind_is_looked_for_and_no_longer(desk: Desk, partnership_id: int) -> None:
    set_wanted(desk, partnership_id, PartnerKind.RESEARCH, is_wanted=True)
    assert PartnerKind.RESEARCH in get_partnership(desk, partnership_id).kinds
    set_wanted(desk, partnership_id, PartnerKind.RESEARCH, is_wanted=False)
    assert PartnerKind.RESEARCH not in get_partnership(desk, partnership_id).kinds
    history.undo(desk)
    assert PartnerKind.RESEARCH in get_partnership(desk, partnership_id).kinds


def test_a_new_name_gets_the_kind_it_was_put_under(desk: Desk, partnership_id: int) -> None:
    number = add_new_partner(desk, partnership_id, "University", PartnerKind.RESEARCH)
    added = next(one for one in get_partnership(desk, partnership_id).parties if one.id == number)
    assert added.organisation.kind is PartnerKind.RESEARCH


def test_a_known_name_keeps_its_kind(desk: Desk, partnership_id: int) -> None:
    add_organisation(desk, {"name": "Old Mill School", "kind": "education"})
    add_new_partner(desk, partnership_id, "OLD MILL SCHOOL", PartnerKind.RESEARCH)
    names = [entry.name for entry in list_register(desk)]
    assert names.count("Old Mill School") == 1
    added = get_partnership(desk, partnership_id).parties[-1]
    assert added.organisation.kind is PartnerKind.EDUCATION


def test_names_of_the_kind_come_first_and_who_takes_part_is_not_offered(
    desk: Desk, partnership_id: int
) -> None:
    for name, kind in (("Adult School", "education"), ("Bakery", "business"), ("A Person", "")):
        add_organisation(desk, {"name": name, "kind": kind})
    assert offered_names(desk, partnership_id, PartnerKind.EDUCATION) == (
        "Adult School",
        "A Person",
    )
    assert offered_names(desk, partnership_id, PartnerKind.FINANCE) == ("A Person",)


def test_steps_in_the_field_are_taken_back_as_one(desk: Desk, partnership_id: int) -> None:
    number = bank(desk, partnership_id).id
    for interest in (5, 6, 7):
        place_partner(desk, number, 5, interest)
    assert (bank(desk, partnership_id).influence, bank(desk, partnership_id).interest) == (5, 7)
    history.undo(desk)
    assert bank(desk, partnership_id).influence is None


def test_values_outside_the_field_are_cut_and_none_takes_out(
    desk: Desk, partnership_id: int
) -> None:
    number = bank(desk, partnership_id).id
    place_partner(desk, number, 99, -4)
    assert (bank(desk, partnership_id).influence, bank(desk, partnership_id).interest) == (10, 1)
    place_partner(desk, number, None, None)
    assert bank(desk, partnership_id).interest is None


def test_a_partner_that_was_taken_out_cannot_be_placed(desk: Desk, partnership_id: int) -> None:
    assert get_partnership(desk, partnership_id).parties
    with pytest.raises(UserError):
        place_partner(desk, 999, 3, 3)


def test_gifts_and_wishes_are_kept(desk: Desk, partnership_id: int) -> None:
    number = bank(desk, partnership_id).id
    told = {
        "gives_money": "EUR 900",
        "gives_people": "An hour a week",
        "gives_rooms": "The hall",
        "gives_know_how": "Bookkeeping",
        "contributions": "Good will",
        "expectations": "A report",
        "requests": "Its name on the leaflet",
        "requests_answer": "Yes",
    }
    for field, words in told.items():
        set_partner(desk, number, field, words)
    kept = bank(desk, partnership_id)
    assert {field: getattr(kept, field) for field in told} == told


def test_checks_name_what_the_board_lacks_and_lead_there(desk: Desk, partnership_id: int) -> None:
    set_wanted(desk, partnership_id, PartnerKind.RESEARCH, is_wanted=True)
    set_partner(desk, bank(desk, partnership_id).id, "part", "")
    found = {result.code: result for result in check_partnership(desk, partnership_id)}
    assert "Research institutes" in str(found["C5"].evidence.values)
    assert found["C5"].link.arguments["show"] == "missing"
    assert "Savings Bank" in str(found["B4"].evidence.values)
    assert found["B4"].link.arguments["show"] == "no_part"
    for code in ("C10", "C14"):
        assert found[code].state is CheckState.DOES_NOT_HOLD
    assert found["C10"].link.screen == "find_partners"
    assert found["C10"].link.arguments["page"] == "exchange"
    assert found["C14"].link.screen == "shares"


def test_wishes_without_an_answer_are_named(desk: Desk, partnership_id: int) -> None:
    for field in ("centre_responsibilities", "centre_contributions", "centre_benefits"):
        set_about(desk, partnership_id, field, "Something")
    for partner in get_partnership(desk, partnership_id).parties:
        for field in ("responsibilities", "gives_rooms", "benefits", "expectations"):
            set_partner(desk, partner.id, field, "Something")
    set_partner(desk, bank(desk, partnership_id).id, "requests", "Its name on the leaflet")
    found = next(one for one in check_partnership(desk, partnership_id) if one.code == "F8")
    assert found.evidence_text(for_language("en")) == "A request has no answer yet: Savings Bank."
    assert found.link.arguments["page"] == "exchange"
    set_partner(desk, bank(desk, partnership_id).id, "requests_answer", "Yes")
    found = next(one for one in check_partnership(desk, partnership_id) if one.code == "F8")
    assert found.state is CheckState.HOLDS


def the_sample(desk: Desk, path: Path) -> Partnership:
    return next(one for one in list_partnerships(desk) if one.path is path)


def test_the_sample_shows_a_filled_board(sample_desk: Desk) -> None:
    for path in Path:
        partnership = the_sample(sample_desk, path)
        assert board_of(partnership).wanted
        placed = [one for one in partnership.parties if one.influence and one.interest]
        assert len(placed) >= 4
        assert any(one.requests for one in partnership.parties)
        assert any(one.gifts and one.expectations for one in partnership.parties)
    assert board_of(the_sample(sample_desk, Path.BOTTOM_UP)).missing
