"""The clause library: what may stand in an agreement, where, from which path, and in which words.

Structure and words are data under ``resources/templates``: one file for the order and the rules of
the clauses, and one file of words for each language. ``clause_text`` says how a text is marked up;
``{name}`` is a field of ``FIELDS``, and ``{clause:key}`` the number of another clause. A field of
kind ``list`` stands alone in a list item: each line of its value becomes one item.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Literal

from partnerdesk.domain.agreement import FIELD_NAME, missing_fields
from partnerdesk.domain.clause_text import starts_block
from partnerdesk.domain.partnership import Path
from partnerdesk.domain.texts import N_
from partnerdesk.paths import resource

SECTIONS = (
    N_("The partners"),
    N_("How it began and why"),
    N_("Vision and objectives"),
    N_("Principles"),
    N_("Legal nature"),
    N_("Area, start and end"),
    N_("Roles and coordination"),
    N_("Partners’ meeting"),
    N_("Programme of work"),
    N_("Contributions"),
    N_("Budget responsibility"),
    N_("Rules of conduct"),
    N_("Communication and results"),
    N_("Data protection and safeguarding"),
    N_("Monitoring and reviews"),
    N_("Liability and insurance"),
    N_("Joining, leaving and ending"),
    N_("Disputes"),
    N_("Changes"),
    N_("Languages, originals and signatures"),
)
"""Titles of the 20 sections as marked messages; ``ClauseTemplate.section`` counts from 1."""

TOPICS: Mapping[str, str] = {
    "partners": N_("Partners"),
    "purpose": N_("Why we work together"),
    "principles": N_("Principles"),
    "people": N_("People and tasks"),
    "meetings": N_("Meetings and conduct"),
    "work": N_("Work and contributions"),
    "money": N_("Money"),
    "communication": N_("Communication"),
    "protection": N_("Protection and liability"),
    "review": N_("Looking back"),
    "ending": N_("Joining and ending"),
    "formal": N_("Legal form"),
}
"""Themes of the library, in the order they are offered, with marked labels."""

CONDITIONS = frozenset({"own_share", "targets_not_free", "binding", "intent"})
"""Facts that a clause may wait for: money is asked as an own share; an office set the targets and
did not free them; the agreement binds, or it only states an intent (it binds unless told so)."""

Screen = Literal["centre", "register", "partnership", "budget", "agreement", "amendment"]
FieldKind = Literal["text", "number", "date", "list"]


@dataclass(frozen=True)
class FieldInfo:
    """A field of a clause; ``label`` is a marked message.

    A ``computed`` field comes from the data and is mended on the screen ``mended_at``; every other
    one is agreed by the partners and typed in the agreement editor. Without an ``optional`` field
    the agreement says less, and nothing is missing. ``same_in_all`` languages are names, amounts,
    and what the program says in each of them by itself.
    """

    key: str
    label: str
    mended_at: Screen
    computed: bool
    kind: FieldKind = "text"
    optional: bool = False
    same_in_all: bool = False


def _computed(screen: Screen, key: str, label: str, kind: FieldKind = "text") -> FieldInfo:
    return FieldInfo(key, label, screen, computed=True, kind=kind)


def _same(info: FieldInfo) -> FieldInfo:
    return replace(info, same_in_all=True)


def _told(key: str, label: str) -> FieldInfo:
    """What the interview asks and nobody has to answer."""
    return FieldInfo(key, label, "partnership", computed=True, optional=True)


def _of_amendment(key: str, label: str, *, optional: bool = False) -> FieldInfo:
    """What the form of an amendment asks; agreements have no use for it."""
    return FieldInfo(key, label, "amendment", computed=True, optional=optional)


def _agreed(key: str, label: str, kind: FieldKind = "text") -> FieldInfo:
    return FieldInfo(key, label, "agreement", computed=False, kind=kind)


_ALL_FIELDS = (
    _same(_computed("centre", "centre_name", N_("Name of the centre"))),
    _same(_computed("centre", "centre_address", N_("Address of the centre"))),
    _same(_computed("centre", "centre_place", N_("Place of the centre"))),
    _same(_computed("centre", "document_place", N_("Place of signing"))),
    _same(_computed("register", "parties", N_("Partners with address and signatory"), "list")),
    _same(_computed("register", "party_names", N_("Names of the partners"))),
    _same(_computed("partnership", "partnership_name", N_("Name of the partnership"))),
    _computed("partnership", "area", N_("Area")),
    _computed("partnership", "problem", N_("The problem")),
    _computed("partnership", "vision", N_("Vision")),
    _computed("partnership", "objectives", N_("Shared objectives"), "list"),
    _computed("partnership", "start_date", N_("Start"), "date"),
    _computed("partnership", "end_date", N_("End"), "date"),
    _same(_computed("partnership", "coordinator", N_("Coordinator"))),
    _same(_computed("partnership", "deputy", N_("Deputy of the coordinator"))),
    _same(_computed("partnership", "conduct_rules", N_("Rules of conduct"), "list")),
    _computed("partnership", "coordinator_nominated_by", N_("Who named the coordinator")),
    _computed("partnership", "review_months", N_("Months between reviews"), "number"),
    _computed("partnership", "members_decision", N_("Decision of the members")),
    _same(_computed("partnership", "how_it_began", N_("How it began"))),
    _told("voices", N_("Who spoke about the need")),
    _told("tried", N_("What has been tried")),
    _same(_computed("partnership", "mandate_office", N_("Office that asked"))),
    _told("mandate_level", N_("Level of the office")),
    _told("mandate_reference", N_("Letter or decision of the office")),
    _told("mandate_expectation", N_("What the office expects")),
    _computed("partnership", "targets_free", N_("May the partners change the targets?")),
    _same(_computed("partnership", "funder_name", N_("Name of the funder"))),
    _same(_computed("partnership", "offered_amount", N_("Amount offered"))),
    _computed("partnership", "own_share_percent", N_("Own share in percent"), "number"),
    _same(_computed("partnership", "own_share_amount", N_("Own share as an amount"))),
    _computed("partnership", "application_deadline", N_("Last day to apply"), "date"),
    _told("after_money_ends", N_("What happens when the money ends")),
    _computed("partnership", "contributions", N_("What each partner gives"), "list"),
    _computed("partnership", "responsibilities", N_("What each partner does"), "list"),
    _computed("partnership", "benefits", N_("What each partner wants and gains"), "list"),
    _same(_computed("budget", "budget_total", N_("Total of the budget"))),
    _same(_computed("budget", "budget_currency", N_("Currency of the budget"))),
    _computed("budget", "sources", N_("Sources of finance"), "list"),
    _computed(
        "budget", "transfer_limit_percent", N_("Percent that may move between lines"), "number"
    ),
    _computed("agreement", "today", N_("Date of the text"), "date"),
    _computed("agreement", "originals_count", N_("Number of signed originals"), "number"),
    _same(_computed("agreement", "language_name", N_("Language of the agreement"))),
    _same(_computed("agreement", "annexes", N_("List of annexes"), "list")),
    _same(_of_amendment("amendment_number", N_("Number of the amendment"))),
    _same(_of_amendment("earlier_amendments", N_("Numbers of earlier amendments"))),
    _same(_of_amendment("contract_title", N_("Title of the agreement that is changed"))),
    _of_amendment("contract_date", N_("Day from which the agreement holds")),
    _same(_of_amendment("changed_partner", N_("Who joins or leaves"))),
    _of_amendment("effective_date", N_("Day from which the amendment holds")),
    _of_amendment("new_end_date", N_("New last day")),
    _same(_of_amendment("budget_before", N_("Total of the budget until now"), optional=True)),
    _of_amendment("change_reason", N_("Reason for the change"), optional=True),
    _agreed("equal_rights_exceptions", N_("Exceptions from equal rights, with reasons")),
    _agreed("lead_partner", N_("Lead partner towards the funder")),
    _agreed("payment_days", N_("Time to pass money on")),
    _agreed("meeting_rhythm", N_("How often the partners meet")),
    _agreed("meeting_notice", N_("Notice for a meeting")),
    _agreed("meeting_chair", N_("Chair of the meeting")),
    _agreed("quorum", N_("When a decision is valid")),
    _agreed("decision_rule", N_("How to decide without full agreement")),
    _agreed("minutes_days", N_("Time to send the minutes")),
    _agreed("programme_period", N_("Time to complete the programme")),
    _agreed("money_holder", N_("Who holds the money")),
    _agreed("approval_limit", N_("Amount above which the meeting decides"), "number"),
    _agreed("retention_years", N_("How long receipts are kept")),
    _agreed("report_rhythm", N_("How often the partnership reports")),
    _agreed("public_voice", N_("Who speaks in public")),
    _agreed("reply_days", N_("Time to answer")),
    _agreed("data_contact", N_("Contact for data protection")),
    _agreed("safeguarding_contact", N_("Contact for safeguarding")),
    _agreed("confidentiality_period", N_("How long secrets are kept")),
    _agreed("insurance_note", N_("What is agreed on insurance")),
    _agreed("renewal", N_("What happens at the end")),
    _agreed("notice_period", N_("Notice to leave the partnership")),
    _agreed("exclusion_majority", N_("Votes needed to exclude a partner")),
    _agreed("final_account_period", N_("Time for the final account")),
    _agreed("assets_recipient", N_("Who receives what is left")),
    _agreed("mediator_named_by", N_("Who names a mediator if needed")),
    _agreed("mediation_days", N_("Time for mediation")),
    _agreed("applicable_law", N_("Which law applies")),
    _agreed("court_place", N_("Place of the court")),
    _same(_agreed("prevailing_language", N_("Language that prevails"))),
)

FIELDS: Mapping[str, FieldInfo] = {info.key: info for info in _ALL_FIELDS}
"""Every field that a clause may hold, by its name in the text."""

REFERENCE = "clause:"
"""What the name of a field begins with that says the number of another clause."""


def is_field(name: str) -> bool:
    """Whether there is something that ``{name}`` can stand for."""
    return name in FIELDS or name.startswith(REFERENCE)


def is_said_in_words(name: str) -> bool:
    """Whether a field says something in a language; names, numbers and dates are the same in all.

    "Language that prevails" follows the languages of the draft.
    """
    info = FIELDS.get(name)
    return info is not None and info.kind in ("text", "list") and not info.same_in_all


def field_label(name: str) -> str:
    """What a field is called, as a marked message; an unknown one by its name."""
    if name.startswith(REFERENCE):
        return N_("Number of a clause")
    return FIELDS[name].label if name in FIELDS else name


def reference_to(key: str, clause_id: int) -> str:
    """The field that says the number of a clause: by its key, or by its id if it has none."""
    return f"{REFERENCE}{key or clause_id}"


@dataclass(frozen=True)
class ClauseTemplate:
    """A clause of the library in one language.

    ``paths`` are the first drafts that hold it, ``codes`` the statements of the founding text that
    it carries (E stands for the kinds of partners), ``why`` explains it to staff.
    """

    key: str
    section: int
    heading: str
    why: str
    text: str
    paths: tuple[Path, ...]
    codes: tuple[str, ...]
    compulsory: bool
    library_only: bool
    condition: str | None
    topic: str
    amends: tuple[str, ...] = ()


@cache
def load_library(language: str) -> tuple[ClauseTemplate, ...]:
    """All clauses in the words of a language, in the order in which they are printed."""
    structure = _read("templates/clauses.toml")["clause"]
    words = _read(f"templates/{language}/clauses.toml")
    return tuple(_template(rules, words[rules["key"]]) for rules in structure)


@cache
def amendment_clauses(language: str) -> tuple[ClauseTemplate, ...]:
    """What amendments say besides the clauses they change; ``amends`` names their kinds."""
    structure = _read("templates/amendments.toml")["clause"]
    words = _read(f"templates/{language}/amendments.toml")
    return tuple(_template(rules, words[rules["key"]]) for rules in structure)


def known_clauses(language: str) -> Mapping[str, ClauseTemplate]:
    """All clauses that we ship, of agreements and of amendments, by their keys."""
    return {one.key: one for one in (*load_library(language), *amendment_clauses(language))}


@cache
def default_values(language: str) -> Mapping[str, str]:
    """What a first draft proposes for each agreed value, by field name."""
    proposals: Mapping[str, str] = _read(f"templates/{language}/clauses.toml")["values"]
    return proposals


def draft_clauses(
    path: str, conditions: frozenset[str], language: str
) -> tuple[ClauseTemplate, ...]:
    """The clauses of the first draft for a path, in printing order.

    ``conditions`` are those of ``CONDITIONS`` that hold; an agreement binds unless ``intent`` is
    among them.
    """
    facts = (conditions - {"binding"}) if "intent" in conditions else (conditions | {"binding"})
    return tuple(
        clause
        for clause in load_library(language)
        if path in clause.paths and (clause.condition is None or clause.condition in facts)
    )


def placeholders(text: str) -> tuple[str, ...]:
    """The names of the fields in a text, each once, in the order of the text."""
    return missing_fields(text, values={})


def said_text(text: str, values: Mapping[str, str | None]) -> str:
    """The text without the sentences that wait for an optional field without a value.

    A value that ends its own sentence needs no full stop behind it.
    """
    return _without_second_stop(_without_unsaid(text, values), values)


def _without_unsaid(text: str, values: Mapping[str, str | None]) -> str:
    unsaid = [
        f"{{{name}}}"
        for name in placeholders(text)
        if name in FIELDS and FIELDS[name].optional and not values.get(name)
    ]
    if not unsaid:
        return text
    lines = [_said_line(line, unsaid) for line in text.split("\n")]
    return "\n".join(line for line in lines if line is not None)


def _without_second_stop(text: str, values: Mapping[str, str | None]) -> str:
    def stopped(found: re.Match[str]) -> str:
        value = values.get(found[1]) or ""
        return found[0].removesuffix(".") if value.endswith((".", "!", "?", "…")) else found[0]

    return _FIELD_AND_STOP.sub(stopped, text)


def values_before_stops(text: str, values: Mapping[str, str | None]) -> Mapping[str, str | None]:
    """The values without the full stop of their own where the text puts one behind the field."""
    stopped = set(_FIELD_AND_STOP.findall(text))
    return {
        name: value.removesuffix(".") if value and name in stopped else value
        for name, value in values.items()
    }


def _said_line(line: str, unsaid: Iterable[str]) -> str | None:
    """What is left of a line; None where nothing is."""
    sentences = _SENTENCE_END.split(line)
    kept = [one for one in sentences if not any(field in one for field in unsaid)]
    return " ".join(kept) if kept else None


_FIELD_AND_STOP = re.compile(rf"\{{({FIELD_NAME})\}}\.")
_SENTENCE_END = re.compile(r"(?<=[.!?]) (?=\S)")


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(resource(name).read_text(encoding="utf-8"))


def _template(rules: Mapping[str, Any], words: Mapping[str, str]) -> ClauseTemplate:
    return ClauseTemplate(
        key=rules["key"],
        section=rules["section"],
        heading=words["heading"],
        why=_unwrapped(words["why"]),
        text=_unwrapped(words["text"]),
        paths=tuple(Path(path) for path in rules["paths"]),
        codes=tuple(rules["codes"]),
        compulsory=rules.get("compulsory", False),
        library_only=rules.get("library_only", False),
        condition=rules.get("condition"),
        topic=rules["topic"],
        amends=tuple(rules.get("amends", ())),
    )


def _unwrapped(text: str) -> str:
    """The text with one line for each paragraph and item; in the files lines are wrapped."""
    return "\n\n".join(
        "\n".join(_joined(block.splitlines())) for block in text.strip().split("\n\n")
    )


def _joined(lines: Iterable[str]) -> list[str]:
    joined: list[str] = []
    for line in lines:
        if joined and not starts_block(line):
            joined[-1] += f" {line.strip()}"
        else:
            joined.append(line.strip())
    return joined
