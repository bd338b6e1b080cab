from dashboard.query import run_query


def test_the_groups_in_their_order_each_with_its_definition_and_page(load, filters):
    defined = {"wording_sv": "långt borta", "wording_en": "far away", "page": "10"}
    database = load(
        pathway_group=[{"pathway_group": "red", **defined}, {"pathway_group": "green", **defined, "page": None}]
    )

    result = run_query(database, "pathway_groups", filters())

    assert result.drop("catalogue").rows() == [
        ("green", "långt borta", "far away", None, "kalla"),
        ("red", "långt borta", "far away", "10", "kalla:10"),
    ]
