"""The rules that a regeling can have, table by table, each key with its meaning.

A rule that a regeling does not have is ``None``, and the checks stay silent.
"""
