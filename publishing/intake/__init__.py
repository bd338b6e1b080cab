"""A partner's file read: from bytes to cells, from cells to the rows that they mean, every fault with its sheet, row and column."""
