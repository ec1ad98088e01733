"""Leave in a data folder what closing the window leaves there.

``--exit-when-shown`` stops before that, so that it measures the start alone.
"""

import sys
from pathlib import Path

from partnerdesk.app import read_clock
from partnerdesk.services.opening import open_desk
from partnerdesk.ui.first_view import keep_first_view

with open_desk(Path(sys.argv[1]), read_clock) as desk:
    keep_first_view(desk)
