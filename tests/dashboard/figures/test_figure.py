from datetime import date
from functools import partial

from dashboard.figures.figure import Scope

CHOSEN = Scope(places=("Gävle", "Bollnäs"), is_filtered=True, reading="B", plan="", reference_date=date(2018, 12, 31))


class TestScope:
    def test_gives_a_function_what_it_asks_for_by_name(self):
        def sentence(frame, language, *, places, is_filtered):
            return frame, language, places, is_filtered

        assert CHOSEN.given_to(sentence)("rows", "sv") == ("rows", "sv", ("Gävle", "Bollnäs"), True)

    def test_gives_nothing_to_one_that_asks_for_nothing(self):
        assert CHOSEN.given_to(lambda frame, language: (frame, language))("rows", "sv") == ("rows", "sv")

    def test_leaves_what_a_figure_has_settled(self):
        """One block of three is the same function with another priority."""

        def chart(frame, look, *, priority, reading, target_history):
            return priority, reading, target_history

        block = partial(chart, priority=2)

        assert CHOSEN.given_to(block)("rows", "look", target_history="series") == (2, "B", "series")
