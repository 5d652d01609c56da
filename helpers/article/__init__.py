"""01 Read the source: an article as read, its sentences, who speaks in it, and its places.

An article is never changed; offsets count code points of the text as saved.
What a text is taken out of is read in `documents`, `pages` and `links`, and `reading` chooses by how
the bytes begin. Who speaks is found in three steps: `names` and `people`, `reports`, `speakers`; a new
word for it is a row in ``lists/``. What a newsroom says of its report is in `about`.
"""

from helpers.article.about import link_to, read_about, source_line
from helpers.article.documents import text_of_docx
from helpers.article.places import context, contexts, find_again
from helpers.article.reading import (
    Article,
    Paragraph,
    beside_article,
    companion,
    foreign_lines,
    keep,
    name_of,
    paragraph_at,
    read_article,
    results_folder,
    text_in,
)
from helpers.article.sentences import sentences_around
from helpers.article.speakers import named_people, reports_in, speaker_of

__all__ = [
    "Article",
    "Paragraph",
    "beside_article",
    "companion",
    "context",
    "contexts",
    "find_again",
    "foreign_lines",
    "keep",
    "link_to",
    "name_of",
    "named_people",
    "paragraph_at",
    "read_about",
    "read_article",
    "reports_in",
    "results_folder",
    "sentences_around",
    "source_line",
    "speaker_of",
    "text_in",
    "text_of_docx",
]
