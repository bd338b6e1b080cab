"""A year on trial: four quarters of partners' files, and the commands that lead from them to versions, on a copy of the example."""
