"""The commands around one file: `template`, `check` and `receive`."""

from dataclasses import dataclass
from pathlib import Path

from contract import FORMS
from publishing.cli.console import answer_in
from publishing.deliveries.store import keep_answers, kept_answers
from publishing.messages import say
from publishing.validation.report import report_text
from publishing.versions.history import newest_whole
from publishing.workbooks.marked import write_marked_workbook
from publishing.workbooks.template import write_csv_template, write_template
from publishing.workflow.examine import Examined, examine
from publishing.workflow.receive import receive
from publishing.workflow.session import EXIT_DONE, EXIT_INPUT, EXIT_WAITING, CommandError, Context, State, read_state


@dataclass(frozen=True)
class Verdict:
    """A file, what is wrong with it, and what has been answered about it."""

    examined: Examined
    answers: dict[str, str]

    @property
    def exit_code(self) -> int:
        """0 for a file without faults whose every warning has an answer."""
        if not self.examined.report.is_accepted:
            return EXIT_INPUT
        return EXIT_WAITING if self.examined.report.unanswered(self.answers) else EXIT_DONE


def template(context: Context) -> int:
    """Writes a template for one kind of delivery."""
    kind = context.needed("kind", say("name_kind", context.language))
    if kind not in FORMS:
        hint = say("hint_known", context.language, known=", ".join(FORMS))
        words = say("bad_value", context.language, name=say("name_kind", context.language), value=kind, hint=hint)
        raise CommandError(words)
    form, ending = FORMS[kind], "csv" if context.values["csv"] else "xlsx"
    path = Path(context.text("till") or f"{form.title(context.language).lower().replace(' ', '-')}.{ending}")
    municipality = newest_whole(context.folder).frames["municipality"]
    if context.values["csv"]:
        write_csv_template(form, path, language=context.language)
        context.tell("written", path=path)
        return EXIT_DONE
    write_template(
        form,
        path,
        municipalities=dict(municipality.select("municipality_code", "municipality_name").iter_rows()),
        language=context.language,
        partner=context.partners().find(context.text("partner")) if context.text("partner") else None,
        period=context.text("kvartal") or None,
    )
    context.tell("written", path=path)
    return EXIT_DONE


def check(context: Context) -> int:
    """Shows what is wrong with a file and what is strange in it; keeps nothing but answers."""
    state = read_state(context, needs_receipts=False)
    return _judge(context, state).exit_code


def receive_file(context: Context) -> int:
    """Takes a file in, whole or not at all."""
    by = context.needed("av", "--av")
    state = read_state(context)
    verdict = _judge(context, state)
    if verdict.exit_code == EXIT_WAITING:
        context.tell("receive_waits")
        return EXIT_WAITING
    receipt = receive(
        verdict.examined,
        received=state.received,
        now=context.now,
        by=by,
        answers=verdict.answers,
        note=context.text("notering"),
        is_definition=bool(context.values["ny_definition"]),
        after_closing=context.text("sen"),
        published=state.base.frames,
        report_text=report_text(verdict.examined.report, "sv", verdict.answers, shown_at_most=None),
    )
    name = "received" if receipt.is_accepted else "refused"
    context.tell(name, number=receipt.number, partner=verdict.examined.partner.name(context.language))
    return verdict.exit_code


def _judge(context: Context, state: State) -> Verdict:
    """Reads and checks the file, collects answers, shows the report and writes what is asked for."""
    examined = examine_file(context, state)
    answers = _answers(context, state, examined)
    print(report_text(examined.report, context.language, answers))
    if context.text("rapport"):
        path = Path(context.text("rapport"))
        whole = report_text(examined.report, context.language, answers, shown_at_most=None)
        path.write_text(whole + "\n", encoding="utf-8")
        context.tell("written", path=path)
    if context.text("markerad"):
        path = Path(context.text("markerad"))
        write_marked_workbook(examined.report, examined.table, path, context.language)
        context.tell("written", path=path)
    return Verdict(examined, answers)


def examine_file(context: Context, state: State) -> Examined:
    """The file of the command held against everything."""
    return examine(
        Path(context.needed("file", say("name_file", context.language))),
        partner_id=context.text("partner"),
        kind=context.text("slag"),
        published=state.base.frames,
        partners=state.partners,
        received=state.received,
        today=context.today,
        after_closing=context.text("sen"),
        note=context.text("notering"),
    )


def _answers(context: Context, state: State, examined: Examined) -> dict[str, str]:
    """The answers that were kept about this file, those given now, and those asked for at the keyboard."""
    folder = state.received.folder
    kept = kept_answers(folder, examined.sha256) if folder else {}
    given = dict(answer_in(context, words) for words in context.values["svar"])
    for remark in examined.report.unanswered(kept | given):
        if examined.report.is_accepted and (words := context.ask("ask_remark", remark=remark.text(context.language))):
            given[remark.remark_id] = words
    if given and folder:
        keep_answers(folder, examined.sha256, given)
    return kept | given
