"""Signatures of a frozen agreement: each original, who signed it, and from when it holds."""
