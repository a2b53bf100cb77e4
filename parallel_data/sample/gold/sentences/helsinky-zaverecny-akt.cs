Helsinský závěrečný akt slaví padesát let, vzešla z něj i dnešní OBSE
Před padesáti lety, 1. srpna 1975, podepsali v Helsinkách představitelé 35 států Závěrečný akt Konference o bezpečnosti a spolupráci v Evropě.
Dokument vzešel z dvouletých jednání, která začala v červenci 1973 a pokračovala v Ženevě.
Hostitelem závěrečného summitu byl finský prezident Urho Kekkonen, který delegace přivítal v paláci Finlandia.
Za Spojené státy text podepsal prezident Gerald Ford, za Sovětský svaz generální tajemník Leonid Brežněv.
Svůj podpis připojili i kancléř Spolkové republiky Německo Helmut Schmidt a vůdce východního Německa Erich Honecker.
V americké delegaci byl generálporučík Brent Scowcroft, sovětskou diplomacii zastupoval ministr zahraničí.
Andrej Gromyko se účastnil už úvodní schůzky ministrů v Helsinkách v červenci 1973.
Závěrečný akt obsahuje deset zásad, mezi něž patří neporušitelnost hranic, zdržení se hrozby silou a respektování lidských práv.
„Třetí koš“, jak se v diplomatickém žargonu říkalo kapitole o humanitární spolupráci, se podle historiků ukázal jako nečekaně účinný.
V Československu se na něj od ledna 1977 odvolávala Charta 77, jejímiž prvními mluvčími byli Jan Patočka, Václav Havel a Jiří Hájek.
Havel, jeden z mluvčích, byl kvůli prohlášení ještě v lednu 1977 zatčen.
Albánie se konference neúčastnila.
Ze zemí evropského kontinentu stála stranou téměř jako jediná.
Od konference k organizaci
Konference se 1. ledna 1995 změnila v Organizaci pro bezpečnost a spolupráci v Evropě (OBSE), která má dnes 57 účastnických států a sídlí ve Vídni.
Její pozorovací mise na Ukrajině působila od března 2014 do 31. března 2022.
Ústředí měla v Kyjevě a její týmy pracovaly mimo jiné v Charkově, Lvově, Oděse, Černovicích a Luhansku.
Nejvíce pozorovatelů bylo na Donbasu, kde mise sledovala dodržování příměří.
V Trojstranné kontaktní skupině zastupovala předsednictví OBSE v letech 2014 a 2015 švýcarská diplomatka Heidi Tagliaviniová.
Její podpis nesou minské dohody z obou let.
Helsinky si výročí připomněly konferencí, kterou 31. července 2025 uspořádalo finské předsednictví organizace.
Finsko stojí v čele OBSE po celý rok 2025.
gnews.cz – JK
