"""The note on a version, asked about before it becomes public; and an answer as the command line has it."""

import hashlib

from publishing.deliveries.store import keep_answers, kept_answers
from publishing.messages import say
from publishing.validation.personal import note_remarks, refuse_note
from publishing.workflow.session import CommandError, Context


def note_is_answered(context: Context, command: str, *, holds_people: bool) -> bool:
    """Whether the command's note may be published: nothing in it is strange, or each question has its answer.

    The questions without one are shown. Answers are given with --svar or at the keyboard, and kept by the note that they are
    about where there is a restricted folder. Raises InputError for a note that no answer helps, see `refuse_note`.
    """
    note = context.text("notering").strip()
    refuse_note(note, holds_people=holds_people)
    remarks = note_remarks(note, command)
    sha256 = hashlib.sha256(note.encode()).hexdigest()
    folder = context.restricted() if remarks and context.has_restricted() else None
    given = dict(answer_in(context, words) for words in context.values["svar"])
    answers = (kept_answers(folder, sha256) if folder else {}) | given
    for remark in remarks:
        if remark.remark_id not in answers and (
            words := context.ask("ask_remark", remark=remark.text(context.language))
        ):
            given[remark.remark_id] = answers[remark.remark_id] = words
    if given and folder:
        keep_answers(folder, sha256, given)
    left = [remark for remark in remarks if remark.remark_id not in answers]
    for remark in left:
        context.tell("note_asked", remark=remark.text(context.language), remark_id=remark.remark_id)
    if left:
        context.tell("note_waits", remark_id=left[0].remark_id)
    return not left


def answer_in(context: Context, words: str) -> tuple[str, str]:
    """The id of the warning and the answer in the value of --svar. Raises CommandError when it holds none."""
    remark_id, sign, answer = words.partition("=")
    if not sign or not answer.strip():
        hint = say("hint_answer", context.language, example="v1a2b3c")
        raise CommandError(say("bad_value", context.language, name="--svar", value=words, hint=hint))
    return remark_id.strip(), answer.strip()
