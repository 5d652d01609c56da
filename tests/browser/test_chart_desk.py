"""The chart desk as a page shows it, held against what the kernel draws; nothing stale, nothing that acts."""

import pytest

from helpers.article import companion, read_article
from helpers.charts import groups_on_one_axis
from helpers.explore.chart_desk import pictures
from helpers.table import tabulate

from .conftest import set_theme, settled, typeset

ARTICLES = ["data/article.txt", "data/articles/travel.txt"]
CELLS = """
from helpers.article import companion, read_article
from helpers.explore import show_chart_desk
from helpers.table import tabulate
article = read_article({path!r})
table = tabulate(article, companion(article, "coding.csv"), {language!r})
show_chart_desk(table, article, {language!r})
"""
# Each of the settings in turn: what stands there at once, and what when the kernel has answered.
TRY = """async (all) => {
    const root = document.querySelector('.nr-desk');
    const [group, scale, base, language, shape] = root.querySelectorAll('select');
    const [noHedge, noBase] = root.querySelectorAll('input');
    const change = (control) => control.dispatchEvent(new Event('change'));
    const text = async (link) => await (await fetch(link.href)).text();
    const bytes = async (link) => {
        const found = new Uint8Array(await (await fetch(link.href)).arrayBuffer());
        return btoa(Array.from(found, (one) => String.fromCharCode(one)).join(''));
    };
    const found = [];
    for (const one of all) {
        group.value = one.group; change(group);
        base.value = one.base ?? ''; scale.value = one.scale ?? 'linear'; shape.value = one.shape ?? '';
        language.value = one.chart_language;
        noHedge.checked = one.no_hedge ?? false; noBase.checked = one.no_base ?? false;
        change(shape);
        const stale = root.querySelectorAll('img').length;
        const until = Date.now() + 60000;
        while ((root.matches('[aria-busy]') || !root.querySelector('img')) && Date.now() < until)
            await new Promise((resolve) => setTimeout(resolve, 30));
        const cards = [...root.querySelectorAll('figure')];
        found.push({ stale, said: root.querySelector('.nr-said').textContent,
            charts: await Promise.all(cards.map(async (card) => {
                const [picture, data] = card.querySelectorAll('a');
                const image = card.querySelector('img');
                const honest = card.querySelector('strong').textContent === 'As it should be';
                const { alt, lang: tag } = image;
                return { honest, picture: await bytes(picture), alt, tag, data: await text(data) };
            })) });
    }
    return found;
}"""
SHOWN = """() => ({ said: document.querySelector('.nr-desk .nr-said').textContent,
    charts: document.querySelectorAll('.nr-desk figure').length,
    ticked: document.activeElement.checked, at: document.activeElement.tagName,
    card: getComputedStyle(document.querySelector('.nr-chart')).backgroundColor,
    maths: document.querySelectorAll('.jp-OutputArea mjx-container, .jp-OutputArea .MathJax').length })"""


def wait(page):
    page.wait_for_function(
        "() => document.querySelector('.nr-desk img') && !document.querySelector('.nr-desk[aria-busy]')"
    )


def some_settings(groups):
    """Return for each group its honest chart and one that misleads, each in turn; for two, all settings."""
    ways = [{"shape": "cut"}, {"shape": "log", "no_hedge": True}, {"shape": "pie"}]
    for at, group in enumerate(groups):
        yield {"group": group.key, "chart_language": "en"}
        if at < 2:
            yield {"group": group.key, "chart_language": "zh", "scale": "log"}
        way = ways[at % len(ways)]
        way = way if group.hedged else {name: way[name] for name in way if name != "no_hedge"}
        yield {"group": group.key, "chart_language": "en"} | way
        if at < 2 and group.sizes:
            base = group.rows["id"].iloc[0]
            yield {"group": group.key, "chart_language": "en", "base": base, "no_base": True}


@pytest.mark.parametrize("path", ARTICLES)
def test_every_group_shows_what_the_kernel_draws(run_cells, path):
    article = read_article(path)
    groups = groups_on_one_axis(tabulate(article, companion(article, "coding.csv")))
    page = run_cells(CELLS.format(path=path, language="en"))
    wait(page)
    settings = list(some_settings(groups))
    found = page.evaluate(TRY, settings)
    for one, shown in zip(settings, found, strict=True):
        group = next(group for group in groups if group.key == one["group"])
        more = {name: one[name] for name in one if name != "group"}
        truth = pictures(group, article, "en", **more)
        assert shown["said"] == truth["said"], one
        assert shown["charts"] == truth["charts"], one
    # What was drawn before is shown at once; all else leaves the room empty until it is there.
    assert [one["stale"] for one in found[1:]] == [0] * (len(found) - 1)


def test_two_charts_stand_beside_each_other_only_where_both_can_be_read(run_cells):
    page = run_cells(CELLS.format(path=ARTICLES[0], language="zh"))
    wait(page)
    page.locator(".nr-desk select").nth(4).select_option("cut")
    page.wait_for_function("() => document.querySelectorAll('.nr-desk figure').length === 2")
    for width, beside in ((683, False), (900, False), (1024, True), (1280, True)):
        settled(page, width, 800)
        first, second = (page.locator(".nr-desk img").nth(at).bounding_box() for at in (0, 1))
        assert (first["y"] == second["y"]) is beside, width
        # Of 375 pixels its smallest words are 12.5 high; they keep 9.
        assert min(first["width"], second["width"]) >= 375 * 9 / 12.5, width


def test_by_keyboard_in_the_dark_and_saved(run_cells):
    page = run_cells(CELLS.format(path=ARTICLES[0], language="en"))
    wait(page)
    page.locator(".nr-desk select").nth(4).press("ArrowDown")
    page.wait_for_function("() => document.querySelectorAll('.nr-desk figure').length === 2")
    first = page.evaluate(SHOWN)
    assert first["said"] == "lint finds 1 fault: The bars start at 4,700, not at zero."
    page.locator(".nr-desk select").nth(0).select_option("count|名||")
    wait(page)
    page.locator(".nr-desk select").nth(4).press("Tab")
    page.keyboard.press("Space")
    page.wait_for_function("() => /hedge/.test(document.querySelector('.nr-desk .nr-said').textContent)")
    assert page.evaluate(SHOWN)["ticked"] is True
    with page.expect_download() as download:
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "Save the picture"
        page.keyboard.press("Enter")
    assert download.value.suggested_filename == "count-名-misleading.png"
    assert download.value.path().read_bytes().startswith(b"\x89PNG")
    set_theme(page, "Dark")
    assert page.evaluate(SHOWN)["card"] == "rgb(255, 255, 255)"


def test_an_article_that_would_act_is_inert(run_cells, lab):
    text = "圖書館<script>alert(1)</script>去年借出<img src=x onerror=alert(2)>圖書約12000冊。\n\n"
    text += "另撥HK$100億買書$x$，還回圖書9000冊，HK$200億買報。\n"
    (lab[0] / "hostile.txt").write_text(text, encoding="utf-8")
    page = run_cells(CELLS.format(path=str(lab[0] / "hostile.txt"), language="en"))
    wait(page)
    typeset(page)
    shown = page.evaluate(SHOWN)
    assert shown["charts"] == 1 and shown["maths"] == 0
