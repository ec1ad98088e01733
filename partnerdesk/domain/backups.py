"""What is known of a backup without opening it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path


@dataclass(frozen=True)
class Backup:
    """A finished backup and what its manifest says of it."""

    file: Path
    made_at: datetime
    size_bytes: int
    partnerships: int
    organisations: int
