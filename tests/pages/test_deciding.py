"""The form for a decision in the meeting view: there for coordinators alone, and what is answered to what it sends."""

import json
import re
from pathlib import Path

import pytest
from streamlit.runtime.context import ContextProxy, StreamlitHeaders

from pages.delivery import noting
from pages.delivery.notices import UnexpectedError
from publishing.deliveries.store import read_receipts
from tests.pages.harness import Visit, run
from tests.several import copy_catalogues, correct, withdraw

MEETING = {"visning": "mote", "data": "exempel"}
SENT = {
    "language": "sv", "catalogue": "exempel", "mark": "abcdefgh1234", "by": "Maria", "version": "1", "page_name": "tackning",
    "figure_name": "coverage_by_municipality_map", "choices": "matt=residents", "title_sv": "Fråga Ockelbo om läget",
    "title_en": "", "decided_on": "2019-02-13", "owner_party_id": "region", "due": "", "answers": {},
}  # fmt: skip


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The catalogues and a restricted folder, on a day in April 2019, and a visit from this machine."""
    (tmp_path / "restricted").mkdir()
    copy_catalogues(tmp_path / "data")
    environment = {"ASF_DATA": tmp_path / "data", "ASF_RESTRICTED": tmp_path / "restricted", "ASF_DAY": "2019-04-20"}
    for name, value in environment.items():
        monkeypatch.setenv(name, str(value))
    monkeypatch.setattr(ContextProxy, "headers", StreamlitHeaders({"Host": "localhost:8501"}.items()))
    monkeypatch.setattr(ContextProxy, "ip_address", None)
    return tmp_path


def form_of(seen: Visit) -> dict | None:
    """What the browser is told of the form; None where it is told nothing."""
    scripts = [node.proto.body for node in seen.nodes if node.type == "html" and "asfDecision" in node.proto.body]
    if not scripts:
        return None
    [script] = scripts
    told = script.removesuffix("</script>").rpartition("})({")[2].removesuffix(")")
    return json.loads("{" + told.replace(r"\u003c", "<"))


def test_readers_have_no_form(visit):
    seen = visit("radet", sprak="sv", **MEETING)

    assert form_of(seen) is None
    assert "stage-decide" not in seen.html


@pytest.mark.parametrize(("language", "shown"), [
    ("sv", "Täckning, version 1, som gäller den 31 december 2018"),
    ("en", "Coverage, version 1, as of 31 December 2018"),
])  # fmt: skip
def test_a_coordinator_has_it_on_every_slide_with_what_each_shows(place, language, shown):
    seen = run("radet", sprak=language, **MEETING)
    form = form_of(seen)

    assert len(re.findall('class="stage-decide"', seen.html)) == 6
    assert (form["address"], form["catalogue"], form["version"], form["day"]) == (
        "/beslut", "exempel", "1", "2019-02-13",
    )  # fmt: skip
    assert form["items"]["3"] == {
        "page_name": "tackning", "figure_name": "coverage_by_municipality_map", "choices": "matt=enterprises_per_10000",
        "shown": shown,
    }  # fmt: skip
    new = {"sv": "Sedan förra mötet", "en": "Since the last meeting"}[language]
    assert form["items"]["2"]["shown"] == shown.replace(shown.partition(",")[0], new)
    assert len(form["parties"]) == 9
    assert ["region", "Region Gävleborg"] in form["parties"]


def test_what_is_sent_is_a_receipt_and_its_words_say_who_publishes(place):
    status, answer = noting.note(SENT)

    assert (status, answer) == (200, {
        "done": "Beslutet är antecknat med id mote-2019-02-13-1, som kvitto 1. Någon annan än Maria ger ut det på Leverera, under Ge ut. Sedan följs det på Rådet."
    })  # fmt: skip
    assert [receipt.kind for receipt in read_receipts(place / "restricted" / "exempel")] == ["noted_decision"]


def test_a_decision_may_rest_on_what_is_new_since_the_last_meeting(place):
    new = {"page_name": "kallor", "figure_name": "since_last_meeting", "choices": ""}

    assert noting.note(SENT | new)[0] == 200


@pytest.mark.parametrize(
    ("change", "faults"),
    [
        ({"title_sv": "", "by": ""}, [
            "Det står inte vad rådet beslutade. Skriv det i en mening.",
            "Det står inte vem som antecknar beslutet. Skriv ditt namn. Någon annan ger sedan ut det.",
        ]),
        ({"due": "2019-02-12"}, [
            "Ska vara klart: ”2019-02-12” ligger före beslutet, som fattades den 13 februari 2019. Rätta den dag som är fel."
        ]),
        ({"decided_on": "2019-05-01"}, [
            "Beslutat den: ”2019-05-01” har inte varit än: i dag är det den 20 april 2019. Skriv den dag då beslutet fattades."
        ]),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_field_and_what_to_do(place, change, faults):
    assert noting.note(SENT | change) == (422, {"faults": faults, "questions": []})


@pytest.mark.parametrize(("language", "file_words"), [
    ("sv", r"\b(fil|cell|blad|rad|kolumn|arbetsbok)(en|n|et|er|s|ens)?\b"), ("en", r"\b(file|cell|sheet|row|column|workbook)s?\b"),
])  # fmt: skip
def test_nothing_is_said_of_a_file_that_nobody_has_sent(place, language, file_words):
    """What is written in the room is checked as a file is, and has no cells, rows and columns."""
    texts = (
        "ring 810218-9876",
        "dnr 8102189876",
        "=1",
        "a\u202eb",
        "GÃ¤vle",
        "-",
        "#N/A",
        "x" * 501,
        "ja " * 2000,
        "\u200b",
    )
    texts += ("a@b.se, 070-123 45 67, Anna Svensson sa att tre hoppade av", "Kontakta 8102189876.")
    days = (
        "43525",
        "2019-02-30",
        "-",
        "#REF!",
        "2/3",
        "1905-07-09",
        "1850-01-01",
        "1912-12-12",
        "2019-03-01 12:00",
        "tills vidare",
    )
    sent = [{"title_sv": words} for words in texts] + [{"title_en": words} for words in texts]
    sent += [{name: written} for name in ("due", "decided_on") for written in days]
    sent += [
        {"owner_party_id": "x"},
        {"by": "\u200b"},
        {"by": "x" * 501},
        {"by": "810218-9876"},
        {"answers": {"a": "x" * 501}},
    ]
    answers = [
        noting.note(SENT | {"language": language, "mark": f"abcdefgh{number:04}"} | change)
        for number, change in enumerate(sent)
    ]
    told = [
        [*answer["faults"], *(each["words"] for each in answer["questions"])]
        for status, answer in answers
        if status == 422
    ]

    assert len(told) > 30
    assert all(told)
    assert [words for every in told for words in every if re.search(file_words, words, flags=re.IGNORECASE)] == []


@pytest.mark.parametrize(("language", "faults"), [
    ("sv", ["Vad som beslutades: Texten har 5 999 tecken; gränsen är 500. Korta den.", "Ditt namn har 501 tecken; gränsen är 500. Korta det."]),
    ("en", ["What was decided, in Swedish: The text has 5,999 characters; the limit is 500. Shorten it.", "Your name has 501 characters; the limit is 500. Shorten it."]),
])  # fmt: skip
def test_what_is_too_long_is_named_with_its_length_and_the_limit(place, language, faults):
    answer = noting.note(SENT | {"language": language, "title_sv": "a b " * 1500, "by": "x" * 501})[1]

    assert [fault.replace("\N{NO-BREAK SPACE}", " ") for fault in answer["faults"]] == faults


def test_the_browser_knows_the_limit_and_the_words_for_it(place):
    form = form_of(run("radet", sprak="sv", **MEETING))

    assert form["longest"] == 500
    assert form["words"]["too_long"] == "{field}: texten har {length} tecken; gränsen är 500. Korta den."


def test_on_a_withdrawn_version_the_form_says_so(place):
    correct(place / "data")
    withdraw(place / "data")
    [form] = {form_of(run("radet", sprak="sv", version="2", **MEETING))["items"]["3"]["shown"]}

    assert form == (
        "Täckning, version 2, som gäller den 31 december 2018. Versionen har återkallats av version 3: "
        "fatta beslutet på den version som gäller, eller svara på frågan som kommer."
    )


def test_in_english_the_field_has_its_english_name(place):
    [fault] = noting.note(SENT | {"language": "en", "due": "2019-02-12"})[1]["faults"]

    assert (
        fault
        == "Due: “2019-02-12” is before the decision, which was made on 13 February 2019. Correct the day that is wrong."
    )


def test_a_personal_number_is_refused_without_being_repeated(place):
    status, answer = noting.note(SENT | {"title_sv": "Ring 19121212-1212"})

    assert status == 422
    assert answer["faults"][0].startswith("Vad som beslutades: ")
    assert "1212" not in json.dumps(answer)
    assert not [path for path in (place / "restricted").rglob("*") if path.is_file() and path.name != ".lock"]


def test_a_question_is_answered_by_its_id(place):
    sent = SENT | {"title_sv": "Anna Svensson frågar Ockelbo"}
    status, asked = noting.note(sent)
    [question] = asked["questions"]

    assert (status, asked["faults"]) == (422, [])
    assert "Anna Svensson" in question["words"]
    assert noting.note(sent | {"answers": {question["id"]: "Hon är ordförande"}})[0] == 200


def test_of_what_nobody_foresaw_the_kind_and_the_place_are_said(place, monkeypatch):
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("Anna Svensson")

    monkeypatch.setattr(noting, "note_decision", broken)
    with pytest.raises(UnexpectedError, match=r"^RuntimeError, test_deciding\.py:\d+$") as told:
        noting.note(SENT)

    # Nothing else is in what a log would hold.
    assert told.value.__cause__ is None
    assert told.value.__suppress_context__


@pytest.mark.parametrize(
    "change",
    [
        {"version": "x"}, {"language": "fi"}, {"catalogue": "../exempel"}, {"catalogue": ".."}, {"title_sv": 1}, {"by": None},
        {"answers": []}, {"answers": {"a": 1}}, {"answers": {"a": "\udcff"}}, {"mark": "../../x"}, {"title_sv": "hej \ud800"},
    ],
    ids=str,
)  # fmt: skip
def test_what_the_page_never_sends_is_unfit(place, change):
    with pytest.raises(ValueError, match="of the meeting view"):
        noting.note(SENT | change)


@pytest.mark.parametrize(
    ("language", "headline", "nobodys"),
    [
        ("sv", "För 2019 kv 1 har 0 av 44 leveranser kommit", "av 0 kommuner"),
        ("en", "For 2019 Q1, 0 of 44 deliveries have come", "of 0 municipalities"),
    ],
)
def test_the_board_counts_it_among_no_deliveries_that_are_owed(place, language, headline, nobodys):
    assert noting.note(SENT)[0] == 200
    seen = run("leverera", data="exempel", sprak=language)

    assert seen.headline == headline
    assert seen.rows_with("Beslut antecknade på möten" if language == "sv" else "Decisions noted at meetings")
    assert nobodys not in seen.html
