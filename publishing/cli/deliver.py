"""The commands around one file: `template`, `check` and `receive`."""

from pathlib import Path

from contract import CODELISTS
from publishing.cli.console import EXIT_DONE, EXIT_INPUT, EXIT_WAITING, Command, CommandError
from publishing.messages import say
from publishing.workflow import Sent, report_text, write_marked_workbook
from publishing.workflow.examine import Examined, examine
from publishing.workflow.files import make_template, template_name
from publishing.workflow.receive import take_in
from publishing.workflow.session import open_session


def template(command: Command) -> int:
    """Writes a template for one kind of delivery."""
    language, name = command.language, say("name_kind", command.language)
    kind, as_csv = command.needed("kind", name), bool(command.values["csv"])
    if kind not in CODELISTS["delivery_kind"].codes:
        hint = say("hint_known", language, known=", ".join(CODELISTS["delivery_kind"].codes))
        raise CommandError(say("bad_value", language, name=name, value=kind, hint=hint))
    path = Path(command.text("till") or template_name(kind, language, as_csv=as_csv))
    session = open_session(command.workplace, receipts="none")
    about = {"partner_id": command.text("partner"), "period": command.text("kvartal")}
    make_template(session, kind, path, **about, as_csv=as_csv)
    command.tell("written", path=path)
    return EXIT_DONE


def check(command: Command) -> int:
    """Shows what is wrong with a file and what is strange in it; keeps nothing but answers."""
    session = command.open_session("if at hand")
    examined = examine(session, sent(command))
    return _show(command, examined, _answers(command, examined))


def receive(command: Command) -> int:
    """Takes a file in, whole or not at all."""
    command.needed("av", "--av")
    session = command.open_session()
    examined = examine(session, sent(command))
    answers = _answers(command, examined)
    exit_code = _show(command, examined, answers)
    if exit_code == EXIT_WAITING:
        command.tell("receive_waits")
        return exit_code
    receipt = take_in(session, examined, answers)
    outcome = "received" if receipt.is_accepted else "refused"
    command.tell(outcome, number=receipt.number, partner=examined.partner.name(command.language))
    return exit_code


def sent(command: Command) -> Sent:
    """The file that the command names, and what is said of it."""
    return Sent(
        path=Path(command.needed("file", say("name_file", command.language))),
        partner_id=command.text("partner"),
        kind=command.text("slag"),
        by=command.text("av"),
        after_closing=command.text("sen"),
        note=command.text("notering"),
        is_definition=bool(command.values.get("ny_definition")),
    )


def _answers(command: Command, examined: Examined) -> dict[str, str]:
    return command.answers(examined.sha256, examined.report.warnings if examined.report.is_accepted else ())


def _show(command: Command, examined: Examined, answers: dict[str, str]) -> int:
    """Shows the report, writes the files that are asked for, and gives the exit code: 0 for a file without faults whose every
    warning has an answer.
    """
    print(report_text(examined.report, command.language, answers))
    command.write("rapport", report_text(examined.report, command.language, answers, shown_at_most=None))
    if path := command.text("markerad"):
        write_marked_workbook(examined.report, examined.table, Path(path), command.language)
        command.tell("written", path=Path(path))
    if not examined.report.is_accepted:
        return EXIT_INPUT
    return EXIT_WAITING if examined.report.unanswered(answers) else EXIT_DONE
