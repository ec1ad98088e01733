from datetime import date

import pytest

from partnerdesk.domain.errors import FieldError, UserError
from partnerdesk.domain.facts import members_agree
from partnerdesk.domain.partners import PartnerStage
from partnerdesk.domain.partnership import PartnershipStage, Path
from partnerdesk.services import history, interviews
from partnerdesk.services.agreements import current_agreement
from partnerdesk.services.budgets import get_budget
from partnerdesk.services.centre import CentreDetails, save_centre
from partnerdesk.services.desk import Desk
from partnerdesk.services.partnerships import get_partnership, list_partnerships, set_about
from tests.conftest import Clock

COMMON = {
    "name": "Safe Streets Riverside",
    "problem": "Cars drive too fast past the school.",
    "area": "Riverside",
    "vision": "Children walk to school alone.",
    "objectives": "Slower cars\nLit paths",
    "names": [{"name": "Old Mill School", "kind": "school_boards"}, {"name": "Police Riverside"}],
    "members_asked": "planned",
    "members_day": "1.4.2026",
    "coordinator": "Amina Diallo",
    "deputy": "Eva Novak",
    "starts_on": "20.6.2026",
    "in_kind": "1200",
}
BY_PATH: dict[Path, dict[str, object]] = {
    Path.BOTTOM_UP: {"voices": ["members"], "tried": "A letter", "town_money": "3,000"},
    Path.TOP_DOWN: {"mandate_office": "Ministry of Families", "targets_free": "no"},
    Path.INCENTIVE: {"funder_name": "Green Fund", "offered_amount": "8,000.00"},
}


@pytest.fixture
def centre_desk(desk: Desk) -> Desk:
    save_centre(desk, CentreDetails(name="Mother Centre Sunrise", place="Riverside"))
    return desk


def answers_for(path: Path, **more: object) -> dict[str, object]:
    return {"path": path.value, **COMMON, **BY_PATH[path], **more}


def finished(desk: Desk, path: Path = Path.BOTTOM_UP, **more: object) -> int:
    draft_id = interviews.save_draft(desk, None, "check", answers_for(path, **more))
    return interviews.finish(desk, draft_id)


def clause_keys(desk: Desk, partnership_id: int) -> list[str]:
    filled = current_agreement(desk, partnership_id)
    assert filled is not None
    return [clause.key for clause in filled.agreement.clauses]


def source_names(desk: Desk, partnership_id: int) -> list[str]:
    sheet = get_budget(desk, partnership_id)
    assert sheet is not None
    return [source.name for source in sheet.sources]


@pytest.mark.parametrize(
    ("path", "giver"),
    [(Path.TOP_DOWN, "Ministry of Families"), (Path.INCENTIVE, "Green Fund")],
)
def test_who_made_it_begin_is_a_candidate_and_gives_a_source(
    centre_desk: Desk, path: Path, giver: str
) -> None:
    partnership_id = finished(centre_desk, path)
    partners = get_partnership(centre_desk, partnership_id).partners
    (partner,) = (one for one in partners if one.organisation.name == giver)
    sheet = get_budget(centre_desk, partnership_id)
    assert sheet is not None
    assert partner.stage is PartnerStage.IDEA
    given = {source.name: source.organisation_id for source in sheet.sources}
    assert given[giver] == partner.organisation.id
    assert {given[name] for name in given if name != giver} == {None}


def test_who_is_named_twice_in_one_interview_is_one_partner(centre_desk: Desk) -> None:
    names = [{"name": "Green Fund"}, {"name": " green fund "}, {"name": "Police Riverside"}]
    partnership = get_partnership(centre_desk, finished(centre_desk, Path.INCENTIVE, names=names))
    assert sorted(partner.name for partner in partnership.partners) == [
        "Green Fund",
        "Police Riverside",
    ]


def test_a_draft_is_kept_in_the_middle_of_a_word(centre_desk: Desk, clock: Clock) -> None:
    draft_id = interviews.save_draft(centre_desk, None, "change", {"path": "top", "name": "Saf"})
    clock.advance(seconds=1)
    assert interviews.save_draft(centre_desk, draft_id, "change", {"name": "Safe"}) == draft_id

    draft = interviews.load_draft(centre_desk, draft_id)
    assert (draft.page_id, draft.name, draft.saved_at) == ("change", "Safe", clock())
    assert [one.id for one in interviews.list_drafts(centre_desk)] == [draft_id]


def test_the_members_answer_becomes_a_vote_on_the_partnership(centre_desk: Desk) -> None:
    asked = {"members_asked": "yes", "members_day": "1.3.2026", "members_present": "20"}
    wishes = {"members_wishes": "Evening meetings"}
    counted = finished(
        centre_desk, Path.BOTTOM_UP, **asked, **wishes, votes_for="18", votes_against="1"
    )
    (meeting,) = get_partnership(centre_desk, counted).meetings
    (vote,) = meeting.votes
    assert (meeting.held, meeting.present, meeting.wishes) == (True, 20, "Evening meetings")
    assert (vote.votes_for, vote.votes_against, vote.decision) == (18, 1, "")
    assert "Safe Streets Riverside" in vote.question
    agreed = finished(centre_desk, Path.TOP_DOWN, **asked)
    (meeting,) = get_partnership(centre_desk, agreed).meetings
    assert meeting.votes[0].decision == "The members agreed."
    assert members_agree(get_partnership(centre_desk, agreed))


def test_what_the_office_was_not_asked_is_a_gap_of_the_agreement(centre_desk: Desk) -> None:
    partnership_id = finished(centre_desk, Path.TOP_DOWN, targets_free="not_asked")
    filled = current_agreement(centre_desk, partnership_id)
    assert filled is not None and "targets_free" in {gap.field for gap in filled.gaps}
    answered = finished(centre_desk, Path.TOP_DOWN)
    filled = current_agreement(centre_desk, answered)
    assert filled is not None and "targets_free" not in {gap.field for gap in filled.gaps}


def test_drafts_are_no_history(centre_desk: Desk) -> None:
    before = len(history.list_history(centre_desk))
    draft_id = interviews.save_draft(centre_desk, None, "start", {"path": "top"})
    interviews.discard_draft(centre_desk, draft_id)

    assert len(history.list_history(centre_desk)) == before
    assert interviews.list_drafts(centre_desk) == ()
    with pytest.raises(UserError, match="no longer here"):
        interviews.load_draft(centre_desk, draft_id)


def test_odd_characters_survive_in_a_draft(centre_desk: Desk) -> None:
    odd = "NUL \0 half \ud83d <b>bold</b> 👩‍👧 " + "x" * 100_000

    draft_id = interviews.save_draft(centre_desk, None, "change", {"problem": odd})

    assert interviews.load_draft(centre_desk, draft_id).answers["problem"] == odd


@pytest.mark.parametrize("path", list(Path))
def test_every_path_makes_a_whole_partnership(centre_desk: Desk, path: Path) -> None:
    partnership_id = finished(centre_desk, path)

    made = get_partnership(centre_desk, partnership_id)
    assert (made.name, made.path, made.stage) == (
        "Safe Streets Riverside",
        path,
        PartnershipStage.PREPARING,
    )
    assert len(made.kinds) == 8
    assert {"Old Mill School", "Police Riverside"} <= {one.name for one in made.partners}
    assert {partner.stage for partner in made.partners} == {PartnerStage.IDEA}
    assert len(made.tasks) >= 9
    assert [meeting.day for meeting in made.meetings] == [date(2026, 4, 1)]
    assert len(clause_keys(centre_desk, partnership_id)) >= 25
    assert len(source_names(centre_desk, partnership_id)) >= 3
    assert interviews.list_drafts(centre_desk) == ()


def test_the_answers_are_kept_so_that_every_language_reads_them(centre_desk: Desk) -> None:
    made = get_partnership(centre_desk, finished(centre_desk, Path.INCENTIVE))

    assert made.answers["offered_amount"] == "8000.00"
    assert made.answers["members_day"] == "2026-04-01"


def test_facts_stand_in_one_place_only(centre_desk: Desk) -> None:
    made = get_partnership(centre_desk, finished(centre_desk))

    assert not {"name", "problem", "vision", "coordinator", "kinds"} & made.answers.keys()
    assert made.answers["tried"] == "A letter"


def test_what_other_pages_changed_stands_in_a_reopened_interview(centre_desk: Desk) -> None:
    partnership_id = finished(centre_desk)
    set_about(centre_desk, partnership_id, "coordinator", "Eva Novak")
    set_about(centre_desk, partnership_id, "review_months", 9)

    draft_id = interviews.reopen(centre_desk, partnership_id)
    assert interviews.load_draft(centre_desk, draft_id).answers["coordinator"] == "Eva Novak"
    interviews.finish(centre_desk, draft_id)

    after = get_partnership(centre_desk, partnership_id)
    assert (after.coordinator, after.review_months) == ("Eva Novak", 9)


def test_the_budget_starts_with_promises_and_without_invented_costs(centre_desk: Desk) -> None:
    sheet = get_budget(centre_desk, finished(centre_desk))

    assert sheet is not None
    assert {source.name: source.promised_minor for source in sheet.sources} == {
        "Own money of the centre": 0,
        "Town or district": 300_000,
        "Donations": 0,
        "Time, rooms and things": 120_000,
    }
    assert [group.title for group in sheet.groups] == [
        "Coordination",
        "Activities",
        "Room and child care",
    ]
    assert sheet.cost_minor == 0


def test_the_contract_speaks_the_language_of_the_centre(centre_desk: Desk) -> None:
    save_centre(centre_desk, CentreDetails(name="Mütterzentrum Sonnenaufgang", language="de"))

    filled = current_agreement(centre_desk, finished(centre_desk))

    assert filled is not None
    assert filled.agreement.language == "de"


def test_everything_is_one_step_that_undo_takes_back_and_redo_brings_back(
    centre_desk: Desk,
) -> None:
    before = len(history.list_history(centre_desk))
    partnership_id = finished(centre_desk)
    assert len(history.list_history(centre_desk)) == before + 1

    history.undo(centre_desk)

    assert list_partnerships(centre_desk) == ()
    assert organisation_names(centre_desk) == {"Mother Centre Sunrise"}
    history.redo(centre_desk)
    assert get_partnership(centre_desk, partnership_id).name == "Safe Streets Riverside"


def test_an_organisation_of_the_register_is_used_again(centre_desk: Desk) -> None:
    first = get_partnership(centre_desk, finished(centre_desk))
    second = get_partnership(
        centre_desk,
        finished(
            centre_desk,
            name="Second",
            names=[{"name": "old mill school"}, {"name": "Mother Centre Sunrise"}],
        ),
    )

    (school,) = second.partners
    assert school.organisation.id in {partner.organisation.id for partner in first.partners}
    assert school.organisation.name == "Old Mill School"


def test_an_answer_that_is_missing_is_named_and_nothing_is_made(centre_desk: Desk) -> None:
    answers = answers_for(Path.TOP_DOWN, mandate_office="")
    draft_id = interviews.save_draft(centre_desk, None, "check", answers)

    with pytest.raises(FieldError) as caught:
        interviews.finish(centre_desk, draft_id)

    assert caught.value.field == "mandate_office"
    assert list_partnerships(centre_desk) == ()
    assert interviews.load_draft(centre_desk, draft_id).answers == answers


def test_another_path_later_adds_and_removes_nothing(centre_desk: Desk) -> None:
    partnership_id = finished(centre_desk, Path.BOTTOM_UP)
    before = get_partnership(centre_desk, partnership_id)
    clauses, sources = (
        clause_keys(centre_desk, partnership_id),
        source_names(centre_desk, partnership_id),
    )

    draft_id = interviews.reopen(centre_desk, partnership_id)
    answers = {
        **interviews.load_draft(centre_desk, draft_id).answers,
        "path": "money",
        "funder_name": "Green Fund",
        "own_share_percent": "10",
    }
    interviews.save_draft(centre_desk, draft_id, "check", answers)
    assert interviews.finish(centre_desk, draft_id) == partnership_id

    after = get_partnership(centre_desk, partnership_id)
    assert after.path is Path.INCENTIVE
    assert after.answers["tried"] == "A letter"
    assert before.kinds <= after.kinds
    added = {partner.organisation.name for partner in after.partners[len(before.partners) :]}
    assert added == {"Green Fund"}
    assert {task.text for task in before.tasks} < {task.text for task in after.tasks}
    assert set(sources) < set(source_names(centre_desk, partnership_id))
    assert "Green Fund" in source_names(centre_desk, partnership_id)
    assert set(clauses) < set(clause_keys(centre_desk, partnership_id))
    assert "own-share" in clause_keys(centre_desk, partnership_id)


def test_added_clauses_stand_in_their_section(centre_desk: Desk) -> None:
    partnership_id = finished(centre_desk, Path.BOTTOM_UP)
    draft_id = interviews.reopen(centre_desk, partnership_id)
    answers = interviews.load_draft(centre_desk, draft_id).answers
    more = {"path": "money", "funder_name": "Green Fund"}
    interviews.save_draft(centre_desk, draft_id, "check", {**answers, **more})
    interviews.finish(centre_desk, draft_id)

    filled = current_agreement(centre_desk, partnership_id)

    assert filled is not None
    sections = [clause.section for clause in filled.agreement.clauses]
    assert sections == sorted(sections)
    positions = [clause.position for clause in filled.agreement.clauses]
    assert positions == list(range(1, len(positions) + 1))


def test_a_reopened_interview_goes_on_where_it_was(centre_desk: Desk) -> None:
    partnership_id = finished(centre_desk)

    draft_id = interviews.reopen(centre_desk, partnership_id)

    assert interviews.reopen(centre_desk, partnership_id) == draft_id
    assert interviews.load_draft(centre_desk, draft_id).partnership_id == partnership_id


def test_undo_of_a_partnership_is_not_held_back_by_an_open_interview(centre_desk: Desk) -> None:
    partnership_id = finished(centre_desk)
    draft_id = interviews.reopen(centre_desk, partnership_id)

    history.undo(centre_desk)

    assert list_partnerships(centre_desk) == ()
    with pytest.raises(UserError, match="no longer here"):
        interviews.finish(centre_desk, draft_id)


def test_a_desk_without_a_centre_says_what_to_do(desk: Desk) -> None:
    draft_id = interviews.save_draft(desk, None, "check", answers_for(Path.BOTTOM_UP))

    with pytest.raises(UserError, match="no name yet"):
        interviews.finish(desk, draft_id)


def organisation_names(desk: Desk) -> set[str]:
    from sqlalchemy import select

    from partnerdesk.store.tables import OrganisationRow

    with desk.database.read() as session:
        return set(session.scalars(select(OrganisationRow.name)))
