"""Where a line may end: not between a number and what it counts, and in long words at a joint.

Nothing here changes a letter: spaces become spaces that keep together, and long words get hyphens
that show only where a line ends at them.
"""

from __future__ import annotations

import re

_NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
SOFT_HYPHEN = "\N{SOFT HYPHEN}"

_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|Januar|Februar|März|Mai|Juni|Juli|Oktober|Dezember"
)
_NUMBERED = (
    r"Page|page|Seite|Annex|Anlage|Clause|clause|Klausel|Draft|Entwurf|Version|Fassung|Original"
    r"|Question|Frage|No\.|Nr\.|Art\.|Abs\."
)
_NUMBER = r"(?<![\w.,])\d{1,3}(?:[.,]\d+)*"
_NOT_COUNTED = "and|at|by|for|from|in|of|on|or|to|with|am|an|bis|für|im|mit|und|oder|vom|von|zu"
_STREETS = r"\w*(?:[Ss]traße|[Ss]tr\.|[Ww]eg|[Pp]latz|[Aa]llee|[Gg]asse|[Uu]fer|[Dd]amm)"

_TOGETHER = re.compile(
    "|".join(
        (
            r"(?<=\S) (?=[·–] )",  # no line begins with the sign between two things
            rf"\d\.? (?=(?:{_MONTHS})\b)",
            rf"(?:{_MONTHS}) (?=\d{{4}}\b)",
            # Longer words stay apart: a narrow cell could not hold both.
            rf"{_NUMBER} (?!(?:{_NOT_COUNTED})\b)(?=[^\W\d]\S{{0,13}}(?!\S))",
            r"\b(?:to|bis) (?=\d{1,3}\b)",
            r"\b\d{5} (?=[^\W\d])",  # postcode and town
            r"\d (?=[%€$£])",
            r"[§€$£] (?=\d)",
            r"\b[A-Z]{3} (?=\d)",  # EUR 20
            rf"\b(?:{_NUMBERED}) (?=\d)",
            rf"\b{_STREETS} (?=\d)",
            r"\b[^\W\d_]\. (?=[^\W\d_]\.)",  # e. V.
            r"\b(?:Dr|Prof)\. (?=\w)",
            r"(?<=.{80}) (?=\S{1,6}\Z)",  # a short last word does not get a line of its own
        )
    )
)

_LONG_WORD = re.compile(r"\b[^\W\d_]{18,60}\b")  # longer ones are no words of a language
_TOO_LONG = 22
_JOINT = re.compile(r"(?<=\w{3})(?:ungs|heits|keits|schafts|ions|täts|tums)(?=\w{4})")
_SYLLABLE = re.compile(r"(?<=\w{4})(?=(?:sch|ch|ph|th|[bcdfghjklmnpqrstvwxzß])[aeiouyäöü]\w{3})")


def kept_together(text: str) -> str:
    """The text with no-break spaces in dates, amounts, counts, addresses and before a dot."""
    return _TOGETHER.sub(lambda found: f"{found[0][:-1]}{_NO_BREAK_SPACE}", text)


def with_soft_hyphens(text: str) -> str:
    """The text with hyphens in its long words, which show only at the end of a line.

    A compound is parted at its joints; where it has none a very long one is parted by syllables.
    """
    return _LONG_WORD.sub(lambda found: _parted(found[0]), text)


def _parted(word: str) -> str:
    at_joints = _JOINT.sub(lambda found: f"{found[0]}{SOFT_HYPHEN}", word)
    if at_joints != word or len(word) < _TOO_LONG:
        return at_joints
    return _SYLLABLE.sub(SOFT_HYPHEN, word)
