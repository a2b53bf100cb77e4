"""Numbers, particles and articles written with a name as one word, names of two letters, nouns behind names."""

from __future__ import annotations

import pytest
from rule_cases import fixed

from align.auditing import audit, load_profile

GLUED = (
    ("They held 17Lithuanians there.", "They held 17 Lithuanians there.", "Zadrželi tam 17 Litevců."),
    ("They met on July4 there.", "They met on July 4 there.", ""),
    ("It was closed in 2024and sold.", "It was closed in 2024 and sold.", ""),
    ("Some 300people came.", "Some 300 people came.", "Přišlo asi 300 lidí."),
    ("Prince Khalidbin Faisal came.", "Prince Khalid bin Faisal came.", "Принц Халид бен Фейсал приехал."),
    ("Annalenavon der Heide left.", "Annalena von der Heide left.", "Анналена фон дер Хайде уехала."),
    ("Marianavan Dijk left.", "Mariana van Dijk left.", ""),
    ("Augustode Matos left.", "Augusto de Matos left.", "Augusto de Matos odjel."),
    ("Hutold the guests so.", "Hu told the guests so.", "Ху сказал это гостям."),
    ("Kim Yong Unand Ri were there.", "Kim Yong Un and Ri were there.", "Ким Ён Ун и Ри были там."),
    ("It was sent to Dilmaback in May.", "It was sent to Dilma back in May.", "Его отправили Дилме в мае."),
    ("The Avangardmissile flew.", "The Avangard missile flew.", 'Ракета "Авангард" летела.'),
    ("The F. X. ŠaldaTheater is open.", "The F. X. Šalda Theater is open.", "Divadlo F. X. Šaldy má otevřeno."),
    ("Sean O'Learywho led it, left.", "Sean O'Leary, who led it, left.", "Sean O'Leary, který to vedl, odešel."),
    (
        "Eva Zahrádkováhead of the team, said no.",
        "Eva Zahrádková, head of the team, said no.",
        "Eva Zahrádková, vedoucí týmu, řekla ne.",
    ),
    (
        "Zdražila lawyer from Telč, said no.",
        "Zdražil, a lawyer from Telč, said no.",
        "Zdražil, advokát z Telče, řekl ne.",
    ),
    (
        "In Miskolcaccording to the agency, a train stopped.",
        "In Miskolc, according to the agency, a train stopped.",
        "V Miškolci podle agentury zastavil vlak.",
    ),
    (
        "To Namelected mayor in May, visited Minsk.",
        "To Nam, elected mayor in May, visited Minsk.",
        "То Нам, избранный мэром в мае, посетил Минск.",
    ),
    (
        "It is cold there, Jana Malá toldTASS.",
        "It is cold there, Jana Malá told TASS.",
        "Там холодно, сказала ТАСС Яна Мала.",
    ),
    ("The price rose, saidReuters.", "The price rose, said Reuters.", "Цена выросла, сообщило агентство."),
    ("The price rose, he toldCTK.", "The price rose, he told CTK.", "Cena stoupla, řekl ČTK."),
    ("They met in the memberEU club.", "They met in the member EU club.", "Они встретились в клубе стран ЕС."),
    ("He is a formerKGB officer.", "He is a former KGB officer.", "Он бывший офицер КГБ."),
    (
        "After the war, Bartakwho had finished a school, left.",
        "After the war, Bartak, who had finished a school, left.",
        "После войны Бартак, окончивший школу, уехал. Бартака проводили.",
    ),
    (
        "Kolářová, whose lawyer Jan Břízafiled a complaint, denies it.",
        "Kolářová, whose lawyer Jan Bříza filed a complaint, denies it.",
        "Kolářová, jejíž advokát Jan Bříza podal stížnost, to popírá.",
    ),
    ("He met Ion Zurlanuwhose coalition fell.", "He met Ion Zurlanu, whose coalition fell.", "Он видел Иона Цурлану."),
    ("According to Hornákprices fell by 4%.", "According to Hornák, prices fell by 4%.", "Ceny podle Hornáka klesly."),
    ("According to Hornákthe shop will open.", "According to Hornák, the shop will open.", "Podle Hornáka otevře."),
    (
        "According to Savelyevtroops shot down 47 drones.",
        "According to Savelyev, troops shot down 47 drones.",
        "Войска, по словам Савельева, сбили 47 дронов.",
    ),
    (
        "According to Kladnospokesman Karel Vrba, it is closed.",
        "According to Kladno spokesman Karel Vrba, it is closed.",
        "Podle mluvčího Kladna Karla Vrby je zavřeno.",
    ),
    ("According to Kladnoresidents, it shut.", "According to Kladno residents, it shut.", "Podle obyvatel Kladna"),
    ("Giorgi Tsknetelirejected it.", "Giorgi Tskneteli rejected it.", "Giorgi Cknetěli to odmítl."),
)
ONCE = (
    (
        "Mayor Ivan Vrbaa former officer, said no.",
        "Mayor Ivan Vrba, a former officer, said no.",
        "Starosta Ivan Vrba, bývalý důstojník, řekl ne.",
    ),
)
WHOLE = (
    ("He watched 24Kanal, drank 7Up and read 20Minuten.", "Sledoval to."),
    ("Camila Rosa, Amanda Silva and Natalia Ramos left.", "Camila Rosa, Amanda Silva a Natalia Ramos odjeli."),
    ("Marek Novákbank met Karel Novák.", "Marek Novákbank potkal Karla Nováka."),
    ("He met Zdražila in Telč.", "Potkal Zdražilu v Telči."),
    ("Zdražila is a lawyer.", "Zdražil, advokát z Telče, je tam."),
    ("Mr. Whitehead and Mr. Birkenback left.", "Pan Whitehead a pan Birkenback odešli."),
    ("BioNTech, eBay, macOS and easyMBA are firms.", "BioNTech, eBay, macOS a easyMBA jsou firmy."),
    ("The greenUSA site and watchOS are gone.", "Стран ЕС там нет."),
    ("Lubin Salman left.", "Lubin Salman odjel."),
)


@pytest.mark.parametrize(("english", "wanted", "source"), GLUED)
def test_words_come_apart(aligned, english, wanted, source):
    assert fixed(aligned, english, source, ("glued-name",)) == wanted


@pytest.mark.parametrize(("english", "source"), WHOLE)
def test_one_word_stays_one(aligned, english, source):
    assert fixed(aligned, english, source, ("glued-name",)) == english


def test_a_new_compound_is_one_word(aligned):
    text = "The frostridden, stormfelled wood of the potholders needs emergencyservices."
    found = audit(aligned(text, "Dřevo a záchranné služby."), load_profile(), ("glued-name",))
    assert [each.text for each in found] == ["emergencyservices"]


@pytest.mark.parametrize(("english", "wanted", "source"), ONCE)
def test_no_second_comma_is_set_beside_words_that_come_apart(aligned, english, wanted, source):
    assert fixed(aligned, english, source, ("glued-name", "missing-comma")) == wanted
