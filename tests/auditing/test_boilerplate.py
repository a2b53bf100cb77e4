"""Closing lines of the page go; the last paragraph of the story stays, however it begins."""

from __future__ import annotations

import pytest
from rule_cases import told

from align.auditing import audit, load_profile, normalize

STORY = "The council met on Tuesday and approved the plan."
LAST_PARAGRAPHS = (
    "More reports from the scene are expected on Tuesday.",
    "Latest reports in the Czech press say that he will resign.",
    "More news from the front is expected by evening.",
    "All stories about the incident were deleted.",
    "Copyright law does not cover works made by machines.",
    "Video-game sales fell by 12 percent last year.",
    "Photo-ID checks will be required from May.",
    "Picture-perfect weather is expected on Sunday.",
    "Agency-run shelters remain open.",
    "Source-code leaks are rare.",
    "Image-processing software was used in the study.",
    "With information from the flight recorder, experts hope to know more.",
    "Using information from the phone, the police found the car.",
    "The Telegram channel – which has 40,000 subscribers – is now blocked.",
    "The YouTube channel - run by two brothers - has a million followers.",
    "Reproduction of the species in captivity is prohibited by law.",
    "Text and photos by schoolchildren will be exhibited in May.",
    "Like us, they want peace.",
    "Share the road, police urged drivers.",
    "Support us or leave us alone, the strikers chanted.",
    "Join us or die, the fighters told the villagers.",
    "Video – which police released on Monday – shows the attack.",
    "Source: the Kremlin had known.",
    "Support our work, the nurses demand.",
    "Install the police app, the mayor asks.",
    "Watch the video on YouTube, says the singer.",
    "Like us, Poles fear a war.",
)
PAGE_LINES = (
    "More news on our website.",
    "All news about Ukraine.",
    "Follow us on Telegram.",
    "Share this article with your friends.",
    "Support us and we will go on.",
    "Subscribe to our newsletter.",
    "If you like our work, support us.",
    "Our Telegram channel: t.me/example",
    "Download our app and never miss a story.",
    "Subscribe to our newsletter, the best of the week.",
    "Reproduction of materials is prohibited without permission.",
    "Reprinting is permitted only with a link to the page.",
    "All rights reserved.",
    "Copyright The Associated Press",
    "Copyright 2024 Example",
    "© TASS, 2024",
    "Source: TASS",
    "Source – Reuters",
    "With files from Reuters.",
    "With information from TASS and AP",
    "Text and photos by Jan Horák",
    "Video / TASS",
    "Photo - archive",
    "Read also: The mayor has resigned.",
)


def repaired(aligned, english: str) -> str:
    return normalize(english, audit(aligned(english), load_profile(), ("boilerplate",)))


@pytest.mark.parametrize("line", LAST_PARAGRAPHS)
def test_the_last_paragraph_of_the_story_stays(aligned, line):
    assert repaired(aligned, f"{STORY}\n{line}") == f"{STORY}\n{line}"


@pytest.mark.parametrize("line", PAGE_LINES)
def test_a_line_of_the_page_goes(aligned, line):
    assert repaired(aligned, f"{STORY}\n{line}") == STORY


@pytest.mark.parametrize(
    ("source", "english", "goes"),
    [
        ("Na webu je víc zpráv z místa.", "More news from the scene on our website.", False),
        ("Sledujte nás na Facebooku a Instagramu.", "Follow us on Facebook and Instagram", True),
        ("Подписывайтесь на наш канал в Telegram.", "Subscribe to our Telegram channel", True),
        ("Foto: archiv", "Photo: archive", True),
    ],
)
def test_a_sentence_of_the_originals_story_keeps_its_line(source, english, goes):
    first, lang = ("Совет собрался.", "ru") if "на" in source else ("Rada se sešla.", "cs")
    text = f"The council met.\n{english}"
    found = audit(told(text, f"{first}\n{source}", lang), load_profile(), ("boilerplate",))
    assert normalize(text, found) == ("The council met." if goes else text)
