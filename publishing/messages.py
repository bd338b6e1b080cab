"""The words of the writing side in Swedish and English, read from `messages.toml` beside this file."""

import tomllib
from pathlib import Path

Words = dict[str, str]

_TEXTS: dict[str, dict[str, Words]] = tomllib.loads(
    Path(__file__).with_name("messages.toml").read_text(encoding="utf-8")
)

# Around the list of faults: row, column, count, more, unchanged.
FRAME = _TEXTS["frame"]

# What is wrong and what to do, by fault or by the name of the contract's rule.
MESSAGES = _TEXTS["fault"] | _TEXTS["rule"]

# The column in which a broken rule over several columns is mended.
RULE_COLUMNS = {rule: words["column"] for rule, words in _TEXTS["rule"].items()}

PATTERN_HINTS = _TEXTS["form"]

EXPECTED_SETTINGS = _TEXTS["setting"]
