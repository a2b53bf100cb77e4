Bystřice opadá, do Lhoty se v pátek vrátili první evakuovaní
Hladina Bystřice v pátek ráno klesla pod úroveň třetího povodňového stupně a do Lhoty nad Bystřicí se začali vracet první evakuovaní obyvatelé.
Řeka má podle předpovědi klesat i o víkendu, v pátek ráno byla její hladina na 212 centimetrech.
Domovy muselo v noci na středu opustit 142 lidí.
Podle starostky Hany Králové, která vede krizový štáb, zaplavila voda 38 domů, základní školu a hasičskou zbrojnici.
Škody bude obec podle Králové sčítat nejméně dva týdny.
„Do sklepů vstupujte jen v doprovodu hasičů,“ stojí v pokynech, které úřad zveřejnil na svém webu.
Ve středu večer protékalo Bystřicí 186 metrů krychlových vody za sekundu, obvykle jsou to přitom čtyři až pět metrů.
Hydrolog Pavel Smetana uvedl, že v povodí spadlo za tři dny přes 120 milimetrů srážek.
Aktuální stav řeky měří čidlo na mostě každých deset minut.
Pomáhají vojáci i dobrovolníci
Do obce přijelo 60 vojáků s těžkou technikou a asi 300 dobrovolníků.
Nejvíce jich dorazilo z Podhradí.
Zásah řídil velitel stanice.
Tomáš Beran, mluvčí hasičů, uvedl, že z oblasti bylo odčerpáno 14 tisíc metrů krychlových vody.
Pitnou vodu rozvážejí tři cisterny a ve škole v sousedním Podhradí funguje jídelna.
Záběry z dronu hasiči zveřejnili na YouTube.
Kraj uvolní na opravy 1,2 miliardy korun, dalších 350 milionů přidá stát.
Peníze půjdou především na mosty a silnice.
Hejtman ve čtvrtek požádal ministryni pro místní rozvoj o další pomoc.
Omezení dopravy trvají na dvou místech:
silnice z Lhoty do Podhradí je uzavřena do 30. června,
na železniční trati se jezdí po jedné koleji.
Čerpadla nabídl také ukrajinský Užhorod.
Zakarpatskou oblast postihly ničivé povodně v letech 1998 a 2001.
Obec prosí řidiče, aby do údolí nejezdili a „nebrzdili záchranné práce“.
gnews.cz – MV
