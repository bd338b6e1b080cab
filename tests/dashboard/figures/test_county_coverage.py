import re

from dashboard.figures.county_coverage import chart, sentence
from tests.dashboard.coverage_frames import county
from tests.dashboard.drawn import LOOK


class TestSentence:
    def test_names_the_county_and_the_year(self):
        rows = [
            ("enterprises", "2016", True, 30.0, "approximate", "enterprises"),
            ("enterprises", "2017", False, 31.0, "exact", "enterprises"),
        ]

        said = sentence(county(rows), "sv")

        assert said == "Hela regionen 2016: omkring 30 ASF"
        assert [claim.than for claim in said.claims] == [30.0]
        assert sentence(county(rows[1:]), "sv") == "Hela regionen: inget antal ASF finns i uppgifterna"


class TestStrip:
    def test_the_shared_period_is_large_and_other_counts_stand_in_a_line(self):
        rows = [
            ("enterprises", "2016", True, 30.0, "approximate", "enterprises"),
            ("enterprises_with_af_agreement", "2016", True, 20.0, "exact", "enterprises"),
            ("sak_members", "2016", True, 11.0, "exact", "enterprises"),
            ("enterprises_per_10000", "2016", True, 1.0541, "approximate", "per_10000"),
            ("enterprises", "2017", False, 31.0, "exact", "enterprises"),
            ("enterprises", "2019/2020", False, 30.0, "approximate", "enterprises"),
        ]
        strip = chart(county(rows), LOOK)

        assert re.findall(r"<dd>(.*?)</dd>", strip) == ["omkring 30", "20", "11", "omkring 1,1"]
        assert "31 (2017) och omkring 30 (2019–2020)" in strip
        assert "överenskommelse med Arbetsförmedlingen" in strip

    def test_only_one_period(self):
        strip = chart(county([("enterprises", "2016", True, 30.0, "exact", "enterprises")]), LOOK)

        assert "strip-other" not in strip
