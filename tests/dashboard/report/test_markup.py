"""The HTML of a figure as blocks for paper: its words in order, and nothing that only a screen has."""

from dashboard.report.markup import blocks_of


def words_of(block: dict) -> str:
    return "".join("\n" if run["kind"] == "break" else run["words"] for run in block["runs"])


def test_a_paragraph_keeps_its_words_and_what_stands_out_in_them():
    [block] = blocks_of('<p class="status"><b>Nått</b> <span>Målet är sju.</span></p>')

    assert block["kind"] == "paragraph"
    assert [(run["kind"], run["words"].strip()) for run in block["runs"]] == [
        ("strong", "Nått"),
        ("plain", "Målet är sju."),
    ]


def test_a_space_stands_between_parts_that_the_screen_sets_apart_and_none_before_a_full_stop():
    [block] = blocks_of("<p><span>minst</span><span>6</span><b>kommuner</b>.</p>")

    assert " ".join(words_of(block).split()) == "minst 6 kommuner."


def test_decoration_what_a_phone_shows_alone_and_how_to_click_are_left_out():
    html = (
        '<p>Ja<i class="g g-reached" aria-hidden="true">x</i></p><p class="hint">Klicka.</p>'
        '<p><span class="narrow">Bara i telefon</span></p><div class="key"><span>fylld</span></div>'
    )

    assert [words_of(block).strip() for block in blocks_of(html)] == ["Ja"]


def test_a_table_has_headings_rows_groups_and_bars():
    [table] = blocks_of(
        '<div class="scroll"><table><caption class="vh">Namn</caption>'
        '<thead><tr><th scope="col">Tjänst</th><th scope="col">Antal</th></tr></thead>'
        '<tbody><tr class="group"><th scope="rowgroup" colspan="2">Insatser</th></tr>'
        '<tr><th scope="row">Städ<small>per vecka</small></th>'
        '<td><div class="bar"><i style="--w:45.00" aria-hidden="true"></i><b>≈ 45</b></div></td></tr></tbody></table></div>'
    )

    assert (table["kind"], table["columns"]) == ("table", 2)
    assert [words_of(cell).strip() for cell in table["head"]] == ["Tjänst", "Antal"]
    group, row = table["rows"]
    assert (group["is_group"], row["is_group"]) == (True, False)
    assert [words_of(cell).strip() for cell in row["cells"]] == ["Städ\nper vecka", "≈ 45"]
    assert [cell["bar"] for cell in row["cells"]] == [None, 45.0]


def test_a_line_across_a_table_that_is_no_heading_names_no_rows():
    [table] = blocks_of(
        "<table><thead><tr><th>A</th><th>B</th></tr></thead>"
        '<tbody><tr class="cut"><td colspan="2">Ovanför: räknas</td></tr></tbody></table>'
    )

    assert [row["is_group"] for row in table["rows"]] == [False]


def test_a_table_without_column_headings_is_a_list():
    """A validator refuses it as a table: nothing says what its columns are."""
    [block] = blocks_of('<table><tbody><tr><th scope="row">Avtal</th><td>ja</td></tr></tbody></table>')

    assert block["kind"] == "list"
    assert ["".join(run["words"] for run in item).strip() for item in block["items"]] == ["Avtal ja"]


def test_what_is_folded_in_a_cell_is_its_first_line_and_elsewhere_all_of_it():
    folded = "<details><summary>3 ändringar</summary><ul><li>En</li></ul></details>"
    [table] = blocks_of(f"<table><thead><tr><th>A</th></tr></thead><tbody><tr><td>{folded}</td></tr></tbody></table>")

    assert words_of(table["rows"][0]["cells"][0]).strip() == "3 ändringar"
    assert [block["kind"] for block in blocks_of(folded)] == ["paragraph", "list"]


def test_a_line_that_says_again_what_the_one_above_says_is_left_out():
    [table] = blocks_of(
        '<table><thead><tr><th>A</th></tr></thead><tbody><tr><td><span class="st">nej</span><div>nej</div></td></tr></tbody></table>'
    )

    assert words_of(table["rows"][0]["cells"][0]).strip() == "nej"


def test_a_key_shows_its_colours():
    [block] = blocks_of(
        '<ul class="steps"><li><i style="background:var(--seq1)"></i>1–2</li><li><i class="hatch"></i>saknas</li></ul>'
    )

    assert block["is_key"]
    assert [[(run["kind"], run["words"]) for run in item] for item in block["items"]] == [
        [("swatch", "seq1"), ("plain", "1–2")],
        [("swatch", "hatch"), ("plain", "saknas")],
    ]


def test_a_large_number_is_its_number_its_unit_and_the_target():
    [block] = blocks_of(
        '<div class="num"><span class="v"><span class="sign above">minst </span>6</span>'
        '<span class="u">av 10 kommuner<br>2018 kv 4</span><span class="t"><b>7</b>mål 2018</span></div>'
    )

    assert (block["kind"], block["is_none"]) == ("number", False)
    told = [" ".join(words_of({"runs": part}).split()) for part in block["parts"]]
    assert told == ["minst 6", "av 10 kommuner 2018 kv 4", "7 mål 2018"]
