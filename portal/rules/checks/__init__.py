"""The conditions of the law, one file a subject. Each check is generic over all regelingen.

A check takes the facts and the law and gives findings. It stays silent where the regeling has no such
rule or where a fact that it needs is unknown.
"""
