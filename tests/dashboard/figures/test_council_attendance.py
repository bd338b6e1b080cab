import re

from dashboard.figures import council_attendance
from tests.dashboard.council_frames import FIRST, SECOND, attended
from tests.dashboard.drawn import SWEDISH


def test_one_by_one_the_latest_first():
    frame = attended(
        (FIRST, "asf", "present", "A"),
        (SECOND, "asf", None, "NL"),
        (SECOND, "kommun", "absent", "A"),
        (SECOND, "bolag", None, "NA"),
    )

    assert (
        council_attendance.sentence(frame, "sv")
        == "Två möten finns i uppgifterna. Det senaste hölls den 18 april 2018."
    )
    rows = [
        re.findall(r"<(?:td|th)[^>]*>(.*?)</", row)
        for row in re.findall(r"<tr>.*?</tr>", council_attendance.chart(frame, SWEDISH))[1:]
    ]
    assert [[re.sub("<.*?>", "", cell) for cell in row] for row in rows] == [
        ["den 18 april 2018", "ingen", "Kommunerna", "ASF"], ["den 8 februari 2017", "ASF", "ingen", "ingen"],
    ]  # fmt: skip
