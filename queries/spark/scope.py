"""What a SELECT can see: its own parts, and the columns of what it reads from."""

from collections.abc import Collection, Mapping
from typing import TypeVar

from sqlglot import exp

Node = TypeVar("Node", bound=exp.Expression)


def own(select: exp.Select, kind: type[Node]) -> list[Node]:
    """The nodes of a kind in a SELECT and in none of its subqueries."""
    return [node for node in select.find_all(kind) if node.find_ancestor(exp.Select) is select]


def columns_of(select: exp.Select, tables: Mapping[str, Collection[str]]) -> frozenset[str]:
    """The columns that the rows have which a SELECT reads, by their names alone. `tables` are those outside the statement."""
    read = [select.args["from_"], *select.args.get("joins", ())] if select.args.get("from_") else []
    return frozenset().union(*(_columns(source.this, select, tables) for source in read))


def _columns(source: exp.Expression, select: exp.Select, tables: Mapping[str, Collection[str]]) -> Collection[str]:
    if source.alias_column_names:
        return source.alias_column_names
    if isinstance(source, exp.Subquery):
        return source.this.named_selects
    if not isinstance(source, exp.Table) or isinstance(source.this, exp.Func):
        return ()
    common = _common_table(source.name, select)
    if common is None:
        return tables[source.name]
    return common.alias_column_names or common.this.named_selects


def _common_table(name: str, select: exp.Expression) -> exp.CTE | None:
    """The WITH that a name is of, the nearest one around; None for a table."""
    around: exp.Expression | None = select
    while around is not None:
        for common in getattr(around, "ctes", ()):
            if common.alias == name:
                return common
        around = around.parent
    return None
