"""The errors that a user can do something about. The command line catches them, prints them and exits with 2."""

from __future__ import annotations


class NewsalignError(Exception):
    """Something that the user can fix: ``message`` says what is wrong and where, ``hint`` what to do next."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __reduce__(self) -> tuple[type[NewsalignError], tuple[str, str]]:
        return type(self), (self.message, self.hint)

    def __str__(self) -> str:
        return f"{self.message}\n{self.hint}" if self.hint else self.message


class InputError(NewsalignError):
    """A file or text that cannot be used as it is."""


class ModelError(NewsalignError):
    """A model that is missing, damaged, or not made for the requested language."""


class ConfigError(NewsalignError):
    """An invalid profile, setting or option."""


class JobError(NewsalignError):
    """A run folder that cannot be used: made by a newer version, locked, or not writable."""


class Interrupted(KeyboardInterrupt):
    """Asked to stop, and stopped where nothing is lost. Not an Exception, so that no handler of failures hides it."""


def reason_of(error: BaseException) -> str:
    """What a Python error says to a user: the system's own words for an OSError, the name of a missing key."""
    if isinstance(error, OSError):
        return error.strerror or str(error)
    return f"no {error.args[0]}" if isinstance(error, KeyError) and error.args else str(error)
