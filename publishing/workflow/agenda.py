"""The agenda of a meeting: made by a coordinator, published as a version of its own that changes no figure."""

from urllib.parse import parse_qs, unquote_plus

from contract.display import day
from publishing.messages import say
from publishing.messages.problems import InputError, Problem
from publishing.messages.said import said
from publishing.release.agenda import Agenda, AgendaItem, latest_agenda, with_agenda
from publishing.validation.personal import refuse_personal_numbers
from publishing.versions.lock import OvertakenError
from publishing.versions.publish import Published, VersionDraft, publish_version
from publishing.workflow.publish import refuse_unaccounted
from publishing.workflow.session import Session, open_session

# How an address names the municipalities that are chosen.
MUNICIPALITY = "kommun"

__all__ = ["Agenda", "AgendaItem", "agenda_published", "publish_agenda"]


def agenda_published(session: Session) -> Agenda | None:
    """The agenda of the latest meeting in the newest version; None where nobody has made one."""
    return latest_agenda(session.base.frames)


def publish_agenda(session: Session, agenda: Agenda, *, author: str) -> Published:
    """Publishes the agenda in a version of its own. Where another version has become the newest meanwhile, it is laid over that.

    Nobody else has to approve it: no figure is another. Raises InputError for a row that breaks the contract, an author that must
    not be, a text with a personal number or a municipality that there is not, and when something is damaged; UnfinishedError when the version is published and
    `senaste/` does not show it.
    """
    texts = {
        f"{place}": f"{item.purpose_sv} {item.purpose_en} {unquote_plus(item.choices)}"
        for place, item in enumerate(agenda.items, start=1)
    }
    refuse_personal_numbers({"--av": author, **texts})
    _refuse_unknown_municipalities(session, agenda)
    refuse_unaccounted(session)
    while True:
        draft = VersionDraft(
            settings=session.settings,
            frames=with_agenda(session.base.frames, agenda, session.settings, today=session.today),
            base=session.base.manifest.version,
            as_of=session.base.manifest.as_of,
            published_at=session.now,
            author=said(author),
            note=" ".join(
                say("agenda_note", language, day=day(agenda.meeting_date, language)) for language in ("sv", "en")
            ),
        )
        try:
            return publish_version(session.folder, draft)
        except OvertakenError:
            # Nobody has to see a difference: it is laid over whatever has come in between.
            session = open_session(session.workplace, receipts="none")


def _refuse_unknown_municipalities(session: Session, agenda: Agenda) -> None:
    """A slide of a municipality that there is not would show all of them."""
    names = set(session.base.frames["municipality"]["municipality_name"])
    faulty = [
        Problem.of(place, "agenda_of_unknown_municipality", name=name)
        for place, item in enumerate(agenda.items, start=1)
        for name in parse_qs(item.choices).get(MUNICIPALITY, [])
        if name not in names
    ]
    if faulty:
        raise InputError(faulty)
