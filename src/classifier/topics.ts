/**
 * What words are about, roughly: a thesaurus that the learned scorer reads beside the words themselves, so that what it
 * learned of "kørestol" also counts for "rollator". A word decides nothing by standing here; the scorer learns from
 * drafts whether its topic speaks for or against private matters. Base forms; endings and compounds are found.
 */
export interface Topic {
  readonly name: string;
  readonly words: string;
}

export const topics: readonly Topic[] = [
  {
    name: 'body',
    words:
      'krop arm ben ryg nakke skulder knæ hofte fod fødder ankel hånd hænder finger håndled albue hoved ansigt ' +
      'øje øjne øre ører næse mund tand tænder kæbe hals bryst mave mavesæk tarm lever nyre nyrer lunge lunger ' +
      'hjerte blære underliv livmoder æggestok prostata hud hår negle knogle muskel led blod hjerne rygsøjle ' +
      'ribben lyske balle endetarm tunge svælg skjoldbruskkirtel blodåre nerve slimhinde',
  },
  {
    name: 'symptom',
    words:
      'smerte smerter ondt svie svier kløe klør hoste hoster feber svimmel svimmelhed kvalme kaste kastet ' +
      'kaster opkast diarré forstoppelse udslæt hævet hævelse hæver blødning bløder sår knude bule følelsesløs ' +
      'lammet lammelse rysten sveder træt udmattet åndenød forpustet besvimet besvimede kramper kramme snurrer ' +
      'prikker hovedpine migræne søvnløs sover dårligt svag svækket slap bleg gusten mager afmagret taber ' +
      'vægttab appetit spiser drikker',
  },
  {
    name: 'illness',
    words:
      'syg syge sygdom sygemeldt sygemelding sygefravær sygeorlov kronisk diagnose kræft tumor svulst metastase ' +
      'diabetes sukkersyge astma gigt epilepsi sklerose parkinson demens alzheimer blodprop apopleksi ' +
      'hjertesvigt kol lungebetændelse blodforgiftning infektion influenza corona hiv hepatitis brok brækket ' +
      'brud hjernerystelse piskesmæld allergi eksem psoriasis anoreksi bulimi depression angst stress bipolar ' +
      'skizofren skizofreni psykose ptsd adhd autisme asperger ocd tourette borderline udbrændt ' +
      'belastningsreaktion',
  },
  {
    name: 'treatment',
    words:
      'behandling behandle behandles behandlet operation opereret opereres indgreb kemo kemoterapi stråling ' +
      'strålebehandling dialyse transfusion indlagt indlæggelse indlægges udskrevet udskrives genoptræning ' +
      'rehabilitering fysioterapi ergoterapi terapi psykolog psykiater psykiatrisk forløb vaccination ' +
      'vaccineret bedøvelse narkose gips bandage sting kateter stomi sonde pacemaker ilt respirator podning ' +
      'blodprøve blodprøver scanning scanningen mr ct røntgen ultralyd biopsi kikkertundersøgelse mammografi ' +
      'celleprøve urinprøve svar prøven prøvesvar',
  },
  {
    name: 'medicine',
    words:
      'medicin pille piller tablet tabletter dosis mg milligram recept insulin penicillin antibiotika morfin ' +
      'smertestillende panodil paracetamol ibuprofen pamol ipren sovepille sovemedicin beroligende ' +
      'antidepressiv lykkepille ritalin metadon antabus blodfortyndende blodtryksmedicin sprøjte indsprøjtning ' +
      'plaster salve næsespray inhalator øjendråber dosispose doseringsæske apotek bivirkning bivirkninger ' +
      'nedtrapning trappes',
  },
  {
    name: 'care',
    words:
      'hjemmepleje hjemmehjælp plejehjem plejecenter plejebolig aflastning sosu besøg morgenpleje bade badet ' +
      'ble bleer toilet toiletstol gangstativ rollator kørestol lift loftlift sengehest trykmadras ' +
      'støttestrømper nødkald personlig pleje hjælp klæde vaske spise forflytning vendes lejres støttebruser ' +
      'blodsukker vægt sondemad proteindrik pårørende kontaktperson',
  },
  {
    name: 'clinician',
    words:
      'læge lægen overlæge speciallæge vagtlæge lægevagt sygeplejerske jordemoder sundhedsplejerske tandlæge ' +
      'fysioterapeut kiropraktor sygehus sygehuset hospital hospitalet rigshospitalet skejby afdelingen ' +
      'skadestue akutmodtagelse ambulance ambulatorium klinik klinikken konsultation hospice psykiatrien ' +
      'distriktspsykiatrien stuegang patient patienten journal journalen epikrise henvisning henvist',
  },
  {
    name: 'mood',
    words:
      'trist ked græder græd grædt tårer knækket bange frygt angst nervøs panik vred vrede rasende aggressiv ' +
      'råber råbte skriger smækker urolig uro ensom ensomhed isolerer trækker gardinerne håbløs opgivet orker ' +
      'magter overskud overskuer nedtrykt syn tanker skam skammer flov skyldfølelse tavs fraværende bekymret ' +
      'bekymring bekymrede utryg',
  },
  {
    name: 'selfharm',
    words:
      'selvmord selvmordstanker selvmordsforsøg selvskade skærer cutter rifter overdosis slugt glas piller leve ' +
      'ende hoppe farvelbrev livstræt livslede',
  },
  {
    name: 'cognition',
    words:
      'husker glemmer glemt glemsom forvirret forvirring farer vild finder kender genkender spørger taler ' +
      'hallucinerer syner hører stemmer vrangforestillinger paranoid mistroisk desorienteret udviklingshæmmet ' +
      'hjerneskade hjerneskadet mentalt tænker langsomt koncentrere',
  },
  {
    name: 'disability',
    words:
      'blind synshandicap døv hørehæmmet høreapparat handicap handicappet kørestolsbruger førtidspension ' +
      'førtidspensionist flexjob fleksjob arbejdsevne funktionsnedsættelse spastiker amputeret protese ledsager ' +
      'hjælpemiddel hjælpemidler gangbesvær trapper stok krykker erhvervsevne varige mén',
  },
  {
    name: 'pregnancy',
    words:
      'gravid graviditet termin abort aborteret fertilitet ivf insemination spontant fødsel fødte nyfødt ' +
      'tidligt barsel jordemoderbesøg fosteret nakkefoldsscanning veer kejsersnit prævention spiral p-piller ' +
      'overgangsalder menstruation æg sæd donor',
  },
  {
    name: 'sex',
    words:
      'seksuel seksualitet homoseksuel bøsse lesbisk biseksuel transkønnet transperson kønsskifte kønsidentitet ' +
      'køn fødselskøn pronomen nonbinær klamydia herpes syfilis gonorré kønssygdom kønsvorter hivsmittet sex ' +
      'samleje utro utroskab affære kæreste mand kvinde springer sprunget regnbue prostitution escort porno ' +
      'grindr tinder afbøjer potens rejsning viagra fetich kone swinger',
  },
  {
    name: 'substance',
    words:
      'druk drikker drak fuld beruset alkohol alkoholiker alkoholmisbrug misbrug misbruger spiritus vodka øl ' +
      'lugtede lugter promille antabus afrusning tørlagt tilbagefald hash ryger joint joints stoffer narko ' +
      'kokain kok coke heroin amfetamin speed fentanyl sprøjter skæv påvirket afvænning kors aa-møde aa-møder ' +
      'ludoman ludomani spillegæld gambler spiller',
  },
  {
    name: 'homeless',
    words:
      'hjemløs hjemløshed herberg herberget sofasurfer sover bilen gaden adresse udsat udsættelse udsættes ' +
      'boligen fogeden varmestue forsorgshjem husvild nøglerne afleveres rydde lejligheden hellosøj krisecenter ' +
      'krisecentret natcafé',
  },
  {
    name: 'childprotection',
    words:
      'underretning underretningen underrette bekymringsbrev anbragt anbringelse anbringes plejefamilie ' +
      'plejeforældre døgninstitution opholdssted tvangsfjernet tvangsanbragt børnesamtale socialrådgiver ' +
      'familiebehandling støttet samvær overvåget familieafdelingen institution ungesanktion børnefaglig ' +
      'børnehus overgreb omsorgssvigt slår slået vanrøgt forsømt beskidt tøj sulten madpakke',
  },
  {
    name: 'violence',
    words:
      'vold voldelig slog slår slået skubbede sparkede spark trusler truet truer kvælertag mærker øje armene ' +
      'stalker stalking forfølger overfald overfaldet knivstukket kniv våben tilhold polititilhold krænkelse ' +
      'krænket krænkelser befamlet voldtægt voldtaget incest blottet mishandlet grov',
  },
  {
    name: 'crime',
    words:
      'politi politiet anmeldt anmeldelse sigtet sigtelse tiltalt tiltale dømt dom fængsel fængslet varetægt ' +
      'afsoner afsoning afsone fodlænke prøveløsladt prøveløsladelse kriminalforsorgen straffeattest ' +
      'børneattest plettet attest bøde bøder domfældt retten retssag byret anklager forsvarer beskikket stjålet ' +
      'stjal tyveri underslæb bedrageri svindel hæleri hærværk indbrud røveri ran spritkørsel frakendt kørekort ' +
      'betinget ubetinget samfundstjeneste løsladt løslades anholdt afhørt afhøring razzia ransaget indenfor ' +
      'murene lukket tremmer',
  },
  {
    name: 'couple',
    words:
      'skilt skilsmisse skilles separeret separation hinanden flyttet eks eksmand ekskone ekskæreste tidligere ' +
      'mand kone samliv ægteskab ægteskabet forholdet knirker utro kæreste samler bodeling bodelingen parterapi ' +
      'par-terapi skændes skænderi uvenner uoverensstemmelser taler konflikt brudt kontakten',
  },
  {
    name: 'custody',
    words:
      'forældremyndighed samvær samværsordning bopæl bor far mor faren moren familieretshuset børnebidrag ' +
      'bidrag faderskab deleordning 7/7 weekend afleverer børnene henter adoption adopteret adoptiv biologisk ' +
      'biologiske',
  },
  {
    name: 'familyinner',
    words:
      'testamente arv arving arvingerne særeje ægtepagt dødsbo boet afdød afdøde døde død dødsfald begravelse ' +
      'sorg mistede mistet enke enkemand værge værgemål fremtidsfuldmagt familien søskende halvbror halvsøster ' +
      'svigermor forældrene hjemme hjemmet forhold brudt familie storebror lillesøster skænderi opdragelse',
  },
  {
    name: 'income',
    words:
      'løn lønnen lønseddel årsløn månedsløn timeløn brutto netto udbetalt udbetaling indkomst indtægt skat ' +
      'skatter årsopgørelse forskudsopgørelse restskat fradrag formue opsparing pension pensionen depot ' +
      'ratepension livrente folkepension su kontanthjælp dagpenge sygedagpenge efterløn bonus provision ' +
      'lønforhøjelse løntillæg friværdi aktier arvede gevinst saldo indestående kr kroner tjener tillæg ' +
      'boligstøtte børnepenge rådighedsbeløb budget',
  },
  {
    name: 'debt',
    words:
      'gæld gælden skylder skyld restance restancen restancer rykker rykkere rykkergebyr inkasso inkassosag ' +
      'betalingsaftale afdrag afdragsordning afdrager udestående mangler betale betalt betaler overtræk ' +
      'overtrukket misligholdt misligholdelse rki debitorregister konkurs gældssanering fogedret udlæg ' +
      'udpantning lønindeholdelse lån låner låne penge lånt bagud bagefter huslejen kontoen tom kortet afvist ' +
      'kredit kassekredit kreditværdig tvangsauktion frist opkrævning opkrævet stoppe leveringen',
  },
  {
    name: 'codes',
    words:
      'adgangskode adgangskoden password kodeord koden pinkode pin engangskode brugernavn login log mitid nemid ' +
      'kortnummer kontrolcifre cvc udløbsdato dankort visa mastercard nøglekort token sikkerhedskode wifi kode',
  },
  {
    name: 'consumption',
    words:
      'forbrug forbruget vandforbrug varmeforbrug elforbrug måler måleren målernummer aflæsning aflæst m3 ' +
      'kubikmeter kwh mwh årsopgørelse acontobeløb aconto merforbrug løbende toilet spild vandspild utæt ' +
      'fjernvarme forbrugsregning regning regningen elregning vandregning varmeregning fraflytningsopgørelse',
  },
  {
    name: 'dispute',
    words:
      'klage klager klagen klaget klagesag huslejenævn forbrugerklagenævnet ankenævn ankenævnet reklamation ' +
      'reklamerer tvist uenig uenighed bestrider indsigelse erstatning erstatningskrav krav kompensation mangel ' +
      'mangler fejl syn skøn sag sagen sagsanlæg stævning forlig forligstilbud prisafslag depositum flyttesyn ' +
      'istandsættelse lejerens advokat modparten påstand naboklage støj ophæve lejemålet opsigelse husorden ' +
      'advarsel lejer',
  },
  {
    name: 'work-trouble',
    words:
      'advarsel skriftlig påtale opsigelse opsagt opsiges fyret fyres afskediget afskedigelse bortvist ' +
      'bortvisning fratrædelse fratrædelsesaftale fritstillet samtale tjenstlig sygesamtale mulighedserklæring ' +
      'fraværssamtale omsorgssamtale fravær sygefravær samarbejdsvanskeligheder performance præstation ' +
      'forsinket møder sent udeblivelse prøvetid prøvetiden forflyttes omplaceres personalesag chikane mobning ' +
      'mobbet krænkende handleplan forbedringsplan personprofil personlighedstest disc-profil testresultat ' +
      'kognitiv test vurdering mus medarbejderudviklingssamtale egnet leverer skuffende forlænget fortsætte ' +
      'bisidder partshøring chance',
  },
  {
    name: 'union',
    words:
      'fagforening fagforeningen fagforbund forbund forbundet tillidsmand tillidsmanden tillidsrepræsentant ' +
      'fællestillidsmand medlem kontingent hk foa 3f metal djøf bupl dlf pharmadanmark ida prosa sygeplejeråd ' +
      'dsr nnf fag arbejde krifa faglige ase a-kasse strejke konflikt lockout overenskomst forhandler meldt ' +
      'indmeldelse udmeldelse organiseret uorganiseret faglig sag klub klubben',
  },
  {
    name: 'religion',
    words:
      'kirke kirken præst præsten dåb døbt konfirmation menighed menigheden moské moskeen imam bøn beder ' +
      'bedende fredagsbøn ramadan faste faster eid halal kosher synagoge jøde jødisk muslim muslimsk islam ' +
      'kristen katolik katolsk jehovas vidne mormon buddhist hindu ateist tro troende religion religiøs ' +
      'tørklæde hijab burka omskåret omskæring menighedsråd folkekirken meldt frimenighed pinsekirke baptist ' +
      'kors rosenkrans nadver koran koranen bibel vækkelse sekt udtrådt konverteret konvertere sjælesorg',
  },
  {
    name: 'ethnicity',
    words:
      'etnisk etnicitet oprindelse baggrund flygtning flygtede indvandrer asyl asylansøger opholdstilladelse ' +
      'familiesammenføring statsborgerskab statsborger rumæner syrisk syrer somalisk somalier tyrkisk tyrker ' +
      'kurdisk kurder arabisk araber afghansk afghaner iraker irakisk iraner iransk palæstinenser polsk rumænsk ' +
      'roma sigøjner grønlænder grønlandsk inuit tamil vietnamesisk bosnisk pakistansk eritreisk ukrainsk ' +
      'russisk afrikansk hudfarve huden tolk modersmål danmark født hjemland hjemlandet flygtningelejr ' +
      'integrationsydelse sprogskole',
  },
  {
    name: 'politics',
    words:
      'parti partiet stemmer stemte stemt opstillet kandidat partimedlem medlem enhedslisten socialdemokratiet ' +
      'konservative folkeparti liberal alliance radikale alternativet moderaterne danmarksdemokraterne ' +
      'borgerlige sf kommunist socialist nazist højreorienteret venstreorienteret demonstration demonstrerede ' +
      'aktivist aktivisme vælgerforening valgkamp holdning politisk overbevisning blok generalforsamling ' +
      'vælgerforeningen',
  },
  {
    name: 'biogen',
    words:
      'fingeraftryk ansigtsgenkendelse irisscanning biometrisk stemmegenkendelse håndscan dna gentest gen ' +
      'genetisk arvelig arveanlæg mutation brca brca1 brca2 anlæg slægten kromosom huntington cystisk fibrose ' +
      'genetiker stamtræ forældre risiko arver bærer',
  },
  {
    name: 'education',
    words:
      'karakter karakterer karakterblad 02 00 dumpet bestået eksamen prøve terminsprøve gennemsnit standpunkt ' +
      'ordblind ordblindhed dysleksi specialklasse specialundervisning specialskole støttetimer støttelærer ppr ' +
      'inklusion læser langsomt læsetal læsetest fagligt niveau svag bagud halter elevplan uddannelsesparat ' +
      'parat uddannelsesparathed fravær skolevægring skole pjækker bortvist skolen klassetrin ' +
      'koncentrationsbesvær sprogvurdering talepædagog',
  },
  {
    name: 'secrecy',
    words:
      'fortroligt fortrolig hemmeligt hemmelig videre diskret tavshedspligt huset slet mailen privat personligt ' +
      'følsomt fortrolighed',
  },
  {
    name: 'badnews',
    words:
      'desværre beklager håbede dårligt nyt dårligere værre forværret forværring skidt alvorligt alvorlig tab ' +
      'forkerte vej bakke tilbagefald håb chokeret uventet dårlige nyheder intet',
  },
  {
    name: 'waitresult',
    words:
      'svar svaret svarene resultat resultatet resultaterne prøver tal tallene værdier forhøjet høj lav positiv ' +
      'negativ fund fundet plet skygge billederne viste viser vist mistanke mistænker undersøges undersøgelse ' +
      'udredning udredes udredt opfølgning kontrol kontrolbesøg',
  },
  {
    name: 'absence',
    words:
      'væk fraværende mødt udebliver udeblev dukket forsvundet forsvandt gik sengen nedsat deltid arbejde ' +
      'trappe starte langsomt pause orlov raskmelding rask raskmeldt',
  },
  {
    name: 'custody-of-state',
    words:
      'derinde derude anstalten lukket afdeling indenfor løsladt dernede bænken blink patruljevogn uniform ' +
      'hentede håndjern salen dommeren',
  },
  {
    name: 'hardship',
    words:
      'råd mad pengene slår rækker pung tom skraldespand fryser strømmen slukket tændt stearinlys lånt madkurv ' +
      'julehjælp hjælpepakke gavekort fattig klarer klare slider slidt børnene presset',
  },
  {
    name: 'case-talk',
    words:
      'sagsbehandler sag sagen sagsnr journalnr journalnummer afgørelse bevilling bevilget bevilges ansøgning ' +
      'ansøgt afslag klagefrist ankestyrelsen partshøring samtykke oplysninger indhente statusattest ' +
      'lægeerklæring attest udtalelse handleplan visitation visiteret visitator statusmøde netværksmøde samtale ' +
      'opfølgningssamtale ydelse støtte',
  },
  {
    name: 'relation-words',
    words:
      'mor far moren faren sønnen datter datteren bror søster kone mand ægtefælle kæreste samlever barnet ' +
      'børnene drengen pigen beboeren borgeren patienten eleven medarbejderen kunden lejeren medlemmet klienten ' +
      'naboen kollegaen unge',
  },
  {
    name: 'named-talk',
    words:
      'fortæller fortalte siger sagde oplyser oplyste nævnte erkendte indrømmede ønsker haft begyndt holdt ' +
      'klarer bor spurgte ringede svarede lovede',
  },
  {
    name: 'it-things',
    words:
      'pc computer bærbar skærm printer server netværk router switch firewall software program app system ' +
      'systemet opdatering opdateres version release fejlmelding fejlkode bug virus malware trojan antivirus ' +
      'karantæne backup database drev fil mappe link browser hjemmeside portal licens licenser installation ' +
      'installere genstart genstarte wifi kabel batteri oplader sim-kort telefonsystem teams sharepoint outlook ' +
      'excel kalender ticket helpdesk konfiguration migrering testmiljø testdata integration api script log ' +
      'logfil teststreng dummy sandkasse modul formular felt',
  },
  {
    name: 'vehicle-machine',
    words:
      'bil bilen biler varevogn lastbil cykel elcykel bus tog færge motor gear bremse dæk service syn værksted ' +
      'reservedel reservedele maskine maskinen pumpe kompressor ventil kedel kran truck gaffeltruck elevator ' +
      'robot støvsuger vaskemaskine opvaskemaskine køleskab ovn alarm røgmelder låse lås nøgleskab port',
  },
  {
    name: 'building',
    words:
      'bygning taget facade vindue vinduer dør murværk fundament kloak rør ledning ledninger kabel varmeanlæg ' +
      'ventilation skimmel fugt råd svamp renovering ombygning håndværker tømrer maler elektriker vvs ' +
      'byggeplads stillads tegning tegninger lokalplan byggetilladelse vej vejen fortov cykelsti asfalt ' +
      'gravearbejde stikledning brønd park legeplads p-plads parkering',
  },
  {
    name: 'plants-animals',
    words:
      'træ træer hæk busk plante planter blomster rose roser kartofler kartoffel tomat æble frø høst mark græs ' +
      'gødning drivhus bed ukrudt sprøjtning skadedyr snegle rotter rotte myrer hunden hunde kat katten hest ' +
      'hesten heste ko kalv svin gris grise høns fugl fisk akvarium dyrlæge dyrlægen hvalp killing føl stald ' +
      'fold bier bistade',
  },
  {
    name: 'food',
    words:
      'mad kage kager kaffe frokost buffet menu opskrift bolle smørrebrød grill pizza catering kantine kantinen ' +
      'leverpostej rugbrød ost kød fisk suppe dessert slik sodavand vin øl fadøl allergener ingrediens bagning ' +
      'æg mælk',
  },
  {
    name: 'event',
    words:
      'arrangement fest festen jubilæum reception fødselsdag sommerfest julefrokost udflugt tur rejse ' +
      'ekskursion tilmelding tilmeld tilmelde program dagsorden generalforsamling mødet møde mødelokale lokale ' +
      'lokalet kl invitation inviterer inviteret velkommen billetter entré oplæg oplægsholder foredrag koncert ' +
      'stævne turnering kamp holdet træning træner kampen sæson indsamling loppemarked bankospil quiz løb ' +
      'motionsløb stafet',
  },
  {
    name: 'culture',
    words:
      'teater teaterstykke forestilling forestillingen skuespil skuespiller rolle roller manuskript scene ' +
      'scenen kostume kor koret musik musical opera revy film filmen filmklub dokumentar serie roman romanen ' +
      'bog bogen bøger forfatter novelle krimi digt læsekreds litteratur bibliotek udstilling museum museet ' +
      'galleri kunst kunstner maleri hovedperson hovedpersonen figur handling handlingen kapitel replik ' +
      'instruktør premiere prøver podcast',
  },
  {
    name: 'history',
    words:
      '1600 1700 1800 1800-tallet 1700-tallet 1900-tallet middelalder krig krigen besættelsen arkiv arkivalier ' +
      'kirkebog kirkebøger kirkebogen slægtsforskning slægtsforsker folketælling folketællingen født døbt ' +
      'skifteprotokol kong konge dronning historisk historie historien lokalhistorisk oldefar tipoldefar ' +
      'gårdejer husmand tjenestepige',
  },
  {
    name: 'campaign',
    words:
      'kampagne kampagnen pjece pjecer folder plakat plakater brochure informationsmateriale nyhedsbrev ' +
      'sundhedsstyrelsen oplysning rygestop forebyggelse bevidsthed awareness kræftens bekæmpelse ' +
      'hjerteforeningen kors donation indsamling lodsedler landsforening patientforening tema temauge temadag ' +
      'temaaften artikel kronik pressemeddelelse journalist presse avis interview læserbrev',
  },
  {
    name: 'course',
    words:
      'kursus kurset kurser kursusdag kursist underviser undervisning undervise undervisningsforløb workshop ' +
      'webinar seminar konference e-læring modul øvelse øvelser træning case cases opgave opgaver eksempel ' +
      'eksempler eksemplet fiktiv fiktive opdigtet opdigtede rollespil lærebog pensum emneuge skema deltagere ' +
      'deltager instruktør certificering uddannelse uddannelsen studieordning bachelor',
  },
  {
    name: 'policy',
    words:
      'politik politikken retningslinje retningslinjer retningslinjerne instruks instruksen procedure ' +
      'proceduren vejledning vejledningen regler reglerne reglement vedtægter vedtægt bekendtgørelse lov loven ' +
      'lovforslag lovændring paragraf paragraffer direktiv forordning gdpr databeskyttelse standard skabelon ' +
      'skabelonen blanket blanketten tjekliste håndbog personalehåndbog apv beredskabsplan kontrakt kontrakten ' +
      'rammeaftale udbud udbudsmateriale tilbud databehandleraftale samtykkeerklæring høring høringssvar',
  },
  {
    name: 'stats',
    words:
      'statistik statistikken tal procent gennemsnit gennemsnitlig antal andel fordeling median rapport ' +
      'rapporten årsrapport analyse analysen undersøgelse undersøgelsen spørgeskema besvarelser respondenter ' +
      'kvartal kvartalet budgetopfølgning nøgletal graf diagram stigning fald prognose befolkning kommuner ' +
      'borgere danskere forskning forskningsprojekt anonymiseret anonym anonymt aggregeret data datasæt',
  },
  {
    name: 'goods',
    words:
      'ordre ordren ordrenummer varenummer varenr varer vare lager lageret levering leveres leverance ' +
      'leverancen leverandør faktura fakturaen fakturanr følgeseddel stk styk pris priser palle paller kasser ' +
      'karton bestilling bestilt bestil bestille indkøb katalog produkt produkter produktet model serienummer ' +
      'serienr ean gtin stregkode track pakke pakken forsendelse returnering returner reklamation garanti ' +
      'garantien tilbud rabat',
  },
  {
    name: 'company',
    words:
      'selskab selskabet virksomhed virksomheden firma firmaet aps cvr koncern bestyrelse bestyrelsen aktionær ' +
      'direktion omsætning overskud underskud regnskab regnskabet bogføring moms likviditet balance egenkapital ' +
      'leasing leverandør kunder konkurrent marked markedsføring strategi fusion afdeling filial investering ' +
      'driftsbudget debitor debitorer kreditor debitorliste',
  },
  {
    name: 'admin',
    words:
      'vagtplan vagtplanen ferieplan ferie fri bytte vagt vagter åbningstid åbningstider lukket nøgle nøgler ' +
      'parkering postkasse adresse telefonnummer kontaktoplysninger kontor kontoret reception printerpapir ' +
      'kuverter referat dagsorden kalender booking book bookes deadline frist aflevering vedhæftet materiale ' +
      'link svar udbedes påmindelse weekend velkommen kollega',
  },
  {
    name: 'publicrole',
    words:
      'borgmester borgmesteren minister ministeren statsminister folketinget folketingsmedlem byråd byrådet ' +
      'byrådsmedlem regionsråd udvalgsformand formand formanden kongehuset direktør direktøren talsmand ' +
      'pressechef biskop biskoppen dommer ambassadør professor skuespilleren sangeren fodboldspilleren ' +
      'landstræner',
  },
  {
    name: 'jobad',
    words:
      'stillingsopslag stillingen opslag opslået ansøgere kvalifikationer arbejdsopgaver søger tilbyder ' +
      'ansøgningsfrist jobsamtaler stillingsbeskrivelse løn overenskomst rekruttering kampagne praktikplads ' +
      'elevplads',
  },
  {
    name: 'anonymtalk',
    words:
      'generelt typisk ofte sjældent mange nogle andre borgere patienter beboere medarbejdere man alle enhver ' +
      'hvis såfremt eksempelvis principielt hypotetisk teorien anonymt',
  },
  {
    name: 'placenames',
    words:
      'gade vej vejen allé torv stræde boulevard strand skov bakke mose sø station havn kvarter bydel',
  },
];
