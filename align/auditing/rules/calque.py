"""A phrase taken over word by word: on Platform X, at the price of, in the framework of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from align.auditing.calques import calques
from align.auditing.context import Context
from align.auditing.lexicon import is_a, is_finite
from align.auditing.rule import Example, Mark, Rule
from align.auditing.watching import Pair
from align.letters import UPPER

_NETWORKS = "X|Facebook|Instagram|Telegram|Twitter|TikTok|Truth Social|VKontakte|VK|LinkedIn|YouTube|Threads|Bluesky"
_FRONTED = re.compile(
    rf"\b(?:On|In) (?:the |his |her |its )?(?:social )?(?:network|platform) (?P<network>{_NETWORKS}) "
    rf"(?=[{UPPER}])[^\W\d_]+"
)
# What stands behind is no group, chat or channel of the network.
_WRITTEN_IN = re.compile(
    r"\b(?:wrote|writes|written|posted|posts|published|said|announced|reported|stated|commented|added) in "
    rf"(?:(?:his|her|its|their) )?(?P<network>(?:{_NETWORKS.removeprefix('X|')}))\b"
    r"(?=\s*(?:[.,;:\n)]|$)|\s(?:on|in|that|about|after|before|yesterday|today|shortly)\b)"
)
_PRICE = re.compile(r"\s*(?:[\d$€£]|about|around|approximately|over|one|two|three|[a-z]+ (?:hundred|thousand|million))")
_IN_NETWORK = re.compile(rf"\bin (?:(?:his|her|its|their) )?(?:{_NETWORKS.removeprefix('X|')})\b")
_OBJECT = 5
_IN_SOURCE, _ALONE = 0.85, 0.6


def check(context: Context) -> Iterator[Mark]:
    """A phrase of the original is rendered word by word.

    Where the original is known, it must have the phrase; the English alone is less certain.
    """
    taken = 0
    for start, end, better, confidence in sorted(_found(context)):
        if start >= taken and not context.protected(start, end):
            taken = _with_object(context, end)
            message = f"“{context.text[start:end]}” is taken over word by word; English says “{better}”"
            yield Mark(start, taken, message, None, confidence, {"better": better}, review=True)


def _found(context: Context) -> Iterator[tuple[int, int, str, float]]:
    table = calques()
    for index in (place - 1 for place in context.places(_MAY_BE_CALQUE)):
        token = context.tokens[index]
        first = token.text.lower()
        for calque in table[first] if _any_of(first).match(context.text, token.start) else ():
            found = calque.phrase.match(context.text, token.start)
            if found is None or ("price" in found[0] and _PRICE.match(context.text, found.end())):
                continue
            confidence = _confidence(context, found.start(), calque.behind)
            if confidence:
                yield found.start(), found.end(), calque.better, confidence
    if _IN_NETWORK.search(context.text) and context.aligned.source is not None:
        for found in _WRITTEN_IN.finditer(context.text):
            yield found.start(), found.end(), f"on {found['network']}", _ALONE
    named = "network" in context.text or "platform" in context.text
    for found in _FRONTED.finditer(context.text) if named else ():
        yield found.start(), found.end(), f"wrote on {found['network']}", _IN_SOURCE


@cache
def _any_of(first: str) -> re.Pattern[str]:
    """One pattern for all phrases that begin with a word: most places have none of them."""
    return re.compile("|".join(calque.phrase.pattern for calque in calques()[first]), re.IGNORECASE)


def _may_begin(word: str) -> bool:
    return word.lower() in calques()


def _may_go_on(word: str) -> bool:
    return word.lower().startswith(_all_seconds())


@cache
def _all_seconds() -> tuple[str, ...]:
    return tuple({second for each in calques().values() for calque in each for second in calque.seconds})


_MAY_BE_CALQUE = Pair(_may_begin, _may_go_on)


def _confidence(context: Context, offset: int, behind: dict[str, re.Pattern[str] | None]) -> float:
    source = context.aligned.source
    pattern = behind.get(source.lang) if source else None
    if pattern is None:
        return _ALONE if source is None else _IN_SOURCE
    bead = context.bead_at(offset)
    told = bead is not None and any(pattern.search(segment.text) for segment in context.source_of(bead))
    return _IN_SOURCE if told else 0.0


def _with_object(context: Context, end: int) -> int:
    """The end of the noun phrase behind the phrase, where it is a short one."""
    first = context.token_at(end)
    for index in range(first, min(len(context.tokens), first + _OBJECT)):
        token = context.tokens[index]
        if not token.is_word or is_finite(token.text) or is_a(token.text, "prepositions", "conjunctions", "relatives"):
            return end
        if token.text.lower() not in ("a", "an", "the", "this", "that"):
            end = token.end
    return end


RULE = Rule(
    name="calque",
    severity="note",
    fix="review",
    mqm="Unidiomatic",
    check=check,
    bad=(
        Example("It was a contract [in the value of a billion].", "Byla to zakázka v hodnotě miliardy."),
        Example("The minister [on Platform X] expressed doubts.", "Ministr na platformě X vyjádřil pochyby."),
        Example(
            "He is ready for peace, but not [at the price of surrender].",
            "Na mír je připraven, ne však za cenu kapitulace.",
        ),
        Example("[In the framework of the trip], he saw the port.", "В рамках поездки он осмотрел порт.", "ru"),
        Example("[On the social network X Novak] repeated it.", "Na sociální síti X to Novák zopakoval."),
        Example("Criticism came [from the side of the union].", "Kritika přišla ze strany odborů."),
        Example("The law [entered into validity] in May.", "Zákon vstoupil v platnost v květnu."),
        Example("He put the repairs [in the long box].", "Он отложил ремонт в долгий ящик.", "ru"),
        Example("The mayor took the repairs [under personal control].", "Мэр взял ремонт под личный контроль.", "ru"),
        Example("[It came to a fire] in the mill.", "Ve mlýně došlo k požáru."),
        Example("The abbey [belongs among the oldest].", "Klášter patří mezi nejstarší."),
        Example("[By the results of the vote], he lost.", "По итогам голосования он проиграл.", "ru"),
        Example("He said so [in the air of the station].", "Об этом он сказал в эфире станции.", "ru"),
        Example("It wrote so [with a link to doctors].", "Об этом пишет газета со ссылкой на врачей.", "ru"),
        Example("The deal [plays into the cards of rivals].", "Dohoda hraje do karet soupeřům."),
        Example("The verdict [carries a recommendatory character].", "Вердикт носит рекомендательный характер.", "ru"),
        Example("He was [attracted to criminal responsibility].", "Его привлекли к уголовной ответственности.", "ru"),
        Example("The mill works [in a sparing mode].", "Мельница работает в щадящем режиме.", "ru"),
        Example('"It is over," he [wrote in Telegram].', '"Все", - написал он в Telegram.', "ru"),
        Example("The [last farewell will] be held in Brno.", "Poslední rozloučení bude v Brně."),
        Example("The city [accepted a decision on the bridge].", "Город принял решение о мосте.", "ru"),
        Example("[In the last period], the mine grew.", "V posledním období důl rostl."),
        Example("The [museum will work] in May.", "Музей будет работать в мае.", "ru"),
    ),
    good=(
        Example("As part of the trip, he saw the port.", "В рамках поездки он осмотрел порт.", "ru"),
        Example("Tickets were sold at the price of $5.", "Vstupenky se prodávaly za cenu pěti dolarů."),
        Example("The letters lay in a long box.", "Письма лежали в длинной коробке.", "ru"),
        Example("Letters lay in a long box.", "Dopisy ležely v dlouhé krabici."),
        Example("He wrote it on X, the social network.", "Napsal to na síti X."),
        Example("A road within the frame of the window.", "Silnice v okně."),
        Example("The law entered into force in May.", "Zákon vstoupil v platnost v květnu."),
        Example("The agency distributed the statement by mail.", "Агентство распространило заявление по почте.", "ru"),
        Example("It came to a vote.", "Přišlo na hlasování."),
        Example("The museum will work with schools.", "Музей будет сотрудничать со школами.", "ru"),
        Example("They scored in the last period.", "Skórovali v poslední třetině."),
        Example("He wrote in Telegram channels that it is over.", "Он написал в каналах Telegram.", "ru"),
        Example("They bade her a last farewell.", "Bylo to poslední rozloučení s ní."),
        Example("She posted it with a link to her page.", "Она разместила это с адресом своей страницы.", "ru"),
        Example("He accepted the decision of the court.", "Он согласился с решением суда.", "ru"),
    ),
    signs=(_MAY_BE_CALQUE, "network", "platform"),
)
