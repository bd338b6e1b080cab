"""An audit in words: where every receipt is, by numbers, what is damaged, and what could not be looked at."""

from collections.abc import Collection, Iterable

from contract import label_of
from publishing.audit import Audit
from publishing.figures import day, number, period_text, spans_text
from publishing.messages import say
from publishing.people import Due
from publishing.problems import Problem


def audit_text(audit: Audit, language: str) -> str:
    """A line for each state with its count and numbers, then each fault, and what follows from it all."""
    if audit.newest is None:
        return "\n".join([say("versions_none", language), *_faults(audit.problems, language)])
    lines = [say("audit_versions", language, count=number(audit.versions, language), newest=audit.newest.version)]
    states = {"included": audit.included, "taken_back": audit.taken_back}
    if audit.has_receipts:
        states |= {"waiting": audit.waiting, "refused": audit.refused}
    lines += [
        say(
            f"audit_{name}",
            language,
            count=number(len(numbers), language),
            numbers=spans_text(numbers),
            newest=audit.newest.version,
        )
        for name, numbers in states.items()
    ]
    for receipt, by in audit.taken_back.items():
        details = {"number": receipt, "version": by.version, "author": by.author}
        lines.append(say("audit_taken_back_by", language, day=day(by.published_on, language), **details))
    for damaged, by in audit.passed_by.items():
        details = {"number": damaged, "version": by.version, "author": by.author, "note": by.note}
        lines.append(say("audit_passed_by", language, day=day(by.published_on, language), **details))
    lines += _faults((*audit.problems, *audit.unproven), language)
    verdict = "faulty" if audit.problems else "unproven" if audit.unproven else "proven"
    return "\n".join([*lines, say(f"audit_{verdict}", language, count=number(len(audit.problems), language))])


def nothing_waits_text(version: int, *, taken_back: Collection[int], counts: Iterable[Due], language: str) -> str:
    """That nothing can be published now: which receipts were taken back, and which `counts` of people wait for a quarter to close."""
    waiting = [
        f"{label_of('delivery_kind', one.kind, language).lower()} {period_text(one.period, language)}" for one in counts
    ]
    name = f"{'counts_wait' if waiting else 'nothing_waits'}{'_but' if taken_back else ''}"
    return say(name, language, version=version, numbers=spans_text(taken_back), counts=", ".join(waiting))


def _faults(problems: Iterable[Problem], language: str) -> list[str]:
    return [f"  {problem.text(language)}" for problem in problems]
