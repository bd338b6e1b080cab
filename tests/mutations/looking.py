"""What is looked at in every report and marked workbook: that it says what it must, and shows nothing that it must not."""

import unicodedata
import zipfile
from pathlib import Path

from publishing.messages.problems import InputError
from publishing.validation.report import report_text
from publishing.workflow.examine import Examined
from tests.mutations.model import Expected


def fault_of_report(expected: Expected, came: Examined | InputError) -> str:
    """What is wrong with the report in words, in either language; "" when nothing is."""
    for language in ("sv", "en"):
        is_report = isinstance(came, Examined)
        text = report_text(came.report, language, {}, shown_at_most=None) if is_report else came.text(language)
        if expected.hidden and _shows(text, expected.hidden):
            return f"the report shows {expected.hidden}: {text}"
        if expected.said not in text:
            return f"the report does not say {expected.said}: {text}"
        if acting := [sign for sign in text if unicodedata.category(sign) in ("Cc", "Cf") and sign != "\n"]:
            return f"the report holds {acting!r}"
    return ""


def fault_of_workbook(path: Path, hidden: str) -> str:
    """What is wrong with a marked workbook; "" when nothing is."""
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            part = archive.read(name).decode("utf-8")
            if hidden and name.startswith("xl/") and _shows(part, hidden):
                return f"{name} of the marked workbook shows {hidden}"
            if "<f>" in part:
                return f"{name} of the marked workbook has a formula"
    return ""


def _shows(text: str, hidden: str) -> bool:
    """Whether the digits stand in the text, however they are grouped."""
    return hidden in "".join(sign for sign in text if sign.isdigit())
