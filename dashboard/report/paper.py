"""A pack set as PDF by Typst: tagged as PDF/UA-1 asks, in the fonts of the project, the same bytes for the same version."""

import json
from datetime import UTC, date, datetime, time
from pathlib import Path

from dashboard.pictures import FONTS
from dashboard.report.markup import Block

TEMPLATE = Path(__file__).parent / "pack.typ"


def as_pdf(pack: Block) -> bytes:
    """The pack as PDF. Raises typst.TypstError for what may not stand in an accessible one: a picture without words, a letter
    that the font lacks.

    Nothing depends on the clock or the machine: the day is that of the version, and the fonts of the system are not looked at.
    """
    # Only who makes a pack loads the compiler.
    import typst

    published = datetime.combine(date.fromisoformat(str(pack["published_on"])), time(), tzinfo=UTC)
    return typst.compile(
        TEMPLATE.read_bytes(),
        format="pdf",
        sys_inputs={"pack": json.dumps(pack, ensure_ascii=False)},
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        pdf_standards=["ua-1"],
        timestamp=published,
    )
