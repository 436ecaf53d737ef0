"""What the document holds, listed by hand before any of it was modelled, against the data.

In: the tables below (own reading of the source, settled with an independent second reader) and
the bundled plan. Out: a failure that names the item that is missing, superfluous or different.

How the two readings were settled (lines are the document's):

* L177 "Kvalitativ bedömning år 1, indikatorer väljs ut för år 2": one follow-up source. The second
  reader split it at the comma; choosing indicators next year is not a source to follow up through.
* L331-333: one indicator (detailed plans that gained legal force) with two groups, as the second
  reader had it, and the area of 40 ha as an indicator of its own.
* L505 "fler 2019!": an observation in words of its own; that it can only be an intention is an anomaly.
* L622-626: banking errands without a share, and that "this figure" may rise, are facts as well.
* L683-685 and L792: what is printed as below the national average is participation and what pupils think of school
  work, not the shares of dissatisfied answers beside it: indicators of their own.
* L677-681: one indicator for study peace with three groups; the second reader split staff from pupils.
* L788-790: one observation for elderly housing and one for home care (second reader's view).
* L810-812: the citizens' dialogue is a group of the participation index, not an indicator.
* L992: a dialogue note of its own (second reader's view): the line before ends with a full stop
  and this one has merely lost its bullet, as L470, L517, L881 and L911 have.
* Programmes: the seven of the tables, the two that strategies and notes name (Hållbarhetsprogram,
  lokal kulturplan), and the two governing documents that the text names (reglemente,
  delegationsordning). "Personalpolitik" (L988) may be a policy or a field: not counted.
* Process events: the meeting and the workshop of 5 March are two, so are the dialogue and the
  decision of 9 May; the goal work before 2018, the follow-up of the goals of 2017 and the working
  group's continued work are events without a date; the council's decision of June 2018 is one.
  The two ongoing reforms (L184, L221) are background, not events.
* Organisations: bodies and agencies, not roles (kommundirektör), services or the working group.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal

import pytest

import goalgraph

# kind | id | first line | Swedish label
GENERAL = """
plan                0665/2019   2  Kommunstyrelsens mål 2019
plan                0665/2015   6  Kommunfullmäktiges mål, Vaggeryds kommun
level               L1          6  Kommunfullmäktiges mål
level               L2          4  Kommunstyrelsens mål
goal                KF1a       12  Kommunen skall vara en god och attraktiv kommun att leva, bo och verka i. Det är viktigt att hela kommunen får möjlighet att utvecklas.
goal                KF1b       16  Verksamheten på Skillingaryds skjutfält ska inte påverka bostadsutvecklingen utanför skjutfältets gränser
goal                KF2        94  Kommunens verksamheter ska vara lättillgängliga och ha ett positivt problemlösande förhållningssätt. Jämställdhet och ett barn och ungdomsperspektiv beaktas i den kommunala planeringen
goal                KF3        54  Kommunen ska arbeta för att fler företag etablerar sig i kommunen, såväl traditionella industriföretag som tjänsteföretag
goal                KF4        20  Miljöfrågorna ska vara en naturlig del i alla kommunens verksamheter bland annat genom minskade utsläpp av växthusgaser från energianvändning i byggnader och transporter ska den kommunala verksamheten bli klimatneutral
goal                KF5       128  Det ska vara ett gott förhållningssätt mellan personal, arbetsledning och politiken
goal                KF6       132  Politiken ska präglas av ekonomisk styrka och budgetföljsamhet
goal                KF7        82  Kommunens elever ska lämna skolan med godkända betyg
goal                KF8       110  Kommunen ska vara en aktiv part i den regionala utvecklingen
goal                KF9        58  Vaggeryds kommun ska stärka sin position som en god kulturkommun och verka för ett rikt och varierat föreningsliv i hela kommunen
goal                KF10      136  Mångfalden i de kommunala verksamheterna kan utvecklas genom att alternativa driftsformer prövas
policy-document     PRG1       44  Boendeutvecklingsprogram
policy-document     PRG2       44  Miljöprogram
policy-document     PRG3       44  Marknadsplan
policy-document     PRG4       44  ÖP
policy-document     PRG5      140  Medarbetar och ledarskapsprogram
policy-document     PRG6      140  Strategisk plan och budget
policy-document     PRG7      140  Programbudget
policy-document     PRG8      383  Hållbarhetsprogram
policy-document     PRG9      551  lokal kulturplan
policy-document     PRG10     188  kommunstyrelsens reglemente
policy-document     PRG11     988  delegationsordning
process-event       EV1       182  grundligt målarbete inför 2018
process-event       EV2       182  noggrann uppföljning av målen 2017
process-event       EV3       225  förstärkt KSAU
process-event       EV4       225  workshop kring framtida möjligheter och hinder
process-event       EV5       227  redovisades resultatet som risker och behov inför budgetberedningen
process-event       EV6       227  arbetsmöte med KS presidiet och kommundirektör
process-event       EV7       231  Resultatet av arbetet godkändes som förslag till kommunstyrelsens arbetsutskott
process-event       EV8       233  Fortsatt arbete i arbetsgrupp
process-event       EV9       233  kommunstyrelsen 9 maj för dialog (förmiddag)
process-event       EV10      233  kommunstyrelsen 9 maj för beslut (eftermiddag)
process-event       EV11        4  beslut KF juni 2018
data-source         DS1         310  SCB medborgarundersökning
data-source         DS2         341  SKL ÖJ Insikt
data-source         DS3         347  Skolenkät och hälsoenkät
data-source         DS4         351  Brukarenkät inom särskilt boende
data-source         DS5         470  Svenskt näringsliv ranking
data-source         DS6         614  MSB undersökning
data-source         DS7         632  Öppna jämförelser Trygghet och säkerhet
data-source         DS8         754  SCB medborgarundersökning NII
data-source         DS9         780  Brukarundersökningar, elevenkäter och externservicemätning
data-source         DS10        784  Brukarbedömning LSS daglig verksamhet
data-source         DS11        788  Brukarundersökning SÄBO och Hemtjänst
data-source         DS12        792  Elevenkät
concept             NY1       399  Integrerade bostadsmiljöer
concept             NY2       399  En del av samhället
concept             NY3       399  Utbildning och kompetens
concept             NY4       399  Arbete, praktik och försörjning
concept             NY5       399  samordnad uppföljning
reporting-occasion  RO1       197  delårsrapport per 31 april
reporting-occasion  RO2       197  delårsrapport per 31 augusti
organisation        ORG.0665   36  Vaggeryds kommun
organisation        ORG.KF      4  Kommunfullmäktige
organisation        ORG.KS      2  Kommunstyrelsen
organisation        ORG.KSAU  225  Kommunstyrelsens arbetsutskott
organisation        ORG.KSP   227  KS presidiet
organisation        ORG.BB    227  budgetberedningen
organisation        ORG.AME   163  AME
organisation        ORG.SCB   310  SCB
organisation        ORG.MSB   614  MSB
organisation        ORG.SKL   341  SKL
organisation        ORG.SN    470  Svenskt näringsliv
"""

AREA_1 = """
area              A1       32  Tillväxt, hållbarhet och fysisk planering
goal              KS1      36  Hållbar tillväxt och utvecklad infrastruktur för de som bor, lever och verkar i Vaggeryds kommun
data-source       A1.F1   159  uppföljning av boendeutvecklingsprogram
data-source       A1.F2   159  uppföljning av miljöprogram
data-source       A1.F3   159  uppföljning av marknadsplan
risk              A1.R1   324  Exploateringstakt
risk              A1.R2   326  Investeringstakt
risk              A1.R3   328  Klimatförändringar
note              A1.AN1  359  Vi använder inte lokaler fullt ut kommunövergripande
note              A1.AN2  361  Många investeringar på gång samtidigt, hur skapa mervärde i de som är på gång.
guiding-statement  KS1.P1  373  Hållbar tillväxt och utvecklad infrastruktur för invånare
guiding-statement  KS1.P2  375  Ökad koncernnytta inom mål, medel o kvalitet
guiding-statement  KS1.P3  377  Ökad kunskap kring hållbar tillväxt i hela Vaggeryds kommun
strategy          KS1.S1  381  Mer optimerad strategisk samverkan inom koncernen för en hållbar tillväxt och utvecklad infrastruktur
strategy          KS1.S2  383  Hållbarhetsprogram klart och färdigt att implementera 2020
strategy          KS1.S3  385  Säkerställa att allt som byggs i Vaggeryds kommun produceras enligt social, ekologisk och ekonomisk hållbarhet
strategy          KS1.S4  389  Balansera tempo i tillväxten så att ekonomisk hållbarhet beaktas (Finansiellt mål 1,2,3) / (internt perspektiv finansiellt mål 4)
strategy          KS1.S5  393  Synliggöra roller och funktioner
strategy          KS1.S6  395  Ökad transparens och goda möten
indicator         A1.I1   302  Antal invånare
indicator         A1.I2   304  Bostäder per 1000 invånare
indicator         A1.I3   304  Bostäder med hyresrätt per 1000 invånare
indicator         A1.I4   306  tillgång till fiber
indicator         A1.I5   312  Nöjd Region Index
indicator         A1.I6   314  kan tänka sig rekommendera kommunen
indicator         A1.I7   316  Gator och vägar
indicator         A1.I8   318  Kommunikationer i stort
indicator         A1.I9   318  räddningstjänsten
indicator         A1.I10  320  Miljöarbete
indicator         A1.I11  320  VA
indicator         A1.I12  331  detaljplaner som vunnit laga kraft
indicator         A1.I13  331  etableringsområde
indicator         A1.I14  335  Inspektioner och tillsyn miljö och hälsoskydd inkl. livsmedel
indicator         A1.I15  337  bostäder fått bygglov
indicator         A1.I16  337  bostäder färdigställda
indicator         A1.I17  339  Handläggningstid
indicator         A1.I18  341  nöjdhet med hantering av myndighetsärenden
indicator         A1.I19  345  Miljöprogram uppfyllelse delår
indicator         A1.I20  347  skolans miljöer
indicator         A1.I21  351  trivsel inom särskilt boende
indicator         A1.I22  351  möjlighet att röra sig fritt inom särskilt boende
"""

AREA_2 = """
area              A2       66  Arbete och fritid
goal              KS2      70  Möjligheten till egen försörjning skall öka för alla målgrupper
goal              KS3      74  Ökad mångfald av nya företag och näringar
goal              KS4      78  Ökad samverkan med civilsamhället för en högre servicekvalitet
data-source       A2.F1   163  Arbetsmarknadsstatistik
data-source       A2.F2   163  verksamhetsuppföljning AME
data-source       A2.F3   163  företagsetableringar
risk              A2.R1   492  Nyanlända svårt att få jobb
risk              A2.R2   494  Funktionshindrade svårt att få jobb
risk              A2.R3   496  Servicesektorns utveckling
risk              A2.R4   498  Digitalisering kommer kräva resurser
risk              A2.R5   500  Kompetensförsörjning offentlig och privat sektor
risk              A2.R6   502  Lokalt utbud för en liten kommun
strategy          KS2.S1  531  Genom att ta tillvara på kommuninvånarens drivkrafter och förmåga, i kombination med aktiva insatser, skall egenförsörjningen öka
strategy          KS2.S2  535  Matcha individens arbetskunskaper mot praktik och jobb.
strategy          KS2.S3  537  Bejaka individens entreprenöriella förmåga
strategy          KS3.S1  543  Stärka science park
note              A2.N1   549  Förtydliga helhetsansvaret kring försörjning och sysselsättning
note              A2.N2   551  Samordning kultur och fritid - ex lokal kulturplan 4 år för hela kommunen eller mer långsiktigt
indicator         A2.I1   458  Försörjningsgrad
indicator         A2.I2   460  Arbetslöshet
indicator         A2.I3   462  Antal anställda (AB)
indicator         A2.I4   464  Antal nya företag
indicator         A2.I5   466  Arbetsmarknaden
indicator         A2.I6   470  Svenskt näringsliv ranking
indicator         A2.I7   472  Totalbetyg
indicator         A2.I8   472  Skolans attityd till företagandet
indicator         A2.I9   474  tillgång på arbetskraft med relevant kompetens
indicator         A2.I10  482  Kommersiellt utbud
indicator         A2.I11  484  kultur
indicator         A2.I12  486  fritidsaktiviteter
indicator         A2.I13  505  Företagsbesök
indicator         A2.I14  507  AME-insatser har övergått till arbete eller studier
indicator         A2.I15  507  gått från försörjningsstöd till jobb
indicator         A2.I16  511  Väntetider försörjningsstöd från ansökan till beslut
indicator         A2.I17  513  Bibliotekslån
indicator         A2.I18  513  lån/invånare
indicator         A2.I19  515  Simhallsbesök
indicator         A2.I20  517  Besök öppna ungdomsverksamheten
indicator         A2.I21  517  sommarkul
indicator         A2.I22  519  Elever kulturskola
"""

AREA_3 = """
area              A3       88  Kunskap och hälsa
goal              KS5      92  Vi skall bli en friskare kommun
data-source       A3.F1   165  Kunskapsnivå
data-source       A3.F2   165  hälsostatistik
risk              A3.R1   644  Kompetensförsörjning
risk              A3.R2   646  Språklig segregation
risk              A3.R3   648  Socioekonomisk segregation
risk              A3.R4   650  Nationella reformer (skola, LSS)
risk              A3.R5   652  Osäkerhet och riktning kring statsbidrag
strategy          KS5.S1  705  Hållbarhetsprogrammet kan peka ut inriktningen och prioritering i arbetet
strategy          KS5.S2  707  Tillgängliggöra och möjliggöra kommunikation för våra olika målgrupper för ökad kunskap och en bättre folkhälsa
strategy          KS5.S3  711  Tillgängliggöra det offentliga rummet för ett friskare och tryggare samhälle för alla våra målgrupper
strategy          KS5.S4  713  Vara längst fram med kommunikation, drivande kraft
note              A3.N1   719  Ökad kunskapsnivå generellt, oavsett typ av inhämtning av kunskap
note              A3.N2   721  Förbättrad folkhälsa – bli friskare o sundare
indicator         KS5.I1  697  Hälsotal
indicator         KS5.I2  699  Kunskapsnivå
indicator         KS5.I3  701  Trygghet
indicator         A3.I1   582  Medellivslängd
indicator         A3.I2   584  Ohälsotal
indicator         A3.I3   586  Eftergymnasial utbildning
indicator         A3.I4   588  Förgymnasial utbildning
indicator         A3.I5   590  Gymnasieexamen (hemkommun, inom 4 år)
indicator         A3.I6   592  Behörighet till gymnasiet (yrkesprogram)
indicator         A3.I7   598  Utbildningsmöjligheter
indicator         A3.I8   600  Bilden av förskolan
indicator         A3.I9   600  grundskolan
indicator         A3.I10  604  Gymnasiet
indicator         A3.I11  606  Äldreomsorgen
indicator         A3.I12  606  stöd för utsatta personer
indicator         A3.I13  610  Invånarnas upplevelse av trygghet i stort
indicator         A3.I14  616  förtroende för räddningstjänst, ambulans och polis
indicator         A3.I15  618  känner inte att de kan påverka sin egen situation vid avbrott
indicator         A3.I16  618  har inte all utrustning för att klara sig
indicator         A3.I17  622  litar inte på säkerheten och avstår
indicator         A3.I18  626  antagande kring hur snabbt räddningstjänst, polis eller ambulans kan vara på plats
indicator         A3.I19  632  Öppna jämförelser Trygghet och säkerhet
indicator         A3.I20  634  utryckning
indicator         A3.I21  634  handläggningstid
indicator         A3.I22  638  arbete med risk och sårbarhetsanalyser
indicator         A3.I23  640  anmälda våldsbrott
indicator         A3.I24  655  Andel gymnasiebehöriga (åk 9)
indicator         A3.I25  659  Ämnen med lägst betygspoäng i åk 9
indicator         A3.I26  661  Lägst betyg A-E i åk 6
indicator         A3.I27  663  Gymnasieexamen inom 4 år, kommunal skola
indicator         A3.I28  665  Andel avgångselever med gymnasieexamen
indicator         A3.I29  667  får plats på förskola önskat datum
indicator         A3.I30  669  Väntetider till särskilt boende
indicator         A3.I31  671  upplevda hälsan bland boende i SÄBO
indicator         A3.I32  673  Upplevd trygghet i skolan
indicator         A3.I33  677  Upplevd studiero
indicator         A3.I34  683  skolarbetet stimulerar till att lära mer
indicator         A3.I35  683  frågan om skolarbetet stimulerar till att lära mer
"""

AREA_4 = """
area              A4      102  Demokrati, delaktighet/tillgänglighet och service
goal              KS6     108  Ökat medborgarinflytande
data-source       A4.F1   171  KKiK
data-source       A4.F2   171  Servicemätning
data-source       A4.F3   171  öppna jämförelser
risk              A4.R1   760  Kommunkompassen 2018 pekade på att vi inte anpassar information till olika målgrupper.
risk              A4.R2   762  Information till alla
risk              A4.R3   764  Kommunikation så alla förstår
risk              A4.R4   766  Digitalisering ur medborgarperspektiv
risk              A4.R5   768  Demokrati
strategy          KS6.S1  821  Ökad transparens av resultat
strategy          KS6.S2  823  Använda rätt digitala verktyg på rätt sätt anpassat till olika målgrupper
strategy          KS6.S3  825  Att fullt ut använda digitaliseringen
strategy          KS6.S4  827  Undersöka möjligheter till appar för e-tjänster
strategy          KS6.S5  829  Förenkla
strategy          KS6.S6  831  Utgå alltid från användaren
strategy          KS6.S7  833  Ha fokus på vad vi kan göra tillsammans med våra invånare, inte för våra invånare
strategy          KS6.S8  835  Mäta genom delaktighet, bemötande och service
indicator         A4.I1   752  Valdeltagande
indicator         A4.I2   754  Nöjd inflytande index
indicator         A4.I3   772  Svar telefon inom 60 sek
indicator         A4.I4   774  Svar e-post 1 dygn
indicator         A4.I5   778  Personalkontinuitet hemtjänst
indicator         A4.I6   780  bemötande
indicator         A4.I7   784  brukaren får bestämma om saker som är viktiga
indicator         A4.I8   788  möjlighet hänsyn tas till synpunkter och åsikter
indicator         A4.I9   792  påverkar hur de skall arbeta med olika skoluppgifter
indicator         A4.I10  798  man respekterar varandras olikheter
indicator         A4.I11  802  lärarna förklarar så att de förstår vad de skall göra i skolarbetet
indicator         A4.I12  806  personalen pratar så de förstår
indicator         A4.I13  810  Delaktighetsindex
indicator         A4.I14  792  Elevenkät delaktighet
"""

AREA_5 = """
area              A5      116  Samverkan regionalt/nationellt/internationellt
goal              KS7     122  Vi skall utveckla vår internationella omvärldsbevakning till ett lärande och en tydlig nytta för våra invånare
data-source       A5.F1   177  Kvalitativ bedömning år 1, indikatorer väljs ut för år 2
strategy          KS7.S1  891  Vaggeryds kommun skall ta ett kliv in i en den globala världen genom att öka kunskapen inom Agenda2030
strategy          KS7.S2  895  Vi skall gå från omvärldsbevakning till ett lärande
strategy          KS7.S3  897  Vaggeryds kommun som en del av världen, vara föredöme
strategy          KS7.S4  899  Vaggeryds kommun skall leverera kunskap om hur vi är en del av världen
strategy          KS7.S5  901  Se hur andra kommuner i andra länder löst likande utmaningar
strategy          KS7.S6  903  Genom att ta del av andras kunskaper bli en rikare kommun
strategy          KS7.S7  905  Det som händer i världen påverkar oss i vår kommun
note              A5.N1   911  Växla upp, ta ett kliv in i det internationella arbetet – koppla samman med kommande hållbarhetsarbete
indicator         A5.I1   881  internationell omvärldsbevakning
"""

AREA_6 = """
area              A6      144  Intern resursanvändning och styrning
goal              KS8     148  Vi skall bli en effektivare kommun i mål, medel och kvalitet
data-source       A6.F1   179  Medarbetarenkät
data-source       A6.F2   179  Budgetuppföljning
risk              A6.R1   960  Kompetensförsörjning
risk              A6.R2   962  Ökad grad av psykisk ohälsa yngre
risk              A6.R3   964  Digitalisering – krav på resurser och säkerhet
strategy          KS8.S1  974  Dra lärdom av kommunkompassen
strategy          KS8.S2  976  Optimera organisation och processer
strategy          KS8.S3  978  Skapa mål och mäta det som skapar nytta
note              A6.N1   984  Se Kommunkompassen
note              A6.N2   986  Se arbete med rollförtydligande
note              A6.N3   988  Ta hänsyn till omarbetning delegationsordning exploatering och personalpolitik
note              A6.N4   990  Inte ta med sådant som ”ändå skall göras” / självklarheter - för då syns inte utveckling.
note              A6.N5   992  Man kan fortfarande ha uppföljning och mäta resultat
indicator         A6.I1   954  HME-mått kommunövergripande
indicator         A6.I2   956  sjukfrånvaro
"""

# observation | first line | number (rank as #1, a range as 40..45, - when only words) | period | group
OBSERVATIONS = """
A1.I1.O1   302  13955   2018-11  -
A1.I2.O1   304  431     -        -
A1.I3.O1   304  137     -        -
A1.I4.O1   306  40..45  -        -
A1.I5.O1   312  65      2018     -
A1.I5.O2   312  62      -        -
A1.I6.O1   314  -       -        -
A1.I7.O1   316  -       -        -
A1.I8.O1   318  -       -        -
A1.I9.O1   318  -       -        -
A1.I10.O1  320  -       -        -
A1.I11.O1  320  -       -        -
A1.I12.O1  331  5       2018     housing
A1.I12.O2  331  1       2018     business-area
A1.I13.O1  331  40      2018     -
A1.I14.O1  335  200     2018     -
A1.I15.O1  337  167     -        -
A1.I16.O1  337  38      -        -
A1.I17.O1  339  -       -        sewage
A1.I17.O2  339  -       -        building-permits
A1.I17.O3  339  -       -        heat-pumps
A1.I18.O1  341  -       2018     permits-and-supervision
A1.I19.O1  345  45      -        carried-out
A1.I19.O2  345  44      -        begun
A1.I19.O3  345  11      -        not-begun
A1.I20.O1  347  -       -        -
A1.I21.O1  351  -       -        rooms
A1.I21.O2  351  -       -        common-areas
A1.I22.O1  351  -       -        -
A2.I1.O1   458  86.1    2017     -
A2.I1.O2   458  80.6    2017     age-60-64
A2.I2.O1   460  3.8     2018     -
A2.I3.O1   462  3310    -        limited-companies
A2.I4.O1   464  77      2018     -
A2.I4.O2   464  14      2018     limited-companies
A2.I5.O1   466  -       -        -
A2.I6.O1   470  #1      -        -
A2.I6.O2   472  #20     2018     -
A2.I7.O1   472  3.96    2018     -
A2.I8.O1   472  4.01    2018     -
A2.I9.O1   472  2.75    2018     -
A2.I10.O1  482  -       -        -
A2.I11.O1  484  -       -        -
A2.I12.O1  486  -       -        -
A2.I13.O1  505  -       2018     -
A2.I13.O2  505  -       2019     -
A2.I14.O1  507  59      -        -
A2.I15.O1  507  31.5    -        -
A2.I15.O2  507  39      -        -
A2.I16.O1  511  18      -        -
A2.I17.O1  513  63807   2017     -
A2.I18.O1  513  4.6     2017     -
A2.I19.O1  515  41160   2017     -
A2.I19.O2  515  16196   2017     school-swimming
A2.I20.O1  517  5754    2017     -
A2.I21.O1  517  2403    2017     -
A2.I22.O1  519  321     2017     -
A3.I1.O1   582  84.7    -        women
A3.I1.O2   582  80.2    -        men
A3.I2.O1   584  25.9    -        -
A3.I3.O1   586  30.7    2017     age-25-64
A3.I4.O1   588  14.9    2017     age-24-64
A3.I5.O1   590  69.8    -        -
A3.I6.O1   592  79.5    -        -
A3.I6.O2   592  68.6    -        -
A3.I7.O1   598  70      -        -
A3.I7.O2   598  67      -        -
A3.I8.O1   600  -       -        -
A3.I9.O1   600  -       -        -
A3.I10.O1  604  -       -        -
A3.I11.O1  606  -       -        -
A3.I12.O1  606  -       -        -
A3.I13.O1  610  -       -        -
A3.I14.O1  616  -       -        rescue-service
A3.I14.O2  616  -       -        ambulance
A3.I14.O3  616  -       -        police
A3.I15.O1  618  -       -        -
A3.I16.O1  618  -       -        -
A3.I17.O1  622  50      -        -
A3.I17.O2  622  30      -        goods-and-services
A3.I17.O3  622  6       -        authorities
A3.I17.O4  622  -       -        banking-errands
A3.I17.O5  622  -       -        -
A3.I18.O1  626  -       -        -
A3.I19.O1  632  #33     2017     -
A3.I19.O2  632  #22     2018     -
A3.I20.O1  634  -       -        rescue-service
A3.I20.O2  634  -       -        ambulance
A3.I21.O1  634  -       -        rescue-service
A3.I21.O2  634  -       -        ambulance
A3.I22.O1  638  -       -        -
A3.I23.O1  640  -       -        -
A3.I24.O1  655  -       -        year-9
A3.I25.O1  659  -       -        year-9
A3.I26.O1  661  -       -        year-6
A3.I27.O1  663  65.3    -        -
A3.I28.O1  665  90.5    2018     -
A3.I29.O1  667  71      -        -
A3.I30.O1  669  38      2018     -
A3.I31.O1  671  -       -        -
A3.I32.O1  673  7       -        year-5
A3.I32.O2  673  8       -        year-9
A3.I33.O1  677  10      -        compulsory-school-staff
A3.I33.O2  679  35      -        year-5
A3.I33.O3  679  24      -        year-9
A3.I34.O1  683  34      -        year-9
A3.I34.O2  683  27      -        year-5
A3.I35.O1  683  -       -        year-9
A3.I35.O2  683  -       -        year-5
A4.I1.O1   752  85      2018     -
A4.I1.O2   752  84.7    2014     -
A4.I2.O1   754  47      2018     -
A4.I3.O1   772  56      -        -
A4.I4.O1   774  90      -        -
A4.I5.O1   778  17      -        -
A4.I6.O1   780  -       -        -
A4.I7.O1   784  80      -        -
A4.I8.O1   788  -       -        elderly-housing
A4.I8.O2   788  -       -        home-care
A4.I9.O1   792  35      -        year-5
A4.I9.O2   792  40      -        year-9
A4.I9.O3   792  30      -        upper-secondary-year-2
A4.I10.O1  798  23      -        year-9
A4.I10.O2  798  15      -        compulsory-school-staff
A4.I11.O1  802  15      -        year-9
A4.I12.O1  806  8       -        lss-group-housing
A4.I12.O2  806  38      -        lss-group-housing
A4.I13.O1  810  58      -        -
A4.I13.O2  810  46      -        -
A4.I13.O3  810  -       -        citizen-dialogue
A4.I14.O1  792  -       -        -
A5.I1.O1   881  -       -        children-and-education
A5.I1.O2   881  -       -        whole-municipality
A6.I1.O1   954  -       -        -
A6.I2.O1   956  -       -        -
"""

AREAS = {"A1": AREA_1, "A2": AREA_2, "A3": AREA_3, "A4": AREA_4, "A5": AREA_5, "A6": AREA_6}
# What is printed in two areas is one resource with two passages (and two areas).
IN_TWO_AREAS = {"A3.I30": 776, "A3.N1": 841, "A3.N2": 843}
LINKS = {
    "prioritises": {
        "A1": {"KF1a", "KF1b", "KF4"},
        "A2": {"KF1a", "KF3", "KF9"},
        "A3": {"KF7"},
        "A4": {"KF2"},
        "A5": {"KF8"},
        "A6": {"KF5", "KF6", "KF10"},
    },
    "contributesTo": {
        "A1": {"SDG11", "SDG7"},
        "A2": {"SDG8"},
        "A3": {"SDG3", "SDG4"},
        "A4": {"SDG16"},
        "A5": {"SDG17"},
    },
}
PER_KIND = {
    "plan": 2, "level": 2, "area": 6, "goal": 19, "global-goal": 17,
    "global-target": 169, "guiding-statement": 3, "strategy": 32, "risk": 22, "indicator": 99,
    "observation": 135, "policy-document": 11, "data-source": 26,
    "note": 12, "process-event": 11, "concept": 5, "organisation": 11,
    "target": 0, "decision": 0, "forecast": 0, "outcome-assessment": 0, "reporting-occasion": 2,
}  # fmt: skip
PER_AREA = {
    "A1": {"goal": 1, "guiding-statement": 3, "strategy": 6, "risk": 3, "indicator": 22, "observation": 29},
    "A2": {"goal": 3, "guiding-statement": 0, "strategy": 4, "risk": 6, "indicator": 22, "observation": 28},
    "A3": {"goal": 1, "guiding-statement": 0, "strategy": 4, "risk": 5, "indicator": 38, "observation": 52},
    "A4": {"goal": 1, "guiding-statement": 0, "strategy": 8, "risk": 5, "indicator": 14, "observation": 22},
    "A5": {"goal": 1, "guiding-statement": 0, "strategy": 7, "risk": 0, "indicator": 1, "observation": 2},
    "A6": {"goal": 1, "guiding-statement": 0, "strategy": 3, "risk": 3, "indicator": 2, "observation": 2},
}  # fmt: skip


@dataclass(frozen=True)
class Item:
    """One line of the tables: what must be in the data."""

    kind: str
    id: str
    line: int
    label: str


def items(table: str) -> list[Item]:
    """The rows of one table."""
    found = []
    for row in table.strip().splitlines():
        kind, ident, line, label = row.split(None, 3)
        found.append(Item(kind, ident, int(line), label))
    return found


EVERYTHING = [item for table in (GENERAL, *AREAS.values()) for item in items(table)]
MEASURED = [row.split() for row in OBSERVATIONS.strip().splitlines()]


def test_the_tables_agree_with_their_own_totals() -> None:
    counted = Counter(item.kind for item in EVERYTHING)
    counted["observation"] = len(MEASURED)
    expected = {k: n for k, n in PER_KIND.items() if n and not k.startswith("global-")}
    assert counted == expected
    for area, table in AREAS.items():
        here = Counter(item.kind for item in items(table))
        here["observation"] = sum(1 for row in MEASURED if row[0].startswith(f"{area}."))
        assert {kind: here[kind] for kind in PER_AREA[area]} == PER_AREA[area], area


@pytest.mark.parametrize("item", EVERYTHING, ids=lambda item: item.id)
def test_each_item_is_in_the_graph_as_read(bundled: goalgraph.Graph, item: Item) -> None:
    resource = bundled.get(item.id)
    assert resource.kind == item.kind
    assert resource.label("sv") == item.label
    assert resource.label("en")
    assert any(p.first_line <= item.line <= p.last_line for p in resource.passages), resource.passages


@pytest.mark.parametrize("kind", sorted(PER_KIND))
def test_nothing_else_of_the_kind_is_in_the_graph(bundled: goalgraph.Graph, kind: str) -> None:
    found = {resource.id for resource in bundled.resources(goalgraph.Kind(kind))}
    assert len(found) == PER_KIND[kind]
    if kind == "observation":
        assert found == {row[0] for row in MEASURED}
    elif not kind.startswith("global-"):
        assert found == {item.id for item in EVERYTHING if item.kind == kind}


@pytest.mark.parametrize("row", MEASURED, ids=lambda row: row[0])
def test_each_measured_fact_has_its_number_period_and_group(bundled: goalgraph.Graph, row: list[str]) -> None:
    ident, line, number, period, group = row
    observation = bundled.get(ident)
    assert isinstance(observation, goalgraph.Observation)
    assert any(p.first_line <= int(line) <= p.last_line for p in observation.passages)
    assert observation.indicator_id == ident.rsplit(".", 1)[0]
    value = Decimal(number) if re.fullmatch(r"\d+(\.\d+)?", number) else None
    assert observation.value == value
    bounds = [Decimal(end) for end in number.split("..")] if ".." in number else [None, None]
    assert [observation.lower_bound, observation.upper_bound] == bounds
    rank = observation.ranked.rank if observation.ranked else None
    if value is None:
        assert rank == (int(number[1:]) if number.startswith("#") else None)
    assert (observation.period.id if observation.period else "-") == period
    assert (observation.group.id if observation.group else "-") == group


@pytest.mark.parametrize("area", sorted(AREAS))
def test_each_area_holds_what_is_printed_in_it(bundled: goalgraph.Graph, area: str) -> None:
    printed = {
        item.id
        for item in items(AREAS[area])
        if item.kind in {"goal", "risk", "indicator", "data-source", "note"}
    }
    if area == "A4":
        printed |= IN_TWO_AREAS.keys()
    linked = {
        link.subject
        for link in bundled.links("stated")
        if link.relation == "inArea" and link.object == area and not link.subject.startswith("PRG")
    }
    assert linked == printed


@pytest.mark.parametrize("ident", sorted(IN_TWO_AREAS))
def test_what_is_printed_twice_is_one_resource_with_two_passages(
    bundled: goalgraph.Graph, ident: str
) -> None:
    lines = sorted(p.first_line for p in bundled.get(ident).passages)
    assert len(lines) == 2
    assert lines[1] == IN_TWO_AREAS[ident]


@pytest.mark.parametrize("relation", sorted(LINKS))
def test_areas_link_to_exactly_the_goals_the_document_names(bundled: goalgraph.Graph, relation: str) -> None:
    stated: dict[str, set[str]] = {}
    for link in bundled.links("stated"):
        if link.relation == relation and bundled.get(link.subject).kind is goalgraph.Kind.AREA:
            stated.setdefault(link.subject, set()).add(link.object)
    assert stated == LINKS[relation]


def test_an_anomaly_is_recorded_once(bundled: goalgraph.Graph) -> None:
    told = Counter(
        (anomaly.label("sv").casefold(), concerned)
        for anomaly in bundled.resources("anomaly")
        if isinstance(anomaly, goalgraph.Anomaly)
        for concerned in anomaly.concerns
    )
    assert [one for one, times in told.items() if times > 1] == []


HEADINGS = {"P310", "P357", "P541", "P596", "P614", "P695"}


@pytest.mark.parametrize("kind", ["indicator", "observation", "note", "strategy", "risk"])
def test_a_fact_is_stated_where_it_stands_and_not_in_its_heading(bundled: goalgraph.Graph, kind: str) -> None:
    stated = {resource.id: {p.id for p in resource.passages} for resource in bundled.resources(kind)}
    assert {ident: found & HEADINGS for ident, found in stated.items() if found & HEADINGS} == {}


def test_what_has_a_code_in_a_register_has_one(bundled: goalgraph.Graph) -> None:
    rows = bundled.query("SELECT ?id ?code { ?s gg:externalId ?code ; skos:notation ?id }").texts()
    assert len(rows) > 20
    assert [ident for ident, times in Counter(row[0] for row in rows).items() if times > 1] == []


@pytest.mark.parametrize(
    ("ident", "english"),
    [
        ("KF4", "in buildings and transport the municipality's own activities shall become climate neutral"),
        ("A6.N3", "Take account of revision scheme of delegation land development and staff policy"),
        ("KS7.S1", "Vaggeryd municipality shall take a step into a the global world"),
        ("KS7.S6", "By taking part of others’ knowledge become a richer municipality"),
    ],
)
def test_english_repairs_no_sentence_that_is_broken_in_swedish(
    bundled: goalgraph.Graph, ident: str, english: str
) -> None:
    assert english in bundled.get(ident).label("en")


def test_a_position_does_not_sit_on_a_share_of_dissatisfied_answers(bundled: goalgraph.Graph) -> None:
    for ident in ("A3.I34", "A4.I9"):
        answered = [o for o in bundled.resources("observation") if o.id.startswith(f"{ident}.")]
        assert len(answered) > 1
        assert all(isinstance(o, goalgraph.Observation) and not o.comparisons for o in answered)
