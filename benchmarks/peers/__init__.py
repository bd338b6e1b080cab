"""The tools that the queries are held against: the same questions, each in the tool's own idiom, over the same tables."""
