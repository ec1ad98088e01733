"""Where things lie: the data folder of this computer and the files shipped with the program."""

from functools import cache
from pathlib import Path

DATABASE_NAME = "partnerdesk.sqlite"
BACKUP_FOLDER = "backups"
PACKAGE_SUFFIX = ".partnerdesk"
"""Of a package that one centre gives to another."""


def default_data_folder() -> Path:
    """The folder of the signed-in computer user that keeps the centre's data."""
    from platformdirs import user_data_path  # only needed where no folder was named

    return user_data_path("PartnerDesk", appauthor=False, roaming=False)


@cache
def _resources_folder() -> Path:
    package = Path(__file__).parent
    beside = package.parent / "resources"  # a checkout
    return beside if beside.is_dir() else package / "resources"  # a wheel or bundle


def resource(name: str) -> Path:
    """Path of a shipped file, for example ``resource("icons/house.svg")``.

    Raises:
        FileNotFoundError: no such file was shipped: a mistake of ours.
    """
    path = _resources_folder() / name
    if not path.exists():
        raise FileNotFoundError(f"The program was shipped without {name}")
    return path


def licence_file(name: str) -> Path:
    """Path of a licence or notice; ours stand at the top of a checkout, as everybody expects."""
    at_the_top = Path(__file__).parent.parent / name
    return at_the_top if at_the_top.is_file() else resource(f"licences/{name}")
