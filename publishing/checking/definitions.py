"""What the words of the contract mean: who may report what, and dates that follow on each other."""

from collections.abc import Iterator

from publishing.checking.case import Case
from publishing.checking.report import Remark
from publishing.problems import Problem


def actor_faults(case: Case) -> Iterator[Problem]:
    """Daily activities of others than municipalities, enhanced cooperation of others than the Employment Service."""
    for row in case.rows:
        actor = row.get("public_actor")
        for field in ("placement_measure", "service"):
            if row.get(field) == "daglig_verksamhet" and actor not in (None, "kommun"):
                yield case.fault("daily_activities_of_another", row["source_row"], field)
        if row.get("enhanced_cooperation") and actor not in (None, "arbetsformedlingen"):
            yield case.fault("enhanced_of_another", row["source_row"], "enhanced_cooperation")


def date_faults(case: Case) -> Iterator[Problem]:
    """An end that is not after its start, and dates that do not go with their status."""
    for row in case.rows:
        for start, end in (("start_date", "end_date"), ("valid_from", "valid_to")):
            if row.get(start) and row.get(end) and row[end] <= row[start]:
                yield case.fault("end_before_start", row["source_row"], end, start=row[start].isoformat())
        for date, status in (("valid_from", "valid_from_status"), ("valid_to", "valid_to_status")):
            if row.get(status) == "known" and not row[date]:
                yield case.fault("known_day_missing", row["source_row"], date)
            if row.get(status) not in (None, "known") and row[date]:
                yield case.fault("day_beside_status", row["source_row"], status)


def agreement_faults(case: Case) -> Iterator[Problem]:
    """What belongs to agreements alone, on a row about something else."""
    if case.kind != "commitment":
        return
    for row in case.rows:
        if row["mark"] in (None, "agreement"):
            continue
        for field in ("agreement_form", "counterpart"):
            if row[field]:
                yield case.fault("only_for_agreements", row["source_row"], field)
        if row["counts_as_support"]:
            yield case.fault("support_without_agreement", row["source_row"], "counts_as_support")


def agreement_remarks(case: Case) -> Iterator[Remark]:
    """Agreements that are held without a form, and held commitments whose dates say that they are not in force."""
    if case.kind != "commitment":
        return
    for row in case.rows:
        if row["commitment_state"] != "held":
            continue
        if row["mark"] == "agreement" and not row["agreement_form"]:
            yield case.remark("agreement_without_form", row["source_row"], "agreement_form")
        if row["valid_to"] and row["valid_to"] < case.last_day:
            yield case.remark("held_but_over", row["source_row"], "valid_to")
        if row["valid_from"] and row["valid_from"] > case.last_day:
            yield case.remark("held_but_not_begun", row["source_row"], "valid_from")


def number_remarks(case: Case) -> Iterator[Remark]:
    """Commitments whose number skips one that was never delivered: 1 and 3, but no 2 now or before."""
    if case.kind != "commitment":
        return
    columns = ["municipality_code", "mark", "commitment_number"]
    frames = (case.delivered.frame, case.published["commitment"], *case.earlier.values())
    known = {key for frame in frames for key in frame.select(columns).iter_rows()}
    for row in case.rows:
        municipality_code, mark, number = (row[name] for name in columns)
        skipped = [one for one in range(1, number or 1) if (municipality_code, mark, one) not in known]
        if skipped:
            missing = ", ".join(str(one) for one in skipped)
            yield case.remark("number_skipped", row["source_row"], "commitment_number", missing=missing)
