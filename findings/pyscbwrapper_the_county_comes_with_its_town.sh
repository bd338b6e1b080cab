#!/usr/bin/env bash
# pyscbwrapper, asked for Gävleborgs län, asks Statistics Sweden for the town of Gävle as well; asked for women, for men too.
#
# Seen with pyscbwrapper 0.1.2. set_query() takes the wanted labels by name. A list of one label picks that label. A single text picks every label
# that is a part of it: "Gävle" is a part of "Gävleborgs län", "5 år" of "15 år", "men" of "women". The answer has the rows of both, so that a sum
# over them counts people twice. A variable that is misspelt is left out of the query, without a word. The metadata are in the form of the service; no network.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check pyscbwrapper==0.1.2
"$work/venv/bin/python" - <<'PY'
from types import SimpleNamespace

from pyscbwrapper import SCB, scb


def variable(code: str, text: str, **labels: str) -> dict:
    return {"code": code, "text": text, "values": list(labels), "valueTexts": list(labels.values())}


regions = variable("Region", "region", **{"21": "Gävleborgs län", "2180": "Gävle", "2184": "Hudiksvall"})
ages = variable("Alder", "ålder", **{"5": "5 år", "15": "15 år"})
sexes = variable("Kon", "sex", **{"1": "men", "2": "women"})
answer = SimpleNamespace(json=lambda: {"variables": [regions, ages, sexes]})
scb.session = SimpleNamespace(get=lambda _: answer)


def asked(**labels: str | list[str]) -> dict[str, list[str]]:
    table = SCB("sv", "BE")
    table.set_query(**labels)
    return {part["code"]: part["selection"]["values"] for part in table.get_query()["query"]}


by_text = asked(region="Gävleborgs län", ålder="15 år", sex="women")
by_list = asked(region=["Gävleborgs län"], ålder=["15 år"], sex=["women"])
print("by a text:", by_text, "- by a list:", by_list)
assert by_text == {"Region": ["21", "2180"], "Alder": ["5", "15"], "Kon": ["1", "2"]}, by_text
assert by_list == {"Region": ["21"], "Alder": ["15"], "Kon": ["2"]}, by_list
assert asked(regoin=["Gävle"], sex=["men"]) == {"Kon": ["1"]}
PY
