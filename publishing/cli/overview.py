"""The commands that only look: `board`, `diff`, `versions`, `compare` and `audit`."""

from publishing.cli.console import EXIT_DONE, EXIT_INPUT, EXIT_WAITING, Command
from publishing.cli.deliver import sent
from publishing.workflow import audit_text, report_text
from publishing.workflow.examine import examine
from publishing.workflow.overview import (
    audit_of,
    board_in_words,
    board_of,
    compare,
    quarters_on_board,
    versions_in_words,
)
from publishing.workflow.publish import preview, preview_with, publication_text


def show_board(command: Command) -> int:
    """Shows who has delivered what, and who owes something."""
    session = command.open_session()
    quarter = command.text("kvartal")
    print(board_in_words(session, board_of(session, [quarter] if quarter else quarters_on_board(session))))
    return EXIT_DONE


def show_difference(command: Command) -> int:
    """Shows what would change: of all that waits, and of a file if one is given."""
    if not command.text("file"):
        print(publication_text(preview(command.open_session()), command.language))
        return EXIT_DONE
    session = command.open_session("if at hand")
    examined = examine(session, sent(command))
    if not examined.report.is_accepted:
        print(report_text(examined.report, command.language, {}))
        return EXIT_INPUT
    print(publication_text(preview_with(session, examined), command.language))
    return EXIT_DONE


def show_versions(command: Command) -> int:
    """Shows every version, newest first, with its log."""
    print(versions_in_words(command.workplace))
    return EXIT_DONE


def show_comparison(command: Command) -> int:
    """Shows what sets one version apart from another."""
    print(compare(command.workplace, command.number("a"), command.number("b")).text(command.language))
    return EXIT_DONE


def show_audit(command: Command) -> int:
    """Shows where every receipt is and what is damaged. Exit code 0 only when all is proven, 3 when something could not be looked at."""
    found = audit_of(command.workplace)
    print(audit_text(found, command.language))
    if found.problems:
        return EXIT_INPUT
    return EXIT_WAITING if found.unproven else EXIT_DONE
