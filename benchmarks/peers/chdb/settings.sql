-- A join that finds nothing gives nulls, and a name is a column before it is what a column is made of: as other databases have it.
SET join_use_nulls = 1, prefer_column_name_to_alias = 1
