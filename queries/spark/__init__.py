"""The files of `queries/` on Spark: the same SQL, translated as it is read. Needs `requirements-spark.txt`; nothing else imports this."""
