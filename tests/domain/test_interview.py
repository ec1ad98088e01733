from datetime import date

import pytest

from partnerdesk.domain.drafts import Notation
from partnerdesk.domain.interview import (
    canonical,
    changed_path,
    draft_of,
    in_words,
    pages,
    with_settled_path,
)
from partnerdesk.domain.interview_checks import cautions, first_page_to_mend, problems
from partnerdesk.domain.interview_form import NAMES, Answers
from partnerdesk.domain.interview_pages import PAGES, SPECS
from partnerdesk.domain.partnership import Path
from partnerdesk.domain.starting import starting_point
from partnerdesk.domain.texts import for_language

TODAY = date(2026, 3, 12)
ENGLISH = Notation("EUR", "en")
GERMAN = Notation("EUR", "de")
PAGE = {page.id: page for page in PAGES}


def said(answers: Answers) -> list[str]:
    english = for_language("en")
    return [one.sentence.text(english) for one in cautions(answers, ENGLISH, TODAY)]


def faults(page: str, notation: Notation = ENGLISH, **answers: object) -> dict[str, str]:
    found = problems(PAGE[page], answers, notation, TODAY)
    return {key: error.text(for_language("en")) for key, error in found.items()}


@pytest.mark.parametrize(
    ("path", "own_page"),
    [(Path.BOTTOM_UP, "need"), (Path.TOP_DOWN, "mandate"), (Path.INCENTIVE, "offer")],
)
def test_every_path_has_its_own_page_and_nine_in_all(path: Path, own_page: str) -> None:
    ids = [page.id for page in pages({"path": path.value})]

    assert ids == ["start", "change", own_page, "who", "members", "people", "money", "check"]


def test_the_number_of_pages_is_known_before_the_path_is() -> None:
    assert len(pages({})) == len(pages({"path": "money"}))


@pytest.mark.parametrize("path", list(Path))
def test_eight_kinds_are_ticked_until_somebody_changes_them(path: Path) -> None:
    ticked = draft_of({"path": path.value}, SPECS["kinds"])

    assert isinstance(ticked, tuple)
    assert set(ticked) == starting_point(path).kinds
    assert len(ticked) == 8
    assert draft_of({"path": path.value, "kinds": ["ngo"]}, SPECS["kinds"]) == ("ngo",)


def test_required_answers_are_asked_for_at_their_field() -> None:
    assert set(faults("change")) == {"name", "problem", "area"}
    assert "Safe Streets Riverside" in faults("change")["name"]
    assert set(faults("start")) == {"path"}


def test_a_hundred_thousand_characters_are_refused_with_their_number() -> None:
    found = faults("change", name="x" * 100_000, problem="y" * 100_000, area="Riverside")

    assert "100000" in found["name"]
    assert "50000" in found["problem"]
    assert "100000" in faults("who", path="bottom", names=[{"name": "z" * 100_000}])[NAMES]


def test_amounts_and_dates_that_cannot_be_read_are_named() -> None:
    found = faults(
        "offer",
        path="money",
        funder_name="Fund",
        offered_amount="a lot",
        own_share_percent="120",
        application_deadline="31.2.2026",
    )

    assert set(found) == {"offered_amount", "own_share_percent", "application_deadline"}
    assert "31.2.2026" in found["application_deadline"]


def test_the_day_of_the_members_meeting_fits_the_answer() -> None:
    assert (
        "still to come"
        in faults("members", members_asked="yes", members_day="1.4.2026")["members_day"]
    )
    assert (
        "past" in faults("members", members_asked="planned", members_day="1.3.2026")["members_day"]
    )
    assert not faults("members", members_asked="no")
    assert set(faults("members", members_asked="planned")) == {"members_day"}


def test_no_more_votes_than_members() -> None:
    found = faults(
        "members",
        members_asked="yes",
        members_day="1.3.2026",
        members_present="20",
        votes_for="15",
        votes_against="6",
    )

    assert "21 votes" in found["votes_against"]


def test_the_end_does_not_come_before_the_start() -> None:
    found = faults("people", coordinator="Amina", starts_on="1.6.2026", ends_on="1.5.2026")

    assert set(found) == {"ends_on"}


def test_less_than_six_weeks_to_the_last_day_is_a_warning() -> None:
    near = {"path": "money", "application_deadline": "22.4.2026", "after_money_ends": "Members pay"}
    far = {**near, "application_deadline": "23.4.2026"}

    assert said(near) == ["Only 41 days are left to apply. Ask your members first."]
    assert said(far) == []
    assert said({**near, "application_deadline": "1.3.2026"}) == ["The last day to apply is past."]


def test_an_end_of_the_money_without_a_plan_is_a_warning() -> None:
    assert said({"path": "money"}) == ["Say what happens when the money ends."]


@pytest.mark.parametrize(("free", "count"), [("", 1), ("not_asked", 1), ("no", 1), ("yes", 0)])
def test_targets_that_are_not_free_are_a_warning(free: str, count: int) -> None:
    assert len(said({"path": "top", "targets_free": free})) == count


def test_kinds_that_need_care_are_a_warning_wherever_they_are_named() -> None:
    assert "at risk" in said({"path": "bottom", "kinds": ["parties"]})[0]
    assert (
        "at risk"
        in said({"path": "bottom", "names": [{"name": "A party", "kind": "political"}]})[0]
    )
    assert said({"path": "bottom"}) == []


def test_inviting_waits_for_the_members() -> None:
    for answer in ("no", "planned"):
        assert said({"path": "bottom", "members_asked": answer}) == [
            "Inviting partners waits for the members."
        ]


def test_canonical_answers_mean_the_same_in_every_language() -> None:
    typed = {
        "offered_amount": "12.500",
        "own_share_percent": "12,5",
        "application_deadline": "1.5.2026",
        "members_day": "not a day",
        "name": "12.500",
    }

    kept = canonical(typed, GERMAN)

    assert kept["offered_amount"] == "12500.00"
    assert kept["own_share_percent"] == "12.5"
    assert kept["application_deadline"] == "2026-05-01"
    assert kept["members_day"] == "not a day"
    assert kept["name"] == "12.500"
    assert canonical(kept, ENGLISH) == kept == canonical(kept, GERMAN)


def test_answers_in_words() -> None:
    english = for_language("en")
    answers = {
        "path": "bottom",
        "voices": ["school", "members"],
        "own_money": "1250",
        "starts_on": "2026-06-01",
        "names": [{"name": " Old  Mill School ", "kind": "school_boards", "part": "solution"}],
    }

    def words(key: str) -> str:
        return in_words(SPECS[key], answers, ENGLISH, english)

    assert words("voices") == "Members of the centre\nA school or nursery"
    assert words("own_money") == "EUR\u00a01,250.00"
    assert words("starts_on") == "1 June 2026"
    assert words("names") == "Old  Mill School – School boards, Part of the solution"
    assert words("path") == "We saw the need ourselves"
    assert words("deputy") == ""


def test_answers_of_a_foreign_or_damaged_file_do_not_break_the_rules() -> None:
    odd: Answers = {"path": 7, "kinds": "ngo", "names": ["x", {"name": None}], "voices": [1, None]}

    assert first_page_to_mend(odd, ENGLISH, TODAY) is PAGE["start"]
    assert said(odd) == []


def test_another_path_widens_kinds_chosen_by_hand_and_takes_none_away() -> None:
    settled = with_settled_path({"path": "bottom", "kinds": ["consultants"]})
    assert changed_path(settled) is None

    moved = {**settled, "path": "money"}
    assert changed_path(moved) == (Path.BOTTOM_UP, Path.INCENTIVE)

    kinds = with_settled_path(moved)["kinds"]
    assert isinstance(kinds, list)
    assert "consultants" in kinds
    assert starting_point(Path.INCENTIVE).kinds <= set(kinds)


def test_kinds_nobody_touched_follow_the_path() -> None:
    moved = with_settled_path({**with_settled_path({"path": "bottom"}), "path": "money"})

    ticked = draft_of(moved, SPECS["kinds"])
    assert isinstance(ticked, tuple)
    assert set(ticked) == starting_point(Path.INCENTIVE).kinds


def test_a_start_in_the_past_is_pointed_out() -> None:
    past, coming = said({"starts_on": "1.3.2026"}), said({"starts_on": "1.6.2026"})
    assert any("start is past" in sentence for sentence in past)
    assert not any("start is past" in sentence for sentence in coming)
