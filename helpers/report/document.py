"""The report as a document of a word processor, for desks that edit there: the same words and charts."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from helpers.base import MADE, in_xml

CHART = (4.2, 8.0)  # the most inches of a chart on the page, across and down
PAGE, MARGIN = (8.27, 11.69), 0.9  # inches: A4
COLUMNS = (1.9, 1.2, 1.6, 0.9, 0.87)  # inches of the table of figures
FONT, HAN_FONT = "Arial", "Microsoft JhengHei"  # where one is missing, the word processor takes its own
LANGUAGE = {"en": "en-GB", "zh": "zh-TW"}
LONGEST_PROPERTY = 255  # signs of a title or an author, by the library


def document(view, language="en"):
    """Return the report as the bytes of a .docx file.

    Parameters
    ----------
    view : dict
        What the page says, from `helpers.report.page`.
    language : {"en", "zh"}
    """
    from docx import Document

    paper, t = Document(), view["t"]
    _dress(paper, view, language)
    _heading(paper, _plain(view["heading"] or t("title")), 0)
    original = view["original"] and f"{t('original_title')}{t('colon')}{view['original']}"
    for line in filter(None, (view["heading"] and t("title"), original, *view["lines"])):
        paper.add_paragraph(_plain(line))
    for part in (_findings, _statistics, _charts, _checks, _open, _method, _text):
        part(paper, view)
    stream = BytesIO()
    paper.save(stream)
    return _same_bytes(stream.getvalue())


def _dress(paper, view, language):
    """Set type, language and properties: those of the template are about somebody else."""
    from docx.oxml.ns import qn
    from docx.shared import Inches

    sheet = paper.sections[0]
    sheet.page_width, sheet.page_height = (Inches(length) for length in PAGE)
    for side in ("left", "right", "top", "bottom"):
        setattr(sheet, f"{side}_margin", Inches(MARGIN))
    known = paper.core_properties
    known.title, known.author = (
        _plain(text)[:LONGEST_PROPERTY] for text in (view["title"], view["about"]["author"])
    )
    known.comments = known.last_modified_by = known.keywords = known.subject = ""
    known.language, known.created, known.modified, known.revision = LANGUAGE[language], MADE, MADE, 1
    for style in paper.styles:
        if style.type == 1 and (style.name == "Normal" or style.name.startswith(("Heading", "Title"))):
            style.font.name = FONT
            fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
            for kind in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
                fonts.attrib.pop(qn(f"w:{kind}"), None)
            fonts.set(qn("w:eastAsia"), HAN_FONT)
    _number_the_pages(sheet.footer.paragraphs[0])
    for spoken in paper.styles.element.iter(qn("w:lang")):
        spoken.set(qn("w:val"), LANGUAGE[language])
        spoken.set(qn("w:eastAsia"), "zh-TW")


def _number_the_pages(paragraph):
    """Put the number of the page in the middle of a line."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _plain(text):
    """Return a text without the characters that no XML may hold."""
    return in_xml(str(text))


def _heading(paper, text, level):
    _styled(paper, text, f"Heading{level}" if level else "Title")


def _styled(paper, text, style):
    """Add a paragraph in the style with this id; by its name, the library would go through all styles."""
    paper.add_paragraph(text)._p.style = style


def _bullets(paper, lines):
    for line in lines:
        _styled(paper, _plain(line), "ListBullet")


def _named(paper, name, text, kept=False):
    """Add a paragraph that opens with a name in bold; it may be kept on the page of what follows."""
    paragraph = paper.add_paragraph()
    paragraph.paragraph_format.keep_with_next = kept or None
    paragraph.add_run(_plain(name)).bold = True
    paragraph.add_run(_plain(text))


def _findings(paper, view):
    """Add the findings, each with its chart."""
    if view["findings"]:
        _heading(paper, view["t"]("findings"), 1)
    for finding in view["findings"]:
        _heading(paper, _plain(finding["question"]), 2)
        paper.add_paragraph(_plain(finding["publish"])).paragraph_format.keep_with_next = True
        if finding["verdict"]:
            _named(paper, view["t"]("verdict") + view["t"]("colon"), finding["verdict"], kept=True)
        if finding["chart"]:
            _picture(paper, finding["chart"])


def _checks(paper, view):
    t = view["t"]
    _heading(paper, t("checks"), 1)
    paper.add_paragraph(t("read_verdicts") if view["checks"] else view["no_checks"])
    _by_verdict(paper, view["checks"], t)
    if view["drafted"]:
        _heading(paper, t("drafted"), 1)
        paper.add_paragraph(t("drafted_note"))
        _by_verdict(paper, view["drafted"], t)


def _by_verdict(paper, groups, t):
    for group in groups:
        _heading(paper, _plain(group["name"] + t("open_bracket") + group["counted"] + t("close_bracket")), 2)
        paper.add_paragraph(group["means"])
        for check in group["members"]:
            _check(paper, check, t)


def _check(paper, check, t):
    _heading(paper, _plain(check["question"]), 3)
    _named(paper, check["group"], "", kept=True)
    if check["result"]:
        _named(paper, t("result") + t("colon"), check["result"], kept=True)
    if check["publish"]:
        _named(paper, check["said_as"] + t("colon"), check["publish"])
    if check["not_publish"]:
        _named(paper, t("not_publish") + t("colon"), check["not_publish"])
    if check["assumptions"]:
        _named(paper, t("conditions"), "", kept=True)
        _bullets(paper, check["assumptions"])
    if check["inputs"]:
        _named(
            paper, t("from_figures") + t("colon"), t("comma").join(printed for _, printed in check["inputs"])
        )


def _statistics(paper, view):
    """Add the table of figures; its first row is repeated on each page.

    Neither that nor the last row stands alone on a page: each is kept with its neighbour.
    """
    from docx.oxml import OxmlElement
    from docx.shared import Inches, Pt

    t, columns = view["t"], ("what", "printed", "allows", "who", "when")
    _heading(paper, t("statistics"), 1)
    _bullets(paper, (f"{count} {words}" for count, words in view["glance"]))
    table = paper.add_table(rows=1, cols=len(columns), style="Table Grid")
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for _ in view["rows"]:
        table.add_row()
    said = [[t(key) for key in columns], *(_cells(row, t) for row in view["rows"])]
    for number, (row, texts) in enumerate(zip(table.rows, said, strict=True)):
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for cell, text, width in zip(row.cells, texts, COLUMNS, strict=True):
            cell.width = Inches(width)
            run = cell.paragraphs[0].add_run(_plain(text))
            run.font.size, run.bold = Pt(9), number == 0
            cell.paragraphs[0].paragraph_format.keep_with_next = number in (0, len(said) - 2)


def _cells(row, t):
    """Return the five cells of a figure; what stands below each other on the page is one line here."""
    parts = (
        (row["name"], row["holder"], row["note"]),
        (row["printed"], row["direction"]),
        (_allows(row),),
        (row["who"], row["basis"]),
        (row["date"], row["date_basis"]),
    )
    return [t("semicolon").join(filter(None, cell)).strip() for cell in parts]


def _allows(row):
    """Return what a figure allows, with its unit behind the last digit: 65歲或以上."""
    gloss = f" ({row['gloss']})" if row["gloss"] else ""
    return f"{row['allows']}{row['gap']}{row['unit']}{gloss}{row['or_more']}"


def _charts(paper, view):
    if view["charts"]:
        _heading(paper, _plain(view["more_charts"]), 2)
    for chart in view["charts"]:
        _picture(paper, chart)


def _picture(paper, chart):
    from docx.shared import Inches

    shape = paper.add_picture(BytesIO(chart["png"]))
    smaller = min(Inches(CHART[0]) / shape.width, Inches(CHART[1]) / shape.height)
    shape.width, shape.height = round(shape.width * smaller), round(shape.height * smaller)
    about = shape._inline.docPr
    about.set("name", chart["id"])
    about.set("descr", _plain(chart["alt"]))


def _open(paper, view):
    t = view["t"]
    _heading(paper, t("open"), 1)
    if view["not_concluded"]:
        paper.add_paragraph(view["not_concluded"] + view["refused"])
    if view["open"]:
        paper.add_paragraph(t("open_note"))
    elif not view["not_concluded"]:
        paper.add_paragraph(t("no_questions"))
    for who, questions in view["open"]:
        _heading(paper, _plain(who), 2)
        _bullets(paper, (f"{question}{_printed(figures, t)}" for question, _, figures in questions))


def _method(paper, view):
    t = view["t"]
    _heading(paper, t("method"), 1)
    for key, (lines, listed) in _notes(view).items():
        if lines or listed:
            _heading(paper, t(key), 2)
            for line in filter(None, lines):
                paper.add_paragraph(_plain(line))
            _bullets(paper, listed)


def _notes(view):
    """Return the lines and the list of each part of the method note."""
    t, colon, foreign = view["t"], view["t"]("colon"), view["foreign"]
    left, right = t("open_bracket"), t("close_bracket")
    excluded = [
        f"{role}{left}{count}{right}{colon}{'、'.join(printed)}"
        for role, count, printed in view["exclusions"]
    ]
    hedges = view["hedges"]
    read = [f"{name}{colon}{printed} → {words} {rule}".strip() for name, printed, words, rule in hedges]
    made = [f"{t(name)}{colon}{value}" for name, value in view["made_by"]]
    corrected = view["about"]["corrected"]
    checksum = f"{t('sha256')}{colon}{view['article'].sha256}"
    counts = t("comma").join(f"{verdict}{colon}{count}" for verdict, count in view["verdicts"])
    return {
        "source": ([view["source"], view["about"]["source"], checksum], []),
        "extraction": ([*view["extraction"], foreign and f"{t('foreign')}{colon}{foreign}"], []),
        "exclusions": ([t("exclusions_rule" if excluded else "no_exclusions")], excluded),
        "hedges": ([t("read_bounds"), "" if read else t("no_hedges")], read),
        "checks_run": ([t("none_run") if view["none_run"] else counts], []),
        "limits": ([t("limits_scope")], []),
        "who_made_it": ([*made, view["made_with"]], []),
        "corrected": ([t("none_corrected")] if corrected == [] else [], corrected or []),
    }


def _printed(figures, t):
    printed = t("comma").join(printed for _, printed in figures)
    return f"{t('open_bracket')}{printed}{t('close_bracket')}" if figures else ""


def _text(paper, view):
    """Add the text with its numbers in bold, or the words round each number."""
    t = view["t"]
    _heading(paper, t("text" if view["whole"] else "snippets"), 1)
    paper.add_paragraph(t("rights" if view["whole"] else "snippets_legend"))
    for part in view["paragraphs"]:
        paragraph = paper.add_paragraph()
        for text, role, figure in part["pieces"]:
            run = paragraph.add_run(_plain(text))
            run.bold, run.underline = bool(figure) or part["heading"], bool(role) and not figure
        if part["english"]:
            told = paper.add_paragraph()
            for text, _, figure in part["english"]:
                run = told.add_run(_plain(text))
                run.bold, run.italic = bool(figure), True


def _same_bytes(data):
    """Return an archive with the same files and no time of writing."""
    stream = BytesIO()
    with ZipFile(BytesIO(data)) as given, ZipFile(stream, "w", ZIP_DEFLATED) as packed:
        for part in given.infolist():
            packed.writestr(ZipInfo(part.filename), given.read(part), ZIP_DEFLATED)
    return stream.getvalue()
