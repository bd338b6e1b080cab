"""A server on this machine that answers as Kolada (v3) and Statistics Sweden (PxWebApi 2) have documented, odd marks and errors included.

The figures in it are made up. What a test needs to be otherwise it sets: a value, a mark, a table, or `faults` that come before
any answer.
"""

import json
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import product
from typing import Self
from urllib.parse import parse_qs, unquote, urlsplit

MUNICIPALITIES = ("2101", "2104", "2121", "2132", "2161", "2180", "2181", "2182", "2183", "2184")
MOST_IDS = 25


@dataclass
class Fault:
    """What is answered instead: a status, headers, a body; or nothing for `silent` seconds."""

    status: int = 500
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    silent: float = 0.0


@dataclass
class Table:
    """A table of PxWeb: its codes by variable, those that may be left out, and its cells that are not as the others."""

    codes: dict[str, list[str]]
    optional: tuple[str, ...] = ()
    cells: dict[tuple[str, ...], tuple[float | None, str]] = field(default_factory=dict)


def residents_table(years: range) -> Table:
    codes = {
        "Region": ["00", "21", *MUNICIPALITIES],
        "Civilstand": ["OG", "G"],
        "Alder": ["0", "1"],
        "Kon": ["1", "2"],
        "ContentsCode": ["BE0101N1", "BE0101N2"],
        "Tid": [str(year) for year in years],
    }
    return Table(codes, optional=("Civilstand", "Alder", "Kon"))


class StatisticsServer:
    """The server, from `with` to the end of it. `asked` are the paths in order."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.faults: list[Fault] = []
        self.every: Callable[[str], Fault | None] = lambda path: None
        self.known = ["0000", "0021", *MUNICIPALITIES, "0180"]
        self.years = range(2015, 2026)
        self.page_size = 5000
        self.without_sexes = {"N31807", "N00927"}
        self.municipalities_only = {"N03935", "N31816", "N02926", "N00221"}
        self.cells: dict[tuple[str, str, int, str], dict] = {}
        self.silent_kpis: set[str] = set()
        self.tables = {"TAB638": residents_table(range(2010, 2026))}

    def __enter__(self) -> Self:
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self._released = threading.Event()
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *error: object) -> None:
        self._released.set()
        self._server.shutdown()
        self._server.server_close()

    @property
    def kolada(self) -> str:
        return f"{self.url}/v3/"

    @property
    def scb(self) -> str:
        return f"{self.url}/api/v2/"

    def answer(self, path: str) -> tuple[int, object]:
        """The status and the content of one answer."""
        parts, query = urlsplit(path), {name: values[-1] for name, values in parse_qs(urlsplit(path).query).items()}
        steps = [unquote(step) for step in parts.path.strip("/").split("/")]
        if steps[0] == "v2":
            return 410, "Gone"
        if steps[0] == "v3":
            return self._kolada(steps[1:], query)
        if steps[:2] == ["api", "v2"]:
            return self._scb(steps[2:], query)
        return 404, "Not Found"

    def _kolada(self, steps: list[str], query: dict[str, str]) -> tuple[int, object]:
        if steps[0] == "municipality":
            return 200, self._page([{"id": code, "title": code, "type": "K"} for code in self.known], steps, query)
        if len(steps) != 7 or steps[:2] != ["data", "kpi"]:
            return 404, {"detail": "Not Found"}
        kpis, areas, years = (steps[place].split(",") for place in (2, 4, 6))
        if max(map(len, (kpis, areas, years))) > MOST_IDS:
            return 400, {"detail": "too many ids"}
        rows = [row for kpi, area, year in product(kpis, areas, map(int, years)) if (row := self._row(kpi, area, year))]
        return 200, self._page(rows, steps, query)

    def _row(self, kpi: str, area: str, year: int) -> dict | None:
        if kpi in self.silent_kpis or area not in self.known or year not in self.years:
            return None
        if kpi in self.municipalities_only and area.startswith("00"):
            return None
        sexes = "T" if kpi in self.without_sexes else "TKM"
        cells = []
        for place, sex in enumerate(sexes):
            plain = {"gender": sex, "count": 1, "status": "", "value": kolada_value(kpi, area, year) + place / 10}
            cells.append({**plain, **self.cells.get((kpi, area, year, sex), {})})
        return {"kpi": kpi, "municipality": area, "period": year, "values": cells}

    def _page(self, rows: list[dict], steps: list[str], query: dict[str, str]) -> dict:
        page, size = int(query.get("page", 1)), min(self.page_size, int(query.get("per_page", 5000)))
        some = rows[(page - 1) * size : page * size]
        more = f"{self.url}/v3/{'/'.join(steps)}?per_page={size}&page={page + 1}" if page * size < len(rows) else None
        return {"values": some, "count": len(some), "next_url": more, "previous_url": None}

    def _scb(self, steps: list[str], query: dict[str, str]) -> tuple[int, object]:
        table = self.tables.get(steps[1]) if steps[0] == "tables" and len(steps) == 3 else None
        if table is None:
            return 404, {"type": "Not found", "title": "Non-existent table", "status": 404}
        if steps[2] == "metadata":
            return 200, _dataset(table, table.codes, metadata=True)
        chosen = {name[11:-1]: value.split(",") for name, value in query.items() if name.startswith("valueCodes[")}
        for name, codes in table.codes.items():
            if name not in chosen and name not in table.optional:
                return 400, _problem("Missing selection for mandantory variable")
            if not set(chosen.get(name, codes)) <= set(codes):
                return 400, _problem("Non-existent value")
            if len(set(chosen.get(name, codes))) != len(chosen.get(name, codes)):
                return 500, ""
        if not set(chosen) <= set(table.codes):
            return 400, _problem("Non-existent variable")
        return 200, _dataset(table, {name: chosen[name] for name in table.codes if name in chosen})

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                server.asked.append(self.path)
                fault = server.faults.pop(0) if server.faults else server.every(self.path)
                if fault and fault.silent:
                    server._released.wait(fault.silent)
                if fault:
                    self._send(fault.status, fault.body, fault.headers)
                    return
                status, content = server.answer(self.path)
                # As the old service did: a mark of the order of bytes before the text.
                self._send(status, b"\xef\xbb\xbf" + json.dumps(content).encode(), {})

            def _send(self, status: int, body: bytes, headers: dict[str, str]) -> None:
                try:
                    self.send_response(status)
                    for name, value in {"Content-Type": "application/json", **headers}.items():
                        self.send_header(name, value)
                    self.send_header("Content-Length", str(len(body)))
                    self.end_headers()
                    self.wfile.write(body)
                except OSError:
                    # Who asked has gone.
                    self.close_connection = True

            def log_message(self, *words: object) -> None:
                """Says nothing."""

        return Handler


def kolada_value(kpi: str, area: str, year: int) -> float:
    """A made-up value that tells key figure, area and year apart."""
    return round(int(kpi[-1]) + int(area) % 100 / 10 + (year - 2015) / 100, 3)


def residents(area: str, year: str, sex: str | None) -> float:
    """Made-up residents: the women one more than the men."""
    men = 1000 * (int(area) % 100 + 1) + int(year)
    return float({"1": men, "2": men + 1}.get(sex, 2 * men + 1))


def _dataset(table: Table, chosen: dict[str, list[str]], *, metadata: bool = False) -> dict:
    dimension = {
        name: {
            "label": name.lower(),
            "category": {
                "index": {code: place for place, code in enumerate(codes)},
                "label": {code: code for code in codes},
            },
            "extension": {"elimination": name in table.optional},
        }
        for name, codes in chosen.items()
    }
    values, statuses = [], {}
    for place, key in enumerate(product(*chosen.values()) if not metadata else ()):
        at = dict(zip(chosen, key, strict=True))
        value, mark = table.cells.get(key, (residents(at["Region"], at["Tid"], at.get("Kon")), ""))
        values.append(value)
        if mark:
            statuses[str(place)] = mark
    return {
        "version": "2.0", "class": "dataset", "label": "Folkmängden", "source": "SCB", "updated": "2026-02-20T07:00:00Z",
        "id": list(chosen), "size": [len(codes) for codes in chosen.values()], "dimension": dimension,
        "value": values, **({"status": statuses} if statuses else {}),
    }  # fmt: skip


def _problem(title: str) -> dict:
    return {"type": "Parameter error", "title": title, "status": 400}
