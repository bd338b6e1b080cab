from dashboard.query import run_query

TERMS = [
    {"term_id": "stod", "term_sv": "stöd", "term_en": "support", "sentence_sv": "Hjälp.", "page": "7,11"},
    {
        "term_id": "iop",
        "term_sv": "IOP",
        "term_en": "IOP",
        "short_for_sv": "partnerskap",
        "short_for_en": "partnership",
    },
    {"term_id": "overkom", "term_sv": "överenskommelse", "term_en": "arrangement", "explained_by": "ours"},
]
LEADS = [{"term_id": "iop", "other_term_id": "stod"}, {"term_id": "iop", "other_term_id": "overkom"}]


def test_words_in_order_with_the_words_that_they_lead_to_both_ways(load, filters):
    result = run_query(load(term=TERMS, term_reference=LEADS), "terms", filters())

    columns = ("term_id", "alphabetical_sv", "alphabetical_en", "see_also_ids", "see_also_sv", "source_refs")
    assert result.select(columns).rows() == [
        ("iop", 1, 2, "stod, overkom", "stöd, överenskommelse", "kalla"),
        ("stod", 2, 3, "iop", "IOP", "kalla:7 kalla:11"),
        ("overkom", 3, 1, "iop", "IOP", "kalla"),
    ]
    assert result["explained_by"].to_list() == ["stated", "stated", "ours"]


def test_a_word_may_be_looked_up(load, filters):
    database = load(term=TERMS)

    for chosen, looked_up in (("stod", ["stod"]), ("", []), ("okand", [])):
        result = run_query(database, "terms", filters(term=chosen))
        assert result.filter("is_looked_up")["term_id"].to_list() == looked_up


def test_without_a_glossary_there_are_no_rows(load, filters):
    assert run_query(load(), "terms", filters()).is_empty()
