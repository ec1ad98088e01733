"""The desk: what every service needs at hand, made once at start-up and passed along."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from partnerdesk.store.database import Database
from partnerdesk.store.settings_file import SettingsStore


@dataclass(frozen=True)
class Desk:
    """The open database, the clock, the settings of this computer and the data folder."""

    database: Database
    clock: Callable[[], datetime]
    settings: SettingsStore
    data_folder: Path
