"""Prints the leaflets beside the packages, in every language: ``print_leaflets.py SHA256SUMS``.

Started with the Python of ``.venv``, which has the program and what it is built on.
"""

import sys
from pathlib import Path

from partnerdesk import __version__
from partnerdesk.domain.leaflet import package_names
from partnerdesk.domain.texts import LANGUAGES, for_language
from partnerdesk.services.leaflet_papers import leaflet_pdf


def main(sums: Path) -> None:
    """Print with the checksums of this version's packages, as far as they are built."""
    lines = [line.split() for line in sums.read_text(encoding="ascii").splitlines()]
    ours = package_names(__version__).values()
    checksums = {name: checksum for checksum, name in lines if name in ours}
    for language in LANGUAGES:
        file = sums.with_name(f"PartnerDesk-{__version__}-leaflet-{language}.pdf")
        file.write_bytes(leaflet_pdf(for_language(language), checksums))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
