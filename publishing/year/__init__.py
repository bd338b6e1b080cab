"""A year on trial: four quarters of partners' files, and the commands that lead from them to versions, on a copy.

`python -m publishing.year` plays it. It stands beside the command line and not among its commands, so that nobody plays
a year on the real catalogue by a slip: it knows no other place than a copy of the example that it has made itself.
Everything in the files is made up: it continues the example from the end of 2018.
"""
