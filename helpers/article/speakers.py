"""Who speaks in an article, with which post, and whose word stands behind a number."""

import re
from bisect import bisect_right
from collections import Counter

import pandas as pd

from helpers.article.sentences import SPEECH, sentences_around

# The hundred-odd commonest family names (2020 census of China and Taiwan's list), two-character ones first.
SURNAMES = (
    "歐陽|欧阳|司馬|司马|諸葛|诸葛|上官|"
    "[王李張张劉刘陳陈楊杨黃黄趙赵吳吴周徐孫孙馬马朱胡郭何林高羅罗鄭郑梁謝谢宋唐許许韓韩鄧邓馮冯曹彭曾肖蕭萧田董潘袁蔡蔣蒋余于於"
    "杜葉叶程魏蘇苏呂吕丁任盧卢姚沈鍾钟姜崔譚谭陸陆范汪廖石金韋韦賈贾夏付傅方鄒邹熊白孟秦邱丘侯江尹薛閻阎段雷龍龙黎史陶賀贺"
    "毛郝顧顾龔龚邵萬万覃武錢钱戴嚴严莫孔向常湯汤康易喬乔賴赖文施洪辛柯莊庄]"
)
# What a post or an occupation ends in, before a name.
POSTS = (
    "書記|书记|主任|董事[長长]|[部處处局廳厅院校隊队市縣县鄉乡鎮镇區区村社會会組组行店廠厂站所科司室班船團团][長长]|"
    "經理|经理|總裁|总裁|總監|总监|主席|委員|委员|代表|教授|研究員|研究员|工程師|工程师|醫生|医生|醫師|医师|律師|律师|"
    "老師|老师|人士|專家|专家|發言人|发言人|負責人|负责人|創始人|创始人|員工|员工|村民|居民|市民|學生|学生|農民|农民|"
    "司機|司机|店主|老闆|老板|業主|业主|總統|总统|總理|总理"
)
# Who speaks without a name: a role, or a body that speaks as one.
BODIES = (
    "負責人|负责人|發言人|发言人|專家|专家|人士|方面|警方|官方|政府|公司|集團|集团|中心|銀行|银行|大學|大学|"
    "委員會|委员会|協會|协会|法院|[部局署委院會会廳厅處处]"
)
PAPER, DIRECT, INDIRECT, ADJACENT = "paper", "direct", "indirect", "adjacent"

_NAME = rf"(?P<name>(?P<family>{SURNAMES})[\u4e00-\u9fff]{{1,2}})"
_NAMED = re.compile(rf"(?P<post>[\u4e00-\u9fff、·]{{0,40}}(?:{POSTS})){_NAME}")
_ANY_NAME = re.compile(f"(?={_NAME})")
_UNNAMED = re.compile(
    rf"(?:^|[,，。;；!！?？”」\s])[據据]?(?P<who>[\u4e00-\u9fff、“”]{{0,30}}(?:{BODIES}))"
    rf"[\u4e00-\u9fff]{{0,6}}?(?:{SPEECH})(?=[,，:：“「。])"
)
_SPEECH_HERE = re.compile(SPEECH)
_SPEECH_SOON = re.compile(rf"[\u4e00-\u9fff]{{0,6}}?(?:{SPEECH})(?P<opens>[,，:：])?")


def named_people(article):
    """Return one row for each person named with a post: name, post, whether the text reports what they say.

    A name is a family name with one or two characters after a post (黨委書記高桂琴). Which of the two
    it has shows where a word of speech follows or the same characters stand again. People named
    without a post are not found, and a role without a name (a person in charge) is no named person.

    Returns
    -------
    DataFrame
        name, post, start (of the first mention with a post), speaks.

    Examples
    --------
    >>> from helpers.article.reading import read_article
    >>> people = named_people(read_article())
    >>> people.loc[people["name"] == "高桂琴", "speaks"].item()
    True
    """
    found = {}
    stands = Counter(reading for match in _ANY_NAME.finditer(article.text) for reading in _readings(match))
    for match in _NAMED.finditer(article.text):
        name = _name(article.text, match, stands)
        if name and name not in found:
            found[name] = (_post(match["post"]), match.start("name"))
    rows = [(name, post, start, bool(_says(name, article.text))) for name, (post, start) in found.items()]
    return pd.DataFrame(rows, columns=["name", "post", "start", "speaks"])


def speaker_of(article, start, people=None):
    """Return who says the number at a place, and on what basis we say so.

    ``direct``: inside quotation marks, in a sentence that names who speaks. ``indirect``: the sentence
    itself reports a speaker. ``adjacent``: the sentence before, in the same paragraph, opens a report
    (某人說,…) that may go on: the text does not say that the number is theirs. ``paper``: none of
    these, so the paper itself says it; the speaker is then "".

    Examples
    --------
    >>> from helpers.article.reading import read_article
    >>> article = read_article()
    >>> speaker_of(article, article.text.index("9.54億元"))
    ('高桂琴', 'indirect')
    """
    people = named_people(article) if people is None else people
    spans = sentences_around(article, start)
    here = bisect_right(spans, (start, len(article.text))) - 1
    who = _reported(article.text[slice(*spans[here])], people, opening=False)
    if who:
        return who, DIRECT if _in_quotation(article.text[spans[here][0] : start]) else INDIRECT
    who = _reported(article.text[slice(*spans[here - 1])], people, opening=True) if here else ""
    return (who, ADJACENT) if who else ("", PAPER)


def _in_quotation(before):
    """Say whether a quotation is open after these words of a sentence."""
    return before.count("“") + before.count("「") > before.count("”") + before.count("」")


def _readings(match):
    """Return the readings of a name: one character after the family name, or two."""
    return {match["name"], match["name"][: len(match["family"]) + 1]}


def _name(text, match, stands):
    """Choose between the readings of a name; one that stands alone is no name.

    A reading counts if a word of speech follows it or if it stands at least twice.
    """
    counts = {}
    for reading in _readings(match):
        speech = bool(_SPEECH_HERE.match(text, match.start("name") + len(reading)))
        if speech or stands[reading] > 1:
            counts[reading] = (speech, stands[reading], len(reading))
    return max(counts, key=counts.get, default="")


def _post(post):
    """Cut a post to its last clause; the marks of a list (書記、董事長) belong to it."""
    return post.split("的")[-1]


def _says(name, text):
    """Return the match of a word of speech after a name, or None."""
    at = text.find(name)
    while at >= 0:
        if match := _SPEECH_SOON.match(text, at + len(name)):
            return match
        at = text.find(name, at + 1)
    return None


def _reported(sentence, people, opening):
    """Return who is reported in a sentence; `opening`: only by a report that may go on after it."""
    for name in people["name"].tolist():
        match = _says(name, sentence)
        if match and (match["opens"] or not opening):
            return name
    match = _UNNAMED.search(sentence)
    if match and (not opening or sentence[match.end() : match.end() + 1] in tuple(",，:：")):
        return match["who"]
    return ""
