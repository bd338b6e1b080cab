"""The coordinators' desk of the checks, whose reports are marked here."""

from tests.publishing.validation.conftest import deliver, desk, marks, words

__all__ = ["deliver", "desk", "marks", "words"]
