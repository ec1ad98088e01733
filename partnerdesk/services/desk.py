"""The desk: what every service needs at hand, made once at start-up and passed along."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from partnerdesk.services.looking_up import Dictionaries

if TYPE_CHECKING:
    from datetime import datetime

    from partnerdesk.store.database import Database
    from partnerdesk.store.settings_file import SettingsStore


@dataclass(frozen=True)
class Desk:
    """The database, the clock, the settings of this computer, the data folder, dictionaries."""

    open_database: Callable[[], Database]
    clock: Callable[[], datetime]
    settings: SettingsStore
    data_folder: Path
    dictionaries: Dictionaries = field(default_factory=Dictionaries)

    @cached_property
    def database(self) -> Database:
        """The database; it is opened when somebody first asks for it.

        Raises:
            UserError: it cannot be opened; the next who asks tries again.
        """
        return self.open_database()
