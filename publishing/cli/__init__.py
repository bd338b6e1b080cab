"""The command line: arguments, console, and one file for each group of commands."""
