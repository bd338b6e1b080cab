"""The label of a code as the heading of a row and inside a sentence."""

import pytest

from contract.display import uncapital
from dashboard.wording import in_text


@pytest.mark.parametrize(
    ("code_list", "label", "language", "words"),
    [
        ("mark", "Regionens stödmodell", "sv", "regionens stödmodell"),
        ("mark", "Policy on WISEs", "en", "policy on WISEs"),
        # What a catalogue calls a code itself is a name.
        ("mark", "Glada Hudikmodellen", "sv", "Glada Hudikmodellen"),
        ("agreement_form", "IOP", "sv", "IOP"),
        ("public_actor", "Arbetsförmedlingen", "sv", "Arbetsförmedlingen"),
    ],
)
def test_a_general_label_has_no_capital_inside_a_sentence(code_list, label, language, words):
    assert in_text(code_list, label, language) == words


def test_only_the_first_letter_is_made_small():
    assert (uncapital("Avtal om ASF"), uncapital("ASF i Alby"), uncapital("")) == ("avtal om ASF", "ASF i Alby", "")
