"""An agenda becomes a version of its own, in which no figure changes, and stays when the catalogue is built anew."""

import datetime as dt

import pytest

from contract import EXTRACTS
from publishing.messages.problems import InputError
from publishing.workflow.agenda import Agenda, AgendaItem, agenda_published, publish_agenda
from publishing.workflow.publish import build_catalogue
from publishing.workflow.session import Session, open_session

DAY = dt.date(2019, 6, 12)
ITEMS = (
    AgendaItem(
        "tackning", "coverage_by_municipality_map", "kommun=G%C3%A4vle&matt=enterprises", "Var de finns", "Where"
    ),
    AgendaItem("radet", "council_decisions"),
)
OTHERS = sorted(set(EXTRACTS) - {"agenda_item", "source"})


@pytest.fixture
def session(workplace) -> Session:
    return open_session(workplace)


def test_is_a_version_of_its_own_that_changes_no_figure(session, workplace):
    published = publish_agenda(session, Agenda(DAY, ITEMS), author="Maria")
    after = open_session(workplace)

    assert (published.is_new, published.manifest.version, published.manifest.as_of) == (True, 2, dt.date(2018, 12, 31))
    assert agenda_published(after) == Agenda(DAY, ITEMS)
    assert {
        name: after.base.manifest.extracts[name].file for name in OTHERS if name in after.base.manifest.extracts
    } == {name: session.base.manifest.extracts[name].file for name in OTHERS if name in session.base.manifest.extracts}
    # The agenda of the earlier meeting stays, on its own source.
    assert after.base.frames["agenda_item"]["meeting_date"].n_unique() == 2
    assert after.base.frames["source"].filter(source_id="dagordning")["source_kind"].to_list() == ["example"]


def test_made_anew_it_takes_the_place_of_that_of_the_day_and_the_same_again_is_no_version(session, workplace):
    publish_agenda(session, Agenda(DAY, ITEMS), author="Maria")
    changed = Agenda(DAY, ITEMS[::-1])
    second = publish_agenda(open_session(workplace), changed, author="Maria")
    again = publish_agenda(open_session(workplace), changed, author="Karim")

    assert agenda_published(open_session(workplace)) == changed
    assert (second.manifest.version, again.manifest.version, again.is_new) == (3, 3, False)


def test_without_items_it_is_gone_and_its_source_with_it(session, workplace):
    publish_agenda(session, Agenda(DAY, ITEMS), author="Maria")
    publish_agenda(open_session(workplace), Agenda(DAY, ()), author="Maria")
    frames = open_session(workplace).base.frames

    assert DAY not in frames["agenda_item"]["meeting_date"].to_list()
    assert "dagordning" not in frames["source"]["source_id"].to_list()


def test_it_is_laid_over_what_somebody_has_published_meanwhile(session, workplace):
    late = open_session(workplace)
    publish_agenda(session, Agenda(dt.date(2019, 5, 2), ITEMS), author="Karim")
    publish_agenda(late, Agenda(DAY, ITEMS), author="Maria")

    assert {dt.date(2019, 5, 2), DAY} <= set(open_session(workplace).base.frames["agenda_item"]["meeting_date"])


def test_a_build_keeps_it(session, workplace):
    frames = {name: frame.clone() for name, frame in session.base.frames.items()}
    publish_agenda(session, Agenda(DAY, ITEMS), author="Maria")
    build_catalogue(workplace, frames)

    assert agenda_published(open_session(workplace)) == Agenda(DAY, ITEMS)


@pytest.mark.parametrize(
    ("items", "author"),
    [
        ((AgendaItem("radet", "wishes", purpose_sv="Om 19121212-1212"),), "Maria"),
        (ITEMS, "19121212-1212"),
        ((AgendaItem("radet", "wishes", choices="kommun=Gävle and more"),), "Maria"),
    ],
    ids=["a personal number in a text", "in the name", "choices that are no address"],
)
def test_what_must_not_be_published_is_refused_and_nothing_is_written(session, workplace, items, author):
    with pytest.raises(InputError):
        publish_agenda(session, Agenda(DAY, items), author=author)

    assert open_session(workplace).base.manifest.version == 1


@pytest.mark.parametrize(
    ("choices", "fault"),
    [
        ("kommun=G%C3%A4vle&kommun=Habo", "agenda_of_unknown_municipality"),
        ("matt=19121212-1212", "text_with_personal_number"),
    ],
)
def test_what_an_item_chooses_is_looked_through_before_it_is_public(session, workplace, choices, fault):
    items = (ITEMS[1], AgendaItem("tackning", "coverage_by_municipality_map", choices))

    with pytest.raises(InputError) as raised:
        publish_agenda(session, Agenda(DAY, items), author="Maria")

    assert [(problem.file, problem.message) for problem in raised.value.problems] == [("2", fault)]
    assert open_session(workplace).base.manifest.version == 1
