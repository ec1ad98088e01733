"""The two kinds of trouble: what staff can mend, and everything else (which is our bug)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from partnerdesk.domain.texts import Texts


class UserError(Exception):
    """Something staff can understand and mend: a sentence and what to do next.

    Both parts are messages marked with ``N_``; ``values`` fill their ``{placeholders}``. They are
    translated only when shown, so that the same error can speak every language.
    """

    def __init__(self, sentence: str, what_to_do: str = "", **values: object) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.what_to_do = what_to_do
        self.values = values

    def text(self, texts: Texts) -> str:
        """The whole message in the language of ``texts``."""
        from partnerdesk.domain.guidance import Sentence  # it knows amounts, which raise errors

        parts = (self.sentence, self.what_to_do)
        return " ".join(Sentence(part, self.values).text(texts) for part in parts if part)


class FieldError(UserError):
    """A value that cannot be taken over; shown right at its field."""

    def __init__(self, field: str, sentence: str, what_to_do: str = "", **values: object) -> None:
        super().__init__(sentence, what_to_do, **values)
        self.field = field
