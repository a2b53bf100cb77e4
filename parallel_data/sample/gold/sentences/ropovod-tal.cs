Česko se poprvé obejde bez ruské ropy, zásobuje ho ropovod TAL
Česká republika přestala být po více než šedesáti letech závislá na ruské ropě.
Celou spotřebu tuzemských rafinerií pokrývá od jara 2025 ropovod TAL, který vede z italského Terstu přes Alpy do Německa.
Předseda vlády Petr Fiala a ministr průmyslu Lukáš Vlček to oznámili v dubnu 2025 v centrálním tankovišti v Nelahozevsi.
Vlček, člen hnutí STAN, vedl ministerstvo od října 2024.
Projekt TAL-PLUS zvýšil roční kapacitu pro české rafinerie ze čtyř na osm milionů tun.
Státní společnost MERO do něj vložila přibližně 1,6 miliardy korun.
Nešlo o peníze ze státního rozpočtu, firma investici zaplatila z vlastních zdrojů.
Ruská ropa proudila do Československa ropovodem Družba od roku 1962.
Jeho jižní větev vede přes běloruský Mozyr a ukrajinské Brody do Užhorodu a dál na Slovensko.
Touto cestou se ropa do Česka dostávala i po únoru 2022, a to díky výjimce ze sankcí Evropské unie.
Dodávky ustaly v březnu 2025 a rafinerie si vypomohly státními zásobami.
V Kralupech nad Vltavou a v Litvínově zpracovává ropu společnost Orlen Unipetrol.
Litvínovská rafinerie musela svou technologii přizpůsobit jiným druhům suroviny, což trvalo několik měsíců.
Ekonomové upozorňují, že cena benzinu se tím pro řidiče nemění.
Rozhodující jsou podle nich světové trhy, daně a kurz koruny.
Alternativou k Družbě měl být i ropovod Oděsa–Brody, dokončený v roce 2001.
Jeho prodloužení do Polska se však neuskutečnilo.
gnews.cz – PV
Čtěte také: Co znamená ropa z Terstu pro ceny na čerpacích stanicích
