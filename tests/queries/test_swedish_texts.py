"""The texts that there are in Swedish alone: those that the contract lets stand without English, and what parties call themselves."""

import re

from contract.languages import swedish_texts
from dashboard.query import run_query
from queries import read_query


def test_what_nobody_has_translated_and_what_parties_call_themselves(load, filters):
    commitment = {"municipality_code": "2101", "mark": "agreement", "period": "2018-Q4", "commitment_state": "held"}
    database = load(
        commitment=[
            commitment | {"evidence_sv": "Beslut i nämnden", "evidence_en": None, "counterpart": "Föreningen"},
            commitment
            | {"mark": "policy", "evidence_sv": "Beslut i fullmäktige", "evidence_en": "Decision of the council"},
        ],
        source=[{"source_id": "scb", "publisher": "Statistiska centralbyrån"}],
    )
    words = run_query(database, "swedish_texts", filters())["words"].to_list()

    assert [text for text in ("Beslut i nämnden", "Föreningen", "Statistiska centralbyrån") if text not in words] == []
    assert "Beslut i fullmäktige" not in words
    assert words == sorted(set(words))


def test_it_asks_for_every_text_that_the_contract_lets_be_swedish():
    selects = re.findall(r"SELECT (\w+) AS words FROM (\w+)(?: WHERE (\w+) IS NULL)?", read_query("swedish_texts").sql)

    assert {(extract, column, english or None) for column, extract, english in selects} == swedish_texts()
