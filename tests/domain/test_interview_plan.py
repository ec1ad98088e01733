from datetime import date

import pytest

from partnerdesk.domain.budget import SourceKind
from partnerdesk.domain.drafts import Notation
from partnerdesk.domain.interview_plan import InterviewPlan, changes_by_path, plan
from partnerdesk.domain.kinds import Level, PartnerKind
from partnerdesk.domain.partnership import ActorPart, MeetingKind, Path
from partnerdesk.domain.step_states import StepKey

TODAY = date(2026, 3, 12)
ENGLISH = Notation("EUR", "en")


def planned(path: Path, **answers: object) -> InterviewPlan:
    return plan({"path": path.value, **answers}, ENGLISH, TODAY)


def days(made: InterviewPlan) -> dict[str, date]:
    return {task.text: task.due_on for task in made.tasks}


def test_a_plan_needs_a_path() -> None:
    with pytest.raises(ValueError, match="path"):
        plan({}, ENGLISH, TODAY)


def test_tasks_are_spread_over_the_time_to_the_start() -> None:
    made = planned(Path.BOTTOM_UP, starts_on="20.6.2026")  # in 100 days

    assert days(made) == {
        "Research possible partners": date(2026, 4, 1),
        "Ask your members": date(2026, 4, 16),
        "Invite partners": date(2026, 4, 26),
        "Write down the shared analysis": date(2026, 5, 16),
        "Have the agreement signed": date(2026, 6, 15),
        "Plan the work together": date(2026, 6, 20),
        "Hold the first meeting": date(2026, 7, 20),
        "Look back together": date(2026, 12, 20),
        "Decide: renew or end": date(2027, 6, 20),
    }
    assert [task.due_on for task in made.tasks] == sorted(days(made).values())


def test_where_money_is_offered_the_dates_count_back_from_the_last_day() -> None:
    made = planned(
        Path.INCENTIVE,
        starts_on="1.9.2026",
        application_deadline="20.6.2026",
        after_money_ends="The town pays",
    )

    assert days(made)["Research possible partners"] == date(2026, 4, 1)
    assert days(made)["Read the funder’s rules together"] == date(2026, 3, 22)
    assert days(made)["Send the application"] == date(2026, 6, 20)
    assert days(made)["Plan the work together"] == date(2026, 9, 1)
    assert "Say what happens when the money ends" not in days(made)


def test_an_end_of_the_money_without_a_plan_becomes_a_task() -> None:
    assert "Say what happens when the money ends" in days(planned(Path.INCENTIVE))


def test_top_down_asks_the_office_first() -> None:
    made = planned(Path.TOP_DOWN, starts_on="20.6.2026")

    assert made.tasks[0].text == "Ask the office how free you are"
    assert made.tasks[0].due_on == date(2026, 3, 22)


def test_a_start_that_is_near_or_past_still_leaves_two_weeks() -> None:
    made = planned(Path.BOTTOM_UP, starts_on="1.3.2026")

    assert days(made)["Have the agreement signed"] == date(2026, 3, 25)


def test_the_rhythm_and_the_end_that_were_named_count() -> None:
    made = planned(Path.BOTTOM_UP, starts_on="31.5.2026", ends_on="31.5.2028", review_months="3")

    assert days(made)["Look back together"] == date(2026, 8, 31)
    assert days(made)["Decide: renew or end"] == date(2028, 5, 31)


def test_a_held_meeting_closes_its_task_and_brings_its_votes() -> None:
    made = planned(
        Path.BOTTOM_UP,
        members_asked="yes",
        members_day="1.3.2026",
        members_present="24",
        votes_for="21",
        votes_against="2",
        members_wishes="Evening meetings",
    )

    asked = next(task for task in made.tasks if task.step is StepKey.MEMBERS)
    (meeting,) = made.meetings
    assert asked.done_on == date(2026, 3, 1)
    assert (meeting.kind, meeting.held, meeting.present) == (MeetingKind.MEMBERS, True, 24)
    assert (meeting.votes_for, meeting.votes_against) == (21, 2)
    assert meeting.wishes == "Evening meetings"


def test_a_planned_meeting_gives_its_task_the_day() -> None:
    made = planned(Path.BOTTOM_UP, members_asked="planned", members_day="1.4.2026")

    asked = next(task for task in made.tasks if task.step is StepKey.MEMBERS)
    assert (asked.due_on, asked.done_on) == (date(2026, 4, 1), None)
    assert [(one.day, one.held) for one in made.meetings] == [(date(2026, 4, 1), False)]


def test_a_day_left_from_another_answer_makes_no_meeting() -> None:
    made = planned(Path.BOTTOM_UP, members_asked="no", members_day="1.4.2026")

    assert made.meetings == ()


def test_sources_carry_what_was_promised_and_who_gives_it() -> None:
    made = planned(
        Path.INCENTIVE, funder_name="Green Fund", offered_amount="8,000", in_kind="1200.50"
    )

    found = [(one.giver or one.name, one.kind, one.promised_minor) for one in made.sources]
    assert found == [
        ("Green Fund", SourceKind.GRANT, 800_000),
        ("Other public money", SourceKind.CASH, 0),
        ("Time, rooms and things", SourceKind.IN_KIND, 120_050),
    ]


def test_an_own_share_adds_its_source_and_its_clause() -> None:
    made = planned(Path.INCENTIVE, own_share_percent="20")

    assert "Own share" in [source.name for source in made.sources]
    assert "own-share" in [clause.key for clause in made.clauses("en")]
    none = planned(Path.INCENTIVE, own_share_percent="0")
    assert "own-share" not in [clause.key for clause in none.clauses("en")]


def test_targets_that_are_not_free_add_room_to_decide() -> None:
    bound = planned(Path.TOP_DOWN, targets_free="no")
    free = planned(Path.TOP_DOWN, targets_free="yes")

    assert "room-to-decide" in [clause.key for clause in bound.clauses("en")]
    assert "room-to-decide" not in [clause.key for clause in free.clauses("en")]


def test_candidates_keep_their_kind_and_part_and_come_once() -> None:
    made = planned(
        Path.TOP_DOWN,
        mandate_office="Ministry of Families",
        mandate_level="national",
        names=[
            {"name": "Old Mill School", "kind": "school_boards", "part": "both"},
            {"name": "old mill school"},
            {"name": "  "},
        ],
    )

    office, school = made.candidates
    assert (office.name, office.level) == ("Ministry of Families", Level.NATIONAL)
    assert (school.kind, school.part) == (PartnerKind.SCHOOL_BOARDS, ActorPart.BOTH)


def test_the_funder_is_a_candidate_and_keeps_what_was_said_of_it_by_name() -> None:
    named = [{"name": "green fund", "kind": "npo", "part": "solution"}]
    (funder,) = planned(Path.INCENTIVE, funder_name="Green Fund").candidates
    (told,) = planned(Path.INCENTIVE, funder_name="Green Fund", names=named).candidates

    assert (funder.name, funder.kind) == ("Green Fund", None)
    assert (told.name, told.kind, told.part) == ("Green Fund", PartnerKind.NPO, ActorPart.SOLUTION)
    assert planned(Path.BOTTOM_UP, funder_name="Green Fund").candidates == ()


def test_another_path_says_what_it_adds_and_what_becomes_optional() -> None:
    change = changes_by_path(Path.BOTTOM_UP, Path.INCENTIVE, {"own_share_percent": "10"}, "en")

    assert "Financial institutions" in change.kinds
    assert set(change.sources) == {"Grant", "Other public money"}
    assert "Send the application" in change.tasks
    assert len(change.clauses) >= 4
    assert change.optional_pages == ("Who feels the need?",)
    assert set(change.optional_sources) == {"Town or district", "Donations"}
    assert change.optional_clauses
    assert not set(change.clauses) & set(change.optional_clauses)
