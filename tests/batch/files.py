"""Small notebooks and articles that the tests run."""

import nbformat

PARAMETERS = 'article = ""\ncoding = ""\nchecks = ""\nlanguage = "en"\noutput = ""'
NOTHING = {"language": "en", "coding": "", "checks": ""}
# Own sentences: two numbers, no coding.
TEXT = "縣圖書館去年借出圖書12000冊。\n\n館員說,今年新增座位35個。\n"


def notebook(folder, name, *cells, parameters=PARAMETERS):
    new = nbformat.v4.new_notebook()
    new.metadata["kernelspec"] = {"display_name": "Python 3", "language": "python", "name": "python3"}
    new.cells = [nbformat.v4.new_code_cell(parameters, metadata={"tags": ["parameters"]})]
    for source, tags in cells:
        new.cells.append(nbformat.v4.new_code_cell(source, metadata={"tags": tags}))
    nbformat.write(new, folder / f"{name}.ipynb")
    return folder / f"{name}.ipynb"


def text_file(folder, name, text=TEXT):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return str(folder / name)


def printed(path):
    cells = nbformat.read(path, 4).cells
    return "".join(out.get("text", "") for cell in cells for out in cell.get("outputs", []))
