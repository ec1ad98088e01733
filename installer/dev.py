"""Sets up PartnerDesk from a checkout, then runs or tests it: ``python3 installer/dev.py --help``.

Needs nothing but Python 3.11 or later. On Windows: ``py installer/dev.py run``.
"""

import argparse
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

if sys.version_info < (3, 11):  # noqa: UP036 - the sentence is for people with an older Python
    sys.exit(
        "PartnerDesk needs Python 3.11 or later. This is Python {}.{}. "
        "Start the command with a newer one, for example: python3.11 installer/dev.py run".format(
            *sys.version_info[:2]
        )
    )

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from installer import checks, environment, launch, locks
from installer.packages import linux, trial, try_linux, try_windows, windows, workshop
from installer.say import SetupError, say

Result = TypeVar("Result")


def main() -> int:
    """Carry out one command and return the exit code."""
    arguments, rest = _parser().parse_known_args()
    try:
        return _carry_out(arguments.command, rest)
    except SetupError as problem:
        say(str(problem))
        return 1
    except KeyboardInterrupt:
        return 130  # what shells expect of a command ended with Ctrl+C


def _carry_out(command: str, rest: list[str]) -> int:
    if command == "run":
        return launch.run(rest)
    if command == "test" and rest == ["packages"]:
        return _try_packages()
    if command == "test":
        return checks.run_all(rest)
    if command == "build":
        return _build(rest)
    if command == "lock":
        locks.write()
        return 0
    environment.prepare(for_tests=False)  # which compiles the translations, too
    if command == "extract-texts":
        environment.texts("extract")
    if command == "pictures":
        launch.take_pictures()
    return 0


def _build(systems: list[str]) -> int:
    builders = {"linux": linux.build, "windows": windows.build}
    if not systems or not set(systems) <= set(builders):
        raise SetupError("Say what to build: python3 installer/dev.py build linux windows")
    environment.prepare(for_tests=False)
    _at_the_same_time(*(builders[system] for system in dict.fromkeys(systems)))
    workshop.add_sources()
    workshop.add_leaflets()
    return 0


def _try_packages() -> int:
    environment.prepare(for_tests=False)
    contract = trial.contract_of_source()
    tried = _at_the_same_time(
        lambda: [try_windows.try_installer(contract)], lambda: try_linux.try_packages(contract)
    )
    trial.finish([one for trials in tried for one in trials])
    return 0


def _at_the_same_time(*works: Callable[[], Result]) -> list[Result]:
    """Do several works that mostly wait for other programs; the answers in the same order."""
    with ThreadPoolExecutor(len(works)) as pool:
        return [begun.result() for begun in [pool.submit(work) for work in works]]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="dev.py", description="Sets up PartnerDesk from this folder, then runs or tests it."
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    commands.add_parser(
        "run", help="open the program, or print a sample contract without a display"
    )
    commands.add_parser("test", help="run every check and test, or: test packages")
    commands.add_parser("build", help="build packages: build linux windows")
    commands.add_parser("lock", help="choose dependency versions anew and write the lock files")
    commands.add_parser("compile-texts", help="compile the translations")
    commands.add_parser("extract-texts", help="bring new texts into the translation files")
    commands.add_parser("pictures", help="take the pictures of the README anew")
    return parser


if __name__ == "__main__":
    sys.exit(main())
