"""The command line as another program or a script meets it: real processes, real files."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from partnerdesk.services.printouts import PRINTOUTS
from tests.word_files import agreement_with_headings

REPOSITORY = Path(__file__).parents[2]


def run(*arguments: object, home: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    environment["PYTHONPATH"] = str(REPOSITORY)
    return subprocess.run(
        [sys.executable, "-m", "partnerdesk", *map(str, arguments)],
        capture_output=True,
        text=True,
        env=environment,
        cwd=home,
        check=False,
        timeout=60,
    )


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("command_line") / "data"
    made = run("--data", folder, "sample", home=folder.parent)
    assert (made.returncode, made.stderr) == (0, "")
    return folder


def test_lists_carry_what_other_programs_need(sample: Path) -> None:
    def rows(what: str) -> list[dict[str, object]]:
        listed = run("--data", sample, "list", what, "--json", home=sample.parent)
        assert listed.returncode == 0
        return list(json.loads(listed.stdout))

    partnerships = rows("partnerships")
    assert {row["path"] for row in partnerships} == {"bottom", "top", "money"}
    assert len({row["stage"] for row in partnerships}) >= 2
    assert len(rows("partners")) >= 40
    assert len({row["kind"] for row in rows("partners")}) == 24
    assert {row["partnership_id"] for row in rows("budgets")} == {row["id"] for row in partnerships}
    assert all(isinstance(row["total_minor"], int) for row in rows("budgets"))
    assert all(row["id"] for row in rows("agreements"))


def listed_into(sample: Path, output: int) -> subprocess.CompletedProcess[str]:
    """A list of partners written to an open file or pipe."""
    return subprocess.run(
        [sys.executable, "-m", "partnerdesk", "--data", str(sample), "list", "partners"],
        stdout=output,
        stderr=subprocess.PIPE,
        text=True,
        cwd=REPOSITORY,
        check=False,
        timeout=60,
    )


def test_a_reader_who_has_seen_enough_is_no_trouble(sample: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    listed = listed_into(sample, writing)
    os.close(writing)
    assert (listed.returncode, listed.stderr) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
def test_a_full_disk_gets_one_sentence(sample: Path) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        listed = listed_into(sample, full.fileno())
    assert listed.returncode == 2
    assert listed.stderr.startswith("This could not be written.")
    assert "Traceback" not in listed.stderr


_OF_FROZEN = ("signatures", "signing-pack", "amendment", "consolidated")


def _about(what: str) -> str:
    """The partnership with a signed agreement and revisions, or one that is being prepared."""
    return (
        "Healthy Lunch Network" if what in (*_OF_FROZEN, "revisions") else "Safe Streets Riverside"
    )


@pytest.mark.parametrize("what", [printout.key for printout in PRINTOUTS])
def test_papers_are_real_pdfs(sample: Path, tmp_path: Path, what: str) -> None:
    file = tmp_path / "paper.pdf"
    printed = run(
        "--data", sample, "print", what, "--partnership", _about(what),
        *(() if what in _OF_FROZEN else ("--language", "de")), "-o", file, home=tmp_path,
    )  # fmt: skip
    assert (printed.returncode, printed.stderr) == (0, "")
    assert len(PdfReader(file).pages) >= 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("print", "contract", "--partnership", "No Such Name", "-o", "paper.pdf"),
        ("print", "contract", "-o", "paper.pdf"),
        ("print", "poster", "-o", "paper.pdf"),
        ("print", "contract", "--partnership", "1", "--original", "0", "-o", "paper.pdf"),
        ("print", "contract", "--partnership", "1", "--original", "99", "-o", "paper.pdf"),
        ("print", "votes", "--meeting", "99", "-o", "paper.pdf"),
        ("print", "letters", "--partnership", "1", "--letter", "love", "-o", "paper.pdf"),
        ("print", "labels", "--first-label", "0", "-o", "paper.pdf"),
        ("print", "labels", "--partner", "No Such Partner", "-o", "paper.pdf"),
        ("print", "labels", "--label-sheet", "giant", "-o", "paper.pdf"),
        ("print", "contract", "--partnership", "1", "-o", "no/such/folder/paper.pdf"),
        ("print", "contract", "--partnership", "1", "--language", "xx", "-o", "paper.pdf"),
        ("print", "contract", "--partnership", "1", "--language", "de,bg", "-o", "paper.pdf"),
        ("check", "--partnership", "99"),
        ("restore", "no-such-file.sqlite"),
        ("import", "partners", "no-such-list.xlsx"),
        ("import", "partners", "no-such-package.partnerdesk"),
        ("import", "partners"),
        ("import", "agreement", "no-such-document.docx", "--partnership", "1"),
        ("import", "budget", "no-such-sheet.xlsx", "--partnership", "1"),
        ("import", "budgets", "list.xlsx"),
        ("export", "partners", "no/such/folder/list.xlsx"),
        ("export", "partners", "no/such/folder/centre.partnerdesk"),
        ("export", "partners", "list.xlsx", "--partnership", "No Such Name"),
        ("export", "partners", "list.pdf"),
        ("sample",),
        ("dance",),
    ],
)
def test_wrong_input_gets_one_sentence_and_leaves_nothing(
    sample: Path, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    refused = run("--data", sample, *arguments, home=tmp_path)
    assert refused.returncode == 2
    assert refused.stdout == ""
    assert 10 < len(refused.stderr) < 600  # a wrong paper is answered with all their names
    assert "Traceback" not in refused.stderr
    assert not list(tmp_path.rglob("*.pdf*"))


def test_a_folder_without_data_is_not_filled_by_looking(tmp_path: Path) -> None:
    refused = run("--data", tmp_path / "nothing", "list", "partners", home=tmp_path)
    assert refused.returncode == 2
    assert not (tmp_path / "nothing").exists()


def test_check_says_for_each_statement_whether_it_holds(sample: Path) -> None:
    checked = run("--data", sample, "check", "--partnership", "1", "--json", home=sample.parent)
    results = json.loads(checked.stdout)
    assert checked.returncode == int(any(row["state"] == "must" for row in results))
    codes = {row["code"] for row in results}
    expected = {f"{letter}{number}" for letter, most in
                (("A", 5), ("B", 8), ("C", 14), ("D", 12), ("F", 9))
                for number in range(1, most + 1)}  # fmt: skip
    assert expected <= codes
    assert all(row["why"] for row in results)


def test_backup_and_restore_round_trip(sample: Path, tmp_path: Path) -> None:
    made = run("--data", sample, "backup", "--to", tmp_path / "stick", home=tmp_path)
    assert made.returncode == 0
    backup = Path(made.stdout.strip())
    assert backup.parent == tmp_path / "stick"
    other = tmp_path / "other"
    run("--data", other, "sample", "--language", "de", home=tmp_path)
    restored = run("--data", other, "restore", backup, home=tmp_path)
    assert restored.returncode == 0
    listed = run("--data", other, "list", "partnerships", home=tmp_path)
    assert "Safe Streets Riverside" in listed.stdout


def test_window_opens_paints_and_ends_when_asked(sample: Path) -> None:
    shown = run("--data", sample, "--exit-when-shown", home=sample.parent)
    told = [line for line in shown.stderr.splitlines() if "propagateSizeHints" not in line]
    assert (shown.returncode, told) == (0, [])  # Qt's off-screen drawing says it has no frames


def test_help_and_version(tmp_path: Path) -> None:
    assert "partnerdesk" in run("--help", home=tmp_path).stdout
    assert run("--version", home=tmp_path).stdout.startswith("PartnerDesk 0.")


def test_a_list_is_looked_at_taken_in_and_given_out(sample: Path, tmp_path: Path) -> None:
    def count() -> int:
        listed = run("--data", sample, "list", "partners", "--json", home=tmp_path)
        return len(json.loads(listed.stdout))

    before = count()
    file = tmp_path / "list.csv"
    file.write_text("Name;Ort;Telefon\nSunrise;Town;ask Ann\n;Village;\n", encoding="utf-8")
    looked = run("--data", sample, "import", "partners", file, "--dry-run", home=tmp_path)
    assert (looked.returncode, looked.stderr) == (0, "")
    columns, rows = looked.stdout.splitlines()[:3], looked.stdout.splitlines()[3:]
    assert columns == ["column\tName\tname", "column\tOrt\tplace", "column\tTelefon\tphone"]
    assert rows == [
        "2\tnew\tSunrise\tTelephone: This is not a telephone number. It is kept in the notes.",
        "3\tskipped\t\tThere is no name in this row.",
        "new 1\tcompletes 0\tskipped 1",
    ]
    assert count() == before
    taken = run("--data", sample, "import", "partners", file, home=tmp_path)
    assert (taken.returncode, taken.stdout.splitlines()) == (0, rows)
    assert count() == before + 1
    file.write_text("root:x:0:0:root:/root:/bin/sh\nnobody:x:1:1:nobody:/:/bin/sh\n")
    refused = run("--data", sample, "import", "partners", file, home=tmp_path)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert refused.stderr.startswith("This list has no headings that we know.")
    for suffix in ("xlsx", "csv", "vcf"):
        given = tmp_path / f"given.{suffix}"
        done = run("--data", sample, "export", "partners", given, home=tmp_path)
        assert (done.returncode, done.stdout.strip()) == (0, str(given))
        again = run("--data", sample, "import", "partners", given, home=tmp_path)
        assert again.returncode == 2
        assert "nothing to take in" in again.stderr


def test_a_budget_sheet_is_looked_at_and_taken_in(sample: Path, tmp_path: Path) -> None:
    def total() -> int:
        listed = run("--data", sample, "list", "budgets", "--json", home=tmp_path)
        sums = {one["partnership_id"]: one["total_minor"] for one in json.loads(listed.stdout)}
        return int(sums[1])

    before = total()
    file = tmp_path / "plan.csv"
    file.write_text("Cost;Quantity;Rate;Lottery\nBus;3;12,50;30,00\nTea;many;1;1\nTotal;;;31,00\n")
    command = ("--data", sample, "import", "budget", file, "--partnership", "1")
    looked = run(*command, "--dry-run", home=tmp_path)
    assert (looked.returncode, looked.stderr, total()) == (0, "", before)
    rows = looked.stdout.splitlines()
    assert rows[3:] == [
        "column\tLottery\tnew_source",
        "3\trefused\tTea\tThis is not a quantity: many.",
        "4\tleft_out\tTotal\tThis adds up other rows: left out. "
        "It says EUR\u00a031.00, the costs above give EUR\u00a037.50.",
        "source\tLottery\tcash",
        "cost 1\tactivity 0\tleft_out 1\trefused 1",
        "total\t37.50\tEUR",
    ]
    taken = run(*command, home=tmp_path)
    assert (taken.returncode, taken.stdout.splitlines()) == (0, rows[4:])
    assert total() == before + 3_750
    file.write_text("root:x:0:0\nnobody:x:1:1\n")
    refused = run(*command, home=tmp_path)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert refused.stderr.startswith("This list has no headings that we know.")


def test_a_package_goes_from_one_centre_to_another(sample: Path, tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text("Name;Ort\nLakeside Rowing Club;Lakeside\n", encoding="utf-8")
    run("--data", sample, "import", "partners", file, home=tmp_path)
    package = tmp_path / "riverside.partnerdesk"
    given = run(
        "--data", sample, "export", "partners", package, "--with-notes", "--with-research",
        home=tmp_path,
    )  # fmt: skip
    assert (given.returncode, given.stdout.strip()) == (0, str(package))
    other = tmp_path / "other"
    run("--data", other, "sample", "--language", "de", home=tmp_path)
    looked = run("--data", other, "import", "partners", package, "--dry-run", home=tmp_path)
    assert (looked.returncode, looked.stderr) == (0, "")
    assert not looked.stdout.splitlines()[-1].startswith("new 0")
    taken = run("--data", other, "import", "partners", package, home=tmp_path)
    assert (taken.returncode, taken.stdout) == (0, looked.stdout)
    again = run("--data", other, "import", "partners", package, home=tmp_path)
    assert again.returncode == 2
    assert "nothing to take in" in again.stderr


def test_one_partner_is_named_for_a_paper(sample: Path, tmp_path: Path) -> None:
    listed = run("--data", sample, "list", "partners", "--json", home=tmp_path)
    name = json.loads(listed.stdout)[0]["name"]
    file = tmp_path / "label.pdf"
    printed = run(
        "--data", sample, "print", "labels", "--partner", name.upper(), "-o", file, home=tmp_path
    )
    assert (printed.returncode, printed.stderr) == (0, "")
    [page] = PdfReader(file).pages
    assert name.split()[0] in page.extract_text()


def test_help_brings_no_heavy_library() -> None:
    looked = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "partnerdesk", "--help"],
        capture_output=True,
        text=True,
        cwd=REPOSITORY,
        check=True,
        timeout=60,
    )
    brought = {line.rpartition("|")[2].strip() for line in looked.stderr.splitlines()}
    assert "argparse" in brought
    assert not brought & {"sqlalchemy", "reportlab", "PySide6", "babel"}


def test_an_agreement_from_word_becomes_the_next_draft(tmp_path: Path) -> None:
    data, file = tmp_path / "data", tmp_path / "Lawyer.docx"
    run("--data", data, "sample", home=tmp_path)
    file.write_bytes(agreement_with_headings(3))
    command = ("--data", data, "import", "agreement", file, "--partnership", "1")
    looked = run(*command, "--dry-run", home=tmp_path)
    assert looked.stdout.splitlines()[-1] == "4\tClause about matter 3"
    assert run(*command, home=tmp_path).stdout == looked.stdout
    listed = run("--data", data, "list", "agreements", "--json", home=tmp_path).stdout
    draft = next(one for one in json.loads(listed) if one["partnership_id"] == 1)
    assert (draft["draft_number"], draft["clauses"]) == (2, 4)


def test_an_agreement_is_given_out_for_a_lawyer(sample: Path, tmp_path: Path) -> None:
    file = tmp_path / "agreement.docx"
    told = run("--data", sample, "export", "agreement", "--partnership", 1, file, home=tmp_path)
    assert (told.returncode, told.stdout.strip()) == (0, str(file))
    assert file.read_bytes().startswith(b"PK")


def test_a_budget_is_given_out_for_a_spreadsheet(sample: Path, tmp_path: Path) -> None:
    file = tmp_path / "budget.xlsx"
    told = run("--data", sample, "export", "budget", "--partnership", 1, file, home=tmp_path)
    assert (told.returncode, told.stdout.strip()) == (0, str(file))
    assert file.read_bytes().startswith(b"PK")
