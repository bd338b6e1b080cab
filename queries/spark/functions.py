"""What one function or expression of DuckDB's is in Spark's words, where SQLGlot takes the two for the same or knows of none."""

from collections.abc import Callable, Mapping

from sqlglot import exp

# The letters of a date format, by DuckDB's (https://spark.apache.org/docs/latest/sql-ref-datetime-pattern.html).
_DATE_PATTERNS = {"%Y": "yyyy", "%m": "MM", "%d": "dd"}
# Of what is asked how long it is: the one parameter that is a list, and a text that was split.
_LISTS = (exp.Placeholder, exp.Split)
_PLACES = (exp.RowNumber, exp.Rank, exp.DenseRank)


def say_in_sparks_words(tree: exp.Expression) -> None:
    """Put what says the same to Spark in the place of each node, the innermost first.

    Raises ValueError or KeyError for what has no such words.
    """
    for node in reversed(list(tree.bfs())):
        handle = _BY_NAME.get(node.name.lower()) if isinstance(node, exp.Anonymous) else _BY_KIND.get(type(node))
        if handle:
            node.replace(handle(node))


def _call(name: str, *arguments: exp.Expression) -> exp.Anonymous:
    return exp.Anonymous(this=name, expressions=[argument.copy() for argument in arguments])


def _where(aggregate: exp.Expression, condition: exp.Expression) -> exp.Filter:
    return exp.Filter(this=aggregate, expression=exp.Where(this=condition.copy()))


# What an aggregate counts


def _filtered(node: exp.Filter) -> exp.Expression:
    """The condition goes where the rows are read, within what is made of them."""
    inner, condition = node.this, node.expression.this
    if isinstance(inner, exp.GroupConcat):
        return _joined(inner, condition)
    if isinstance(inner, exp.Filter):
        return _where(inner.this, exp.and_(inner.expression.this, condition))
    return node


def _by_latest_known(node: exp.ArgMax | exp.ArgMin) -> exp.Expression:
    """DuckDB passes over rows whose value is empty; Spark gives the empty value if its row is the last."""
    name = "max_by" if isinstance(node, exp.ArgMax) else "min_by"
    return _where(_call(name, node.this, node.expression), node.this.copy().is_(exp.null()).not_())


def _counted(node: exp.CountIf) -> exp.Expression:
    """Of answers that are all unknown DuckDB counts null (findings/duckdb_count_if_of_unknowns_is_null.sh), Spark 0."""
    return exp.Sum(this=exp.cast(node.this.copy(), "INT"))


def _joined(node: exp.GroupConcat, condition: exp.Expression | None = None) -> exp.Expression:
    """Spark's planner stops at two ordered lists of distinct texts with different filters: they are made of sets."""
    order = node.this if isinstance(node.this, exp.Order) else None
    text, separator = (order.this if order else node.this), node.args["separator"]
    if isinstance(text, exp.Distinct):
        (one,) = text.expressions
        chosen = _where(_call("collect_set", one), condition) if condition else _call("collect_set", one)
        return _call("nullif", _call("array_join", _call("sort_array", chosen), separator), exp.Literal.string(""))
    joined: exp.Expression = _call("listagg", text, separator)
    if order:
        joined = exp.WithinGroup(
            this=joined, expression=exp.Order(expressions=[one.copy() for one in order.expressions])
        )
    return _where(joined, condition) if condition else joined


def _place(node: exp.Window) -> exp.Expression:
    """A place in an order is a BIGINT in DuckDB and an INT in Spark."""
    return exp.cast(node.copy(), "BIGINT") if isinstance(node.this, _PLACES) else node


# Texts and lists


def _put_together(node: exp.Concat) -> exp.Expression:
    """DuckDB's concat passes over what is empty; in Spark one empty part empties the whole."""
    return _call("concat_ws", exp.Literal.string(""), *node.expressions)


def _from_letter(node: exp.Bracket) -> exp.Expression:
    """text[5:], from its fifth letter."""
    (part,) = node.expressions
    if not isinstance(part, exp.Slice) or part.expression:
        raise ValueError("only the end of a text can be taken")
    return _call("substring", node.this, part.this)


def _length(node: exp.Length) -> exp.Expression:
    """DuckDB has one word for the length of a text and of a list."""
    return _call("size", node.this) if isinstance(node.this, _LISTS) else node


def _place_in_list(node: exp.Anonymous) -> exp.Expression:
    """What is not in the list has no place in DuckDB, and place 0 in Spark."""
    return _call("nullif", _call("array_position", *node.expressions), exp.Literal.number(0))


def _replaced_at_the_end(node: exp.RegexpReplace) -> exp.Expression:
    """DuckDB replaces the first that it finds, Spark every one: at the end of a text there is but one."""
    if not node.expression.name.endswith("$"):
        raise ValueError("DuckDB replaces one, Spark every one: a pattern must end with $")
    return _call("regexp_replace", node.this, node.expression, node.args["replacement"])


# Days


def _written_day(node: exp.TimeToStr) -> exp.Expression:
    """SQLGlot takes the letters between the parts of a date for parts (findings/sqlglot_letters_of_a_quarter.sh)."""
    form = node.args["format"].name
    parts = []
    while form:
        letters, percent, rest = form.partition("%")
        if letters:
            parts.append("'" + letters.replace("'", "''") + "'")
        if percent:
            parts.append(_DATE_PATTERNS[percent + rest[0]])
        form = rest[1:]
    return _call("date_format", node.this, exp.Literal.string("".join(parts)))


def _months_before(node: exp.Sub) -> exp.Expression:
    """day - to_months(n): Spark has no interval of a number of months that is counted."""
    if isinstance(node.expression, exp.Anonymous) and node.expression.name.lower() == "to_months":
        (months,) = node.expression.expressions
        return _call("add_months", node.this, exp.Neg(this=exp.Paren(this=months.copy())))
    return node


_BY_KIND: Mapping[type[exp.Expression], Callable[..., exp.Expression]] = {
    exp.Filter: _filtered,
    exp.ArgMax: _by_latest_known,
    exp.ArgMin: _by_latest_known,
    exp.CountIf: _counted,
    exp.GroupConcat: lambda node: node if isinstance(node.parent, exp.Filter) else _joined(node),
    exp.Concat: _put_together,
    exp.Bracket: _from_letter,
    exp.Length: _length,
    exp.RegexpReplace: _replaced_at_the_end,
    exp.TimeToStr: _written_day,
    exp.Sub: _months_before,
    exp.Window: _place,
}
_BY_NAME: Mapping[str, Callable[[exp.Anonymous], exp.Expression]] = {
    "arg_max_null": lambda node: _call("max_by", *node.expressions),
    "list_position": _place_in_list,
    # `queries.spark.session` hands boundaries over as the text that this would make of them.
    "st_asgeojson": lambda node: node.expressions[0].copy(),
}
