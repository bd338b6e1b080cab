"""The command line: arguments, console, and the commands."""
