"""Every kind of fault in the facts: what is said, in which file, row and column, and that nothing published changes."""

import pytest

# What is wrong, the file, the text to replace, its replacement, and what is said after the file's name.
FAULTS = [
    (
        "unknown column",
        "population", "obs_status", "status",
        ", rad 1, kolumn status: kolumnen finns inte i kontraktet. Ta bort den eller rätta namnet. Kolumnerna är: "
        "municipality_code,period,period_end,value,obs_status,source_id",
    ),
    (
        "missing column",
        "population", "obs_status", "status",
        ", rad 1, kolumn obs_status: kolumnen saknas. Lägg till den i rubrikraden.",
    ),
    (
        "column twice",
        "population", "period_end,value", "period_end,period_end,value",
        ", rad 1, kolumn period_end: kolumnen står två gånger. Ta bort den ena.",
    ),
    (
        "too many values",
        "municipality", "2180,Gävle,", "2180,Gävle,Gävle,",
        ", rad 7: raden har 5 värden men rubriken har 4. Sätt citattecken om text som innehåller komma.",
    ),
    (
        "bad CSV",
        "municipality", "2180,Gävle,", '2180,"Gävle"s,',
        ", rad 7: raden är inte giltig CSV (',' expected after '\"'). Kontrollera citattecknen.",
    ),
    (
        "not a number",
        "population", "98877", "98 877",
        ", rad 38, kolumn value: ”98 877” är inget tal. Skriv till exempel 12.5.",
    ),
    (
        "decimal comma",
        "population", "98877", '"98877,0"',
        ", rad 38, kolumn value: ”98877,0” har decimalkomma. Skriv punkt: 98877.0.",
    ),
    (
        "not finite",
        "population", "98877", "inf",
        ", rad 38, kolumn value: ”inf” är inget tal. Skriv till exempel 12.5.",
    ),
    (
        "negative",
        "population", "98877", "-98877",
        ", rad 38, kolumn value: ”-98877.0” ligger utanför det tillåtna. Kontrollera talet mot källan.",
    ),
    (
        "not a whole number",
        "target", "T1L,1,2,", "T1L,1,två,",
        ", rad 3, kolumn position: ”två” är inget heltal. Skriv till exempel 3.",
    ),
    (
        "a personal number",
        "municipality", "2180,Gävle,", "2180,Gävle 900101‑9802,",
        ", rad 7, kolumn municipality_name: här ser det ut att stå ett personnummer. Ta bort det: personnummer "
        "får aldrig lämnas, och visas inte här.",
    ),
    (
        "not a date",
        "population", "2180,2015,2015-12-31", "2180,2015,31/12 2015",
        ", rad 38, kolumn period_end: ”31/12 2015” är inget datum. Skriv år-månad-dag, till exempel 2016-12-31.",
    ),
    (
        "a day that does not exist",
        "population", "2180,2015,2015-12-31", "2180,2015,2015-12-32",
        ", rad 38, kolumn period_end: ”2015-12-32” är inget datum. Skriv år-månad-dag, till exempel 2016-12-31.",
    ),
    (
        "not the last day",
        "population", "2180,2015,2015-12-31", "2180,2015,2015-06-30",
        ", rad 38, kolumn period_end: 2015-06-30 är inte sista dagen i perioden 2015. Skriv 2015-12-31.",
    ),
    (
        "neither true nor false",
        "target_reading", "A,false,true", "A,false,ja",
        ", rad 2, kolumn is_default: ”ja” ska vara true eller false.",
    ),
    (
        "a space too many",
        "municipality", "Gävle", "Gävle ",
        ", rad 7, kolumn municipality_name: ”Gävle ” har ett mellanslag först eller sist. Ta bort det.",
    ),
    (
        "an empty cell",
        "municipality", "Gävle", "",
        ", rad 7, kolumn municipality_name: värdet saknas. Kolumnen får inte vara tom.",
    ),
    (
        "an unknown code",
        "municipality", "2180,Gävle,gastrikland", "2180,Gävle,Gästrikland",
        ", rad 7, kolumn part: ”Gästrikland” finns inte i ",
    ),
    (
        "a bad period",
        "population", "2180,2015,", "2180,2015 kv 4,",
        ", rad 38, kolumn period: ”2015 kv 4” har fel form. "
        "Skriv till exempel 2016, 2016-Q4, 2015-12 eller 2019/2020.",
    ),
    (
        "a name twice",
        "municipality", "Hofors", "Gävle",
        ", rad 3, kolumn municipality_name: ”Gävle” står på mer än en rad. Ett värde per rad.",
    ),
    (
        "a key twice",
        "population", "2180,2015,2015-12-31", "2180,2014,2014-12-31",
        ", rad 38: raden har samma nyckel som en annan rad (municipality_code 2180, period 2014). Ta bort den ena.",
    ),
    (
        "a value beside a status that says there is none",
        "population", "98877,A", "98877,UN",
        ", rad 38, kolumn value: värdet ska finnas när obs_status är A och annars vara tomt. "
        "Ett saknat värde är inte noll.",
    ),
    (
        "no value beside a status that says there is one",
        "population", "98877,A", ",A",
        ", rad 38, kolumn value: värdet ska finnas när obs_status är A och annars vara tomt. "
        "Ett saknat värde är inte noll.",
    ),
    (
        "a range with a value",
        "observation", ",,11,12,range", ",55,50,60,range",
        ", rad 26, kolumn qualifier: ett intervall (qualifier range, eller approximate utan value) ska ha low, high och tomt "
        "value; andra rader ska ha tomma low och high.",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "said"), [fault[1:] for fault in FAULTS], ids=[f[0] for f in FAULTS])
def test_a_fault_is_named_and_nothing_published_changes(workplace, file, old, new, said):
    workplace.edit(f"facts/{file}.csv", old, new)
    before = workplace.published()
    code, printed, error = workplace.build()
    assert (code, printed) == (2, "")
    assert any(line.strip().startswith(str(workplace.facts(file))) and said in line for line in error.splitlines()), (
        error
    )
    assert error.startswith("Underlaget kan inte publiceras. Antal fel: ")
    assert error.endswith("Inget har publicerats och inget publicerat har ändrats.\n")
    assert workplace.published() == before
