"""The words of what is made up, in Swedish and English, from `words.toml`."""

from pathlib import Path

from publishing.messages import read_words, say_from

TEXTS = read_words([Path(__file__).with_name("words.toml")])["say"]

say = say_from(TEXTS)
