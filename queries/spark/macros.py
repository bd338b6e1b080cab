"""The macros of `queries/macros/` written out where they are called: Spark has none that give a struct."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import sqlglot
from sqlglot import exp

from queries.files import read_macros


@dataclass(frozen=True)
class Macro:
    """One macro: the names that its body gives what it is called with, and the body."""

    parameters: tuple[str, ...]
    body: exp.Expression


@cache
def macros() -> Mapping[str, Macro]:
    """Every macro of `queries/macros/` by its name. The files ship with the code: no other key is needed.

    Raises ValueError for a statement that makes no macro.
    """
    made = {}
    for statement in sqlglot.parse(read_macros(), read="duckdb"):
        if not isinstance(statement, exp.Create) or statement.kind != "MACRO":
            raise ValueError("queries/macros/ holds a statement that makes no macro")
        head = statement.this
        made[head.this.name] = Macro(tuple(given.name for given in head.expressions), statement.expression)
    return made


def written_out(tree: exp.Expression) -> exp.Expression:
    """The same statement without a call of a macro, and without a field asked of a struct that has just been made."""
    return tree.transform(_without_macro)


def fields_of(struct: exp.Struct) -> dict[str, exp.Expression]:
    """What the struct is made of, by the names of its fields."""
    return {field.this.name: field.expression for field in struct.expressions}


def _without_macro(node: exp.Expression) -> exp.Expression:
    if isinstance(node, exp.Anonymous) and node.name.lower() in macros():
        macro = macros()[node.name.lower()]
        given = dict(zip(macro.parameters, (written_out(argument) for argument in node.expressions), strict=True))
        return written_out(macro.body.transform(_with_arguments, given))
    if isinstance(node, exp.Dot):
        asked = written_out(node.this)
        if isinstance(asked, exp.Struct):
            return exp.Paren(this=written_out(fields_of(asked)[node.name]))
        return exp.Dot(this=asked, expression=node.expression.copy())
    return node


def _with_arguments(node: exp.Expression, given: Mapping[str, exp.Expression]) -> exp.Expression:
    """A column of a macro's body: what the macro was called with, or a field of it."""
    if not isinstance(node, exp.Column):
        return node
    if not node.table and node.name in given:
        return _whole(given[node.name])
    if node.table in given:
        return _field(given[node.table], node.name)
    return node


def _whole(argument: exp.Expression) -> exp.Expression:
    return (
        argument.copy()
        if isinstance(argument, exp.Column | exp.Literal | exp.Struct)
        else exp.Paren(this=argument.copy())
    )


def _field(argument: exp.Expression, name: str) -> exp.Expression:
    """A field of a row that is named by its table, of a column that holds a struct, or of a struct."""
    if isinstance(argument, exp.Struct):
        return exp.Paren(this=fields_of(argument)[name].copy())
    if isinstance(argument, exp.Column):
        return exp.column(name, *reversed([part.copy() for part in argument.parts]))
    return exp.Dot(this=exp.Paren(this=argument.copy()), expression=exp.to_identifier(name))
