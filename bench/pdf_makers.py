"""The makers that are compared: each turns the long report into a PDF in a process of its own.

``python bench/pdf_makers.py xacai|typst|libreoffice|weasyprint OUT.pdf``
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from html import escape
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.long_report import HEADER, SHARES, TABLE_SIZE, TITLE, LongReport, long_report

FACE = "Liberation Serif"


def make_xacai(report: LongReport, target: Path) -> None:
    """This project: content → pages → bytes, prepared for archiving."""
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))
    from bench.long_document import state_document

    from xacai.documents.state_pdf import render

    target.write_bytes(render(state_document(report)))


def make_typst(report: LongReport, target: Path) -> None:
    """Typst through its Python package (the compiler itself, in process)."""
    import typst

    lines = [
        f'#set text(font: "{FACE}", size: 14pt, lang: "vi")',
        "#set par(justify: true, first-line-indent: 12.7mm)",
        '#set page(paper: "a4", margin: (top: 20mm, bottom: 20mm, left: 30mm, right: 15mm))',
        f"#align(center)[*{TITLE}*]",
    ]
    for heading, texts in report.sections:
        lines += [f"*{heading}*", ""]
        lines += [line for text in texts for line in (text, "")]
    columns = ", ".join(f"{share}fr" for share in SHARES)
    lines.append("#set page(flipped: true, margin: (top: 25mm, bottom: 20mm, left: 20mm, right: 20mm))")
    lines.append(f"#set text(size: {TABLE_SIZE}pt)\n#set par(justify: false, first-line-indent: 0pt)")
    lines.append(f"#table(columns: ({columns}), inset: 3pt, stroke: 0.5pt,")
    lines.append("table.header(" + ", ".join(f"[*{name}*]" for name in HEADER) + "),")
    lines += [", ".join(f"[{text}]" for text in row) + "," for row in report.rows]
    lines.append(")")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "report.typ"
        source.write_text("\n".join(lines), encoding="utf-8")
        typst.compile(str(source), output=str(target))


def make_weasyprint(report: LongReport, target: Path) -> None:
    """WeasyPrint from HTML and CSS."""
    from weasyprint import HTML

    style = (
        "@page { size: A4; margin: 20mm 15mm 20mm 30mm }"
        "@page wide { size: A4 landscape; margin: 25mm 20mm 20mm }"
        f"body {{ font: 14pt '{FACE}' }} p {{ text-align: justify; text-indent: 12.7mm }}"
        f"h1 {{ font-size: 14pt }} table {{ page: wide; font-size: {TABLE_SIZE}pt; width: 100% }}"
        "table { border-collapse: collapse; table-layout: fixed }"
        "td, th { border: .5pt solid; padding: 2pt 3pt; vertical-align: top }"
    )
    total = sum(SHARES)
    parts = [f"<html lang=vi><style>{style}</style><h1>{escape(TITLE)}</h1>"]
    for heading, texts in report.sections:
        parts.append(f"<h1>{escape(heading)}</h1>" + "".join(f"<p>{escape(text)}" for text in texts))
    widths = "".join(f"<col style='width:{share / total:.2%}'>" for share in SHARES)
    parts.append(f"<table><colgroup>{widths}</colgroup><thead><tr>")
    parts.append("".join(f"<th>{escape(name)}</th>" for name in HEADER) + "</tr></thead><tbody>")
    parts += ["<tr>" + "".join(f"<td>{escape(text)}</td>" for text in row) + "</tr>" for row in report.rows]
    parts.append("</tbody></table>")
    HTML(string="".join(parts)).write_pdf(str(target))


def make_libreoffice(report: LongReport, target: Path) -> None:
    """A DOCX written with python-docx, converted by LibreOffice Writer."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / f"{target.stem}.docx"
        _write_docx(report, source)
        subprocess.run(
            ["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(target.parent), str(source)],
            check=True,
            capture_output=True,
        )


def _write_docx(report: LongReport, target: Path) -> None:
    from docx import Document
    from docx.enum.section import WD_ORIENT, WD_SECTION
    from docx.oxml import OxmlElement
    from docx.shared import Mm, Pt

    document = Document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = FACE, Pt(14)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    document.add_paragraph().add_run(TITLE).bold = True
    for heading, texts in report.sections:
        document.add_paragraph().add_run(heading).bold = True
        for text in texts:
            document.add_paragraph(text)
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(20)
    table = document.add_table(rows=0, cols=len(HEADER))
    table.style = "Table Grid"
    for number, texts in enumerate((HEADER, *report.rows)):
        cells = table.add_row()._tr.tc_lst
        for cell, text in zip(cells, texts, strict=True):
            run = cell.p_lst[0].add_r()
            run.text = text
            run.get_or_add_rPr().sz_val = Pt(TABLE_SIZE)
        if number == 0:
            table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    document.save(str(target))


MAKERS = {
    "xacai": make_xacai,
    "typst": make_typst,
    "libreoffice": make_libreoffice,
    "weasyprint": make_weasyprint,
}

if __name__ == "__main__":
    MAKERS[sys.argv[1]](long_report(), Path(sys.argv[2]))
