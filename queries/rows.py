"""The rows of one file of `queries/`: read as one SELECT, given the parameters that it names, run once."""

import warnings
from collections.abc import Mapping

import duckdb
import polars as pl

from queries.files import Query

# The copy that DuckDB warns of is of the rows that a figure shows: a few hundred, and microseconds.
warnings.filterwarnings("ignore", "Arrow output on a DB-API result", UserWarning)


def one_select(connection: duckdb.DuckDBPyConnection, query: Query) -> duckdb.Statement:
    """The file as the one statement that it is. Raises ValueError when it is anything but one SELECT."""
    statements = connection.extract_statements(query.sql)
    if len(statements) != 1 or statements[0].type != duckdb.StatementType.SELECT:
        raise ValueError(f"queries/{query.name}.sql is not one SELECT")
    return statements[0]


def rows_of(
    connection: duckdb.DuckDBPyConnection, statement: duckdb.Statement, available: Mapping[str, object]
) -> pl.DataFrame:
    """The rows, columns as the SQL names them. The statement gets the parameters that it names, and no others: DuckDB
    refuses missing and surplus ones. Raises KeyError for one that is not among the `available`.

    A relation (`connection.sql`) would read and bind the SQL once to name its columns and once more to run: of a query
    over a few thousand rows that is up to half the time (findings/duckdb_relation_opens_a_file_again.sh).
    """
    return pl.from_arrow(connection.execute(statement, given_to(statement, available)).to_arrow_table())


def given_to(statement: duckdb.Statement, available: Mapping[str, object]) -> dict[str, object]:
    """The parameters that the statement names, with what they are given. Raises KeyError for one that is not among the `available`."""
    return {name: available[name] for name in statement.named_parameters}
