import pytest

AF = {"public_actor": "arbetsformedlingen"}
PRACTICE = {"placement_measure": "praktik"}


def observed(value: float, kind: str, **more: str) -> dict:
    key = {"municipality_code": "2183", "public_actor": "kommun", "placement_measure": "arbetstraning", "sex": "F"}
    figures = {"period": "2018-Q4", "value": value, "obs_status": "A", "value_kind": kind}
    return key | {"enhanced_cooperation": False} | figures | more


@pytest.mark.parametrize(
    ("then", "now", "message", "sv", "en"),
    [
        (4.0, 13.0, "jump_up", "Bollnäs: 13 nu mot 4 2018 kv 4, mer än tre gånger så mycket.", "Bollnäs: 13 now against 4 in 2018 Q4, more than three times as much."),
        (31.0, 10.0, "jump_down", "Bollnäs: 10 nu mot 31 2018 kv 4, mindre än en tredjedel.", "Bollnäs: 10 now against 31 in 2018 Q4, less than a third."),
        (0.0, 10.0, "jump_up", "Bollnäs: 10 nu mot 0 2018 kv 4, mer än tre gånger så mycket.", "Bollnäs: 10 now against 0 in 2018 Q4, more than three times as much."),
        (7.0, 70.0, "shifted_up", "Bollnäs: 70 nu mot 7 2018 kv 4, exakt 10 gånger så mycket.", "Bollnäs: 70 now against 7 in 2018 Q4, exactly 10 times as much."),
        (300.0, 3.0, "shifted_down", "Bollnäs: 3 nu mot 300 2018 kv 4, exakt 100 gånger så lite.", "Bollnäs: 3 now against 300 in 2018 Q4, exactly one 100th."),
    ],
)  # fmt: skip
def test_a_sum_that_leapt(desk, before, marks, words, then, now, message, sv, en):
    report = desk.check("placement", {"value": now}, earlier=before("placement", {"value": then}))

    assert report.is_accepted
    assert marks(report.warnings) == [(message, None, "G")]
    assert words(report.warnings[0]) == (sv, en)


@pytest.mark.parametrize(
    ("then", "now"), [(4.0, 12.0), (0.0, 9.0), (2.0, 9.0), (30.0, 10.0), (None, 50.0), (50.0, None)]
)
def test_a_sum_that_moved_within_reason(desk, before, then, now):
    rows = [{"value": value, "obs_status": None if value else "UN"} for value in (then, now)]
    rows[1] = {"value": now, "obs_status": "UN" if now is None else "A"}

    assert desk.check("placement", rows[1], earlier=before("placement", rows[0])).warnings == ()


@pytest.mark.parametrize("status", ["SU", "UN"])
@pytest.mark.parametrize("now", [0.0, 4.0])
def test_a_sum_with_a_part_that_is_hidden_has_not_fallen(desk, before, marks, status, now):
    earlier = before("placement", {"value": 30.0}, {"sex": "M", "value": 4.0})
    untold = {"sex": "M", "value": None, "obs_status": status}

    assert marks(desk.check("placement", {"value": now}, untold, earlier=earlier).warnings) == []
    rows = ({"value": now}, untold | {"obs_status": "NA"})
    assert len(desk.check("placement", *rows, earlier=earlier).warnings) == 1
    [rise] = desk.check("placement", {"value": 120.0}, untold, earlier=earlier).warnings
    assert rise.message == "jump_up"


def test_the_row_that_is_ten_times_what_it_was(desk, before, marks, words):
    earlier = before("placement", {"value": 20.0}, {"sex": "M", "value": 4.0})
    report = desk.check("placement", {"value": 21.0}, {"sex": "M", "value": 40.0}, earlier=earlier)

    assert marks(report.warnings) == [("shifted_up", 3, "G")]
    assert words(report.warnings[0])[0] == (
        "Bollnäs, Kommunerna, Arbetsträning, män: 40 nu mot 4 2018 kv 4, exakt 10 gånger så mycket."
    )


def test_a_whole_column_that_is_ten_times_what_it_was_is_one_warning(desk, before, marks):
    places = ("2180", "2183", "2184")
    then = [AF | {"municipality_code": code, "value": 5.0} for code in places]
    now = [AF | {"municipality_code": code, "value": 50.0} for code in places]
    report = desk.check("placement", *now, partner="arbetsformedlingen", earlier=before("placement", *then))

    assert marks(report.warnings) == [("shifted_up", None, "G")]
    assert report.warnings[0].what("sv").startswith("alla rader: 150 nu mot 15 2018 kv 4")
    assert report.warnings[0].what("en").startswith("all rows: 150 now against 15 in 2018 Q4")


def test_small_municipalities_may_leap_together(desk, before, marks):
    places = ("2180", "2183", "2184")
    then = [AF | {"municipality_code": code, "value": 1.0} for code in places]
    now = [AF | {"municipality_code": code, "value": 4.0} for code in places]
    report = desk.check("placement", *now, partner="arbetsformedlingen", earlier=before("placement", *then))

    assert marks(report.warnings) == [("jump_up", None, "G")]
    assert report.warnings[0].what("sv").startswith("alla rader: 12 nu mot 3 2018 kv 4")


def test_a_column_of_only_zeros(desk, before, marks, words):
    earlier = before("placement", {"value": 7.0}, {"sex": "M", "value": 3.0})
    report = desk.check("placement", {"value": 0.0}, {"sex": "M", "value": 0.0}, earlier=earlier)

    assert marks(report.warnings) == [("only_zeros", None, "G")]
    assert words(report.warnings[0]) == (
        "Kolumnen har bara nollor, men summan var 10 2018 kv 4.",
        "The column holds only zeros, but the sum was 10 in 2018 Q4.",
    )


def test_an_amount_is_compared_from_ten_thousand_kronor(desk, before, marks):
    dear = desk.check("service_use", {"amount_sek": 40000.0}, earlier=before("service_use", {"amount_sek": 9000.0}))
    cheap = desk.check("service_use", {"amount_sek": 9000.0}, earlier=before("service_use", {"amount_sek": 1000.0}))

    assert marks(dear.warnings) == [("jump_up", None, "H")]
    assert cheap.warnings == ()


def test_without_an_earlier_delivery_the_published_figures_are_used_with_care(desk, marks):
    """Rounded counts may be off by several people: only a large sum is compared, and none for an exact ten times."""
    desk.publish(placement=[observed(5.0, "rounded")])
    assert desk.check("placement", {"value": 20.0}).warnings == ()
    large = desk.check("placement", {"value": 50.0})
    assert marks(large.warnings) == [("shifted_up", None, "G")]

    desk.publish(placement=[observed(5.0, "exact"), observed(90.0, "exact", municipality_code="2184")])
    assert marks(desk.check("placement", {"value": 20.0}).warnings) == [("jump_up", None, "G")]


def test_a_quarter_that_was_never_delivered_is_passed_over(desk, marks):
    missing = observed(0.0, "exact") | {"value": None, "obs_status": "NL", "value_kind": None}
    older = observed(5.0, "exact", period="2018-Q2")
    desk.publish(placement=[missing, older])

    report = desk.check("placement", {"value": 20.0})
    assert report.warnings[0].what("sv").startswith("Bollnäs: 20 nu mot 5 2018 kv 2")


def test_the_partners_own_delivery_comes_before_the_published_one(desk, before):
    desk.publish(placement=[observed(5.0, "exact")])

    assert desk.check("placement", {"value": 20.0}, earlier=before("placement", {"value": 19.0})).warnings == ()


def test_the_variables_of_enterprises_are_compared(desk, marks):
    base = {"enterprise_id": "asf-1", "period": "2018-Q4", "obs_status": "A", "value_kind": "exact"}
    desk.publish(
        enterprise=[{"enterprise_id": "asf-1", "enterprise_name": "Återbruket", "municipality_code": "2183"}],
        enterprise_observation=[
            base | {"enterprise_variable": "places_offered", "value": 4.0},
            base | {"enterprise_variable": "employees", "value": None, "obs_status": "PR"},
        ],
    )
    report = desk.check("enterprise", {}, partner="coompanion")

    assert marks(report.warnings) == [("jump_up", None, "J")]


def test_enterprises_that_are_left_to_others_have_not_fallen(desk, marks):
    observed = {"period": "2018-Q4", "enterprise_variable": "places_offered", "obs_status": "A", "value": 40.0}
    desk.publish(
        enterprise=[{"enterprise_id": f"asf-{n}", "enterprise_name": f"Nr {n}", "municipality_code": "2183"} for n in (1, 2, 3)],
        enterprise_observation=[observed | {"enterprise_id": f"asf-{n}"} for n in (1, 2, 3)],
    )  # fmt: skip
    row = {"enterprise_name": "Nr 1", "places_offered": 39.0}

    assert desk.check("enterprise", row, partner="foretagen").warnings == ()
    report = desk.check("enterprise", row | {"places_offered": 4.0, "places_filled": 4.0}, partner="foretagen")
    assert marks(report.warnings) == [("shifted_down", None, "J")]


def test_a_sum_with_a_personal_number_in_it_is_not_shown(desk, before, words):
    report = desk.check("placement", {"value": 8112189876.0}, earlier=before("placement", {"value": 7.0}))

    assert [one.message for one in report.warnings] == ["jump_up", "very_large"]
    assert words(report.warnings[0])[0].startswith("Bollnäs: ••• nu mot 7 2018 kv 4")
