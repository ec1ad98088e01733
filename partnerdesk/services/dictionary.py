"""Looks words up in a process of its own: ``look-up-words``.

Hunspell holds Python's lock while it thinks, up to half a second for one suggestion; in the
program's own process the window would stand still. Each line that comes in is a question in JSON,
each line that goes out its answer. It writes no file and opens no connection.
"""

from __future__ import annotations

import json
import sys
from functools import cache
from typing import TYPE_CHECKING, Any

from partnerdesk.paths import resource

if TYPE_CHECKING:
    from hunspell import Hunspell

COMMAND = "look-up-words"


def main() -> int:
    """Answer questions until no more come; the answer is the exit code."""
    for line in sys.stdin:
        print(json.dumps(_answer(json.loads(line))), flush=True)  # noqa: T201 - this is the answer
    return 0


def _answer(question: dict[str, Any]) -> list[str]:
    """Which of the ``words`` are unknown, or what may stand in place of ``instead_of``."""
    dictionary = _dictionary(question["language"])
    if "instead_of" in question:
        return list(dictionary.suggest(question["instead_of"]))
    return [word for word in question["words"] if not dictionary.spell(word)]


@cache
def _dictionary(language: str) -> Hunspell:
    from hunspell import Hunspell

    folder = str(resource(f"dictionaries/{language}"))
    return Hunspell(language, hunspell_data_dir=folder, system_encoding="utf-8")
