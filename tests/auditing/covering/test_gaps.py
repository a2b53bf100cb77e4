"""Which sentences belong to the story, by their document's own words about its title and byline."""

import pytest

from align.auditing.covering.gaps import is_body
from align.segment import segment
from align.types import Document

TEXT = "The council of Kladno has opened the new bridge.\nJana Malá reports from the town hall of Kladno."


@pytest.mark.parametrize(
    ("meta", "body"),
    [
        ({}, [True, True]),
        ({"byline": "Jana Malá reports from the town hall of Kladno."}, [True, False]),
        ({"boilerplate": ["Jana Malá reports from the town hall of Kladno."]}, [True, False]),
        ({"byline": 5, "boilerplate": 7, "dateline": True}, [True, True]),
        ({"boilerplate": [3, None, {"a": 1}], "byline": {"name": "Jana Malá"}}, [True, True]),
    ],
)
def test_a_byline_and_boilerplate_are_no_body_and_other_values_of_a_users_row_do_no_harm(meta, body):
    document = segment(Document("story", "en", TEXT, meta=meta))
    assert [is_body(each, document) for each in document.segments] == body
