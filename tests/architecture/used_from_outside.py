"""Names that look unused to vulture although somebody outside of the code uses them.

One line each, with who uses it. Vulture reads this file; nothing imports it.
"""
