"""Ten pages in the shape of news sites: what is the article in each, and what stands around it.

The sentences are ours, and so are the places; the shapes are those of portals, agencies and papers.
"""

from dataclasses import dataclass

from opencc import OpenCC

NOISE = (
    "首頁導覽77個",
    "熱門排行88則",
    "廣告特賣99元",
    "相關新聞66篇",
    "讀者留言55條",
    "版權所有2024號",
)
BODY = (
    "雲渚縣圖書館去年借出圖書1萬2千冊,比前年增加8.5%。館長林若水說,新書占了三成,其中兒童讀物最多。",
    "圖書館有座位240個,週末常常坐滿。館方打算明年再添60個座位,並延長開放時間到晚上9時。",
    "讀者王小姐每週來兩次。她說,家裡離圖書館只有3公里,騎車十五分鐘就到,比去書店方便得多。",
    "縣政府表示,今年的購書經費為350萬元,與去年持平;若加上民間捐款,總數可望超過400萬元。",
)
TITLE = "雲渚縣圖書館借書量增加8.5%"


@dataclass(frozen=True)
class Page:
    """One page: its bytes, and what should be read from it; a field that it does not state is empty."""

    name: str
    data: bytes
    body: tuple[str, ...] = BODY
    title: str = TITLE
    date: str = "2024-05-06"
    author: str = ""
    source: str = ""


def _menu(*words):
    return "".join(f'<li><a href="/x{at}">{word}</a></li>' for at, word in enumerate(words))


def _paragraphs(tag="p", indent=""):
    return "\n".join(f"<{tag}>{indent}{line}</{tag}>" for line in BODY)


def _semantic():
    return f"""<!doctype html><html lang="zh-Hant"><head><meta charset="utf-8">
<title>{TITLE} | 雲渚日報</title>
<meta property="og:site_name" content="雲渚日報"><meta property="og:title" content="{TITLE}">
<script type="application/ld+json">{{"@context":"https://schema.org","@type":"NewsArticle",
"headline":"{TITLE}",
"datePublished":"2024-05-06T08:00:00+08:00","author":{{"@type":"Person","name":"陳阿明"}},
"publisher":{{"@type":"Organization","name":"雲渚日報"}}}}</script></head><body>
<header><nav><ul>{_menu(NOISE[0], "政治", "社會")}</ul></nav></header>
<main><article><h1>{TITLE}</h1><p class="byline">記者陳阿明</p><time datetime="2024-05-06">2024年5月6日</time>
{_paragraphs()}</article>
<aside><h2>熱門</h2><ul>{_menu(NOISE[1], NOISE[3])}</ul></aside></main>
<section class="comments"><h3>留言</h3><p>{NOISE[4]}</p></section><footer><p>{NOISE[5]}</p></footer>
</body></html>"""


def _portal():
    return f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312">
<title>{TITLE}_雲渚網</title><meta name="keywords" content="圖書館"></head><body>
<div class="nav"><ul>{_menu(NOISE[0], "新闻", "财经")}</ul></div>
<div class="post_main"><h1>{TITLE}</h1><div class="post_info">2024-05-06 09:30:00 来源: 雲渚網</div>
<div id="endText" class="post_body"><p>　　{BODY[0]}</p><p>　　{BODY[1]}</p>
<div class="ad"><a href="/ad">{NOISE[2]}</a></div><p>　　{BODY[2]}</p><p>　　{BODY[3]}</p></div></div>
<div class="related"><h3>相关新闻</h3><ul>{_menu(NOISE[3], NOISE[1])}</ul></div>
<div class="footer"><p>{NOISE[5]}</p></div></body></html>"""


def _tables():
    lines = "<br><br>".join(f"　　{line}" for line in BODY)
    return f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=big5">
<title>{TITLE}</title></head><body><table width="100%"><tr><td colspan="2"><a href="/">{NOISE[0]}</a>
<a href="/b">政治</a> <a href="/c">社會</a></td></tr><tr><td valign="top" width="70%">
<font size="5"><b>{TITLE}</b></font><br><font size="2">2024/05/06 09:30</font><br><br>{lines}</td>
<td width="30%"><a href="/d">{NOISE[1]}</a><br><a href="/e">{NOISE[3]}</a></td></tr>
<tr><td colspan="2">{NOISE[5]}</td></tr></table></body></html>"""


def _advertised():
    advert = f'<div class="ad-banner" aria-label="廣告"><a href="/ad">{NOISE[2]}</a></div>'
    body = advert.join(f"<p>{line}</p>" for line in BODY)
    return f"""<!doctype html><html lang="zh-HK"><head><meta charset="utf-8"><title>{TITLE} - 雲渚新聞</title>
<meta property="article:published_time" content="2024-05-06T09:30:00+08:00">
<meta property="og:site_name" content="雲渚新聞"></head><body><div id="menu">
<ul>{_menu(NOISE[0], "港聞", "財經")}</ul></div>
<div class="article-header"><h1>{TITLE}</h1></div><div class="article-content">{body}
<div class="related-news"><p>相關新聞</p><ul>{_menu(NOISE[3])}</ul></div></div>
<div class="comment-list"><div class="comment">{NOISE[4]}</div></div></body></html>"""


def _mobile():
    return f"""<!doctype html><html amp lang="zh"><head><meta charset="utf-8"><title>{TITLE}</title>
<link rel="canonical" href="https://news.example/story/7"><meta name="viewport" content="width=device-width">
<script type="application/ld+json">{{"@context":"http://schema.org","@type":"NewsArticle",
"headline":"{TITLE}",
"datePublished":"2024-05-06"}}</script></head><body><amp-sidebar id="side"><ul>{_menu(NOISE[0])}</ul>
</amp-sidebar>
<main><h1 class="title">{TITLE}</h1><div class="content">{_paragraphs()}<amp-ad>{NOISE[2]}</amp-ad></div>
<div class="recommend"><h3>推薦閱讀</h3><ul>{_menu(NOISE[1], NOISE[3])}</ul></div></main></body></html>"""


def _discussed():
    comments = "".join(
        f'<li class="comment"><span>網友{at}</span><p>{NOISE[4]},我覺得很好。</p></li>' for at in range(6)
    )
    return f"""<!doctype html><html><head><meta charset="utf-8"><title>{TITLE}</title>
<meta name="author" content="周小雨"><meta name="date" content="2024-05-06"></head><body>
<ul class="nav">{_menu(NOISE[0], "生活")}</ul><article class="story"><h1>{TITLE}</h1>
<div class="share"><a href="#">分享</a><a href="#">列印</a></div>{_paragraphs()}</article>
<div id="comments"><h2>讀者回應</h2><ol class="comment-list">{comments}</ol></div></body></html>"""


def _blocks():
    return f"""<!doctype html><html><head><meta charset="utf-8"><title>{TITLE}</title>
<meta property="og:type" content="article"><meta property="article:published_time" content="2024-05-06">
</head>
<body><div class="top"><div><a href="/">{NOISE[0]}</a></div></div><div class="wrap"><h1>{TITLE}</h1>
<div class="article-body">{_paragraphs("div")}</div></div>
<div class="hot"><div><a href="/h">{NOISE[1]}</a></div><div><a href="/r">{NOISE[3]}</a></div></div>
<div class="bottom"><div>{NOISE[5]}</div></div></body></html>"""


def _release():
    table = "<table><tr><th>項目</th><th>數量</th></tr><tr><td>座位</td><td>240個</td></tr></table>"
    return f"""<!doctype html><html><head><meta charset="utf-8"><title>{TITLE}</title>
<meta name="ArticleTitle" content="{TITLE}"><meta name="PubDate" content="2024-05-06 10:00">
<meta name="ContentSource" content="雲渚縣政府"></head><body><div class="header">
<ul>{_menu(NOISE[0], "政務公開")}</ul></div>
<div class="detail"><h1>{TITLE}</h1>
<div class="info">发布时间：2024-05-06 10:00 来源：雲渚縣政府 打印 关闭</div>
<div class="TRS_Editor">{_paragraphs(indent="　　")}{table}</div></div>
<div class="foot"><p>{NOISE[5]}</p><p>主办单位:雲渚縣政府</p></div></body></html>"""


def _blog():
    return f"""<!doctype html><html lang="zh-TW"><head><meta charset="utf-8">
<title>{TITLE} – 雲渚在地報</title>
<meta name="generator" content="WordPress 6.5"><meta property="og:site_name" content="雲渚在地報"></head>
<body class="single"><div id="page"><nav class="main-navigation"><ul>{_menu(NOISE[0], "關於我們")}</ul></nav>
<main><article class="post"><header class="entry-header"><h1 class="entry-title">{TITLE}</h1>
<div class="entry-meta">
<time class="entry-date published" datetime="2024-05-06T09:00:00+08:00">2024-05-06</time>
<span class="author vcard"><a class="url fn n" rel="author" href="/author/li">李小文</a></span></div></header>
<div class="entry-content">{_paragraphs()}</div>
<footer class="entry-footer"><span class="tags-links">標籤:<a href="/t">圖書館</a></span></footer></article>
<div class="comments-area"><h2>讀者留言</h2><p>{NOISE[4]}</p></div></main>
<aside class="widget-area"><section class="widget"><h2>近期文章</h2><ul>{_menu(NOISE[1], NOISE[3])}</ul>
</section>
</aside><footer class="site-footer">{NOISE[5]}</footer></div></body></html>"""


def _interrupted():
    return f"""<!doctype html><html lang="zh-Hant"><head><meta charset="utf-8">
<title>{TITLE}｜雲渚晚報</title>
<meta property="article:author" content="吳大維"><meta property="article:published_time"
content="2024-05-06T18:00:00+08:00">
</head><body><div class="navbar"><ul>{_menu(NOISE[0], "即時")}</ul></div>
<div class="story"><h1>{TITLE}</h1><figure><img src="/a.jpg" alt="">
<figcaption>雲渚縣圖書館。(資料照片)</figcaption></figure>
<div class="story-content"><p>{BODY[0]}</p><p>{BODY[1]}</p>
<div class="inline-related"><strong>延伸閱讀</strong><ul>{_menu(NOISE[3])}</ul></div>
<h2>經費</h2><p>{BODY[2]}</p><p>{BODY[3]}</p><script>var n = 77;</script></div></div>
<div class="recommend-list"><ul>{_menu(NOISE[1])}</ul></div><footer>{NOISE[5]}</footer></body></html>"""


def pages():
    """Return the ten pages, the oldest encodings among them."""
    simplified = OpenCC("t2s").convert
    return [
        Page("semantic", _semantic().encode("utf-8"), author="陳阿明", source="雲渚日報"),
        Page(
            "portal",
            simplified(_portal()).encode("gb18030"),
            tuple(map(simplified, BODY)),
            simplified(TITLE),
            source="云渚网",
        ),
        Page("tables", _tables().encode("big5")),
        Page("advertised", _advertised().encode("utf-8"), source="雲渚新聞"),
        Page("mobile", _mobile().encode("utf-16"), source="news.example"),
        Page("discussed", _discussed().encode("utf-8"), author="周小雨"),
        Page("blocks", _blocks().encode("utf-8")),
        Page("release", _release().encode("utf-8"), (*BODY, "240個"), source="雲渚縣政府"),
        Page("blog", _blog().encode("utf-8"), author="李小文", source="雲渚在地報"),
        Page("interrupted", _interrupted().encode("utf-8"), (*BODY, "經費"), author="吳大維"),
    ]
