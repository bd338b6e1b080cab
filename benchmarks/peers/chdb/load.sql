-- One table from the frame that is called `loaded` where this is asked.
CREATE TABLE {table:Identifier} ENGINE = Memory AS SELECT * FROM Python(loaded)
