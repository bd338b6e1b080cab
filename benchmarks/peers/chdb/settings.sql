-- As other databases have it: a join that finds nothing gives nulls, and a name means the column before what is made of it.
SET join_use_nulls = 1, prefer_column_name_to_alias = 1
