"""Tries the packages for Linux in a clean Debian of their own, as the person Maria."""

import os
import shutil
import subprocess
from pathlib import Path

from installer import machine
from installer.environment import PYTHON
from installer.packages import trial, workshop
from installer.packages.trial import Trial
from installer.packages.workshop import BUILD, DIST
from installer.say import SetupError, say

TOOLS = {"mmdebstrap": "mmdebstrap", "pdftotext": "poppler-utils"}
SYSTEM = "bookworm"
ALSO = ("adduser", "mount", "xz-utils", "shared-mime-info", "desktop-file-utils", "libglib2.0-bin")
"""For the trial, and what each desktop has to know kinds of files; ``gio`` asks it."""
SLOWER_AT_MOST = 1.1
SMALL_DISK = "20m"
PERSON = "maria"
HOME = "/".join(("", "home", PERSON))
PROGRAM_OF_PERSON = f"{HOME}/.local/opt/partnerdesk"


def try_packages(contract: str) -> list[Trial]:
    """Install, use, upgrade and remove both packages; the answer is what was seen.

    They must print the ``contract`` as the source does.

    Raises:
        SetupError: a tool is missing, or this is not root.
    """
    machine.provide_tools(TOOLS, why="The packages are tried with them")
    if os.geteuid() != 0:
        raise SetupError("Only root can make a system of its own. Please start this with sudo.")
    deb, run_file = _one("partnerdesk_*.deb"), _one("PartnerDesk-*.run")
    debian = _Debian(BUILD / "trial" / SYSTEM)
    return [_try_deb(debian, deb, contract), _try_run_file(debian, run_file, contract)]


class _Debian:
    """A fresh system in a folder, with the person in it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        say(f"Making a clean Debian ({SYSTEM}) …")
        shutil.rmtree(root, ignore_errors=True)
        root.parent.mkdir(parents=True, exist_ok=True)
        bare = ["mmdebstrap", "--quiet", "--variant=apt", f"--include={','.join(ALSO)}"]
        workshop.run([*bare, SYSTEM, root])
        self.do("apt-get update -q")
        self.do(f"adduser --disabled-password --gecos '' {PERSON}")

    def do(self, command: str, *, person: str = "root") -> subprocess.CompletedProcess[str]:
        """Type a command in the system; what it starts ends with it."""
        enter = 'mount -t proc proc "$0/proc" && exec chroot "$0" "$@"'
        apart = ["unshare", "--mount", "--pid", "--fork", "--kill-child", "sh", "-c", enter]
        clean = ["env", "-i", "PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LANG=C.UTF-8"]
        typed = ["su", "-", person, "-s", "/bin/sh", "-c", command]
        return subprocess.run(
            [*apart, str(self.root), *clean, *typed],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
        )

    def has(self, place: str) -> bool:
        """Whether there is such a file or folder."""
        return (self.root / place.lstrip("/")).exists()

    def hand_over(self, file: Path, name: str) -> str:
        """Put a file on the person's desk; the answer is its place there."""
        place = f"{HOME}/{name}"
        shutil.copy(file, self.root / place.lstrip("/"))
        self.do(f"chown {PERSON} {place}")
        return place


def _one(pattern: str) -> Path:
    found = sorted(DIST.glob(pattern))
    if len(found) != 1:
        raise SetupError(f"There should be one {pattern} in dist: build the packages first.")
    return found[0]


def _try_deb(debian: _Debian, deb: Path, contract: str) -> Trial:
    say(deb.name)
    seen = Trial(deb.name)
    place = debian.hand_over(deb, deb.name)
    quiet = "DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends"
    done = debian.do(f"{quiet} {place}")
    seen.expect("it installs with what it asks for", done.returncode == 0, done.stderr)
    folder = f"{HOME}/deb"
    debian.do(f"partnerdesk --selftest {folder}", person=PERSON)
    seen.expect_selftest(debian.root / folder.lstrip("/"), contract)
    debian.do(f"{quiet} --reinstall {place}")
    again = debian.do(f"partnerdesk --data {folder}/sample list partners", person=PERSON)
    seen.expect("the data is there after an upgrade", "Riverside" in again.stdout, again.stderr)
    _expect_opens_packages(debian, seen)
    debian.do("apt-get purge -q -y partnerdesk")
    seen.expect("it goes without a trace", not debian.has("/usr/lib/partnerdesk"), "files are left")
    seen.expect("and leaves the data", debian.has(f"{folder}/sample/partnerdesk.sqlite"))
    return seen


def _try_run_file(debian: _Debian, run_file: Path, contract: str) -> Trial:
    say(run_file.name)
    seen = Trial(run_file.name)
    place = debian.hand_over(run_file, "setup.run")
    done = debian.do(f"sh {place}", person=PERSON)
    seen.expect("it installs for one person", done.returncode == 0, done.stdout + done.stderr)
    folder = f"{HOME}/run"
    debian.do(f"{PROGRAM_OF_PERSON}/partnerdesk --selftest {folder}", person=PERSON)
    seen.expect_selftest(debian.root / folder.lstrip("/"), contract)
    _expect_opens_packages(debian, seen)
    _expect_fast_start(debian, seen, folder)
    _try_refusals(debian, seen, place, run_file)
    _try_lacks(debian, seen, place)
    done = debian.do(f"sh {place} -- --remove", person=PERSON)
    seen.expect("it can be removed", not debian.has(PROGRAM_OF_PERSON), done.stderr)
    seen.expect("and leaves the data", debian.has(f"{folder}/sample/partnerdesk.sqlite"))
    return seen


def _expect_opens_packages(debian: _Debian, seen: Trial) -> None:
    """A file manager knows what a package of a centre is, and which program shows it."""
    asked = "echo given > given.partnerdesk; gio info -a standard::content-type given.partnerdesk"
    answer = debian.do(f"{asked}; gio mime application/x-partnerdesk-package", person=PERSON)
    known = "content-type: application/x-partnerdesk-package" in answer.stdout
    opened = "Registered applications:\n\tpartnerdesk.desktop" in answer.stdout
    seen.expect("it opens packages of other centres", known and opened, answer.stdout)


def _expect_fast_start(debian: _Debian, seen: Trial, folder: str) -> None:
    sample = debian.root / folder.lstrip("/") / "sample"
    installed = debian.root / PROGRAM_OF_PERSON.lstrip("/") / "partnerdesk"
    bundle = trial.cpu_of_start([installed], sample)
    source = trial.cpu_of_start([PYTHON, "-m", "partnerdesk"], sample)
    seen.expect(
        f"it starts as fast as the source: {bundle:.2f} s of the processor, {source:.2f} s there",
        bundle <= source * SLOWER_AT_MOST,
    )


def _try_lacks(debian: _Debian, seen: Trial, place: str) -> None:
    """What the computer lacks is said in the person's language, before anything is changed."""
    lies = f"{HOME}/lies"
    debian.do(f"mkdir -p {lies} {HOME}/small; chown {PERSON} {HOME}/small")

    def lacks(fact: str, before: str, command: str, english: str, german: str) -> None:
        for language, words in (("en_GB", english), ("de_DE", german)):
            typed = f"LC_ALL={language}.UTF-8 {command} sh {place}"
            done = debian.do(f"{before}; su - {PERSON} -s /bin/sh -c '{typed}'")
            said = done.stdout + done.stderr
            seen.expect(f"{fact}, {language}", done.returncode != 0 and words in said, said)

    def lie(name: str, answer: str) -> str:
        return f"printf '#!/bin/sh\necho {answer}\n' > {lies}/{name}; chmod 755 {lies}/{name}"

    lying = f"PATH={lies}:$PATH"
    on_32 = ("needs a 64-bit PC", "braucht einen 64-Bit-PC")
    lacks("32 bits are refused", lie("uname", "i686"), lying, *on_32)
    debian.do(f"rm {lies}/uname")
    old = ("This Linux is too old", "Dieses Linux ist zu alt")
    lacks("an old Linux is refused", lie("getconf", "glibc 2.31"), lying, *old)
    debian.do(f"rm {lies}/getconf")
    weak = "mount --bind /dev/null /proc/cpuinfo"
    lacks("an old processor is refused", weak, "", "processor of", "Prozessor dieses")
    full = f"mount -t tmpfs -o size={SMALL_DISK},mode=777 none {HOME}/small"
    room = ("There is not enough room", "Der Platz reicht nicht")
    lacks("a full disk is refused", full, f"HOME={HOME}/small", *room)


def _try_refusals(debian: _Debian, seen: Trial, place: str, run_file: Path) -> None:
    """What cannot be done is said in the person's language, and the program stays as it is."""

    def refuses(fact: str, command: str, words: str) -> None:
        done = debian.do(command, person=PERSON)
        said = done.stdout + done.stderr
        seen.expect(fact, done.returncode != 0 and words in said, said)
        whole = debian.has(f"{PROGRAM_OF_PERSON}/partnerdesk")
        seen.expect("  and the program is still whole", whole, "it is gone")

    cut = debian.hand_over(run_file, "cut.run")
    os.truncate(debian.root / cut.lstrip("/"), run_file.stat().st_size // 2)
    refuses("a damaged file is refused", f"sh {cut}", "")
    # Its folder is named by the number of a process, which is always the same here.
    debian.do("rm -r $(dirname $(mktemp -u))/self*")
    debian.do(f"echo 99.0.0 > {PROGRAM_OF_PERSON}/VERSION")
    refuses("an older version is refused", f"sh {place}", "An older program may not read")
    refuses("in German, too", f"LANG=de_DE.UTF-8 sh {place}", "Ein älteres Programm kann")
    debian.do(f"echo 0.0.1 > {PROGRAM_OF_PERSON}/VERSION")
    reading = f"{PROGRAM_OF_PERSON}/partnerdesk look-up-words"  # it waits for words
    busy = f"mkfifo words; {reading} < words & exec 3> words; sh {place}; code=$?; exec 3>&-"
    refuses("an open program is not replaced", f"{busy}; exit $code", "PartnerDesk is open")
    done = debian.do(f"sh {place}", person=PERSON)
    seen.expect("an upgrade works", done.returncode == 0, done.stdout + done.stderr)
    elsewhere = f"HOME=/etc sh {place}"
    refuses("a place without permission is refused", elsewhere, "you may not write there")
