"""Answers that are a document and no page."""

from flask import Response


def pdf_answer(pdf: bytes, name: str) -> Response:
    """A PDF that opens in the browser; its name says nothing about a person."""
    headers = {"Content-Disposition": f'inline; filename="{name}"'}
    return Response(pdf, mimetype="application/pdf", headers=headers)
