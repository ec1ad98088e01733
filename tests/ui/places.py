"""Every place of the program, by a name, and how one comes there in the sample centre."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from partnerdesk.domain.amendments import AmendmentKind
from partnerdesk.domain.guidance import BoardPage, ProgrammePage
from partnerdesk.domain.interview import pages
from partnerdesk.domain.partnership import MeetingKind, Path
from partnerdesk.domain.programme import Level
from partnerdesk.services import interviews
from partnerdesk.services.amendments import open_amendment, start_amendment
from partnerdesk.services.desk import Desk
from partnerdesk.services.merging import find_duplicates
from partnerdesk.services.partners import list_register
from partnerdesk.services.partnerships import get_partnership, list_partnerships

TABS = ("steps", "about", "partners", "agreement", "money", "work", "meetings", "check", "history")
SECTIONS = ("centre", "look", "spelling", "people", "backups", "about")
FIRST_START_PAGES = ("language", "centre", "person")

Arguments = Mapping[str, object]


@dataclass(frozen=True)
class Place:
    """What is in front after ``open(screen, **arguments(desk))``."""

    name: str
    screen: str
    arguments: Callable[[Desk], Arguments] = field(default=lambda _desk: {})

    def __str__(self) -> str:
        return self.name


def every_place() -> list[Place]:
    """All places, in the order in which a newcomer could meet them."""
    return [
        *_first_start(),
        Place("people", "people"),
        Place("home", "home"),
        *_interview(),
        Place("partnerships", "partnerships"),
        *_partnership(),
        *_meetings(),
        *_find_partners(),
        *_invitations(),
        *_programme(),
        Place("shares", "shares", _with_partnership(Path.BOTTOM_UP)),
        Place("shares-of-grant", "shares", _with_partnership(Path.INCENTIVE)),
        Place("register", "register"),
        Place("register-partner", "register", lambda desk: {"organisation_id": _somebody(desk)}),
        Place("register-tied", "register", lambda desk: {"organisation_id": _tied(desk)}),
        Place("register-new", "register", lambda _desk: {"add": True}),
        Place("register-take-in", "register", lambda _desk: {"lists": "in"}),
        Place("register-give-out", "register", lambda _desk: {"lists": "out"}),
        Place("register-duplicates", "register", lambda _desk: {"lists": "duplicates"}),
        Place("register-merge", "register", _pair),
        Place("agreements", "agreements"),
        Place("agreement-editor", "agreements", _with_partnership(Path.BOTTOM_UP)),
        Place("agreement-in-two", "agreements", _with_partnership(Path.INCENTIVE)),
        Place("compare", "compare", _with_partnership(Path.BOTTOM_UP)),
        Place("budgets", "budgets"),
        Place("budget", "budgets", _with_partnership(Path.BOTTOM_UP)),
        Place("budget-take-in", "budget_import", _with_partnership(Path.BOTTOM_UP)),
        Place("budget-sides", "budget_sides", _with_partnership(Path.TOP_DOWN)),
        Place("spending", "spending", _with_partnership(Path.TOP_DOWN)),
        Place("spending-before", "spending", _with_partnership(Path.BOTTOM_UP)),
        Place("budget-of-grant", "budgets", _with_partnership(Path.INCENTIVE)),
        Place("signatures", "signatures", _with_partnership(Path.TOP_DOWN)),
        Place("amendments", "amendments", _with_partnership(Path.TOP_DOWN)),
        Place("amendment-begun", "amendments", _begun_amendment),
        Place("amendments-before", "amendments", _with_partnership(Path.BOTTOM_UP)),
        Place("signatures-before", "signatures", _with_partnership(Path.BOTTOM_UP)),
        *_printing(),
        Place("history", "history"),
        *_settings(),
        Place("licences", "licences"),
        Place("help", "help"),
    ]


def _begun_amendment(desk: Desk) -> Arguments:
    """Begins an amendment of the running partnership, unless one is on its way."""
    arguments = _with_partnership(Path.TOP_DOWN)(desk)
    number = int(str(arguments["partnership_id"]))
    if open_amendment(desk, number) is None:
        today = desk.clock().date()
        start_amendment(desk, number, AmendmentKind.CHANGE, effective_on=today)
    return arguments


def _first_start() -> list[Place]:
    def page(number: int) -> Callable[[Desk], Arguments]:
        return lambda _desk: {"page": number}

    return [
        Place(f"first_start-{name}", "first_start", page(number))
        for number, name in enumerate(FIRST_START_PAGES)
    ]


def _interview() -> list[Place]:
    def draft(path: Path, page_id: str) -> Callable[[Desk], Arguments]:
        def arguments(desk: Desk) -> Arguments:
            partnership = _partnership_id(desk, path)
            answers = interviews.load_draft(desk, interviews.reopen(desk, partnership)).answers
            return {"draft_id": interviews.save_draft(desk, None, page_id, answers)}

        return arguments

    shared = [page.id for page in pages({"path": Path.BOTTOM_UP})]
    others = [
        (path, page.id)
        for path in (Path.TOP_DOWN, Path.INCENTIVE)
        for page in pages({"path": path})
        if page.only_path is not None
    ]
    return [
        Place("interview-new", "interview"),
        *(Place(f"interview-{page}", "interview", draft(Path.BOTTOM_UP, page)) for page in shared),
        *(Place(f"interview-{page}", "interview", draft(path, page)) for path, page in others),
        Place(
            "interview-done",
            "interview",
            lambda desk: {"made_id": _partnership_id(desk, Path.BOTTOM_UP)},
        ),
    ]


def _partnership() -> list[Place]:
    def tab(name: str, path: Path) -> Callable[[Desk], Arguments]:
        return lambda desk: {"partnership_id": _partnership_id(desk, path), "tab": name}

    begun = [
        Place(f"partnership-{name}", "partnership", tab(name, Path.BOTTOM_UP)) for name in TABS
    ]
    running = Place("partnership-running", "partnership", tab("steps", Path.TOP_DOWN))
    return [*begun, running]


def _find_partners() -> list[Place]:
    def page(name: str) -> Callable[[Desk], Arguments]:
        return lambda desk: {
            "partnership_id": _partnership_id(desk, Path.BOTTOM_UP),
            "page": name,
        }

    return [Place(f"find-partners-{name}", "find_partners", page(name)) for name in BoardPage]


def _programme() -> list[Place]:
    def page(name: str, path: Path, field: str = "") -> Callable[[Desk], Arguments]:
        return lambda desk: {
            "partnership_id": _partnership_id(desk, path),
            "page": name,
            "field": field,
        }

    planned = [
        Place(f"programme-{name}", "programme", page(name, Path.TOP_DOWN)) for name in ProgrammePage
    ]
    unfolded = [Place(f"programme-{level}", "programme", _unfolded(level)) for level in Level]
    return [*planned, *unfolded]


def _unfolded(level: Level) -> Callable[[Desk], Arguments]:
    """The second line of a level, with its fields."""

    def arguments(desk: Desk) -> Arguments:
        about = _with_partnership(Path.BOTTOM_UP)(desk)
        programme = get_partnership(desk, int(str(about["partnership_id"]))).programme
        lines = [one.item.id for one in programme.outline() if one.level is level]
        return {**about, "page": "outline", "field": f"{level}-{lines[1]}"}

    return arguments


def _invitations() -> list[Place]:
    def letter(kind: str, count: int) -> Callable[[Desk], Arguments]:
        def arguments(desk: Desk) -> Arguments:
            about = _with_partnership(Path.BOTTOM_UP)(desk)
            partners = get_partnership(desk, int(str(about["partnership_id"]))).parties[:count]
            ids = tuple(one.organisation.id for one in partners)
            return {**about, "letter": kind, "organisation_ids": ids}

        return arguments

    def one_partner(desk: Desk) -> Arguments:
        about = _with_partnership(Path.BOTTOM_UP)(desk)
        partners = get_partnership(desk, int(str(about["partnership_id"]))).parties
        return {**about, "partner_id": partners[1].id}

    return [
        Place("invitations", "invitations"),
        Place("invitations-of-partnership", "invitations", _with_partnership(Path.BOTTOM_UP)),
        Place("invitation-form", "invitations", one_partner),
        Place("letter", "invitations", letter("invitation", 1)),
        Place("letters", "invitations", letter("reminder", 3)),
        Place(
            "letter-from-register",
            "invitations",
            lambda desk: {"organisation_ids": (_somebody(desk),)},
        ),
    ]


def _meetings() -> list[Place]:
    def meeting(kind: MeetingKind, *, held: bool) -> Callable[[Desk], Arguments]:
        return lambda desk: {
            "meeting_id": next(
                one.id
                for partnership in list_partnerships(desk)
                for one in partnership.meetings
                if one.kind is kind and one.held is held
            )
        }

    return [
        Place("meeting-before", "meeting", meeting(MeetingKind.MEMBERS, held=False)),
        Place("meeting-after", "meeting", meeting(MeetingKind.MEMBERS, held=True)),
        Place("meeting-of-partners", "meeting", meeting(MeetingKind.PARTNERS, held=True)),
    ]


def _printing() -> list[Place]:
    def paper(name: str, **more: object) -> Callable[[Desk], Arguments]:
        return lambda desk: {
            "partnership_id": _partnership_id(desk, Path.BOTTOM_UP),
            "paper": name,
            **more,
        }

    return [
        Place("printing-contract", "printing", paper("contract")),
        Place("printing-check", "printing", paper("contract", check=True)),
        Place("printing-budget", "printing", paper("budget")),
        Place("printing-money", "printing", paper("money")),
        Place("printing-hours", "printing", paper("hours", is_blank=True)),
        Place("printing-votes", "printing", paper("votes")),
        Place("printing-attendance", "printing", paper("attendance")),
        Place("printing-register", "printing", lambda _desk: {"paper": "register"}),
        Place(
            "printing-datasheet",
            "printing",
            lambda desk: {"paper": "datasheet", "organisation_ids": (_tied(desk),)},
        ),
        Place("printing-research", "printing", paper("research", is_blank=True)),
        Place("printing-shares", "printing", paper("shares")),
        Place("printing-programme", "printing", paper("programme")),
        Place("printing-letters", "printing", paper("letters")),
        Place("printing-labels", "printing", paper("labels")),
    ]


def _settings() -> list[Place]:
    def section(name: str) -> Callable[[Desk], Arguments]:
        return lambda _desk: {"section": name}

    return [Place(f"settings-{name}", "settings", section(name)) for name in SECTIONS]


def _with_partnership(path: Path) -> Callable[[Desk], Arguments]:
    return lambda desk: {"partnership_id": _partnership_id(desk, path)}


def _partnership_id(desk: Desk, path: Path) -> int:
    return next(one.id for one in list_partnerships(desk) if one.path is path)


def _somebody(desk: Desk) -> int:
    return next(one.organisation.id for one in list_register(desk) if one.organisation.contacts)


def _pair(desk: Desk) -> Arguments:
    first, *_others = find_duplicates(desk)
    return {"lists": "duplicates", "pair": (first.first.id, first.second.id)}


def _tied(desk: Desk) -> int:
    """A partner with files, a tie, and a decision about it."""
    entries = (entry.organisation for entry in list_register(desk))
    return next(one.id for one in entries if one.is_religious)
