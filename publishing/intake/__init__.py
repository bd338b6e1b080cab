"""A partner's file read: from bytes to cells, from cells to the rows that they mean, every fault with its sheet, row and column.

In the order in which a file passes:
- `files` says what it is and reads it, by `xlsx` (made safe by `xlsx_scan`; `number_formats` has what its cells show),
  `csv_text` or `parquet`, within `limits`, into a `table`;
- `recognition` finds the kind of delivery by its `headings`, `column_faults` says what is wrong with them;
- `rows` reads every row by `cells` (`numbers`, `dates`, `texts`, each value with its `statuses`), `totals` and notes aside;
- `folding` makes texts alike before they are compared, `words.toml` has what partners write;
- `kept_texts` has every text of the file beside its table, for whoever looks for personal numbers.
"""
