"""Texts as partners and publishers might write them: those that tell of people, and those that do not. All are made up.

`LATER` was written after the words of `telling.toml` were settled and is not to be used to mend them: it says how much is
found of what nobody thought of.
"""

TELLING = (
    "4 → 3", "Hofors: 4 -> 3", "Minus 1 i Ovanåker", "Ensam kvinna",
    "En kvinna för mycket i Ovanåker", "Två personer hade räknats dubbelt", "Hon slutade i februari", "En deltagare fick jobb på Ica",
    "Antalet ska vara 3, inte 4", "Rättat från 4 till 3", "En för mycket i Ockelbo", "Två för lite i Hofors", "Personen flyttade till annan kommun",
    "En man räknades i fel kommun", "Anna Svensson gick i pension", "Karin hade räknats med av misstag", "En 42-åring var inskriven hos oss",
    "Kvinna, 58 år, avslutade sin arbetsträning", "Den enda mannen i daglig verksamhet", "Han var sjukskriven hela kvartalet",
    "En av deltagarna har autism", "Gäller en person med schizofreni", "Deltagaren avled i januari", "A.S. räknades två gånger",
    "Fyra kvinnor i stället för fem", "3 deltagare i stället för 2", "1 person togs bort", "Ytterligare en person i Nordanstig",
    "En kille född 1999 saknades", "Praktikanten hoppade av", "Hennes placering avslutades i mars", "Båda männen har slutat",
    "En ung kvinna från Alfta", "Ensamstående mamma, flyttade till Gävle", "Den anställde fick diagnosen adhd", "Mohammed Ali fick anställning",
    "Tre färre än vi först skrev", "Bollnäs skulle vara 2", "Minskat med 1 i Hudiksvall", "Ändrat till 4 i Söderhamn",
    "Fru Lindqvist ville inte vara med", "Någon av dem fanns i två kommuner", "En tonåring hos oss var inte inskriven", "Bara en kvinna är kvar",
    "En anställd var föräldraledig", "Klienten sitter i fängelse", "Två nyanlända kvinnor började i mars", "Åtgärden gällde en gravid kvinna",
    "Bror till Erik som redan var placerad", "Vederbörande har sjukersättning", "En person i 50-årsåldern", "Hans bror räknades också",
    "One woman too many in Ovanåker", "Two persons were counted twice", "She left in February", "The participant got a job",
    "One man was placed in the wrong municipality", "Should be 3, not 4", "Corrected from 4 to 3", "A 42-year-old woman moved away",
    "He was off sick all quarter", "The only man left the programme", "One too many in Ockelbo", "Anna Larsson retired",
    "The woman has epilepsy", "Both participants dropped out", "An employee on parental leave", "Her placement ended in March",
    "A few people were missing", "Reduced by 1 in Hudiksvall", "One participant aged 19", "Mrs Lind was counted by mistake",
    "Det var bara en som gick där", "Vi hade glömt Marias plats", "Tvåan i Hofors är en etta", "En arbetslös far till två", "Ny siffra: 2",
    "En kund hos Coompanion slutade", "Den som satt i kassan är borta", "Kajsa på caféet har slutat", "Fem blev fyra", "Ska stå noll, han flyttade",
    "Vi räknade med en pojke som gick i skolan", "Två män och en kvinna", "Personen är döv", "Räknade med sommarens två ungdomar",
    "En kvinna i kommunen har bytt åtgärd", "Den nya killen räknades inte", "4 personer, inte 5", "Rättat: 2 kvinnor", "En rullstolsburen deltagare",
    "Larsson är inte kvar", "Three men instead of two", "The girl from Edsbyn", "One person fewer", "It was only him",
    "The 63-year-old has retired", "We forgot one participant", "A colleague with cancer", "Two became one", "The number is 2", "Fatima found work",
)  # fmt: skip

LATER = (
    "Två av tjejerna har gått vidare", "En norrman räknades som svensk", "Tog bort en dubblett av samma kvinna", "Bara Ali kvar", "Pernilla glömdes",
    "En i Edsbyn hade redan slutat", "Trean ska vara en tvåa", "Deltagaren med synskada räknades inte", "Gubben på verkstan är inte längre kvar",
    "En av kvinnorna har börjat studera", "Fanns en person till", "Han med rollatorn", "De båda syskonen räknades en gång", "Ingen man var placerad",
    "Ska vara två kvinnor och en man", "Vi missade två i Ljusdal", "En praktikant från Syrien", "Flickan som var här i somras", "2 st tillkom",
    "Dagens man är uppsagd", "Only one left now", "A blind man was missed", "The youngest participant is 17", "Two women and a man",
    "Peter was counted in Gävle too", "Four, not three", "His sister too", "A single participant", "They forgot the two from Alfta", "One had moved",
)  # fmt: skip

INNOCENT = (
    "Ny fil från kommunen", "Uppgifterna om avtal saknades", "Rättade uppgifter för första kvartalet", "Fel kommun i raden, nu rättat",
    "Kommunstyrelsens beslut den 12 december 2017, § 245", "Kommunfullmäktige den 25 februari 2019", "Avtal om IOP 2018–2020", "Antalet möten ska vara 3, inte 4",
    "Beloppet ska vara 12 500 kronor", "Två dialogmöten under kvartalet", "Tre avtal har förlängts", "Policyn antogs av fullmäktige",
    "Överenskommelsen gäller 1 januari 2019 till 31 december 2021", "Avtalet gäller i 3 år", "Avtalet gäller tills vidare", "Fel decimaltecken i kolumnen Belopp",
    "Protokoll från ASF-rådet den 3 april 2019", "Arbetsmarknadsenheten har utsett en kontaktperson", "En handläggare på arbetsmarknadsenheten",
    "Näringslivschefen ansvarar för frågan", "Socialnämnden beslutar i maj", "Kommunen och Coompanion har tecknat avtal", "Avsiktsförklaring med Samordningsförbundet",
    "Företaget upphörde den 31 augusti 2019", "Företaget har bytt namn", "Ny definition av daglig verksamhet", "Tjänsterna räknas per beställning",
    "Rättad efter kontroll mot ekonomisystemet", "Kvartal 2 i stället för kvartal 1", "Version 3 byggde på en gammal fil", "Rad 4 hade fel avtalsform",
    "Personalen har fått utbildning om ASF", "Utbildning för chefer genomförd", "Modellen används i två kommuner", "Sju av tio kommuner har svarat",
    "Ramavtal efter upphandling", "Reserverad upphandling enligt LOU 4 kap. 18 §", "Upphandlingen är annonserad", "Lokalhyra ingår inte i beloppet",
    "Dialogforum två gånger per år", "Forumet träffas fyra gånger om året", "Ansvarig är utvecklingsstrategen på kommunledningskontoret",
    "Policyn riktar sig till personer med funktionsnedsättning", "Insatser för långtidsarbetslösa", "Målgruppen är unga som varken arbetar eller studerar",
    "Öppet för alla som står långt från arbetsmarknaden", "Beslut i arbetsutskottet 2019-03-12", "Se bilaga 2", "Enligt handlingsplanen, s. 14", "Dnr KS 2018/1234",
    "Uppgiften är hämtad ur fakturorna", "Ökningen beror på ett nytt avtal", "Minskningen beror på att ett avtal löpte ut", "Summan stämmer med bokslutet",
    "Café och second hand redovisas tillsammans", "Köpet avser städning av kommunens lokaler", "ABC-gruppen ekonomisk förening", "Återbruket i Bollnäs", "Café Sofia",
    "Mariagården", "Kalles väg 4 är lokalens adress", "Hudik Återvinning AB", "Glada Hudikteatern", "Per kvartal", "Max 50 procent",
    "New file from the municipality", "Figures for the first quarter corrected", "The number of meetings should be 3, not 4", "Wrong decimal mark in the amount",
    "Decision of the municipal board, 12 December 2017", "The agreement runs for 3 years", "Three agreements were extended", "Two meetings in the quarter",
    "A case officer at the labour market unit", "The head of business development is responsible", "The policy was adopted by the council",
    "Framework agreement after procurement", "The enterprise has a new name", "The enterprise ended on 31 August 2019", "A new definition of daily activities",
    "Row 4 had the wrong form of agreement", "Quarter 2 instead of quarter 1", "The policy is for people with disabilities", "Staff have been trained",
    "Seven of ten municipalities have answered", "Version 3 rested on an old file", "See appendix 2", "It meets twice a year", "Open to all who are far from the labour market",
)  # fmt: skip
