"""What partners really send, read: a file of cells, then the rows that they mean."""
