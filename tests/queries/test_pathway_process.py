from dashboard.query import run_query


def step(code: str, **more: object) -> dict:
    return {"pathway_step": code, "wording_sv": f"{code} på svenska", "wording_en": f"{code} in English", **more}


def test_the_steps_in_their_order_each_with_its_page(load, filters):
    database = load(
        pathway_step=[
            step("referral", page="10", inference_sv="vi läser", inference_en="we read"),
            step("applied", page="8"),
        ]
    )

    result = run_query(database, "pathway_process", filters())

    columns = ("pathway_step", "step_wording_sv", "page", "inference_en", "source_refs")
    assert result.select(columns).rows() == [
        ("applied", "applied på svenska", "8", None, "kalla:8"),
        ("referral", "referral på svenska", "10", "we read", "kalla:10"),
    ]


def test_without_steps_there_is_no_row(load, filters):
    assert run_query(load(pathway_step=[]), "pathway_process", filters()).is_empty()
