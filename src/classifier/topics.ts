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
      'krop arm ben ryg nakke skulder knæ hofte fod fødder ankel hånd hænder finger håndled albue ' +
      'hoved ansigt øje øjne øre næse mund tand tænder kæbe hals bryst mave mavesæk tarm lever ' +
      'nyre lunge hjerte blære underliv livmoder æggestok prostata hud hår negle knogle muskel ' +
      'led blod hjerne rygsøjle ribben lyske balle endetarm tunge svælg skjoldbruskkirtel blodåre ' +
      'nerve slimhinde',
  },
  {
    name: 'symptom',
    words:
      'smerte ondt svie kløe klør hoste feber svimmel svimmelhed kvalme kaste opkast diarré ' +
      'forstoppelse udslæt hævet hævelse hæver blødning bløder sår knude bule følelsesløs lammet ' +
      'lammelse rysten sveder træt udmattet åndenød forpustet besvimet besvimede kramper kramme ' +
      'snurrer prikker hovedpine migræne søvnløs sover dårligt svag svækket slap bleg gusten ' +
      'mager afmagret taber vægttab appetit spiser drikker',
  },
  {
    name: 'illness',
    words:
      'syg syge sygdom sygemeldt sygemelding sygefravær sygeorlov kronisk diagnose kræft tumor ' +
      'svulst metastase diabetes sukkersyge astma gigt epilepsi sklerose parkinson demens ' +
      'alzheimer blodprop apopleksi hjertesvigt kol lungebetændelse blodforgiftning infektion ' +
      'influenza corona hiv hepatitis brok brækket brud hjernerystelse piskesmæld allergi eksem ' +
      'psoriasis anoreksi bulimi depression angst stress bipolar skizofren skizofreni psykose ' +
      'ptsd adhd autisme asperger ocd tourette borderline udbrændt belastningsreaktion',
  },
  {
    name: 'treatment',
    words:
      'behandling behandle operation opereret opereres indgreb kemo kemoterapi stråling ' +
      'strålebehandling dialyse transfusion indlagt indlæggelse indlægges udskrevet udskrives ' +
      'genoptræning rehabilitering fysioterapi ergoterapi terapi psykolog psykiater psykiatrisk ' +
      'forløb vaccination vaccineret bedøvelse narkose gips bandage sting kateter stomi sonde ' +
      'pacemaker ilt respirator podning blodprøve scanning mr ct røntgen ultralyd biopsi ' +
      'kikkertundersøgelse mammografi celleprøve urinprøve svar prøven prøvesvar',
  },
  {
    name: 'medicine',
    words:
      'medicin pille tablet dosis mg milligram recept insulin penicillin antibiotika morfin ' +
      'smertestillende panodil paracetamol ibuprofen pamol ipren sovepille sovemedicin ' +
      'beroligende antidepressiv lykkepille ritalin metadon antabus blodfortyndende ' +
      'blodtryksmedicin sprøjte indsprøjtning plaster salve næsespray inhalator øjendråber ' +
      'dosispose doseringsæske apotek bivirkning nedtrapning trappes',
  },
  {
    name: 'care',
    words:
      'hjemmepleje hjemmehjælp plejehjem plejecenter plejebolig aflastning sosu besøg morgenpleje ' +
      'bade ble bleer toilet toiletstol gangstativ rollator kørestol lift loftlift sengehest ' +
      'trykmadras støttestrømper nødkald personlig pleje hjælp klæde vaske spise forflytning ' +
      'vendes lejres støttebruser blodsukker vægt sondemad proteindrik pårørende kontaktperson',
  },
  {
    name: 'clinician',
    words:
      'læge overlæge speciallæge vagtlæge lægevagt sygeplejerske jordemoder sundhedsplejerske ' +
      'tandlæge fysioterapeut kiropraktor sygehus hospital rigshospitalet skejby afdelingen ' +
      'skadestue akutmodtagelse ambulance ambulatorium klinik konsultation hospice psykiatrien ' +
      'distriktspsykiatrien stuegang patient journal epikrise henvisning henvist',
  },
  {
    name: 'mood',
    words:
      'trist ked græd tårer knækket bange frygt angst nervøs panik vred rasende aggressiv råber ' +
      'råbte skriger smækker urolig uro ensom ensomhed isolerer trækker gardinerne håbløs opgivet ' +
      'orker magter overskud overskuer nedtrykt syn tanker skam flov skyldfølelse tavs fraværende ' +
      'bekymret bekymring bekymrede utryg',
  },
  {
    name: 'selfharm',
    words:
      'selvmord selvmordstanker selvmordsforsøg selvskade skærer cutter rifter overdosis slugt ' +
      'glas piller leve ende hoppe farvelbrev livstræt livslede',
  },
  {
    name: 'cognition',
    words:
      'husker glemmer glemt glemsom forvirret forvirring farer vild finder kender genkender ' +
      'spørger taler hallucinerer syner hører stemmer vrangforestillinger paranoid mistroisk ' +
      'desorienteret udviklingshæmmet hjerneskade mentalt tænker langsomt koncentrere',
  },
  {
    name: 'disability',
    words:
      'blind synshandicap døv hørehæmmet høreapparat handicap kørestolsbruger førtidspension ' +
      'førtidspensionist flexjob fleksjob arbejdsevne funktionsnedsættelse spastiker amputeret ' +
      'protese ledsager hjælpemiddel hjælpemidler gangbesvær trapper stok krykker erhvervsevne ' +
      'varige mén',
  },
  {
    name: 'pregnancy',
    words:
      'gravid graviditet termin abort aborteret fertilitet ivf insemination spontant fødsel fødte ' +
      'nyfødt tidligt barsel jordemoderbesøg fosteret nakkefoldsscanning veer kejsersnit ' +
      'prævention spiral p-piller overgangsalder menstruation æg sæd donor',
  },
  {
    name: 'sex',
    words:
      'seksuel seksualitet homoseksuel bøsse lesbisk biseksuel transkønnet transperson kønsskifte ' +
      'kønsidentitet køn fødselskøn pronomen nonbinær klamydia herpes syfilis gonorré kønssygdom ' +
      'kønsvorter hivsmittet sex samleje utro utroskab affære kæreste mand kvinde springer ' +
      'sprunget regnbue prostitution escort porno grindr tinder afbøjer potens rejsning viagra ' +
      'fetich kone swinger',
  },
  {
    name: 'substance',
    words:
      'druk drikker drak fuld beruset alkohol alkoholiker alkoholmisbrug misbrug spiritus vodka ' +
      'øl lugtede lugter promille antabus afrusning tørlagt tilbagefald hash ryger joint stoffer ' +
      'narko kokain kok coke heroin amfetamin speed fentanyl sprøjter skæv påvirket afvænning ' +
      'kors aa-møde ludoman ludomani spillegæld gambler spiller',
  },
  {
    name: 'homeless',
    words:
      'hjemløs hjemløshed herberg sofasurfer sover bilen gaden adresse udsat udsættelse udsættes ' +
      'boligen fogeden varmestue forsorgshjem husvild nøglerne afleveres rydde lejligheden ' +
      'hellosøj krisecenter natcafé',
  },
  {
    name: 'childprotection',
    words:
      'underretning underrette bekymringsbrev anbragt anbringelse anbringes plejefamilie ' +
      'plejeforældre døgninstitution opholdssted tvangsfjernet tvangsanbragt børnesamtale ' +
      'socialrådgiver familiebehandling støttet samvær overvåget familieafdelingen institution ' +
      'ungesanktion børnefaglig børnehus overgreb omsorgssvigt slår slået vanrøgt forsømt beskidt ' +
      'tøj sulten madpakke',
  },
  {
    name: 'violence',
    words:
      'vold voldelig slog slår slået skubbede spark trusler truet truer kvælertag mærker øje ' +
      'armene stalker stalking forfølger overfald knivstukket kniv våben tilhold polititilhold ' +
      'krænkelse krænket befamlet voldtægt voldtaget incest blottet mishandlet grov',
  },
  {
    name: 'crime',
    words:
      'politi anmeldt anmeldelse sigtet sigtelse tiltalt tiltale dømt dom fængsel varetægt ' +
      'afsoning afsone fodlænke prøveløsladt prøveløsladelse kriminalforsorgen straffeattest ' +
      'børneattest plettet attest bøde domfældt retten retssag byret anklager forsvarer beskikket ' +
      'stjålet stjal tyveri underslæb bedrageri svindel hæleri hærværk indbrud røveri ran ' +
      'spritkørsel frakendt kørekort betinget ubetinget samfundstjeneste løsladt løslades anholdt ' +
      'afhørt afhøring razzia ransaget indenfor murene lukket tremmer',
  },
  {
    name: 'couple',
    words:
      'skilt skilsmisse skilles separeret separation hinanden flyttet eks eksmand ekskone ' +
      'ekskæreste tidligere mand kone samliv ægteskab forholdet knirker utro kæreste samler ' +
      'bodeling parterapi par-terapi skændes skænderi uvenner uoverensstemmelser taler konflikt ' +
      'brudt kontakten',
  },
  {
    name: 'custody',
    words:
      'forældremyndighed samvær samværsordning bopæl bor far mor familieretshuset børnebidrag ' +
      'bidrag faderskab deleordning 7/7 weekend afleverer børnene henter adoption adopteret ' +
      'adoptiv biologisk',
  },
  {
    name: 'familyinner',
    words:
      'testamente arv arving særeje ægtepagt dødsbo boet afdød død dødsfald begravelse sorg ' +
      'mistede mistet enke enkemand værge værgemål fremtidsfuldmagt søskende halvbror halvsøster ' +
      'svigermor forældrene hjemme forhold brudt familie storebror lillesøster skænderi ' +
      'opdragelse',
  },
  {
    name: 'income',
    words:
      'løn lønseddel årsløn månedsløn timeløn brutto netto udbetalt udbetaling indkomst indtægt ' +
      'skat årsopgørelse forskudsopgørelse restskat fradrag formue opsparing pension depot ' +
      'ratepension livrente folkepension su kontanthjælp dagpenge sygedagpenge efterløn bonus ' +
      'provision lønforhøjelse løntillæg friværdi aktier arvede gevinst saldo indestående kr ' +
      'kroner tjener tillæg boligstøtte børnepenge rådighedsbeløb budget',
  },
  {
    name: 'debt',
    words:
      'gæld skyld restance rykker rykkergebyr inkasso inkassosag betalingsaftale afdrag ' +
      'afdragsordning udestående mangler betale betalt overtræk overtrukket misligholdt ' +
      'misligholdelse rki debitorregister konkurs gældssanering fogedret udlæg udpantning ' +
      'lønindeholdelse lån penge bagud bagefter huslejen kontoen tom kortet afvist kredit ' +
      'kassekredit kreditværdig tvangsauktion frist opkrævning opkrævet stoppe leveringen',
  },
  {
    name: 'codes',
    words:
      'adgangskode password kodeord pinkode pin engangskode brugernavn login log mitid nemid ' +
      'kortnummer kontrolcifre cvc udløbsdato dankort visa mastercard nøglekort token ' +
      'sikkerhedskode wifi kode',
  },
  {
    name: 'consumption',
    words:
      'forbrug vandforbrug varmeforbrug elforbrug måler målernummer aflæsning aflæst m3 ' +
      'kubikmeter kwh mwh årsopgørelse acontobeløb aconto merforbrug løbende toilet spild ' +
      'vandspild utæt fjernvarme forbrugsregning regning elregning vandregning varmeregning ' +
      'fraflytningsopgørelse',
  },
  {
    name: 'dispute',
    words:
      'klage klagesag huslejenævn forbrugerklagenævnet ankenævn reklamation reklamerer tvist ' +
      'uenig uenighed bestrider indsigelse erstatning erstatningskrav krav kompensation mangel ' +
      'fejl syn skøn sag sagsanlæg stævning forlig forligstilbud prisafslag depositum flyttesyn ' +
      'istandsættelse advokat modparten påstand naboklage støj ophæve lejemålet opsigelse ' +
      'husorden advarsel lejer',
  },
  {
    name: 'work-trouble',
    words:
      'advarsel skriftlig påtale opsigelse opsagt opsiges fyret fyres afskediget afskedigelse ' +
      'bortvist bortvisning fratrædelse fratrædelsesaftale fritstillet samtale tjenstlig ' +
      'sygesamtale mulighedserklæring fraværssamtale omsorgssamtale fravær sygefravær ' +
      'samarbejdsvanskeligheder performance præstation forsinket møder sent udeblivelse prøvetid ' +
      'forflyttes omplaceres personalesag chikane mobning mobbet krænkende handleplan ' +
      'forbedringsplan personprofil personlighedstest disc-profil testresultat kognitiv test ' +
      'vurdering mus medarbejderudviklingssamtale egnet leverer skuffende forlænget fortsætte ' +
      'bisidder partshøring chance',
  },
  {
    name: 'union',
    words:
      'fagforening fagforbund forbund tillidsmand tillidsrepræsentant fællestillidsmand medlem ' +
      'kontingent hk foa 3f metal djøf bupl dlf pharmadanmark ida prosa sygeplejeråd dsr nnf fag ' +
      'arbejde krifa ase a-kasse strejke konflikt lockout overenskomst forhandler meldt ' +
      'indmeldelse udmeldelse organiseret uorganiseret faglig sag klub',
  },
  {
    name: 'religion',
    words:
      'kirke præst dåb døbt konfirmation menighed moské imam bøn beder bedende fredagsbøn ramadan ' +
      'faste eid halal kosher synagoge jøde jødisk muslim muslimsk islam kristen katolik katolsk ' +
      'jehovas vidne mormon buddhist hindu ateist tro troende religion religiøs tørklæde hijab ' +
      'burka omskåret omskæring menighedsråd folkekirken meldt frimenighed pinsekirke baptist ' +
      'kors rosenkrans nadver koran bibel vækkelse sekt udtrådt konvertere sjælesorg',
  },
  {
    name: 'ethnicity',
    words:
      'etnisk etnicitet oprindelse baggrund flygtning flygtede indvandrer asyl asylansøger ' +
      'opholdstilladelse familiesammenføring statsborgerskab statsborger rumæner syrisk syrer ' +
      'somalisk somalier tyrkisk tyrker kurdisk kurder arabisk araber afghansk afghaner iraker ' +
      'irakisk iraner iransk palæstinenser polsk rumænsk roma sigøjner grønlænder grønlandsk ' +
      'inuit tamil vietnamesisk bosnisk pakistansk eritreisk ukrainsk russisk afrikansk hudfarve ' +
      'huden tolk modersmål danmark født hjemland flygtningelejr integrationsydelse sprogskole',
  },
  {
    name: 'politics',
    words:
      'parti stemmer stemt opstillet kandidat partimedlem medlem enhedslisten socialdemokratiet ' +
      'konservative folkeparti liberal alliance radikale alternativet moderaterne ' +
      'danmarksdemokraterne borgerlige sf kommunist socialist nazist højreorienteret ' +
      'venstreorienteret demonstration demonstrerede aktivist aktivisme vælgerforening valgkamp ' +
      'holdning politisk overbevisning blok generalforsamling',
  },
  {
    name: 'biogen',
    words:
      'fingeraftryk ansigtsgenkendelse irisscanning biometrisk stemmegenkendelse håndscan dna ' +
      'gentest gen genetisk arvelig arveanlæg mutation brca brca1 brca2 anlæg slægten kromosom ' +
      'huntington cystisk fibrose genetiker stamtræ forældre risiko arver bærer',
  },
  {
    name: 'education',
    words:
      'karakter karakterblad 02 00 dumpet bestået eksamen prøve terminsprøve gennemsnit ' +
      'standpunkt ordblind ordblindhed dysleksi specialklasse specialundervisning specialskole ' +
      'støttetimer støttelærer ppr inklusion læser langsomt læsetal læsetest fagligt niveau svag ' +
      'bagud halter elevplan uddannelsesparat parat uddannelsesparathed fravær skolevægring skole ' +
      'pjækker bortvist klassetrin koncentrationsbesvær sprogvurdering talepædagog',
  },
  {
    name: 'secrecy',
    words:
      'fortrolig hemmelig videre diskret tavshedspligt huset slet mailen privat personligt ' +
      'følsomt fortrolighed',
  },
  {
    name: 'badnews',
    words:
      'desværre beklager dårligt nyt dårligere værre forværret forværring skidt alvorlig tab ' +
      'forkerte vej bakke tilbagefald håb chokeret uventet dårlige nyheder intet',
  },
  {
    name: 'waitresult',
    words:
      'svar resultat prøver tal tallene værdier forhøjet høj lav positiv negativ fund plet skygge ' +
      'billederne viser vist mistanke mistænker undersøges undersøgelse udredning udredes udredt ' +
      'opfølgning kontrol kontrolbesøg',
  },
  {
    name: 'absence',
    words:
      'væk fraværende mødt udebliver udeblev dukket forsvundet forsvandt gik sengen nedsat deltid ' +
      'arbejde trappe starte langsomt pause orlov raskmelding rask raskmeldt',
  },
  {
    name: 'custody-of-state',
    words:
      'derinde derude anstalten lukket afdeling indenfor løsladt dernede bænken blink ' +
      'patruljevogn uniform hentede håndjern salen dommeren',
  },
  {
    name: 'hardship',
    words:
      'råd mad pengene slår rækker pung tom skraldespand fryser strømmen slukket tændt stearinlys ' +
      'lånt madkurv julehjælp hjælpepakke gavekort fattig klare slider slidt børnene presset',
  },
  {
    name: 'case-talk',
    words:
      'sagsbehandler sag sagsnr journalnr journalnummer afgørelse bevilling bevilget bevilges ' +
      'ansøgning ansøgt afslag klagefrist ankestyrelsen partshøring samtykke oplysninger indhente ' +
      'statusattest lægeerklæring attest udtalelse handleplan visitation visiteret visitator ' +
      'statusmøde netværksmøde samtale opfølgningssamtale ydelse støtte',
  },
  {
    name: 'relation-words',
    words:
      'mor far sønnen datter bror søster kone mand ægtefælle kæreste samlever barnet børnene ' +
      'drengen pigen beboeren borgeren patienten eleven medarbejderen kunden lejeren medlemmet ' +
      'klienten naboen kollegaen unge',
  },
  {
    name: 'named-talk',
    words:
      'fortæller fortalte siger sagde oplyser oplyste nævnte erkendte indrømmede ønsker haft ' +
      'begyndt holdt klarer bor spurgte ringede svarede lovede',
  },
  {
    name: 'it-things',
    words:
      'pc computer bærbar skærm printer server netværk router switch firewall software program ' +
      'app system opdatering opdateres version release fejlmelding fejlkode bug virus malware ' +
      'trojan antivirus karantæne backup database drev fil mappe link browser hjemmeside portal ' +
      'licens installation installere genstart wifi kabel batteri oplader sim-kort telefonsystem ' +
      'teams sharepoint outlook excel kalender ticket helpdesk konfiguration migrering testmiljø ' +
      'testdata integration api script log logfil teststreng dummy sandkasse modul formular felt',
  },
  {
    name: 'vehicle-machine',
    words:
      'bil biler varevogn lastbil cykel elcykel bus tog færge motor gear bremse dæk service syn ' +
      'værksted reservedel maskine pumpe kompressor ventil kedel kran truck gaffeltruck elevator ' +
      'robot støvsuger vaskemaskine opvaskemaskine køleskab ovn alarm røgmelder lås nøgleskab ' +
      'port',
  },
  {
    name: 'building',
    words:
      'bygning taget facade vindue dør murværk fundament kloak rør ledning kabel varmeanlæg ' +
      'ventilation skimmel fugt råd svamp renovering ombygning håndværker tømrer maler elektriker ' +
      'vvs byggeplads stillads tegning lokalplan byggetilladelse vej fortov cykelsti asfalt ' +
      'gravearbejde stikledning brønd park legeplads p-plads parkering',
  },
  {
    name: 'plants-animals',
    words:
      'træ hæk busk plante blomster rose kartofler kartoffel tomat æble frø høst mark græs ' +
      'gødning drivhus bed ukrudt sprøjtning skadedyr snegle rotte myrer hunde kat hest ko kalv ' +
      'svin gris høns fugl fisk akvarium dyrlæge hvalp killing føl stald fold bier bistade',
  },
  {
    name: 'food',
    words:
      'mad kage kaffe frokost buffet menu opskrift bolle smørrebrød grill pizza catering kantine ' +
      'leverpostej rugbrød ost kød fisk suppe dessert slik sodavand vin øl fadøl allergener ' +
      'ingrediens bagning æg mælk',
  },
  {
    name: 'event',
    words:
      'arrangement fest jubilæum reception fødselsdag sommerfest julefrokost udflugt tur rejse ' +
      'ekskursion tilmelding tilmeld program dagsorden generalforsamling møde mødelokale lokale ' +
      'kl invitation inviterer inviteret velkommen billetter entré oplæg oplægsholder foredrag ' +
      'koncert stævne turnering kamp holdet træning træner sæson indsamling loppemarked bankospil ' +
      'quiz løb motionsløb stafet',
  },
  {
    name: 'culture',
    words:
      'teater teaterstykke forestilling skuespil rolle manuskript scene kostume kor musik musical ' +
      'opera revy film filmklub dokumentar serie roman bog bøger forfatter novelle krimi digt ' +
      'læsekreds litteratur bibliotek udstilling museum museet galleri kunst kunstner maleri ' +
      'hovedperson figur handling kapitel replik instruktør premiere prøver podcast',
  },
  {
    name: 'history',
    words:
      '1600 1700 1800 1800-tallet 1700-tallet 1900-tallet middelalder krig besættelsen arkiv ' +
      'arkivalier kirkebog kirkebøger slægtsforskning slægtsforsker folketælling født døbt ' +
      'skifteprotokol kong dronning historisk historie lokalhistorisk oldefar tipoldefar gårdejer ' +
      'husmand tjenestepige',
  },
  {
    name: 'campaign',
    words:
      'kampagne pjece folder plakat brochure informationsmateriale nyhedsbrev sundhedsstyrelsen ' +
      'oplysning rygestop forebyggelse bevidsthed awareness kræftens bekæmpelse hjerteforeningen ' +
      'kors donation indsamling lodsedler landsforening patientforening tema temauge temadag ' +
      'temaaften artikel kronik pressemeddelelse journalist presse avis interview læserbrev',
  },
  {
    name: 'course',
    words:
      'kursus kurset kurser kursusdag kursist undervisning undervise undervisningsforløb workshop ' +
      'webinar seminar konference e-læring modul øvelse træning case opgave eksempel fiktiv ' +
      'opdigtet opdigtede rollespil lærebog pensum emneuge skema deltager instruktør ' +
      'certificering uddannelse studieordning bachelor',
  },
  {
    name: 'policy',
    words:
      'politik retningslinje instruks procedure vejledning regler reglement vedtægt ' +
      'bekendtgørelse lov lovforslag lovændring paragraf direktiv forordning gdpr databeskyttelse ' +
      'standard skabelon blanket tjekliste håndbog personalehåndbog apv beredskabsplan kontrakt ' +
      'rammeaftale udbud udbudsmateriale tilbud databehandleraftale samtykkeerklæring høring ' +
      'høringssvar',
  },
  {
    name: 'stats',
    words:
      'statistik tal procent gennemsnit gennemsnitlig antal andel fordeling median rapport ' +
      'årsrapport analyse undersøgelse spørgeskema besvarelser respondenter kvartal ' +
      'budgetopfølgning nøgletal graf diagram stigning fald prognose befolkning kommuner borgere ' +
      'danskere forskning forskningsprojekt anonymiseret anonym aggregeret data datasæt',
  },
  {
    name: 'goods',
    words:
      'ordre ordrenummer varenummer varenr vare lager levering leveres leverance leverandør ' +
      'faktura fakturanr følgeseddel stk styk pris palle kasser karton bestilling bestil indkøb ' +
      'katalog produkt model serienummer serienr ean gtin stregkode track pakke forsendelse ' +
      'returnering returner reklamation garanti tilbud rabat',
  },
  {
    name: 'company',
    words:
      'selskab virksomhed firma aps cvr koncern bestyrelse aktionær direktion omsætning overskud ' +
      'underskud regnskab bogføring moms likviditet balance egenkapital leasing leverandør kunder ' +
      'konkurrent marked markedsføring strategi fusion afdeling filial investering driftsbudget ' +
      'debitor kreditor debitorliste',
  },
  {
    name: 'admin',
    words:
      'vagtplan ferieplan ferie fri bytte vagt åbningstid lukket nøgle parkering postkasse ' +
      'adresse telefonnummer kontaktoplysninger kontor reception printerpapir kuverter referat ' +
      'dagsorden kalender booking book deadline frist aflevering vedhæftet materiale link svar ' +
      'udbedes påmindelse weekend velkommen kollega',
  },
  {
    name: 'publicrole',
    words:
      'borgmester minister statsminister folketinget folketingsmedlem byråd byrådsmedlem ' +
      'regionsråd udvalgsformand formand kongehuset direktør talsmand pressechef biskop dommer ' +
      'ambassadør professor skuespilleren sangeren fodboldspilleren landstræner',
  },
  {
    name: 'jobad',
    words:
      'stillingsopslag stillingen opslag opslået ansøgere kvalifikationer arbejdsopgaver søger ' +
      'tilbyder ansøgningsfrist jobsamtaler stillingsbeskrivelse løn overenskomst rekruttering ' +
      'kampagne praktikplads elevplads',
  },
  {
    name: 'anonymtalk',
    words:
      'generelt typisk ofte sjældent mange nogle andre borgere patienter beboere medarbejdere man ' +
      'alle enhver hvis såfremt eksempelvis principielt hypotetisk teorien anonymt',
  },
  {
    name: 'placenames',
    words:
      'gade vej allé torv stræde boulevard strand skov bakke mose sø station havn kvarter bydel',
  },
];
