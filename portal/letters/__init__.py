"""Letters: what they must contain, how they are set, and the worker that makes the PDF.

The web process imports :mod:`contexts` and :mod:`press`; only the worker imports :mod:`pdf`.
"""
