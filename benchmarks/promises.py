"""What is promised, line by line: which figure of which question answers it, and what it may be at most.

The lines stand in the order of the table in README.md. A figure that no question has found is said not to be measured.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Promise:
    """A line of the table. `figure` is the question's name and its figure's; without a target it only shows where things stand.

    `unit` is written after the value; "" is a ratio. A target is the most that is allowed, or the least where `is_floor`.
    """

    figure: str
    says: str
    target: float | None = None
    unit: str = ""
    is_floor: bool = False

    @property
    def question(self) -> str:
        """The question that it belongs to."""
        return self.figure.partition(".")[0]

    def is_reached(self, value: float) -> bool | None:
        """Whether a value keeps the promise; None where nothing is promised."""
        if self.target is None:
            return None
        return value >= self.target if self.is_floor else value <= self.target


PROMISES = (
    Promise("page_turns.warm", "warm page turn ÷ empty page, defaults in both: median page", 1.2),
    Promise("page_turns.warm_worst", "warm page turn ÷ empty page, defaults in both: worst page", 2),
    Promise("page_turns.warm_alike", "warm page turn ÷ empty page, garbage collection alike: median page", 3),
    Promise("page_turns.warm_alike_worst", "warm page turn ÷ empty page, garbage collection alike: worst page"),
    Promise("page_turns.municipality", "a municipality not chosen before ÷ empty page, defaults: median page", 2),
    Promise("page_turns.municipality_worst", "a municipality not chosen before ÷ empty page, defaults: worst page", 5),
    Promise("page_turns.municipality_alike", "a municipality not chosen before ÷ empty page, garbage collection alike: median page"),
    Promise("page_turns.unseen", "language, period or two municipalities not seen before ÷ empty page, defaults: median page of the worst", 4),
    Promise("page_turns.unseen_alike", "language, period or two municipalities not seen before ÷ empty page, garbage collection alike: median page of the worst"),
    Promise("viewers.one_process", "p95 at 25 viewers ÷ p95 at one, turning pages without a pause: one process", 6),
    Promise("viewers.two_processes", "p95 at 25 viewers ÷ p95 at one, turning pages without a pause: two processes", 3),
    Promise("cpu.before_over_now", "CPU a page turn, before the remedies ÷ now", 7, is_floor=True),
    Promise("start.first_page", "start of the process to the first page ÷ empty app", 2.2),
    Promise("queries.counted", "page queries ÷ `select 1`, counted: geometric mean", 6),
    Promise("queries.counted_worst", "page queries ÷ `select 1`, counted: worst query", 30),
    Promise("queries.first", "page queries ÷ `select 1`, counted for the first time since the version was opened: geometric mean"),
    Promise("queries.first_worst", "page queries ÷ `select 1`, counted for the first time since the version was opened: worst query"),
    Promise("queries.planned", "page queries ÷ `select 1`, planned each time, as DuckDB does it of itself: geometric mean"),
    Promise("queries.planned_worst", "page queries ÷ `select 1`, planned each time, as DuckDB does it of itself: worst query"),
    Promise("queries.made", "page queries ÷ `select 1`, nothing chosen, so that the version holds the result: geometric mean", 6),
    Promise("queries.made_worst", "page queries ÷ `select 1`, nothing chosen, so that the version holds the result: worst query", 30),
    Promise("queries.kept", "a kept result ÷ `select 1`: worst query", 1.5),
    Promise("browser.page", "click to last change on the screen ÷ empty two-page app, real browser: median page"),
    Promise("browser.page_worst", "click to last change on the screen ÷ empty two-page app, real browser: worst page", 3),
    Promise("browser.whole", "the same until the charts below the screen are drawn as well, with the second that the page waits before it"),
    Promise("memory.viewer", "memory a viewer", 1, unit=" MB"),
    Promise("memory.turns", "memory, last quarter of 2 000 page turns ÷ second quarter", 1.02),
    Promise("opening.version", "opening a version ÷ reading its files into DuckDB"),
    Promise("answers.differ", "queries that answer otherwise than before the remedies", 0),
    Promise("scale.opening", "10 million rows: opening now ÷ before the remedies", 1 / 80),
    Promise("scale.peak", "10 million rows: peak of memory", 1.5, unit=" GB"),
    Promise("scale.queries", "10 million rows: every query ÷ the same on the example, of the same ten municipalities: worst", 1.2),
    Promise("scale.queries_mean", "10 million rows: every query ÷ the same on the example, of the same ten municipalities: geometric mean"),
    Promise("scale.queries_all", "10 million rows: every query of all 290 municipalities ÷ the same of the example's ten: worst"),
    Promise("scale.queries_all_mean", "10 million rows: every query of all 290 municipalities ÷ the same of the example's ten: geometric mean"),
    Promise("scale.page_turn", "100 million rows ÷ 10 million: page turn", 1.2),
    Promise("scale.page_opening", "100 million rows ÷ 10 million: opening", 2),
    Promise("peers.worst", "the page's questions ÷ Polars, pandas, SQLite, DataFusion, chdb: geometric mean, worst of them", 1),
    Promise("peers.polars_example", "the page's questions ÷ Polars, the example: geometric mean", 1),
    Promise("peers.polars_national", "the page's questions ÷ Polars, a million cells: geometric mean", 1),
    Promise("peers.pandas_example", "the page's questions ÷ pandas, the example: geometric mean", 1),
    Promise("peers.pandas_national", "the page's questions ÷ pandas, a million cells: geometric mean", 1),
    Promise("peers.sqlite_example", "the page's questions ÷ SQLite, the example: geometric mean", 1),
    Promise("peers.sqlite_national", "the page's questions ÷ SQLite, a million cells: geometric mean", 1),
    Promise("peers.datafusion_example", "the page's questions ÷ DataFusion, the example: geometric mean", 1),
    Promise("peers.datafusion_national", "the page's questions ÷ DataFusion, a million cells: geometric mean", 1),
    Promise("peers.chdb_example", "the page's questions ÷ chdb, the example: geometric mean", 1),
    Promise("peers.chdb_national", "the page's questions ÷ chdb, a million cells: geometric mean", 1),
    Promise("peers.again_example", "a question asked again ÷ the pandas frame in `st.cache_data`, the example: geometric mean", 1),
    Promise("peers.again_national", "a question asked again ÷ the pandas frame in `st.cache_data`, a million cells: geometric mean", 1),
    Promise("frames.worst", "click to last change ÷ the same page in Dash and in Panel: worst of them", 1),
    Promise("frames.dash", "click to last change ÷ the same page in Dash", 1),
    Promise("frames.panel", "click to last change ÷ the same page in Panel", 1),
)  # fmt: skip

# What the machine and the libraries take: no remedy gets below it. Those of a page are measured with the question that they belong to.
FLOORS = (
    Promise("floors.echo", "a message over a websocket and back", unit=" ms"),
    Promise("floors.bare_element", "Streamlit's empty page, one element", unit=" ms"),
    Promise(
        "floors.bare_element_uncollected",
        "Streamlit's empty page without garbage collection after each run",
        unit=" ms",
    ),
    Promise(
        "page_turns.bare",
        "a page of bare Streamlit elements, as many as the median page has ÷ empty page, garbage collection alike",
    ),
    Promise("page_turns.bare_most", "a page of as many bare elements as the largest page has ÷ empty page"),
    Promise(
        "browser.bare_chart", "click to last change on the screen: a page with one bare chart ÷ empty two-page app"
    ),
    Promise("browser.bare_charts", "a page with as many bare charts as the page that has most ÷ empty two-page app"),
    Promise(
        "page_turns.bare_written",
        "a page of as many bare elements as the largest page has, its charts written by Altair ÷ empty page, defaults",
    ),
    Promise("viewers.empty", "p95 at 25 viewers ÷ p95 at one on the empty page, garbage collection off"),
    Promise(
        "viewers.bare_one_process",
        "p95 at 25 viewers ÷ p95 at one on a page of as many bare elements as the median page has: one process",
    ),
    Promise("viewers.bare_two_processes", "the same: two processes"),
    Promise("frames.plain_dash", "click to last change: the page in plain Streamlit ÷ the same page in Dash"),
    Promise("frames.plain_panel", "click to last change: the page in plain Streamlit ÷ the same page in Panel"),
    Promise(
        "scale.handed_over",
        "10 million rows: the rows of the query that costs most, sorted and handed over from a table ÷ that query on the example",
    ),
    Promise("floors.select_one", "`select 1` to a Polars frame", unit=" ms"),
    Promise("floors.memory", "memory bandwidth, one core copying", unit=" GB/s"),
    Promise("floors.parquet", "reading the example's Parquet files, one after the other", unit=" MB/s"),
    Promise("floors.checksums", "checksums of the example's Parquet files", unit=" MB/s"),
)
