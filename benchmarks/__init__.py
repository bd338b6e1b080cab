"""The speed that the project promises, measured side by side; beside it what protection costs and what an installation downloads."""
