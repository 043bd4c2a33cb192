"""Tables of the kinds that shops have, with the values that an import must read.

``python -m tools.table_corpus`` makes 200 tables and compares what is read with what was
written; with ``--mutations 5000`` it also damages tables and checks that none crashes,
hangs or loses a row.
"""
