"""`diff` and `publish` say how many municipalities will have delivered, before anything is published."""

OMAR = ("--av", "Omar", "--ja")
LINE = "  Dialogmöten, 2019 kv 1: 1 av 10 kommuner har levererat\n"


def test_of_what_waits_and_of_a_file(desk, delivered):
    _, printed = desk.run("diff", desk.meetings("2"), "--partner", "kommun-2180")
    assert f"Levererat när detta har getts ut\n{LINE}" in printed

    _, printed = desk.run("diff")
    assert "har levererat" not in printed

    delivered("2")
    _, printed = desk.run("diff", "--sprak", "en")
    assert "Delivered once this has been published\n" in printed
    assert "  Dialogue meetings, 2019 Q1: 1 of 10 municipalities have delivered\n" in printed


def test_of_each_kind_and_quarter_that_is_published(desk, delivered):
    delivered("2")
    hofors = desk.file("2019 kv 1;Hofors;Arbetsförmedlingen;0;", name="hofors.csv")
    assert desk.run("receive", hofors, "--partner", "kommun-2104", "--av", "Maria")[0] in (0, 3)
    headings = "Kvartal;Kommun;Offentlig aktör;Insats;Kön;Antal personer"
    people = desk.file("2019 kv 1;Gävle;Kommunerna;Praktik;kvinnor;3", headings=headings, name="p.csv")
    assert desk.run("receive", people, "--partner", "kommun-2180", "--av", "Maria")[0] == 0

    _, printed = desk.run("publish", *OMAR)

    assert LINE in printed
    # Arbetsförmedlingen and Försäkringskassan owe placements for Gävle too.
    assert "  Placeringar, 2019 kv 1: 0 av 10 kommuner har levererat\n" in printed
    assert printed.index("Målen") < printed.index("Levererat när detta") < printed.index("Kvitto 1:")


def test_nothing_is_said_of_quarters_that_are_not_touched(desk, delivered):
    delivered("2")

    _, printed = desk.run("diff")

    assert printed.count("har levererat") == 1
    assert "2018 kv 4:" not in printed


def test_a_file_refused_for_its_cells_is_refused_on_the_board_too(desk):
    file = desk.file("2019 kv 1;Gävle;Arbetsförmedlingen;ca 2;", "2019 kv 1;Gävle;Försäkringskassan;1;")

    _, printed = desk.run("receive", file, "--partner", "kommun-2180", "--av", "Maria")
    assert "kommun-2180 · Dialogmöten · 2019 kv 1 · antal rader: 2" in printed

    _, printed = desk.run("board", "--kvartal", "2019-Q1")
    assert printed.count("avvisat") == 1


def test_the_board_says_what_is_shown_now_and_what_will_be(desk, delivered):
    delivered("2")

    _, printed = desk.run("board", "--kvartal", "2019-Q1")
    assert "  Dialogmöten                   0 av 10 kommuner, 1 när det som väntar har getts ut\n" in printed
    assert "  Åtaganden                     0 av 10 kommuner\n" in printed

    desk.run("publish", *OMAR)
    _, printed = desk.run("board", "--kvartal", "2019-Q1")
    assert "  Dialogmöten                   1 av 10 kommuner\n" in printed
