"""How the set-up speaks to the person at the terminal."""


class SetupError(Exception):
    """The set-up cannot go on; the message says why and what to do."""


def say(sentence: str) -> None:
    """Print one sentence at once, also when the output goes to a file."""
    print(sentence, flush=True)
