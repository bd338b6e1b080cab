"""From the command to the first row of a partner's file there are few calls, each into a room of its own."""

import pytest

from benchmarks.calls import FORMATS, calls_to_first_row, write_meetings


@pytest.mark.parametrize("suffix", FORMATS)
def test_five_calls_at_most_from_the_command_to_the_first_row(workplace, monkeypatch, suffix):
    monkeypatch.delenv("ASF_RESTRICTED", raising=False)
    path = workplace.data / f"moten.{suffix}"
    write_meetings(path)
    where = ("--data", str(workplace.data), "--katalog", workplace.catalogue)

    calls = calls_to_first_row(["check", str(path), "--partner", "kommun-2180", "--dag", "2019-04-20", *where])

    assert calls[:3] == [
        "publishing.cli.deliver.check",
        "publishing.workflow.examine.examine",
        "publishing.intake.files.read_table",
    ]
    assert len(calls) <= 5, " → ".join(calls)


def test_a_command_that_reads_no_file_has_no_first_row(workplace):
    with pytest.raises(LookupError):
        calls_to_first_row(["versions", "--data", str(workplace.data), "--katalog", workplace.catalogue])
