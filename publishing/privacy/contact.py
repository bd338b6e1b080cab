"""Ways to reach a person in a text: e-mail addresses and telephone numbers."""

import re

from publishing.privacy.numbers import has_personal_number

_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[A-Za-zÅÄÖåäö]{2,}")
_PHONE = re.compile(
    r"(?<![\d-])(?:0\d{1,3}\s?[-– ]\s?(?:\d{2,3}\s?\d{2}\s?\d{2}|\d{3}\s?\d{2})|07\d{8}|(?:\+|00)46[\d\s()-]{7,14})(?!\d)"
)


def has_email(text: str) -> bool:
    """Whether the text holds an e-mail address."""
    return bool(_EMAIL.search(text))


def has_phone(text: str) -> bool:
    """Whether the text holds a Swedish telephone number."""
    return bool(_PHONE.search(text)) and not has_personal_number(text)
