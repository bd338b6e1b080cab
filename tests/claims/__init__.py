"""What was said before an answer came in holds afterwards."""
