"""PDF files written by hand, so that a test can hold what no library writes."""


def stream(entries, content):
    data = content.encode("latin-1")
    return f"<< {entries} /Length {len(data)} >>\nstream\n".encode() + data + b"\nendstream"


def pdf(objects):
    """The file with these objects, numbered from 1; the first is the catalog."""
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        data = body.encode("latin-1") if isinstance(body, str) else body
        out += b"%d 0 obj\n%s\nendobj\n" % (number, data)
    at = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\n" % (len(objects) + 1)
    return out + b"startxref\n%d\n%%%%EOF" % at


TEXT = "BT /F 12 Tf 50 700 Td (So ho so tiep nhan:) Tj ET"


def page_with(
    notes=(), *, form="", page="/MediaBox [0 0 595 842]", content=TEXT, catalog="", more=()
):
    """One page with annotations; those are the objects from 6 on, `more` come after them."""
    refs = " ".join(f"{6 + number} 0 R" for number in range(len(notes)))
    look = "/DA (/Helv 0 Tf 0 g) /DR << /Font << /Helv 5 0 R >> >>"
    return pdf(
        [
            f"<< /Type /Catalog /Pages 2 0 R {catalog}"
            f" /AcroForm << /Fields [{refs}] {look} {form} >> >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            f"<< /Type /Page /Parent 2 0 R {page} /Contents 4 0 R /Annots [{refs}]"
            " /Resources << /Font << /F 5 0 R >> >> >>",
            stream("", content),
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            *notes,
            *more,
        ]
    )
