"""The kinds of partners in the order in which the screen offers them."""

from __future__ import annotations

from partnerdesk.domain.kinds import PartnerKind
from partnerdesk.domain.register import search_key
from partnerdesk.ui.kit.language import _


def kinds_by_label() -> list[PartnerKind]:
    """All kinds by their names in the language of the screen."""
    return sorted(PartnerKind, key=lambda kind: search_key(_(kind.label)))
