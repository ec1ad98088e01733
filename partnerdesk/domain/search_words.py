"""Words as they are searched: without accents, and Cyrillic letters written with Latin ones.

Index and question are made by the same functions, so that "sofia" finds "София" and "София" finds
"Sofia". A beginning of a text always becomes a beginning of its words: search works while one
types.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from functools import lru_cache

from partnerdesk.domain.compared import phone_key
from partnerdesk.domain.kinds import PartnerKind
from partnerdesk.domain.register import search_key
from partnerdesk.domain.texts import Texts

_LONGEST_QUESTION = 200
_NAMES_A_KIND = 3
"""From so many letters on: one letter would name nearly every kind."""

_WORD = re.compile(r"[^\W_]{1,64}")  # a longer one counts as several
_H_AFTER = re.compile(r"([cskz])h")
_SEVERAL_I = re.compile("ii+")
_ALIKE = str.maketrans({"y": "i", "j": "i", "w": "v"})
"""Letters that languages use for the same sound: Sofiya and Sofija, Wrocław and Вроцлав."""

_CYRILLIC = dict(zip("абвгґдѓђеєёжзѕиійїјкќлљмнњопрстћуўфчџшыэ", [
    "a", "b", "v", "g", "g", "d", "g", "d", "e", "ie", "e", "z", "z", "dz", "i", "i", "i", "i",
    "i", "k", "k", "l", "li", "m", "n", "ni", "o", "p", "r", "s", "t", "c", "u", "u", "f", "c",
    "dz", "s", "i", "e",
], strict=True)) | {"ь": "", "ю": "iu", "я": "ia"}  # fmt: skip
_BULGARIAN = str.maketrans(_CYRILLIC | {"х": "h", "ц": "ts", "щ": "st", "ъ": "a"})
_SERBIAN = str.maketrans(_CYRILLIC | {"х": "h", "ц": "c", "щ": "st", "ъ": "a"})
_RUSSIAN = str.maketrans(_CYRILLIC | {"х": "k", "ц": "ts", "щ": "sc", "ъ": ""})
_GERMAN = _BULGARIAN | str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_WAYS_OF_WRITING = (_BULGARIAN, _SERBIAN, _RUSSIAN, _GERMAN)


def words_in(text: str) -> str:
    """All words of a text in every way they are looked for, each once, parted by spaces."""
    chunks = text.split()
    plain = " ".join(chunk for chunk in chunks if chunk.isascii())
    found = list(_words(plain.casefold()))
    for chunk in chunks:
        if not chunk.isascii():
            found += (word for way in _ways_of_writing(chunk) for word in way)
    return " ".join(dict.fromkeys(found))


def digits_in(phone: str) -> str:
    """A telephone number as it is looked for: its groups, all its digits, and those at home."""
    groups = re.findall(r"\d+", phone)
    at_home = phone_key(phone)
    as_dialled = [at_home, f"0{at_home}"] if at_home else []
    return " ".join(dict.fromkeys([*groups, "".join(groups), *as_dialled]))


Ways = tuple[tuple[str, ...], ...]
"""A word as it may be written; a way fits if all its parts begin a word: "e.V." has two."""


def sought_words(question: str) -> tuple[Ways, ...]:
    """What a person looks for; each must be found in one of its ways."""
    sought = (_ways_of_writing(typed) for typed in question[:_LONGEST_QUESTION].split())
    return tuple(ways for ways in sought if ways)


def kinds_named(ways: Ways, texts: Texts) -> tuple[PartnerKind, ...]:
    """The kinds in whose name a word stands; too short a word names none."""
    if len("".join(ways[0])) < _NAMES_A_KIND:
        return ()
    return tuple(
        kind for kind in PartnerKind if fits(ways, words_in(texts.gettext(kind.label)).split())
    )


def fits(ways: Ways, words: Collection[str]) -> bool:
    """Whether one of the ways stands among the words."""
    return any(
        all(any(word.startswith(part) for word in words) for part in parts) for parts in ways
    )


@lru_cache(maxsize=2_000)  # the same names and places come again and again
def _ways_of_writing(text: str) -> Ways:
    if text.isascii():
        ways = [_words(text.casefold())]
    else:
        whole = unicodedata.normalize("NFKC", text).casefold()
        spelt = dict.fromkeys(whole.translate(letters) for letters in _WAYS_OF_WRITING)
        ways = [_words(search_key(word)) for word in spelt]
    return tuple(dict.fromkeys(way for way in ways if way))


def _words(folded: str) -> tuple[str, ...]:
    plain = _SEVERAL_I.sub("i", _H_AFTER.sub(r"\1", folded.translate(_ALIKE)))
    return tuple(_WORD.findall(plain))
