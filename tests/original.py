"""The original article, for the tests that run on it too. Where it is not at hand they are skipped."""

import os

import pytest

ORIGINAL = os.environ.get("COURSE_ORIGINAL", "")
needs_original = pytest.mark.skipif(not ORIGINAL, reason="COURSE_ORIGINAL does not name the original")
EACH_TEXT = ["", pytest.param(ORIGINAL, marks=needs_original, id="original")]  # "" is the retelling
