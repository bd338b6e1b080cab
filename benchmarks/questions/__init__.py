"""One module per question: what it measures, and how it knows that what it has measured was right."""
