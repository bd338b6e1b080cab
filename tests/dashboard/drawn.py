"""What a chart or a table in HTML shows: its words and numbers, read from what is drawn."""

import re
from html.parser import HTMLParser

import vl_convert

from dashboard import theme
from dashboard.theme import Look, chart_config

LOOK = theme.Look("light", "sv")
SWEDISH, ENGLISH_DARK = Look("light", "sv"), Look("dark", "en")


def spec(chart, look=LOOK):
    """The specification, compiled once: a chart that Vega-Lite refuses would vanish from the page without a word."""
    made = chart.configure(**theme.chart_config(look)).to_dict()
    assert vl_convert.vegalite_to_vega(made)["marks"]
    return made


def data_of(made):
    return [row for rows in made["datasets"].values() for row in rows]


def words_of(made):
    return {row["label"] for row in data_of(made) if "label" in row}


def layers_of(made, mark):
    found = []
    for layer in made.get("layer", []):
        found += layers_of(layer, mark) if "layer" in layer else [layer] if layer["mark"]["type"] == mark else []
    return found


def compiled(chart, look: Look = SWEDISH) -> dict:
    """The specification, after Vega has drawn it: a chart that vanishes without a word fails here."""
    spec = chart.configure(**chart_config(look)).properties(width=600).to_dict()
    assert "<path" in vl_convert.vegalite_to_svg(spec)
    return spec


def words_in(spec: dict, field: str = "words") -> list[str]:
    return [row[field] for rows in spec["datasets"].values() for row in rows if field in row]


def values_of(spec: dict, field: str) -> list:
    return [row[field] for rows in spec["datasets"].values() for row in rows if field in row]


class Cells(HTMLParser):
    """The text of each row's cells."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list) -> None:
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append("")

    def handle_data(self, data: str) -> None:
        self.rows[-1][-1] += data


def widths(html: str) -> list[float]:
    return [float(width) for width in re.findall(r"--w:([\d.]+)", html)]


def rows_of(html: str, *, headed: bool = False) -> list[list[str]]:
    """The text of each cell of each row of the bodies of a table; with the heading that a phone shows before it where `headed`."""
    body = "".join(re.findall(r"<tbody>(.*?)</tbody>", html, re.DOTALL))
    if headed:
        body = re.sub(r'<td data-head="([^"]*)">', r"<td>\1: ", body)
    return [
        [" ".join(re.sub(r"<[^>]+>", " ", cell).split()) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)]
        for row in re.findall(r"<tr.*?</tr>", body, re.DOTALL)
    ]
