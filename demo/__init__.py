"""What is made up: the example catalogue's generator, and a year of deliveries played on a copy of it."""

from pathlib import Path

from publishing.messages import read_words, say_from

# Its words, in Swedish and English.
TEXTS = read_words([Path(__file__).with_name("words.toml")])["say"]

say = say_from(TEXTS)
