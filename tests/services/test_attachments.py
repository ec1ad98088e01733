"""Attachments: what is taken in, kept once, given out, undone, backed up."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from sqlalchemy import func, select

from partnerdesk.domain.attachments import MOST_BYTES, Attachment, FilesOf
from partnerdesk.domain.errors import UserError
from partnerdesk.domain.partners import ResearchQuestion
from partnerdesk.services import backups, history, partners
from partnerdesk.services.attachments import (
    attach_file,
    put_out_attachment,
    remove_attachment,
    save_attachment,
)
from partnerdesk.services.desk import Desk
from partnerdesk.services.opened_files import OPENED_FOLDER, wipe_opened_files
from partnerdesk.services.research import get_dossier
from partnerdesk.services.verifying import verify_file
from partnerdesk.store.tables import StoredFileRow
from tests import hostile_files


@pytest.fixture
def owner(desk: Desk) -> FilesOf:
    return FilesOf(partners.add_organisation(desk, {"name": "Parish of Saint Anne"}))


def written(folder: Path, name: str, content: bytes) -> Path:
    file = folder / name
    file.write_bytes(content)
    return file


def attached(desk: Desk, owner: FilesOf) -> list[str]:
    dossier = get_dossier(desk, owner.organisation_id)
    return [one.name for one in dossier.attachments]


def count_of_kept_files(desk: Desk) -> int:
    with desk.database.read() as session:
        return session.scalar(select(func.count()).select_from(StoredFileRow)) or 0


def test_a_file_is_taken_in_and_comes_out_as_it_was(
    desk: Desk, owner: FilesOf, tmp_path: Path
) -> None:
    content = hostile_files.pdf()
    made = attach_file(desk, owner, written(tmp_path, "Annual report.pdf", content))
    assert (made.name, made.size_bytes) == ("Annual report.pdf", len(content))
    place = tmp_path / "copy.pdf"
    save_attachment(desk, made, place)
    assert place.read_bytes() == content


def test_the_bytes_are_kept_once_however_often_they_are_attached(
    desk: Desk, owner: FilesOf, tmp_path: Path
) -> None:
    scan = written(tmp_path, "scan.png", hostile_files.png())
    answer = FilesOf(owner.organisation_id, ResearchQuestion.FINANCES)
    first = attach_file(desk, owner, scan)
    assert attach_file(desk, owner, scan) == first
    attach_file(desk, answer, scan)
    assert attached(desk, owner) == ["scan.png", "scan.png"]
    assert count_of_kept_files(desk) == 1


def test_adding_and_removing_can_be_undone(desk: Desk, owner: FilesOf, tmp_path: Path) -> None:
    made = attach_file(desk, owner, written(tmp_path, "scan.png", hostile_files.png()))
    remove_attachment(desk, made)
    assert attached(desk, owner) == []
    history.undo(desk)
    assert attached(desk, owner) == ["scan.png"]
    assert put_out_attachment(desk, made).read_bytes() == hostile_files.png()
    history.undo(desk)
    assert attached(desk, owner) == []
    history.redo(desk)
    assert attached(desk, owner) == ["scan.png"]


def test_the_same_file_can_come_back_after_it_was_removed(
    desk: Desk, owner: FilesOf, tmp_path: Path
) -> None:
    scan = written(tmp_path, "scan.png", hostile_files.png())
    remove_attachment(desk, attach_file(desk, owner, scan))
    attach_file(desk, owner, scan)
    assert attached(desk, owner) == ["scan.png"]
    assert count_of_kept_files(desk) == 1


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("photo.png", hostile_files.zip_bomb(), "not taken in"),
        ("photo.png", hostile_files.huge_png(), "too many"),
        ("photo.png", hostile_files.png()[:-14], "damaged"),
        ("report.pdf", hostile_files.pdf()[:-40], "damaged"),
        ("report.pdf", b"MZ\x90\0" + b"\0" * 200, "not taken in"),
        ("report.pdf", b"", "is empty"),
    ],
)
def test_a_hostile_file_is_refused_and_nothing_is_kept(
    desk: Desk, owner: FilesOf, tmp_path: Path, name: str, content: bytes, sentence: str
) -> None:
    with pytest.raises(UserError, match=sentence):
        attach_file(desk, owner, written(tmp_path, name, content))
    assert attached(desk, owner) == []
    assert count_of_kept_files(desk) == 0


def test_a_file_that_is_too_large_is_not_even_read(
    desk: Desk, owner: FilesOf, tmp_path: Path
) -> None:
    file = tmp_path / "huge.txt"
    with file.open("wb") as stream:
        stream.truncate(MOST_BYTES * 2_000)  # forty billion bytes, none of them on the disk
    with pytest.raises(UserError) as refused:
        attach_file(desk, owner, file)
    assert refused.value.values == {"limit": 20}
    with pytest.raises(UserError) as checked:
        verify_file(desk, file)
    assert "another file" in checked.value.what_to_do, "no advice for scans"
    just_fits = written(tmp_path, "fits.txt", b"a" * MOST_BYTES)
    assert attach_file(desk, owner, just_fits).size_bytes == MOST_BYTES


def test_folders_pipes_and_lost_files_are_refused(
    desk: Desk, owner: FilesOf, tmp_path: Path
) -> None:
    with pytest.raises(UserError, match="not a file"):
        attach_file(desk, owner, tmp_path)
    with pytest.raises(UserError, match="not a file"):
        attach_file(desk, owner, tmp_path / "gone.pdf")
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
        with pytest.raises(UserError, match="not a file"):
            attach_file(desk, owner, tmp_path / "pipe")


def test_a_file_is_opened_from_a_private_folder_and_cannot_be_changed_there(
    desk: Desk, owner: FilesOf, tmp_path: Path
) -> None:
    made = attach_file(desk, owner, written(tmp_path, "run.bat", b"del *.*"))
    file = put_out_attachment(desk, made)
    assert file.name == "run.bat.txt"
    assert file.is_relative_to(desk.data_folder / OPENED_FOLDER)
    if os.name == "posix":
        assert stat.S_IMODE(file.stat().st_mode) == 0o400
        assert stat.S_IMODE((desk.data_folder / OPENED_FOLDER).stat().st_mode) == 0o700
    assert put_out_attachment(desk, made) == file
    wipe_opened_files(desk.data_folder)
    assert not (desk.data_folder / OPENED_FOLDER).exists()
    wipe_opened_files(desk.data_folder)


def test_a_copy_to_a_place_that_is_gone_leaves_nothing_behind(
    desk: Desk, owner: FilesOf, tmp_path: Path
) -> None:
    made = attach_file(desk, owner, written(tmp_path, "notes.txt", b"Visit on Monday"))
    with pytest.raises(UserError, match="could not be saved"):
        save_attachment(desk, made, tmp_path / "stick" / "notes.txt")
    assert not (tmp_path / "stick").exists()


def test_who_removes_a_file_that_is_gone_is_told(
    desk: Desk, owner: FilesOf, tmp_path: Path
) -> None:
    made: Attachment = attach_file(desk, owner, written(tmp_path, "notes.txt", b"Visit"))
    remove_attachment(desk, made)
    for do in (remove_attachment, put_out_attachment):
        with pytest.raises(UserError, match="no longer attached"):
            do(desk, made)


def test_a_backup_brings_the_files_back(desk: Desk, owner: FilesOf, tmp_path: Path) -> None:
    content = hostile_files.pdf()
    made = attach_file(desk, owner, written(tmp_path, "report.pdf", content))
    backup = backups.back_up(desk)
    remove_attachment(desk, made)
    attach_file(desk, owner, written(tmp_path, "later.txt", b"after the backup"))
    backups.restore_backup(desk, backup.file)
    assert attached(desk, owner) == ["report.pdf"]
    assert put_out_attachment(desk, made).read_bytes() == content
    assert count_of_kept_files(desk) == 1
