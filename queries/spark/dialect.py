"""The SQL of `queries/`, written for DuckDB, as Spark reads it: every difference between the two is handled in this package.

SQLGlot reads the one and writes the other. What differs in a function stands in `queries.spark.functions`, what differs in a
statement here, each with what differs. What SQLGlot knows that it cannot write is raised.
"""

from collections.abc import Collection, Iterator, Mapping
from typing import ClassVar

import sqlglot
from sqlglot import exp
from sqlglot.dialects.spark import Spark

from queries.spark.functions import say_in_sparks_words
from queries.spark.macros import fields_of, written_out
from queries.spark.scope import columns_of, own

# What a result is ordered by and does not show. A frame of the result leaves these columns out.
ORDER_COLUMN = "_order_"


class Spark4(Spark):
    """Spark as of version 4: it knows QUALIFY, which SQLGlot would write as a subquery that what orders the rows cannot see into."""

    class Generator(Spark.Generator):
        """How its SQL is written."""

        TRANSFORMS: ClassVar = {
            kind: write for kind, write in Spark.Generator.TRANSFORMS.items() if kind is not exp.Select
        }


def for_spark(sql: str, tables: Mapping[str, Collection[str]]) -> str:
    """One SELECT of DuckDB's as one of Spark's, given the columns of the tables. Parameters keep their names, `$plan` as `:plan`.

    Raises sqlglot.errors.UnsupportedError, ValueError or KeyError for what cannot be said in Spark's words.
    """
    tree = written_out(sqlglot.parse_one(sql, read="duckdb"))
    for select in list(tree.find_all(exp.Select)):
        select.set("expressions", [column for given in select.expressions for column in _unnested(given)])
    for select in list(tree.find_all(exp.Select)):
        _name_no_window(select)
        columns = columns_of(select, tables)
        _say_names_in_full(select, columns)
        _show_whole_rows(select, columns)
        _count_in_subquery(select)
        for source in own(select, exp.Table):
            _series(source)
    for union in list(tree.find_all(exp.Union)):
        _match_by_place(union)
    for among in tree.find_all(exp.In):
        _apart(among)
    _show_what_orders(tree)
    say_in_sparks_words(tree)
    return tree.sql(dialect=Spark4, unsupported_level=sqlglot.ErrorLevel.RAISE)


def _name_no_window(select: exp.Select) -> None:
    """A window that has a name and adds to it, OVER (w ORDER BY day), is written out: Spark takes a name alone."""
    named = {window.this.name: window for window in select.args.get("windows") or ()}
    for window in own(select, exp.Window):
        if window.alias in named and window.arg_key != "windows":
            for part in ("partition_by", "order", "spec"):
                told = named[window.alias].args.get(part)
                if told and not window.args.get(part):
                    window.set(part, [one.copy() for one in told] if isinstance(told, list) else told.copy())
            window.set("alias", None)
    select.set("windows", None)


def _say_names_in_full(select: exp.Select, columns: Collection[str]) -> None:
    """In a window, and in what chooses the rows, Spark knows no name that the same SELECT gives: what it stands for is written there.

    A column of that name comes first, in DuckDB too.
    """
    given = {column.alias: column.this for column in select.expressions if isinstance(column, exp.Alias)}
    meant = {name: value for name, value in given.items() if name not in columns}
    where = select.args.get("where")
    for place in (*own(select, exp.Window), *((where,) if where else ())):
        while names := [column for column in place.find_all(exp.Column) if not column.table and column.name in meant]:
            for column in names:
                column.replace(exp.Paren(this=meant[column.name].copy()))


def _show_whole_rows(select: exp.Select, columns: Collection[str]) -> None:
    """A row by the name of its table: `SELECT cell FROM placement_cell AS cell`. A column of that name comes first."""
    rows = {source.alias_or_name for source in own(select, exp.Table)} - set(columns)
    for given in select.expressions:
        column = given.this if isinstance(given, exp.Alias) else given
        if isinstance(column, exp.Column) and not column.table and column.name in rows:
            row = exp.Struct(expressions=[exp.Column(this=exp.Star(), table=exp.to_identifier(column.name))])
            given.replace(exp.alias_(row, given.alias_or_name))


def _count_in_subquery(select: exp.Select) -> None:
    """Spark counts by a condition on two tables only where it chooses the rows: (SELECT count_if(…) FROM t)."""
    alone = isinstance(select.parent, exp.Subquery) and len(select.expressions) == 1 and not select.args.get("where")
    if alone and isinstance(select.expressions[0], exp.CountIf):
        select.where(select.expressions[0].this.copy(), copy=False)
        select.select(exp.Count(this=exp.Star()), append=False, copy=False)


def _unnested(column: exp.Expression) -> Iterator[exp.Expression]:
    """The columns that stand for `unnest(…)`: the fields of a struct, or the rows of a series."""
    unnest = column.this if isinstance(column, exp.Alias) else column
    if not isinstance(unnest, exp.Explode) or isinstance(unnest.this, exp.GenerateSeries):
        yield column
    else:
        yield from _fields(unnest.this)


def _fields(struct: exp.Expression) -> Iterator[exp.Expression]:
    instead: dict[str, exp.Expression] = {}
    if isinstance(struct, exp.Anonymous) and struct.name.lower() == "struct_update":
        struct, *updates = struct.expressions
        instead = {update.this.name: update.expression for update in updates}
    if isinstance(struct, exp.Struct):
        columns = fields_of(struct) | instead
        yield from (exp.alias_(value.copy(), name) for name, value in columns.items())
    elif isinstance(struct, exp.Column):
        others = exp.Star(except_=[exp.to_identifier(name) for name in instead]) if instead else exp.Star()
        table, *wider = reversed([part.copy() for part in struct.parts])
        yield exp.Column(this=others, table=table, **dict(zip(("db", "catalog"), wider, strict=False)))
        yield from (exp.alias_(value.copy(), name) for name, value in instead.items())
    else:
        raise ValueError("only a struct or a column can be unnested")


def _series(source: exp.Table) -> None:
    """JOIN generate_series(1, 4) AS quarters (place): in Spark a series is the rows of a list."""
    if isinstance(source.this, exp.GenerateSeries):
        name = source.args["alias"]
        rows = exp.alias_(exp.Explode(this=source.this.copy()), name.columns[0].name)
        source.replace(exp.select(rows).subquery(name.this.name))


def _match_by_place(union: exp.Union) -> None:
    """UNION ALL BY NAME, which Spark does not have: the columns of both sides in one order, empty where a side lacks one."""
    if not union.args.get("by_name"):
        return
    names = list(dict.fromkeys((*union.left.named_selects, *union.right.named_selects)))
    for side in (union.left, union.right):
        there = {column.alias_or_name: column for column in side.selects}
        side.set("expressions", [there[name] if name in there else exp.alias_(exp.null(), name) for name in names])
    union.set("by_name", None)


def _apart(among: exp.In) -> None:
    """(a, b) IN (SELECT (c, d) …): to Spark the inner pair is one column that holds two."""
    rows = among.args.get("query")
    if rows and len(rows.this.selects) == 1 and isinstance(rows.this.selects[0], exp.Tuple):
        rows.this.set("expressions", rows.this.selects[0].expressions)


def _show_what_orders(select: exp.Expression) -> None:
    """Spark orders by no window and by no subquery: what orders the rows is a column, which the frame leaves out."""
    order, group = select.args.get("order"), select.args.get("group")
    for number, ordered in enumerate(order.expressions if order else ()):
        if ordered.find(exp.RowNumber) and not ordered.find(exp.Order):
            # As the rows come: those of a table that was handed over, which has one part.
            ordered.set("this", exp.Anonymous(this="monotonically_increasing_id"))
        elif ordered.find(exp.Window, exp.Subquery):
            name = f"{ORDER_COLUMN}{number}"
            shown = exp.alias_(ordered.this.copy(), name)
            if group and ordered.find(exp.Subquery):
                # It follows from the group, which Spark wants to be told.
                group.append("expressions", exp.Literal.number(1))
                select.set("expressions", [shown, *select.expressions])
            else:
                select.select(shown, copy=False)
            ordered.set("this", exp.column(name))
