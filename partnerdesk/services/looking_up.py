"""Asks the dictionaries, which are in a process of their own; it starts with the first question."""

from __future__ import annotations

import json
from collections.abc import Collection
from threading import Lock, Timer
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from subprocess import Popen

_MOST_SECONDS = 10


class Dictionaries:
    """The other process; one thread asks at a time, and another one may close meanwhile.

    Where it cannot be had, or takes too long, every word counts as right until the program ends.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._process: Popen[str] | None = None
        self._is_closed = False

    def unknown(self, language: str, words: Collection[str]) -> frozenset[str]:
        """Those of the words that the dictionary of a language does not know."""
        return frozenset(self._ask({"language": language, "words": sorted(words)}))

    def suggestions(self, language: str, word: str) -> tuple[str, ...]:
        """What may have been meant, the likeliest first."""
        return tuple(self._ask({"language": language, "instead_of": word}))

    def close(self) -> None:
        """End the other process for good."""
        with self._lock:
            process, self._process, self._is_closed = self._process, None, True
        if process is not None:
            process.kill()
            process.communicate()

    def _ask(self, question: dict[str, object]) -> list[str]:
        try:
            process = self._running()
            if process is None:
                return []
            assert process.stdin is not None and process.stdout is not None  # both are pipes
            patience = Timer(_MOST_SECONDS, process.kill)
            patience.start()
            try:
                process.stdin.write(json.dumps(question) + "\n")
                process.stdin.flush()
                answer: list[str] = json.loads(process.stdout.readline())
            finally:
                patience.cancel()
        except (OSError, ValueError):
            self.close()
            return []
        return answer

    def _running(self) -> Popen[str] | None:
        """The other process, which the first question starts; None once it was closed."""
        with self._lock:
            if self._process is None and not self._is_closed:
                self._process = _started()
            return self._process


def _started() -> Popen[str]:
    from subprocess import DEVNULL, PIPE, Popen  # the start of the program needs none of them

    from partnerdesk.services import own_process
    from partnerdesk.services.dictionary import COMMAND

    return Popen(
        [*own_process.command(), COMMAND],
        stdin=PIPE,
        stdout=PIPE,
        stderr=DEVNULL,
        text=True,
        encoding="ascii",
        env=own_process.environment(),
        creationflags=own_process.NO_WINDOW,
    )
