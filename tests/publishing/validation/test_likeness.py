import pytest

AF = {"public_actor": "arbetsformedlingen"}


def by_sex(*pairs: tuple[float, float], **more: str) -> list[dict]:
    """Rows of women and men, a pair per measure."""
    measures = ("arbetstraning", "praktik", "lonestod")
    return [
        more | {"placement_measure": measure, "sex": sex, "value": value}
        for measure, pair in zip(measures, pairs, strict=False)
        for sex, value in zip("FM", pair, strict=True)
    ]


def test_women_and_men_that_changed_places(desk, before, marks, words):
    report = desk.check("placement", *by_sex((9, 21)), earlier=before("placement", *by_sex((20, 10))))

    assert report.is_accepted
    assert marks(report.warnings) == [("sexes_swapped", None, "F")]
    assert words(report.warnings[0]) == (
        "Bollnäs, Kommunerna: kvinnorna ser ut som männen gjorde 2018 kv 4, och männen som kvinnorna.",
        "Bollnäs, The municipalities: the women look like the men did in 2018 Q4, and the men like the women.",
    )


def test_sums_that_are_alike_give_the_swap_away_by_their_measures(desk, before, marks, words):
    then, now = by_sex((12, 5), (4, 11)), by_sex((5, 12), (11, 5))
    report = desk.check("placement", *now, earlier=before("placement", *then))

    assert marks(report.warnings) == [("sexes_swapped_everywhere", None, "F")]
    assert words(report.warnings[0])[0].startswith("I hela filen ser kvinnorna ut som männen gjorde 2018 kv 4")
    assert words(report.warnings[0])[1].startswith("In the whole file the women look like the men did in 2018 Q4")


@pytest.mark.parametrize(
    ("then", "now"),
    [
        ((20, 10), (19, 12)),
        ((20, 10), (14, 15)),
        ((7, 3), (3, 7)),
        ((30, 10), (22, 19)),
    ],
)
def test_changes_that_no_swap_explains(desk, before, then, now):
    assert desk.check("placement", *by_sex(now), earlier=before("placement", *by_sex(then))).warnings == ()


def test_a_copied_file(desk, before, marks, words):
    rows = by_sex((7, 5), (3, 0))
    report = desk.check("placement", *rows, earlier=before("placement", *reversed(rows)))

    assert marks(report.warnings) == [("same_as_before", None, None)]
    assert words(report.warnings[0]) == (
        "Alla rader är likadana som 2018 kv 4.",
        "All rows are the same as in 2018 Q4.",
    )


def test_few_figures_or_one_changed_are_no_copy(desk, before):
    few, many = by_sex((7, 5)), by_sex((7, 5), (3, 0))

    assert desk.check("placement", *few, earlier=before("placement", *few)).warnings == ()
    assert (
        desk.check("placement", *many[:-1], many[-1] | {"value": 1}, earlier=before("placement", *many)).warnings == ()
    )


def test_commitments_stand_for_years(desk, before):
    rows = [{"commitment_number": number} for number in (1, 2, 3)]

    assert desk.check("commitment", *rows, earlier=before("commitment", *rows)).warnings == ()
