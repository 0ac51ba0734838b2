"""What reading articles may raise, so that callers can tell a wrong path from a bug."""

from __future__ import annotations


class InputError(ValueError):
    """The run was pointed at something that isn't there; the message is one line for the person who asked."""
