"""PartnerDesk: partnerships of mother centres, from the first idea to the signed contract."""

__version__ = "0.1.0"
