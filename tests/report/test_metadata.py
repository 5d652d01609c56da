"""What a report says to machines: nothing that it does not know, nothing that ends its script element."""

import json

from helpers.article import read_article
from helpers.report.metadata import social, structured

ABOUT = {"author": "", "source": "", "licence": ""}


def test_only_what_is_known_is_said():
    said = json.loads(structured("A title", "Words.", read_article(), ABOUT, "zh"))
    assert (said["@type"], said["hasPart"]["@type"], said["inLanguage"]) == ("Report", "Dataset", "zh-Hant")
    assert said["isBasedOn"]["datePublished"] == "2023-08-30"
    assert not {"author", "creditText", "license", "datePublished", "dateModified"} & set(said)
    assert "ClaimReview" not in json.dumps(said)


def test_a_licence_is_an_address_or_a_name():
    for licence in ("https://creativecommons.org/licenses/by/4.0/", "CC BY 4.0"):
        said = json.loads(structured("", "", read_article(), ABOUT | {"licence": licence}, "en"))
        assert said["license"] in (licence, {"@type": "CreativeWork", "name": licence})


def test_no_text_ends_the_script():
    hostile = "</script><script>alert(1)</script><!-- & \u2028"
    written = structured(hostile, hostile, read_article(), ABOUT | {"author": hostile}, "en")
    assert not set("<>&\u2028") & set(written)
    assert json.loads(written)["creditText"] == hostile


def test_the_picture_is_the_first_chart():
    charts = [{"id": "one", "alt": "First."}, {"id": "two", "alt": "Second."}]
    tags = dict(social("T", "D", charts, "en"))
    assert tags["og:image"] == tags["twitter:image"] == "charts/one.png"
    assert tags["og:image:alt"] == "First."
    assert "og:image" not in dict(social("T", "D", [], "en"))
