"""Numbers in words, ordinals, measures and the like: what differs is reported, other ways to say the same are not."""

from __future__ import annotations

import pytest
from rule_cases import bare, beaded, marked

from align.auditing.context import Context
from align.auditing.profile import Profile
from align.auditing.rules.number_mismatch import RULE

BAD = [
    # measures: the unit changed and the figure did not, or the conversion is wrong
    ("The road is [11.4 miles] long.", "Silnice měří 11,4 kilometru.", "cs"),
    ("About [3,700 acres] of land burned.", "Сгорело 3 700 гектаров леса.", "ru"),
    ("The water fell by [12 metres] in a week.", "Voda klesla za týden o 12 centimetrů.", "cs"),
    ("They carried [40 pounds] of flour.", "Nesli 40 kilogramů mouky.", "cs"),
    ("The summit is [2,400 feet] high.", "Высота вершины 2400 метров.", "ru"),
    ("The talks took [14 months].", "Переговоры шли 14 недель.", "ru"),
    ("It is [5] miles away.", "Je to 80 kilometrů.", "cs"),
    ("The repair cost [12 million euros].", "Oprava stála 12 milionů korun.", "cs"),
    ("The firm lost [$7 million].", "Компания потеряла 7 млн рублей.", "ru"),
    ("It was [30 degrees Fahrenheit] in the shade.", "Ve stínu bylo 30 stupňů Celsia.", "cs"),
    # numerals that hold a half, tens, dozens
    ("The [2.5]-kilogram device orbits the Earth.", "Přístroj o hmotnosti půldruhého kilogramu obíhá Zemi.", "cs"),
    ("Some [1,500] families fled.", "Бежали полторы сотни семей.", "ru"),
    ("[Thirty] people were detained.", "Zadrželi dvě desítky lidí.", "cs"),
    ("[Twenty] boats sank.", "Затонули полтора десятка лодок.", "ru"),
    ("It cost [200] rubles.", "Это стоило сто рублей.", "ru"),
    ("It lasted [2.5] hours.", "Trvalo to půldruhé hodiny.", "cs"),
    ("More than [5,000] people came.", "Přišlo přes tisíc lidí.", "cs"),
    # sets of people
    ("The police arrested [four] men.", "Policie zatkla trojici mužů.", "cs"),
    ("[Five] firefighters were hurt.", "Пострадали четверо пожарных.", "ru"),
    ("The court freed [three] of the defendants.", "Soud osvobodil čtveřici obžalovaných.", "cs"),
    ("[Two] people died.", "Погибли трое.", "ru"),
    ("[Three] villages were cut off.", "Od světa byly odříznuty dvě vesnice.", "cs"),
    # ordinals
    ("He won in the [eighth] round.", "Он победил в девятом туре.", "ru"),
    ("The economy grew in the [second] quarter.", "Ekonomika rostla ve třetím čtvrtletí.", "cs"),
    ("The team took [second] place.", "Команда заняла третье место.", "ru"),
    ("She finished [fifth].", "Skončila sedmá.", "cs"),
    ("The church dates from the [fifteenth] century.", "Kostel pochází ze 14. století.", "cs"),
    ("It is the [21st] edition of the festival.", "Je to dvacátý druhý ročník festivalu.", "cs"),
    ("It was built in the [1970s].", "Postavili ho v osmdesátých letech.", "cs"),
    ("It was built in the [1980s].", "Его построили в девяностых годах.", "ru"),
    # fractions
    ("[Three] of them ended up in hospital.", "Třetina z nich skončila v nemocnici.", "cs"),
    ("[Four] of the voters stayed at home.", "Четверть избирателей осталась дома.", "ru"),
    # months
    ("It begins on [June] 3.", "Začíná 3. července.", "cs"),
    ("The law took effect in [March].", "Закон вступил в силу в мае.", "ru"),
    # multiples
    ("Exports [tripled].", "Vývoz se zdvojnásobil.", "cs"),
    ("Prices rose [fourfold].", "Цены выросли втрое.", "ru"),
    ("He was fined [twice].", "Třikrát dostal pokutu.", "cs"),
    # shares in different forms
    ("[One in nine] pupils was absent.", "Každý osmý žák chyběl.", "cs"),
    ("[Nine percent] of them were absent.", "Каждый девятый из них отсутствовал.", "ru"),
    ("[Thirty percent] of them were absent.", "Tři pětiny z nich chyběly.", "cs"),
    # ratios, by and to, more and less
    ("The hall has [half as many] seats as before.", "В зале вдвое больше мест, чем раньше.", "ru"),
    ("Sales rose [by a quarter].", "Продажи выросли в полтора раза.", "ru"),
    ("It cost [twice as much] as last year.", "Stálo to o polovinu víc než loni.", "cs"),
    ("Output fell [to a quarter].", "Výroba klesla o čtvrtinu.", "cs"),
    ("Rents rose [to 7%] in May.", "Аренда выросла в мае на 7%.", "ru"),
    ("It was [four percent lower] than in May.", "To bylo o čtyři procenta více než v květnu.", "cs"),
    # hidden measures, dates, basis points
    ("The race took [48] hours.", "Гонка заняла сутки.", "ru"),
    ("The path is [600] meters long.", "Cesta měří čtvrt kilometru.", "cs"),
    ("The course takes [eight] months.", "Курс длится полгода.", "ru"),
    ("It runs from April 20 to [May] 4.", "Он идет с 20 апреля по 4 июня.", "ru"),
    ("The rate rose by [half a percent].", "Sazba vzrostla o 50 bazických bodů.", "cs"),
    # rough numbers below a thousand
    ("[Dozens] of cars burned.", "Shořely stovky aut.", "cs"),
    # shares
    ("The rate rose by [two percent].", "Sazba vzrostla o dva procentní body.", "cs"),
]

GOOD = [
    ("The road is 7 miles long.", "Silnice měří 11,4 kilometru.", "cs"),
    ("About 9,100 acres of land burned.", "Сгорело 3 700 гектаров леса.", "ru"),
    ("They carried 88 pounds of flour.", "Nesli 40 kilogramů mouky.", "cs"),
    ("From 2 to 4 inches of rain fell.", "Napršelo 5 až 10 centimetrů.", "cs"),
    ("The temperature will be 80 degrees.", "Teplota bude 26 stupňů.", "cs"),
    ("It was 86 degrees.", "Bylo třicet stupňů.", "cs"),
    ("Winds of 60 mph are expected.", "Čeká se vítr o rychlosti 100 kilometrů za hodinu.", "cs"),
    ("The flat has 900 square feet.", "Byt má 84 metrů čtverečních.", "cs"),
    ("They seized eight-and-a-half tons.", "Изъяли восемь с половиной тонн.", "ru"),
    ("It took a day and a half, not 24 hours.", "Trvalo to půldruhého dne, ne 24 hodin.", "cs"),
    ("He waited six months.", "Čekal půl roku.", "cs"),
    ("It lasted 18 months.", "Trvalo to půldruhého roku.", "cs"),
    ("Around thirty blows fell.", "Dostal asi tři desítky ran.", "cs"),
    ("Two dozen people were detained.", "Zadrželi dva tucty lidí.", "cs"),
    ("Half a dozen boats sank.", "Затонуло полдюжины лодок.", "ru"),
    ("Some 150 families fled.", "Бежали полторы сотни семей.", "ru"),
    ("Half a million people came.", "Пришло полмиллиона человек.", "ru"),
    ("A hundred years ago, 100 people lived here.", "Před sto lety tu žila stovka lidí.", "cs"),
    ("Thousands of people came; 300 stayed.", "Přišly tisíce lidí, zůstaly tři stovky.", "cs"),
    ("The police arrested a trio of men.", "Policie zatkla trojici mužů.", "cs"),
    ("Both men were freed; the other three were not.", "Оба вышли на свободу, остальные трое - нет.", "ru"),
    ("The pair met three ministers.", "Dvojice se sešla se třemi ministry.", "cs"),
    ("Both villages were cut off.", "Od světa byly odříznuty dvě vesnice.", "cs"),
    ("He won in the ninth round.", "Он победил в девятом туре.", "ru"),
    ("On the other hand, it was the first time.", "Na druhou stranu to bylo poprvé.", "cs"),
    ("The first one left, the other stayed.", "Jeden odešel, druhý zůstal.", "cs"),
    ("It is the third-largest city.", "Je to třetí největší město.", "cs"),
    ("It was his third term.", "Bylo to jeho třetí volební období.", "cs"),
    ("The church dates from the fourteenth century.", "Kostel pochází ze 14. století.", "cs"),
    ("It was built in the eighties.", "Postavili ho v osmdesátých letech.", "cs"),
    ("It was built in the 1920s.", "Его построили в двадцатых годах.", "ru"),
    ("It happened on the twenty-first of May.", "Stalo se to dvacátého prvního května.", "cs"),
    ("One in three of them voted.", "Třetina z nich volila.", "cs"),
    ("33 percent of them voted.", "Třetina z nich volila.", "cs"),
    ("The third of them voted.", "Třetí z nich volil.", "cs"),
    ("It may begin on July 3.", "Začne možná 3. července.", "cs"),
    ("In July and August it rained.", "V červenci a srpnu pršelo.", "cs"),
    ("Last month it rained.", "V červenci pršelo.", "cs"),
    ("Exports doubled, to three times the average.", "Vývoz se zdvojnásobil na trojnásobek průměru.", "cs"),
    ("He was fined two times.", "Dvakrát dostal pokutu.", "cs"),
    ("Prices are three times as high.", "Цены выросли втрое.", "ru"),
    ("The rate rose by two percentage points.", "Sazba vzrostla o dva procentní body.", "cs"),
    ("He ran up to the first floor.", "Vyběhl do druhého patra.", "cs"),
    ("It lasts 2½ hours.", "Trvá to dvě a půl hodiny.", "cs"),
    ("The world's two dozen richest states met.", "Sešly se dvě desítky nejbohatších států světa.", "cs"),
    ("He gave three million to one and two to the other.", "Jednomu dal tři miliony, druhému dva miliony.", "cs"),
    ("He offered a quarter of a million tons.", "Nabídl čtvrt milionu tun.", "cs"),
    ("It costs 5 pounds.", "Stojí 5 liber.", "cs"),
    ("He is in his thirties.", "Je mu přes třicet.", "cs"),
    ("A 14-week course costs $200.", "14týdenní kurz stojí 200 dolarů.", "cs"),
    ("A two-day meeting of three ministers", "Двухдневная встреча трех министров", "ru"),
]


def marks(english, source, lang):
    return list(RULE.check(Context(beaded(english, source, lang), Profile())))


@pytest.mark.parametrize(("english", "source", "lang"), BAD)
def test_a_wrong_number_is_reported(english, source, lang):
    assert marked(bare(english), marks(bare(english), source, lang)) == english


@pytest.mark.parametrize(("english", "source", "lang"), GOOD)
def test_the_same_said_otherwise_is_not(english, source, lang):
    assert marks(english, source, lang) == []
