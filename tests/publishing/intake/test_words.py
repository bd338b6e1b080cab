"""The words of the reader: every fault has them, none is left over, and no cells at all crash the reader."""

import datetime as dt
import re
import tomllib
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publishing import intake
from publishing.intake.rows import understand
from publishing.kinds import FORMS
from publishing.messages import message
from publishing.messages.problems import InputError
from tests.each import each
from tests.publishing.intake.partner import MUNICIPALITIES, RIGHT, headings, table_of

FOLDER = Path(intake.__file__).parent
WORDS = tomllib.loads((FOLDER.parent / "messages" / "words" / "reading.toml").read_text(encoding="utf-8"))["fault"]
CODE = "".join(path.read_text(encoding="utf-8") for path in FOLDER.glob("*.py"))


def test_every_fault_is_raised_somewhere():
    named = set(re.findall(r'"((?:file|text|table|template|header|row|cell|status)_[a-z_0-9]+)"', CODE))
    built = {"file_password", "file_broken"}
    assert set(WORDS) - named - built == set()
    assert {name for name in named if name.startswith(("cell_", "row_", "header_"))} - set(WORDS) == set()


@each("name", WORDS)
def test_both_languages_have_the_same_blanks(name):
    blanks = {
        language: sorted(re.findall(r"\{(\w+)\}", " ".join(message(name, language)))) for language in ("sv", "en")
    }
    assert blanks["sv"] == blanks["en"]


CELLS = st.one_of(
    st.none(), st.booleans(), st.floats(), st.integers(), st.dates(), st.datetimes(), st.text(max_size=8),
    st.sampled_from(["Totalt", "okänt", "2019 kv 1", "Bollnäs", "1.234", "3/4", "ja", "-", "#REF!", "kvinnor", "Summa:"]),
)  # fmt: skip


@settings(deadline=None, max_examples=150)
@given(st.sampled_from(list(FORMS)), st.data())
def test_no_cells_crash_the_reader_and_what_is_read_is_whole(kind, data):
    right = st.sampled_from([RIGHT[kind]])
    rows = data.draw(st.lists(st.one_of(st.lists(CELLS, max_size=len(RIGHT[kind])), right), max_size=6))
    with suppress(InputError):
        delivered = understand(table_of(headings(kind), *rows), municipalities=MUNICIPALITIES)
        frame = delivered.frame
        assert frame.height > 0
        assert (
            frame.select(field.name for field in delivered.form.fields if field.is_required)
            .null_count()
            .sum_horizontal()
            .sum()
            == 0
        )
        for value, status in delivered.form.status_of.items():
            assert ((frame[status] == "A") == frame[value].is_not_null()).all()


@given(st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)))
def test_a_real_date_in_a_count_never_becomes_a_number(day):
    row = [*RIGHT["dialogue_meeting"][:3], day, None]
    with pytest.raises(InputError):
        understand(table_of(headings("dialogue_meeting"), row), municipalities=MUNICIPALITIES)
