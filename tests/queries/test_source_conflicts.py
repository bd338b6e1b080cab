from dashboard.query import run_query


def conflict(name, **more):
    words = {
        f"{word}_{language}": f"{word} {language}"
        for word in ("subject", "statement_a", "statement_b", "handling")
        for language in ("sv", "en")
    }
    return {"conflict_id": name, "other_source_id": "kalla", **words, **more}


def test_both_statements_stand_side_by_side_with_their_sources(load, filters):
    rows = [
        conflict("b_same_page"),
        conflict("a_two_sources", source_id="plan", page_a="3", other_source_id="scb"),
    ]
    sources = [{"source_id": name} for name in ("kalla", "plan", "scb")]

    result = run_query(load(source_conflict=rows, source=sources), "source_conflicts", filters())

    words = ("subject sv", "subject en")
    statement_a, statement_b = ("statement_a sv", "statement_a en"), ("statement_b sv", "statement_b en")
    handling = ("handling sv", "handling en")
    assert result.rows() == [
        (
            "a_two_sources",
            *words,
            "plan",
            "3",
            *statement_a,
            "scb",
            None,
            *statement_b,
            *handling,
            "prov",
            "plan:3 scb",
        ),
        ("b_same_page", *words, "kalla", None, *statement_a, "kalla", None, *statement_b, *handling, "prov", "kalla"),
    ]


def test_without_conflicts_there_are_no_rows(load, filters):
    assert run_query(load(), "source_conflicts", filters()).is_empty()
