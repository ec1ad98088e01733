"""Schema versions. Forward only: restoring a backup is the way back. No alembic.ini is needed.

A migration never imports application code: it must still run when that code has moved on.
"""
