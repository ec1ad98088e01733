"""The interview as a person walks through it: its pages, what is typed there, what is kept."""

from __future__ import annotations

from collections.abc import Callable

from partnerdesk.domain.partnership import Path
from partnerdesk.services import interviews
from partnerdesk.services.desk import Desk
from tests.person import Person

START, CHANGE, WHO = (
    "How did this partnership begin?",
    "What do you want to change?",
    "Who is part of the problem or of the solution?",
)
MEMBERS, PEOPLE, MONEY, CHECK = (
    "Have your members been asked?",
    "Who coordinates, and from when?",
    "Where will the money come from?",
    "Check your answers",
)
OWN_PAGE = {
    Path.BOTTOM_UP: "Who feels the need?",
    Path.TOP_DOWN: "Who is asking you?",
    Path.INCENTIVE: "What money is offered?",
}
DONE = "Your drafts are ready"

NewWindow = Callable[..., Person]


def go_on(person: Person, to: str) -> None:
    person.press("Ctrl+Return")
    person.waits_for(to)


def to_change_page(person: Person, path: Path = Path.BOTTOM_UP) -> None:
    person.click(path.label)
    go_on(person, CHANGE)


def fill_change_page(person: Person, path: Path) -> None:
    person.type("Safe Streets Riverside")
    person.fill("The problem, in two or three sentences", "Cars drive too fast.")
    person.fill("Area", "Riverside")
    go_on(person, OWN_PAGE[path])


def on_disk(desk: Desk, key: str) -> object:
    return interviews.list_drafts(desk)[0].answers.get(key)


def whole_answers(**more: object) -> dict[str, object]:
    return {
        "path": "bottom",
        "settled_path": more.get("path", "bottom"),
        "name": "Safe Streets Riverside",
        "problem": "Cars drive too fast.",
        "area": "Riverside",
        "tried": "A letter",
        "mandate_office": "",
        "names": [{"name": "Old Mill School", "kind": "school_boards", "part": ""}],
        "members_asked": "yes",
        "members_day": "2026-03-01",
        "coordinator": "Amina Diallo",
        **more,
    }


def whole_draft(desk: Desk, **more: object) -> int:
    return interviews.save_draft(desk, None, "check", whole_answers(**more))
