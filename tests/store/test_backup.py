"""Backups and opening: good files come back, every other kind is named."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from partnerdesk.domain.errors import UserError
from partnerdesk.domain.history import Change
from partnerdesk.paths import DATABASE_NAME
from partnerdesk.store import backup, schema
from partnerdesk.store.database import Database
from partnerdesk.store.opening import open_database
from partnerdesk.store.tables import OrganisationRow

NOW = datetime(2026, 3, 12, 10, 42)


def opened(folder: Path) -> Database:
    return open_database(folder, clock=lambda: NOW, who=lambda: "Amina")


def add(database: Database, name: str) -> None:
    with database.write(Change("Add")) as session:
        session.add(OrganisationRow(name=name))


def count(file: Path) -> int:
    with closing(sqlite3.connect(file)) as connection:
        return int(connection.execute("SELECT count(*) FROM organisation").fetchone()[0])


@pytest.fixture
def live(tmp_path: Path) -> Path:
    database = opened(tmp_path)
    add(database, "Town Council")
    database.close()
    return tmp_path / DATABASE_NAME


def test_backup_holds_what_was_committed_while_somebody_writes(tmp_path: Path) -> None:
    database = opened(tmp_path)
    add(database, "Town Council")
    with database.write(Change("Add")) as session:
        session.add(OrganisationRow(name="not committed yet"))
        session.flush()
        made = backup.back_up(database.file, tmp_path / "stick", NOW)
    database.close()
    assert count(made.file) == 1
    assert (made.organisations, made.made_at) == (1, NOW)
    assert not list((tmp_path / "stick").glob("*.part"))


def test_restore_brings_back_and_keeps_the_replaced_file(live: Path, tmp_path: Path) -> None:
    made = backup.back_up(live, tmp_path / "backups", NOW)
    database = opened(tmp_path)
    add(database, "Later")
    database.close()
    kept = backup.restore(made.file, live, NOW)
    assert count(live) == 1
    assert kept is not None and count(kept) == 2


def test_a_copy_that_cannot_be_read_back_is_not_kept(live: Path, tmp_path: Path) -> None:
    _overwritten(live)
    with pytest.raises(UserError, match="cannot be read back"):
        backup.back_up(live, tmp_path / "stick", NOW)
    assert list((tmp_path / "stick").iterdir()) == []


def test_a_restore_leaves_nothing_beside_the_file(live: Path, tmp_path: Path) -> None:
    made = backup.back_up(live, tmp_path / "stick", NOW)
    backup.restore(made.file, live, NOW)
    names = [file.name for file in tmp_path.iterdir() if file.is_file()]
    assert [name for name in names if "restoring" in name] == []


def test_stale_journal_is_not_played_into_the_restored_file(live: Path, tmp_path: Path) -> None:
    made = backup.back_up(live, tmp_path / "backups", NOW)
    live.with_name(live.name + "-journal").write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" * 64)
    backup.restore(made.file, live, NOW)
    assert count(live) == 1
    assert not live.with_name(live.name + "-journal").exists()


def test_changed_backup_is_refused_and_the_data_untouched(live: Path, tmp_path: Path) -> None:
    made = backup.back_up(live, tmp_path / "backups", NOW)
    manifest = made.file.with_name(made.file.name + ".json")
    said = json.loads(manifest.read_text(encoding="utf-8"))
    manifest.write_text(json.dumps(said | {"sha256": "0" * 64}), encoding="utf-8")
    before = live.read_bytes()
    with pytest.raises(UserError, match="changed after it was made"):
        backup.restore(made.file, live, NOW)
    assert live.read_bytes() == before


@pytest.mark.parametrize(
    "said", ["", "[]", "{}", '{"made_at": 1, "sha256": "", "partnerships": [], "organisations": 2}']
)
def test_a_note_beside_a_backup_that_says_nothing_is_named(
    live: Path, tmp_path: Path, said: str
) -> None:
    good = backup.back_up(live, tmp_path / "backups", NOW)
    bad = backup.back_up(live, tmp_path / "backups", NOW + timedelta(hours=1))
    bad.file.with_name(bad.file.name + ".json").write_text(said, encoding="utf-8")
    assert backup.list_backups(tmp_path / "backups") == (good,)
    with pytest.raises(UserError, match="is damaged"):
        backup.verify(bad.file)


def _empty(file: Path) -> None:
    file.write_bytes(b"")


def _foreign_text(file: Path) -> None:
    file.write_text("Dear partner, " * 100, encoding="utf-8")


def _foreign_sqlite(file: Path) -> None:
    file.unlink()
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE song(id INTEGER PRIMARY KEY)")


def _cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def _overwritten(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[4096:40960] = b"\xaa" * (40960 - 4096)
    file.write_bytes(content)


def _newer(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("UPDATE alembic_version SET version_num='9999'")
        connection.commit()


@pytest.mark.parametrize(
    ("harm", "sentence"),
    [
        (_empty, "is empty"),
        (_foreign_text, "is not a PartnerDesk file"),
        (_foreign_sqlite, "is not a PartnerDesk file"),
        (_cut, "is damaged"),
        (_overwritten, "is damaged"),
        (_newer, "newer version"),
    ],
)
def test_every_kind_of_bad_file_is_named_and_left_alone(
    live: Path, harm: Callable[[Path], None], sentence: str
) -> None:
    harm(live)
    before = live.read_bytes()
    with pytest.raises(UserError, match=sentence):
        opened(live.parent)
    assert live.read_bytes() == before


def test_thinning_keeps_two_days_then_days_weeks_and_months(live: Path, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    made = backup.back_up(live, folder, NOW)
    manifest = made.file.with_name(made.file.name + ".json").read_text(encoding="utf-8")
    for hours in range(6, 24 * 900, 6):
        moment = NOW - timedelta(hours=hours)
        copy = folder / moment.strftime("partnerdesk-%Y%m%d-%H%M%S.sqlite")
        copy.write_bytes(b"SQLite format 3\0")
        text = manifest.replace(NOW.isoformat(), moment.isoformat())
        copy.with_name(copy.name + ".json").write_text(text, encoding="utf-8")
    backup.thin(folder, NOW)
    ages = [NOW - kept.made_at for kept in backup.list_backups(folder)]
    assert sum(age <= timedelta(hours=48) for age in ages) == 9
    assert 12 <= sum(timedelta(hours=48) < age < timedelta(days=14) for age in ages) <= 13
    assert max(ages) < timedelta(days=731)
    assert 40 <= len(ages) <= 60


def test_revisions_in_code_are_those_of_the_scripts() -> None:
    from alembic.script import ScriptDirectory

    scripts = ScriptDirectory.from_config(schema.alembic_config())
    assert tuple(reversed([step.revision for step in scripts.walk_revisions()])) == schema.REVISIONS


def test_migrated_schema_equals_the_tables(live: Path) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    from partnerdesk.store.database import make_engine
    from partnerdesk.store.search import WORDS_TABLE
    from partnerdesk.store.tables import OrganisationRow

    def is_ours(name: str | None, kind: str, _parents: object) -> bool:
        """The full-text index keeps its own tables, which no row describes."""
        return kind != "table" or not str(name).startswith(WORDS_TABLE)

    engine = make_engine(live)
    with engine.connect() as connection:
        options = {"compare_type": True, "include_name": is_ours}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, OrganisationRow.metadata) == []
    engine.dispose()


def test_read_only_folder_says_so(live: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Root may write everywhere, so the refusal comes from SQLite's own read-only mode.
    import partnerdesk.store.database as module

    real = module.connect
    monkeypatch.setattr(module, "connect", lambda file: real(file, read_only=True))
    with pytest.raises(UserError, match="cannot be written"):
        module.probe_writable(live)
