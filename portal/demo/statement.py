"""A paper that a fictional organisation gave to a fictional client."""

LINES = (
    "{organisation}",
    "",
    "Verklaring",
    "",
    "Er is bij ons plaats voor een vrijwilliger, elke {day}.",
    "Wij geven uitleg en koffie.",
    "",
    "Deze organisatie bestaat niet.",
)


def statement(organisation: str, day: str) -> bytes:
    """One page as PDF, written by hand: it needs nothing but the letters that every reader has."""
    lines = [line.format(organisation=organisation, day=day) for line in LINES]
    shown = "BT /F1 14 Tf 72 770 Td 24 TL " + " ".join(f"({line}) ' " for line in lines) + "ET"
    return _file(
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R"
        " /Resources << /Font << /F1 4 0 R >> >> >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        f"<< /Length {len(shown)} >>\nstream\n{shown}\nendstream",
    )


def _file(*objects: str) -> bytes:
    text, places = "%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(text))
        text += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    count = len(objects) + 1
    end = f"trailer\n<< /Size {count} /Root 1 0 R >>\nstartxref\n{len(text)}\n%%EOF\n"
    return f"{text}xref\n0 {count}\n0000000000 65535 f \n{table}{end}".encode("ascii")
