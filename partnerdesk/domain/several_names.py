"""Several names typed into one line: told apart, so that somebody can be asked about them."""

from __future__ import annotations

import re

_BETWEEN = re.compile(r"\s*[,;\n]\s*")
_LEGAL_FORM = re.compile(
    r"(?:inc|ltd|llc|plc|co|gmbh|ggmbh|ag|kg|e\.? ?v|ev|s\.? ?a|s\.? ?r\.? ?o|z\.? ?s)\.?",
    re.IGNORECASE,
)


def names_in(line: str) -> tuple[str, ...]:
    """The names that commas or semicolons part; one name keeps the legal form behind its comma.

    Only a person knows whether “Smith, Jones & Co” is one partner or two: she is to be asked.
    """
    names: list[str] = []
    for part in filter(None, _BETWEEN.split(line.strip())):
        if names and _LEGAL_FORM.fullmatch(part):
            names[-1] = f"{names[-1]}, {part}"
        elif part not in names:
            names.append(part)
    return tuple(names)
