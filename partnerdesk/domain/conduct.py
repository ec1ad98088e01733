"""Rules of conduct: what partners can promise each other about how they deal with one another (C9).

The rules are data: ``resources/templates/conduct.toml`` says which topic each one belongs to, and a
file for each language holds its words. A partnership keeps the keys of those it chose, so that they
can be printed in any language, and the words of its own rules.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from partnerdesk.domain.texts import N_
from partnerdesk.paths import resource

TOPICS: Mapping[str, str] = {
    "communication": N_("Good communication"),
    "attendance": N_("Regular attendance"),
    "continuity": N_("The same people"),
    "information": N_("Passing on information"),
    "respect": N_("Respect and fairness"),
    "reliability": N_("Reliability"),
}
"""Themes of the rules in the order they are offered, with marked labels."""

NEEDED_TOPICS = ("communication", "attendance", "continuity", "information")
"""What the founding text asks of every partnership from the very start. Source: statement C9."""


@dataclass(frozen=True)
class ConductRule:
    """A rule of the library in one language; a ``usual`` one holds until somebody chooses."""

    key: str
    topic: str
    text: str
    usual: bool


@dataclass(frozen=True)
class Conduct:
    """What a partnership agreed on conduct.

    ``chosen`` are keys of the library; None means that nobody has chosen yet. ``own`` are rules in
    the partners' own words.
    """

    chosen: tuple[str, ...] | None = None
    own: tuple[str, ...] = ()

    @property
    def is_decided(self) -> bool:
        """Whether somebody chose, instead of taking what is usual."""
        return self.chosen is not None

    @property
    def rule_keys(self) -> tuple[str, ...]:
        """The rules of the library that hold, in the order of the library."""
        library = load_rules("en")
        if self.chosen is None:
            return tuple(rule.key for rule in library if rule.usual)
        return tuple(rule.key for rule in library if rule.key in self.chosen)

    def lines(self, language: str) -> tuple[str, ...]:
        """All rules that hold in the words of a language, the partners' own ones last."""
        words = {rule.key: rule.text for rule in load_rules(language)}
        return (*(words[key] for key in self.rule_keys), *self.own)

    def missing_topics(self) -> tuple[str, ...]:
        """Which of the ``NEEDED_TOPICS`` no chosen rule is about."""
        topics = {rule.topic for rule in load_rules("en") if rule.key in self.rule_keys}
        return tuple(topic for topic in NEEDED_TOPICS if topic not in topics)


def conduct_from(kept: Mapping[str, Any]) -> Conduct:
    """The rules as ``kept_conduct`` keeps them; from nothing comes what is usual."""
    chosen = kept.get("chosen")
    return Conduct(None if chosen is None else tuple(chosen), tuple(kept.get("own", ())))


def kept_conduct(conduct: Conduct) -> dict[str, object]:
    """The rules as plain lists, to be kept; with them the choice is made."""
    return {"chosen": list(conduct.rule_keys), "own": list(conduct.own)}


@cache
def load_rules(language: str) -> tuple[ConductRule, ...]:
    """The rules of the library in the words of a language, topic by topic."""
    words = _read(f"templates/{language}/conduct.toml")
    return tuple(
        ConductRule(rule["key"], rule["topic"], words[rule["key"]], rule.get("usual", False))
        for rule in _read("templates/conduct.toml")["rule"]
    )


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(resource(name).read_text(encoding="utf-8"))
