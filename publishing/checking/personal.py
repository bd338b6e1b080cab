"""What points at a person in a text: personal identity numbers, which are never taken in, e-mail addresses and telephones."""

import re

# Six or eight digits of a birthday (61–91 for the day in a coordination number), perhaps a sign, and four digits.
_NUMBER = re.compile(
    r"(?<!\d)(?P<century>18|19|20)?(?P<birthday>\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]|6[1-9]|[78]\d|9[01]))"
    r"(?P<between>\s?[-+–−]\s?|\s?)(?P<last>\d{4})(?!\d)"
)
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[A-Za-zÅÄÖåäö]{2,}")
_PHONE = re.compile(
    r"(?<![\d-])(?:0\d{1,3}\s?[-– ]\s?(?:\d{2,3}\s?\d{2}\s?\d{2}|\d{3}\s?\d{2})|07\d{8}|(?:\+|00)46[\d\s()-]{7,14})(?!\d)"
)


def has_personal_number(text: str) -> bool:
    """Whether the text holds what looks like a personal identity number or a coordination number.

    With a sign between, or with all twelve digits, the date is enough. Ten digits in a row, or digits with only a space
    between, may be a telephone number: they count when the check digit is right.
    """
    return any(_is_personal(match) for match in _NUMBER.finditer(text))


def masked(text: str) -> str:
    """The text with every digit of a personal number hidden."""
    return _NUMBER.sub(lambda match: re.sub(r"\d", "•", match[0]) if _is_personal(match) else match[0], text)


def has_email(text: str) -> bool:
    """Whether the text holds an e-mail address."""
    return bool(_EMAIL.search(text))


def has_phone(text: str) -> bool:
    """Whether the text holds a Swedish telephone number."""
    return bool(_PHONE.search(text)) and not has_personal_number(text)


def _is_personal(match: re.Match[str]) -> bool:
    if match["between"].strip() or (match["century"] and not match["between"]):
        return True
    return _has_right_check_digit(match["birthday"] + match["last"])


def _has_right_check_digit(digits: str) -> bool:
    """Luhn's sum of the ten digits is a multiple of ten."""
    doubled = "".join(str(int(digit) * (2 - place % 2)) for place, digit in enumerate(digits))
    return sum(map(int, doubled)) % 10 == 0
