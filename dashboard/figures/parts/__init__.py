"""What several figures are made of: marks, panels, tables, and words that they share."""
