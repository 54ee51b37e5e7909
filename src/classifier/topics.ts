/**
 * What words are about, roughly: a thesaurus that the learned scorer reads beside the words themselves, so that what it
 * learned of "kørestol" also counts for "rollator". A word decides nothing by standing here; the scorer learns from
 * drafts whether its topic speaks for or against private matters. Base forms; endings and compounds are found.
 */
export interface Topic {
  readonly words: string;
}

export const topics: readonly Topic[] = [
  {
    // body
    words:
      'krop ben ryg nakke skulder knæ hofte fod fødder hænder finger håndled lår tæer hæl ' +
      'tommel lænd ribben muskel hoved ansigt pande kæbe hals mund tand tænder læber tunge næse ' +
      'øre øje øjne håndflade',
  },
  {
    // organs
    words:
      'hjerte lunge nyre mave tarm bugspytkirtel hjerne hud stofskifte livmoder æggestok bryst ' +
      'balle skridt skød bar',
  },
  {
    // wound
    words:
      'sår bule knude udslæt hævet hæver blødning bløder blod forbinding plaster tryksår skrabe ' +
      'arret brændemærke sive eksem',
  },
  {
    // bodily
    words:
      'feber temperatur svimmelhed kaste afføring tisse luft vejret bevidstløs ryste ' +
      'bleg lammet prikker blodtryk blodsukker læberne anfald sur smerte ondt klør jag ' +
      'stikker hovedpine migræne stiv diskusprolaps sting',
  },
  {
    // weak
    words:
      'træt søvn sover svag slap taber spiser spist drikker mad vejer kilo sengen orker ' +
      'magter rejse tynd tøjet',
  },
  {
    // illness
    words:
      'syg sygdom kronisk diagnose diabetes sukkersyge astma gigt epilepsi sklerose parkinson ' +
      'blodprop hjertestop kol allergi eksem als stær grå lidelse forhøjet ' +
      'influenza virus smitte hiv lus svamp kræft spredt brystkræft kemo fjernet ' +
      'terminal hospice',
  },
  {
    // injury
    words:
      'brok brækket brækkede brud hjernerystelse piskesmæld fald væltet gips skinne ulykke ' +
      'klemt syet sting stigen gled håndleddet kravebenet',
  },
  {
    // mental
    words: 'depression angst stress skizofreni ptsd adhd autisme ' + 'psykisk',
  },
  {
    // treatment
    words:
      'behandling behandle operation opereret opereres dialyse indlagt indlæggelse ' +
      'udskrevet udskrives genoptræning fysioterapi narkose bedøvelse kateter sonde drop ilt ' +
      'respirator donor hofte skruet åbnede stent kirurg psykolog psykiater ' +
      'psykiatrisk terapeut psykiatrien bælte udredning',
  },
  {
    // tests
    words:
      'blodprøve prøve scanning skanning mr røntgen urinprøve podning forhøjet positiv ' +
      'fund plet skygge vist mistanke undersøgt opfølgning overlægen ' +
      'venteværelse',
  },
  {
    // medicine
    words:
      'medicin pille tablet dosis mg recept insulin penicillin morfin smertestillende panodil ' +
      'sertralin metformin marevan eliquis blodfortyndende sprøjte ' +
      'vaccination apotek',
  },
  {
    // care
    words:
      'hjemmepleje hjemmehjælp hjemmesygepleje plejehjem plejecenter aflastning sosu ' +
      'ble bleer toilet bækken rollator kørestol lift klæde pårørende væske beboer døv handicap ' +
      'protese ledsager hjælpemidler stok',
  },
  {
    // clinician
    words:
      'læge overlæge speciallæge vagtlæge lægevagt doktor sygeplejerske jordemoder ' +
      'sundhedsplejerske tandlæge fysioterapeut gynækolog sygehus hospital rigshospitalet riget ' +
      'skejby herlev bispebjerg hvidovre skadestue akutmodtagelse ambulance ambulatorium klinik ' +
      'patient journal henvisning henvist',
  },
  {
    // mood
    words:
      'knækket bange nervøs vred rasende urolig ensom trækker gardinerne tanker skam flov tavs ' +
      'fraværende bekymret bekymring sort mørke tom',
  },
  {
    // selfharm
    words: 'selvmord skærer skåret piller leve hoppe broen sporet reb ærmer ' + 'vågne',
  },
  {
    // cognition
    words:
      'glemmer forvirret vild genkende hører demens komfuret nattøj natkjole gentager ' +
      'datoen skuffer',
  },
  {
    // workability
    words:
      'førtidspension fleksjob arbejdsevne erhvervsevne arbejdsskade méngrad mulighedserklæring ' +
      'skåne nedsat sygemelding sygemeldt sygefravær sygedagpenge seniorpension',
  },
  {
    // pregnancy
    words:
      'termin abort fødsel nyfødt barsel ugen henne streger pinden maven mistet tvillinger ' +
      'spiral kondom æg sæd gynækologisk udeblevet',
  },
  {
    // orientation
    words: 'homoseksuel bøsse regnbue pride sprunget springer køn',
  },
  {
    // gender
    words: 'juridisk hormoner fornavn kjole sminke binder omklædningsrum dreng pige omklædning',
  },
  {
    // intimacy
    words:
      'seksuel seksualitet sex bolle ligget kysse kys soveværelse lagen rejser ' +
      'bundet læder lommepenge elske klamydia hiv partner',
  },
  {
    // affair
    words: 'elsker hotelværelse hotel hemmelig kvinde aftener opdaget profil match ' + 'parfume',
  },
  {
    // sexwork
    words: 'klubben gaden støvler',
  },
  {
    // alcohol
    words:
      'druk drikke drak beruset alkohol alkoholiker spiritus snaps øl vin rom flaske dåse ' +
      'pap karton lugtede ånde promille puste antabus ' +
      'afrusning ædru minnesota dunken sejlede termokande rystede hældte',
  },
  {
    // drugs
    words:
      'stof narko hash ryger røg kokain kok sprøjter folie ske påvirket pupiller ' +
      'afvænning metadon stikker pulver poser linjer lattergas svampe blå pibe fede ' +
      'rygning nål bane',
  },
  {
    // gambling
    words: 'heste malta automat vinde hjul',
  },
  {
    // homeless
    words:
      'hjemløs herberg sofa sovepose telt bilen varevogn kælderrum gaden varmestue ' +
      'forsorgshjem natcafé skuret nat nætter campingvogn trappeopgang sovesal madras',
  },
  {
    // eviction
    words:
      'udsat udsættelse udsættes boligen fogeden låsesmed nøglerne afleveres rydde lejligheden ' +
      'lejemål ophævet huslejen tømt',
  },
  {
    // hoarding
    words:
      'skrald skraldespand affald aviser poser rod samler lugt rotter opvask køleskab skimmel ' +
      'lort sti fyldt loftet hamster',
  },
  {
    // childconcern
    words:
      'underretning underrette bekymret slår slået låst alene sulten madpakke tøj vinterjakke ' +
      'flyverdragt strømper mærker trøje bange hente skoleleder pædagog børnehus ' +
      'børnesag familieafdelingen socialrådgiver psykologens skriger gråd lus ispose ' +
      'sovet køkkengulv undgår',
  },
  {
    // placement
    words:
      'anbragt anbringelse plejefamilie plejemor plejefar plejebarn opholdssted ' +
      'institution overvåget samvær værelse weekend rummet flyttes',
  },
  {
    // homeviolence
    words:
      'krisecenter æren social kontrol flygtet gemmer solbriller mærke blå ' +
      'halsen truet bestemmer tør taske ukendt hemmelig kontrolleret knækkede ' +
      'brækkede skjule lås telefonen',
  },
  {
    // benefits
    words:
      'kontanthjælp enkeltydelse boligstøtte børnecheck børnepenge dagpenge ydelse bistand ' +
      'jobcenter ressourceforløb sagsbehandler revalidering sygedagpenge varmetillæg ' +
      'økonomisk friplads',
  },
  {
    // hardship
    words:
      'råd penge slår rækker pung fryser strømmen slukket tændt stearinlys lånt julehjælp ' +
      'gavekort fattig klare pant genbrug køleskabet havregryn',
  },
  {
    // violence
    words:
      'vold slog slår slået skubbede spark trusler truet truer kniv våben overfald tæv ' +
      'grov drab slagsmål skud skød stukket stak voldtægt krænkelse rørt tvang ' +
      'kigger',
  },
  {
    // stalking
    words: 'tilhold nærmere meter afstand opsøge dukker vejen forbud beskyttet genbo',
  },
  {
    // police
    words:
      'politi betjent patruljevogn blink uniform håndjern anmeldt anmeldelse anmelde sigtet ' +
      'sigtelse anholdt afhørt afhøring station hentede spor ' +
      'overvågning grundlovsforhør detention efterlyst politigård dørene',
  },
  {
    // court
    words:
      'tiltalt dømt dom domme retten byret landsret retsmøde retssag anklager anklagemyndighed ' +
      'forsvarer straf bøde betinget samfundstjeneste anke vidne nævninge straffelov',
  },
  {
    // prison
    words:
      'fængsel arrest varetægtsfængslet afsoning afsone løsladt løsladelse ' +
      'kriminalforsorg udgang celle hegn anstalt besøgstid siddet nyborg enner ' +
      'fængselsbetjent arresthus vestre sdr omme spærret',
  },
  {
    // record
    words: 'straffeattest børneattest attest ren dengang ungdom tidligere renset kriminalitet',
  },
  {
    // theft
    words:
      'stjålet stjal stjæle tyveri underslæb bedrageri svindel hærværk indbrud røveri manglede ' +
      'udlæg falsk hvidvask sort skjult trak lommen fyldte varer kvittering',
  },
  {
    // dealing
    words: 'handler kiosk gram pose fætre bande plante potter lamper grupper',
  },
  {
    // driving
    words: 'kørekort motorvej promille rattet blæse kørt stærkt klippet beruset',
  },
  {
    // breakup
    words:
      'skilsmisse skilles separeret separation samliv brudt hinanden flyttet forladt forlod ' +
      'eksmand ekskone ekskæreste bodeling papirerne ringen ægteskab forholdet alene ' +
      'vielsesring kæresten',
  },
  {
    // quarrel
    words:
      'skændes uvenner konflikt kontakten taler råber råbte skriger smækker invitation ' +
      'inviteret barndom familien brudt tavshed afbrudt',
  },
  {
    // custody
    words:
      'forældremyndighed samvær bopæl far mor familieretshuset familieret bidrag faderskab ' +
      'afleverer afleverede aflevering børnene overlevering udleveret udleverer ' +
      'statsforvaltningen ferier juleaften stedfar delt',
  },
  {
    // inheritance
    words:
      'testamente arv arve arving boet bobestyrer skifteret særeje ægtepagt gave forskud ' +
      'bisættelse smykker sommerhuset enke',
  },
  {
    // bereavement
    words:
      'afdød død dødsfald begravelse begravet sorg sørger mistede mistet savner urne kiste ' +
      'gravsted efterladt',
  },
  {
    // kinship
    words: 'adopteret biologisk halvsøster halvsøskende donor værge slægt',
  },
  {
    // wedding
    words: 'bryllup gift vielse viet forlovede kæreste samlever partner hustru kærlighed forhold',
  },
  {
    // income
    words:
      'løn lønseddel månedsløn timeløn grundløn brutto udbetalt udbetaling udbetales ' +
      'indkomst indtægt tjener tjent bonus kvalifikationstillæg honorar vederlag ' +
      'feriepenge efterbetaling lønforhandling tillæg sats lønkonto forskel',
  },
  {
    // tax
    words:
      'skat årsopgørelse forskudsopgørelse fradrag overskydende skattestyrelsen ' + 'skattekort',
  },
  {
    // wealth
    words:
      'formue opsparing pension livrente folkepension efterløn ældrecheck aktier gevinst ' +
      'million ejendom sommerhus atp fond ejerlejlighed pengeskab',
  },
  {
    // budget
    words: 'rådighedsbeløb boliglån realkredit rådgiver udgifter su legat kontoen bevilling',
  },
  {
    // debt
    words:
      'gæld skyld restance rykker rykkergebyr påkrav inkasso inkassofirma intrum ubetalt betal ' +
      'bagud minus overtræk misligholdt misligholdelse rudekuverter forfald ' +
      'henstand regninger skyldner kreditorer uåbnet uåbnede',
  },
  {
    // debtcourt
    words:
      'rki konkurs fogedret udlæg lønindeholdelse gældsstyrelsen auktion foged ' +
      'stævnet skyldner betaler inddrivelse pant',
  },
  {
    // loans
    words:
      'lån kviklån billån afdrag afdragsordning kredit kassekredit rente ydelse ' +
      'afbetaling rate deles leasing',
  },
  {
    // cutoff
    words:
      'lukke spærret afvist afbrudt afbrydelse stoppe leveringen frist hævekort hævet trukket ' +
      'plombe plomberet lukning afbryde',
  },
  {
    // pins
    words:
      'adgangskode kodeord pinkode pin engangskode brugernavn login log logger mitid nøglekort ' +
      'wifi kode firkant stjerne udråbstegn',
  },
  {
    // locks
    words:
      'nøgleboks boksen alarm hængelås pengeskab hjul drej tast tastatur knapper cifre måtten ' +
      'mønster postkassen bip bipper hyler',
  },
  {
    // consumption
    words:
      'forbrug vandforbrug måler elmåler aflæsning aflæse aflæst m3 kubik kubikmeter kwh mwh ' +
      'liter viseren tæller dims hovedhane kurven graf spids enheder',
  },
  {
    // utilities
    words:
      'vand varme fjernvarme strøm gas olie fyr varmepumpe radiator termostat brusebad hane ' +
      'løber løbet drypper cisterne toilet spild utæt aconto elregning regning afregning ' +
      'forsyning varmeværk elselskab husstand kvadratmeter ladestander dråbe ' +
      'brænde fryser skylle bruse skruer',
  },
  {
    // complaint
    words:
      'klage klagesag forbrugerklagenævnet ankenævn huslejenævn beboerklagenævn nævn tvist ' +
      'uenig bestrider indsigelse protest anke afgøre partshøring medhold mægling forlig ' +
      'klageren klagenævn pakkerejse advokat stævning stævne ' +
      'modpart retshjælp voldgift byretten',
  },
  {
    // claims
    words:
      'reklamation erstatning kompensation pengene ophævet syn skøn skønsmand ' +
      'garanti sælger håndværkeren forhandleren refusion tilstandsrapport defekt ' +
      'skadet utæt fugt afslag reparere reparation byggesag entreprenør',
  },
  {
    // tenancy
    words:
      'lejer lejemål depositum fraflytning udlejer opsagt husorden misligholdelse udlejning ' +
      'viceværten fremleje boligselskab',
  },
  {
    // dismissal
    words:
      'opsigelse opsagt opsige fyret fyring afskedigelse bortvist bortvisning ' +
      'fratrædelse fratrædelsesaftale fratræde fritstillet varsel stoppe slutter ' +
      'papkasse adgangskort lukkes udtalelse chance nedlagt afskedige private ' +
      'skrivebord',
  },
  {
    // warning
    words:
      'advarsel skriftlig mundtlig påtale tjenstlig samtale bisidder partshøring personalesag ' +
      'indkaldt indkaldes ledelsen kaldt',
  },
  {
    // absence
    words:
      'fravær sygefravær udebliver udeblivelse udeblev væk mødt sent forsinket meldt sygemeldt ' +
      'fremmøde forsvandt deltid orlov starte langsomt genoptage delvis fridage syg sygedag ' +
      'stress',
  },
  {
    // performance
    words:
      'leverer kvalitet prøvetid handleplan evaluering vurdering mus ' +
      'samarbejde kritik middel langsom resultater tempo forlænget',
  },
  {
    // persontest
    words: 'score farver profil stabil kandidat ansøger reference',
  },
  {
    // exams
    words:
      'karakter dumpet dumpede bestod eksamen terminsprøve reeksamen gennemsnit snit ' +
      'standpunkt mundtlig skriftlig censor opgave aflevering august forsøg hue huen beviset ' +
      'bestå nitten afgangsprøve svendeprøve forsvare stregen',
  },
  {
    // needs
    words:
      'ordblind ordblindhed stave bogstaver tæller specialklasse ' +
      'støttetimer ppr niveau halter svag modtageklasse skolestart høreværn',
  },
  {
    // schooltalk
    words:
      'skole klasse elev parat fravær bortvist lærer klasselærer timen timerne frikvarter ' +
      'lektier studievejleder praktik sfo trivsel bortvisning',
  },
  {
    // union
    words:
      'fagforening forbund kontingent hk foa metal dlf sygeplejeråd dsr nnf ' +
      'krifa blik faglig organiseret indmeldelse udmeldelse medlemskab medlemsnummer medlem ' +
      'lederne frie kristelig medlemskort bogen',
  },
  {
    // rep
    words:
      'tillidsmand tillidsrepræsentant tr arbejdsmiljørepræsentant klub talsmand forhandler ' +
      'bisidder frokoststuen suppleant',
  },
  {
    // strike
    words: 'strejke blokade konflikt nedlægge overenskomst fane banner bål ' + 'strejkekasse march',
  },
  {
    // christian
    words:
      'kirke præst provst biskop dåb døbt konfirmeres konfirmand menighed menighedsråd ' +
      'folkekirke kristen katolik katolsk frikirke nadver bibel kors ' +
      'gudstjeneste salme kordegn font indre mission alter sogn skrifte messe ' +
      'dåbsattest',
  },
  {
    // islam
    words:
      'moské imam bøn tæppe fredagsbøn ramadan halal muslim muslimsk islam koran tørklæde ' +
      'svin svinekød solnedgang solen mørkt sydøst slør bederum',
  },
  {
    // judaism
    words: 'synagoge jøde jødisk rabbiner',
  },
  {
    // faiths
    words: 'buddhist munke rigssal troende gud fødselsdage jehova',
  },
  {
    // leavechurch
    words: 'religion udmeldelse blanket konvertere borgerlig renset begraves bøn ' + 'synd',
  },
  {
    // nationality
    words: 'somalier somalisk tyrkisk kurder kurdisk arabisk polsk ' + 'russisk tamil inder hazara',
  },
  {
    // origin
    words:
      'etnisk oprindelse rødder hjemland oprindelig født landsby stamme folk roma jøde ' +
      'tyrkiet irak iran libanon eritrea polen rumænien ukraine ' +
      'thailand klan udland',
  },
  {
    // greenland
    words: 'grønland grønlænder nuuk kajak isen øjenbryn',
  },
  {
    // refugee
    words:
      'flygtning flygtede flygtet flugt asylcenter opholdstilladelse ' +
      'statsborgerskab krig lejr integration sprogskole udlændingestyrelsen visum ambassade ' +
      'ophold',
  },
  {
    // lookslanguage
    words:
      'mørk tolk sprog dari tigrinya arabisk efternavn udtale rigtigt skæve ' +
      'stavet dansker somali',
  },
  {
    // parties
    words:
      'enhedslisten socialdemokratiet folkeparti liberal alliance alternativet moderaterne ' +
      'danmarksdemokraterne borgerlige sf kommunist kristendemokraterne konservativ ' +
      'radikal stram',
  },
  {
    // election
    words:
      'valg valgplakat plakater lygtepæl kandidat opstillet stiller stemt stemme kryds ' +
      'vælgerforening byrådet roser løbesedler gågaden generalforsamling personlige ' +
      'spidskandidat flyer regionsråd',
  },
  {
    // activism
    words:
      'demonstration demo protest underskrift kampagne besat klima bannere avis tørklædet flag',
  },
  {
    // opinion
    words: 'politisk holdning regeringen modstander hælder fløj konservativ liberal ' + 'rødvin',
  },
  {
    // biometric
    words:
      'fingeraftryk aftryk iris håndflade aflæser scan skabelon kamera sensor linse øjet ' +
      'genkende match systemet optage stemple terminal vågner pegefinger tommelfinger rille',
  },
  {
    // genetic
    words:
      'dna gentest gen genetisk genetiker arvelig mutation brca1 bærer kromosom huntington ' +
      'spytprøve vatpind stamtræ risiko arver rådgivning kusine søskende moster',
  },
  {
    // secrecy
    words:
      'fortrolig hemmelig hemmelighed videre diskret tavshedspligt slet mailen privat ' +
      'personligt sladre højt opdage gemmes viskes bær smid mund',
  },
  {
    // badnews
    words:
      'desværre beklager dårlige nyt dårligere værre skidt slemt alvorlig tab forkerte bakke ' +
      'intet',
  },
  {
    // case-talk
    words:
      'sagsbehandler sag sagsnr journalnr afgørelse bevilling bevilget bevilges ansøgning ' +
      'afslag ankestyrelsen samtykke oplysninger indhente lægeerklæring attest ' +
      'udtalelse handleplan visitation visiteret visitator netværksmøde støtte',
  },
  {
    // relation-words
    words:
      'mor far datter bror søster kone mand ægtefælle kæreste samlever børnene barn drengen ' +
      'pigen beboeren borgeren patienten eleven medarbejderen kunden lejeren medlemmet klienten ' +
      'naboen kollegaen unge søn moster faster onkel fætter kusine mormor morfar farmor farfar ' +
      'svigermor svigersøn veninde',
  },
  {
    // named-talk
    words:
      'fortæller fortalte siger sagde oplyser oplyste nævnte erkendte indrømmede ønsker haft ' +
      'begyndt holdt klarer spurgte ringede svarede lovede',
  },
  {
    // money
    words: 'kr krone tusind hundrede euro beløb',
  },
  {
    // it-things
    words:
      'pc computer bærbar skærm printer server netværk router program app system opdatering ' +
      'version virus karantæne backup database drev fil mappe link hjemmeside portal licens ' +
      'genstart wifi kabel batteri teams outlook excel kalender testmiljø integration ' +
      'log sandkasse modul formular felt',
  },
  {
    // vehicle-machine
    words:
      'bil biler varevogn lastbil cykel elcykel bus tog færge motor bremse dæk service syn ' +
      'værksted reservedel maskine pumpe ventil kedel kran truck gaffeltruck elevator robot ' +
      'støvsuger vaskemaskine opvaskemaskine køleskab ovn alarm lås port',
  },
  {
    // building
    words:
      'bygning taget facade vindue dør kloak rør ledning kabel ventilation skimmel fugt råd ' +
      'svamp ombygning håndværker tømrer maler elektriker vvs byggeplads stillads ' +
      'tegning lokalplan vej fortov cykelsti asfalt brønd park ' +
      'legeplads parkering',
  },
  {
    // plants-animals
    words:
      'træ hæk busk plante blomster rose kartoffel tomat æble frø høst mark græs drivhus bed ' +
      'rotte hunde kat hest ko svin gris høns fugl fisk dyrlæge hvalp føl stald fold',
  },
  {
    // food
    words:
      'mad kage kaffe frokost buffet menu opskrift bolle smørrebrød grill pizza kantine ' +
      'leverpostej rugbrød ost kød fisk suppe dessert slik sodavand vin øl fadøl æg mælk',
  },
  {
    // event
    words:
      'arrangement fest jubilæum reception fødselsdag sommerfest julefrokost udflugt tur rejse ' +
      'tilmelding tilmeld program dagsorden generalforsamling møde mødelokale lokale ' +
      'kl invitation inviterer inviteret velkommen billetter entré oplæg oplægsholder foredrag ' +
      'koncert stævne turnering kamp holdet træning træner sæson indsamling loppemarked quiz ' +
      'løb',
  },
  {
    // culture
    words:
      'teater forestilling skuespil rolle scene kostume kor musik film serie roman bog ' +
      'bøger forfatter krimi digt litteratur bibliotek udstilling museum museet kunst maleri ' +
      'figur handling kapitel replik instruktør prøver',
  },
  {
    // history
    words: 'krig arkiv kirkebog slægtsforsker født døbt kong dronning historisk historie oldefar',
  },
  {
    // campaign
    words:
      'kampagne pjece folder plakat brochure nyhedsbrev oplysning rygestop forebyggelse ' +
      'kors indsamling patientforening tema temauge temadag ' +
      'temaaften artikel pressemeddelelse journalist presse avis interview læserbrev',
  },
  {
    // course
    words:
      'kursus kurset kurser kursusdag kursist undervisning undervise workshop webinar seminar ' +
      'konference modul øvelse træning case opgave eksempel opdigtet opdigtede rollespil ' +
      'skema deltager instruktør uddannelse',
  },
  {
    // policy
    words:
      'politik retningslinje instruks procedure vejledning regler vedtægt bekendtgørelse lov ' +
      'paragraf standard skabelon blanket håndbog personalehåndbog kontrakt ' +
      'rammeaftale udbud tilbud høring høringssvar',
  },
  {
    // stats
    words:
      'statistik tal procent gennemsnit gennemsnitlig antal andel fordeling rapport årsrapport ' +
      'analyse undersøgelse spørgeskema kvartal nøgletal graf fald kommuner borgere danskere ' +
      'forskning anonym data',
  },
  {
    // goods
    words:
      'ordre ordrenummer varenummer varenr vare lager levering leveres leverandør ' +
      'faktura følgeseddel stk styk pris palle kasser karton bestilling bestil indkøb ' +
      'katalog produkt model serienr ean stregkode pakke reklamation garanti tilbud rabat',
  },
  {
    // company
    words:
      'selskab virksomhed firma aps cvr bestyrelse direktion overskud ' +
      'regnskab bogføring moms balance leasing leverandør kunder marked strategi ' +
      'afdeling filial debitor kreditor',
  },
  {
    // admin
    words:
      'vagtplan ferieplan ferie fri bytte vagt åbningstid lukket nøgle parkering postkasse ' +
      'adresse telefonnummer kontor reception kuverter referat dagsorden kalender booking book ' +
      'deadline frist aflevering vedhæftet materiale link svar påmindelse weekend velkommen ' +
      'kollega',
  },
  {
    // publicrole
    words:
      'borgmester minister folketinget byråd byrådsmedlem regionsråd formand ' +
      'direktør talsmand biskop dommer professor',
  },
  {
    // jobad
    words:
      'stillingen opslag ansøgere søger tilbyder løn overenskomst rekruttering kampagne ' +
      'praktikplads',
  },
  {
    // anonymtalk
    words:
      'generelt ofte sjældent mange nogle andre borgere patienter beboere medarbejdere man alle ' +
      'enhver hvis teorien anonymt',
  },
  {
    // placenames
    words: 'gade vej allé torv stræde strand skov bakke mose sø station havn kvarter',
  },
];
