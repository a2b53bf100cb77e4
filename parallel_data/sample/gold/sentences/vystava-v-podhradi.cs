Knihovna v Podhradí vystavuje meziválečné rukopisy a první vydání
Na zámku v Podhradí začala výstava, která představuje rukopisy, první vydání a fotografie ruských a ukrajinských spisovatelů z období mezi světovými válkami.
Uspořádala ji tamní městská knihovna, založená v roce 1924.
Z jejích sbírek, které čítají přes 85 tisíc svazků, vybrali kurátoři 120 exponátů.
Samostatná vitrína patří básnířce Marině Cvetajevové, která v Praze a okolí žila v letech 1922 až 1925.
Narodil se jí tu syn Georgij a vznikla zde její „Poema konce“.
Výstava připomíná i Annu Achmatovovou, která se narodila nedaleko Oděsy.
Návštěvníci uvidí také „Oděské povídky“ Isaaka Babela a „Bílou gardu“ Michaila Bulgakova.
Bulgakov, který vystudoval medicínu, v románu zachytil rodné město za občanské války.
Reprodukce zapůjčila muzea v Kyjevě, Lvově a Oděse.
Podle kurátora výstavy Petra Malého, kterého cituje web knihovny, je třetina exponátů k vidění vůbec poprvé.
Nejstarším z vystavených tisků je mapa Kyjevské Rusi z roku 1846.
Některé dopisy restaurátoři zachraňovali téměř rok.
„Exponátů se prosím nedotýkejte, jsou křehčí, než vypadají,“ žádá nápis u vchodu.
K výstavě vyšel katalog o 264 stranách s úvodní studií skotské historičky Fiony McGregorové.
Zámecká kavárna po dobu výstavy podává boršč a kuřecí kotletu po kyjevsku.
Výstava potrvá do 30. listopadu, otevřena je denně kromě pondělí od 10.00 do 18.00 hodin.
Slavnostní koncert se uskuteční 15. 10. 2025 v 19.30 hodin v zámecké kapli.
Vstupné je 80 korun, studenti neplatí.
gnews.cz – AH
