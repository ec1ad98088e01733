"""Where the bundle begins: it does what ``python -m partnerdesk`` does."""

import sys

from partnerdesk.__main__ import main

sys.exit(main())
