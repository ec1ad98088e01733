"""What the window begins with: Home as it was kept, while nothing has changed since."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from partnerdesk import __version__
from partnerdesk.services.desk import Desk
from partnerdesk.store import kept_view


def recall(desk: Desk) -> Any:
    """What ``keep`` was given for today; None if anything has changed since."""
    days = kept_view.read_view(desk.data_folder, _circumstances(desk))
    return days.get(desk.clock().date().isoformat()) if isinstance(days, dict) else None


def keep(desk: Desk, views: Mapping[date, object]) -> None:
    """Keep what is to be shown on each of the coming days; after the last change."""
    days = {day.isoformat(): view for day, view in views.items()}
    kept_view.write_view(desk.data_folder, _circumstances(desk), days)


def forget(desk: Desk) -> None:
    """Throw away what was kept, as soon as the records are open."""
    kept_view.forget_view(desk.data_folder)


def _circumstances(desk: Desk) -> dict[str, object]:
    """What else decides what is shown."""
    settings = desk.settings.current
    return {
        "program": __version__,
        "language": settings.language,
        "person_id": settings.person_id,
    }
