"""What a report says to machines: to search engines in schema.org's words, to networks as Open Graph.

Nothing is said that the report does not know: no day of publication, no address of its own. It is a
``Report`` with a ``Dataset``. It is no ``ClaimReview``: that rates whether a claim is true, and a verdict
here says what follows from printed numbers alone.
"""

import json

from helpers.article import link_to
from helpers.base import TAGS

LOCALES = {"en": "en_GB", "zh": "zh_TW"}
FILES = {
    "statistics.csv": "text/csv",
    "statistics.xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
# As the JSON of a script element nothing may look like the end of it (https://json-ld.org/spec/latest/json-ld/).
_ESCAPED = {ord(mark): f"\\u{ord(mark):04x}" for mark in "<>&\u2028\u2029"}


def social(title, description, charts, language):
    """Return property and content of each tag that a network reads; the image is that of the first chart.

    Its file lies beside the report. Source of the names: https://ogp.me.
    """
    tags = {"og:type": "article", "og:title": title, "og:description": description}
    tags["og:locale"] = LOCALES[language]
    tags |= {"twitter:card": "summary_large_image" if charts else "summary"}
    tags |= {"twitter:title": title, "twitter:description": description}
    for chart in charts[:1]:
        for network in ("og", "twitter"):
            tags |= {f"{network}:image": f"charts/{chart['id']}.png", f"{network}:image:alt": chart["alt"]}
    return list(tags.items())


def structured(title, description, article, about, language):
    """Return the report in the words of schema.org as JSON that may stand inside a script element.

    Examples
    --------
    >>> from helpers.article import read_article
    >>> about = dict.fromkeys(("author", "source", "licence"), "")
    >>> "</script>" in structured("</script>", "", read_article(), about, "en")
    False
    """
    licence = {"license": _work(about["licence"])} if about["licence"] else {}
    based_on = {"@type": "NewsArticle", "url": link_to(about["source"])}
    based_on |= {"headline": article.metadata["title"], "datePublished": article.metadata["date"]}
    based_on = {name: value for name, value in based_on.items() if value}
    source = {"isBasedOn": based_on} if len(based_on) > 1 else {}
    said = {"@context": "https://schema.org", "@type": "Report", "name": title, "description": description}
    said |= {"inLanguage": TAGS[language]}
    # A text may credit a person or a desk; `author` would have to know which.
    said |= {"creditText": about["author"]} if about["author"] else {}
    files = [
        {"@type": "DataDownload", "encodingFormat": form, "contentUrl": name} for name, form in FILES.items()
    ]
    data = {"@type": "Dataset", "name": title, "description": description, "distribution": files}
    said |= licence | source | {"hasPart": data | licence | source}
    return json.dumps(said, ensure_ascii=False, indent=1).translate(_ESCAPED)


def _work(licence):
    return licence if link_to(licence).startswith("http") else {"@type": "CreativeWork", "name": licence}
