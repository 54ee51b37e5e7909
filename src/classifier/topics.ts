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
      'tommel lænd ribben muskel korsbånd hoved ansigt pande kæbe hals mund tand tænder læber ' +
      'tunge næse øre øje øjne håndflade',
  },
  {
    // organs
    words:
      'hjerte lunge nyre mave tarm tyktarm bugspytkirtel hjerne hud knoglemarv stofskifte ' +
      'livmoder æggestok bryst skede balle skridt skød bar',
  },
  {
    // wound
    words:
      'sår bule knude udslæt hævet hæver blødning bløder blod forbinding plaster tryksår skrabe ' +
      'skorpe arret brændemærke sive eksem',
  },
  {
    // bodily
    words:
      'feber temperatur svimmelhed kaste opkast diarré afføring tisse åndenød luft vejret ' +
      'bevidstløs ryste bleg lammet prikker blodtryk blodsukker læberne savl anfald sur smerte ' +
      'ondt klør jag stikker øm hovedpine migræne stiv diskusprolaps sting borer',
  },
  {
    // weak
    words:
      'træt søvn sover svag svækket slap taber spiser spist drikker mad vejer kilo sengen ' +
      'kræfter orker magter rejse tynd tøjet',
  },
  {
    // illness
    words:
      'syg sygdom kronisk diagnose diabetes sukkersyge astma gigt epilepsi sklerose parkinson ' +
      'blodprop apopleksi hjertesvigt hjertestop kol lungebetændelse blodforgiftning allergi ' +
      'cøliaki eksem psoriasis crohn als stær grå hjerteflimmer lidelse syndrom forhøjet ' +
      'kolesterol influenza corona virus smitte hepatitis hiv tuberkulose mrsa lus svamp ' +
      'borrelia kræft cancer tumor metastase spredning spredt leukæmi brystkræft kemo fjernet ' +
      'uhelbredelig terminal lindrende hospice',
  },
  {
    // injury
    words:
      'brok brækket brækkede brud hjernerystelse piskesmæld fald væltet gips skinne ulykke ' +
      'klemt syet sting stigen gled håndleddet kravebenet',
  },
  {
    // mental
    words:
      'depression depressiv angst stress bipolar skizofren skizofreni psykose manisk mani ptsd ' +
      'adhd autisme asperger ocd borderline udbrændt belastningsreaktion psykisk anoreksi',
  },
  {
    // treatment
    words:
      'behandling behandle operation opereret opereres dialyse indlagt indlæggelse indlægges ' +
      'udskrevet udskrives genoptræning fysioterapi narkose bedøvelse kateter sonde drop ' +
      'pacemaker ilt respirator donor hofte skruet syede åbnede stent rygoperation kirurg ' +
      'psykolog psykiater psykiatrisk terapeut psykiatrien bælte udredning udredt',
  },
  {
    // tests
    words:
      'blodprøve prøve scanning skanning scannet mr ct røntgen urinprøve podning ekg forhøjet ' +
      'positiv negativ fund plet skygge vist mistanke mistænker undersøgt opfølgning overlægen ' +
      'udvidet hæmoglobin gastroskopi koloskopi lungefunktion røntgenbillede venteværelse',
  },
  {
    // medicine
    words:
      'medicin pille tablet dosis mg recept insulin penicillin morfin smertestillende panodil ' +
      'ipren beroligende antidepressiv sertralin ritalin medikinet metformin ozempic marevan ' +
      'eliquis olanzapin tramadol blodfortyndende sprøjte indsprøjtning vaccination apotek ' +
      'fluoxetin abilify stesolid methotrexat eltroxin ventoline losartan',
  },
  {
    // care
    words:
      'hjemmepleje hjemmehjælp hjemmesygepleje plejehjem plejecenter plejebolig aflastning sosu ' +
      'ble bleer toilet bækken rollator kørestol lift støttestrømper klæde pårørende gratin ' +
      'fortykket væske fejlsynker beboer hjemmevejleder døv handicap kørestolsbruger amputeret ' +
      'protese ledsager ledsagelse førerhund hjælpemidler hjælpemiddelcentral stok krykker ' +
      'funktionsnedsættelse funktionsevne',
  },
  {
    // clinician
    words:
      'læge overlæge speciallæge vagtlæge lægevagt doktor sygeplejerske jordemoder ' +
      'sundhedsplejerske tandlæge fysioterapeut gynækolog sygehus hospital rigshospitalet riget ' +
      'skejby herlev bispebjerg hvidovre skadestue akutmodtagelse ambulance ambulatorium klinik ' +
      'patient journal epikrise henvisning henvist',
  },
  {
    // mood
    words:
      'tuder knækket bange nervøs vred rasende aggressiv urolig ensom isolerer trækker ' +
      'gardinerne tanker skam flov tavs fraværende bekymret bekymring mareridt sort mørke tom',
  },
  {
    // selfharm
    words:
      'selvmord selvmordsforsøg selvskade skærer skåret overdosis slugt barberblad piller leve ' +
      'hoppe broen sporet reb ærmer vågne',
  },
  {
    // cognition
    words:
      'glemmer forvirret vild genkende hører paranoid demens komfuret nattøj natkjole gentager ' +
      'datoen skuffer',
  },
  {
    // workability
    words:
      'førtidspension fleksjob arbejdsevne erhvervsevne arbejdsskade méngrad mulighedserklæring ' +
      'skåne nedsat raskmelding sygemelding sygemeldt sygefravær sygedagpenge seniorpension',
  },
  {
    // pregnancy
    words:
      'termin abort insemination fødsel nyfødt barsel ugen henne streger pinden maven mistet ' +
      'tvillinger misdannelse spiral kondom fortrydelsespille overgangsalder hedeture ' +
      'menstruation æg sæd endometriose cyste gynækologisk udeblevet',
  },
  {
    // orientation
    words:
      'homoseksuel homo bøsse lesbisk biseksuel panseksuel hetero regnbue regnbueflag pride ' +
      'sprunget springer aseksuel køn tjej pigekæreste ihop',
  },
  {
    // gender
    words:
      'transkønnet transmand juridisk pronomen hormoner testosteron østrogen fornavn kjole ' +
      'skørt sminke binder omklædningsrum dreng pige omklædning tiltale testo',
  },
  {
    // intimacy
    words:
      'seksuel seksualitet sex samleje bolle ligget kysse kys soveværelse dobbeltseng lagen ' +
      'intim onani rejsning viagra cialis rejser bundet lænker læder piske nøgenbillede ' +
      'lommepenge elske sengekant jomfru klamydia syfilis hiv prep partner ubeskyttet',
  },
  {
    // affair
    words:
      'utro utroskab affære elskerinde elsker hotelværelse hotel hemmelig kvinde aftener ' +
      'opdaget tinder grindr dating datingside profil match sladder læbestift parfume',
  },
  {
    // sexwork
    words: 'prostitution camgirl klubben gaden støvler luder containerne',
  },
  {
    // alcohol
    words:
      'druk drikke drak beruset alkohol alkoholiker spiritus vodka snaps øl vin rom whisky ' +
      'brændevin bajere flaske dåse vinkartoner pap karton klirrer klirrede lugtede ånde ' +
      'pebermynte mintpastiller tyggegummi promille puste alkometer antabus afrusning ædru ' +
      'tørlagt tilbagefald minnesota dunken sejlede termokande rystede sprut shots tømmermænd ' +
      'snøvler vrøvler genstande delirium abstinenser hældte',
  },
  {
    // drugs
    words:
      'stof narko hash ryger røg joint kokain kok coke amfetamin speed ketamin ecstasy benzo ' +
      'tramadol sprøjter folie ske påvirket pupiller afvænning metadon substitution fixe rus ' +
      'stikker pulver poser clean linjer lattergas svampe lsd subutex rivotril blå bong chillum ' +
      'pibe fede rygning nål bane',
  },
  {
    // gambling
    words: 'jackpot heste malta rofus automat vinde odd hjul',
  },
  {
    // homeless
    words:
      'hjemløs hjemløshed herberg sofa sovepose telt bilen varevogn kælderrum gaden ' +
      'folkeregisteradresse adresseløs varmestue forsorgshjem natcafé skuret nat nætter ' +
      'campingvogn p-plads trappeopgang sovesal madras shelter lystbådehavn',
  },
  {
    // eviction
    words:
      'udsat udsættelse udsættes boligen fogeden fogedforretning låsesmed flyttevogn nøglerne ' +
      'afleveres rydde lejligheden lejemål ophævet huslejen huslejerestance ruderne tømt',
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
      'underretning underrette bekymret vanrøgt forsømt slår slået rusket låst alene sulten ' +
      'madpakke beskidt tøj vinterjakke flyverdragt strømper mærker trøje bange hente ' +
      'skoleleder pædagog børnehus overgreb krænket børnesag børnefaglig skærpet ' +
      'familieafdelingen børnesamtale socialrådgiver psykologens skriger gråd utrøstelig lus ' +
      'bleen ispose skænder sovet køkkengulv trøster klamrer undgår',
  },
  {
    // placement
    words:
      'anbragt anbringelse anbringes plejefamilie plejeforældre plejemor plejefar plejebarn ' +
      'opholdssted institution hjemgivet hjemgivelse støttet overvåget samvær værelse weekend ' +
      'hjemmevejleder efterværn skærmet rummet flyttes tvangsfjernelse',
  },
  {
    // homeviolence
    words:
      'krisecenter danner kvindehjem æren negativ social kontrol flygtet gemmer solbriller ' +
      'mærke blå halsen truet bestemmer tør taske ukendt hemmelig voldelig kontrollerer ' +
      'forbyder tæsk tæver kontrolleret knækkede brækkede niqab genopdragelsesrejse skjule lås ' +
      'telefonen',
  },
  {
    // benefits
    words:
      'kontanthjælp selvforsørgelse hjemrejseydelse enkeltydelse boligstøtte børnecheck ' +
      'børnepenge dagpenge ydelse bistand sanktion jobcenter aktivering ressourceforløb ' +
      'sagsbehandler revalidering sygedagpenge varmetillæg økonomisk friplads',
  },
  {
    // hardship
    words:
      'råd penge slår rækker pung fryser strømmen slukket tændt stearinlys lånt julehjælp ' +
      'gavekort fattig klare pant pantflasker genbrug køleskabet insolvent frosne havregryn',
  },
  {
    // violence
    words:
      'vold voldelig slog slår slået skubbede spark trusler truet truer kniv våben overfald tæv ' +
      'skaller grov drab dræbt slagsmål skud skød stukket stak brandstiftelse voldtægt ' +
      'voldtaget krænkelse krænkede overgreb rørt tvang kigger',
  },
  {
    // stalking
    words:
      'tilhold forfølger nærmere meter afstand opsøge chikanerer dukker lurer vejen forbud ' +
      'beskyttet genbo',
  },
  {
    // police
    words:
      'politi betjent patruljevogn blink uniform håndjern anmeldt anmeldelse anmelde sigtet ' +
      'sigtelse efterforskning anholdt afhørt afhøring razzia ransagning station hentede spor ' +
      'overvågning bagmandspolitiet grundlovsforhør detention efterlyst politigård ' +
      'politirapport afhentet dørene',
  },
  {
    // court
    words:
      'tiltalt dømt dom domfældt domme retten byret landsret retsmøde retssag anklager ' +
      'anklagemyndighed forsvarer beskikket straf bøde bødeforlæg betinget ubetinget ' +
      'samfundstjeneste anke vidne nævninge straffelov udeblivelsesdom',
  },
  {
    // prison
    words:
      'fængsel arrest varetægtsfængslet afsoning afsone løsladt løslades løsladelse ' +
      'kriminalforsorg kif udgang murene tremmer celle hegn anstalt besøgsrum besøgstid siddet ' +
      'vridsløse nyborg enner horserød jyderup herstedvester renbæk møgelkær fængselsbetjent ' +
      'arresthus vestre sdr omme spjæld buret brummen spærret',
  },
  {
    // record
    words:
      'straffeattest børneattest attest ren fortid dengang ungdom tidligere renset forbrydelse ' +
      'kriminel kriminalitet',
  },
  {
    // theft
    words:
      'stjålet stjal stjæle tyveri underslæb bedrageri svindel hæleri hærværk indbrud røveri ' +
      'lommetyv manglede udlæg falsk mandatsvig hvidvask sort skjult trak lommen fyldte stjålne ' +
      'scannet varer kvittering',
  },
  {
    // dealing
    words: 'handler kiosk hashklub gram pose fætre bande plante potter lamper grupper',
  },
  {
    // driving
    words:
      'spritkørsel kørekort hastighed motorvej promille rattet blæse kørt stærkt fartbøde ' +
      'klippet påkørsel beruset',
  },
  {
    // breakup
    words:
      'skilsmisse skilles separeret separation samliv brudt hinanden flyttet forladt forlod ' +
      'eksmand ekskone ekskæreste bodeling papirerne ringen ægteskab forholdet parterapi alene ' +
      'single separationspapirer fraflyttede vielsesring kæresten',
  },
  {
    // quarrel
    words:
      'skændes uvenner konflikt kontakten taler råber råbte skriger smækker bebrejder ' +
      'invitation inviteret barndom familien brudt tavshed afbrudt uønsket',
  },
  {
    // custody
    words:
      'forældremyndighed samvær bopæl bopælsforælder bopælssag far mor familieretshuset ' +
      'familieret bidrag faderskab 7/7 9/5 afleverer afleverede aflevering børnene overlevering ' +
      'udleveret udleverer statsforvaltningen skoleskift ferier juleaften stedfar papfar ' +
      'fædrene fogedforretning børnesagen delt bopælsret',
  },
  {
    // inheritance
    words:
      'testamente arv arve arving arveløs boet bobestyrer skifteret uskiftet særeje ægtepagt ' +
      'gave forskud boopgørelse bisættelse smykker sommerhuset enke testamentarisk',
  },
  {
    // bereavement
    words:
      'afdød død dødsfald begravelse begravet sorg sørger mistede mistet savner urne kiste ' +
      'gravsted efterladt',
  },
  {
    // kinship
    words:
      'adopteret biologisk halvsøster halvsøskende donor værge fremtidsfuldmagt slægt ophav ' +
      'plejesøn',
  },
  {
    // wedding
    words:
      'bryllup gift vielse viet forlovede kæreste samlever partner hustru brudgom kærlighed ' +
      'forhold skilsmissebarn partnerskab medgift svigerfamilie',
  },
  {
    // income
    words:
      'løn lønseddel månedsløn timeløn grundløn bruttoløn nettoløn brutto udbetalt udbetaling ' +
      'udbetales indkomst indtægt tjener tjent bonus provision lønforhøjelse lønstigning ' +
      'kvalifikationstillæg honorar vederlag feriepenge efterbetaling lønforhandling lønramme ' +
      'skalatrin tillæg sats akkord gage overtidsbetaling pensionsbidrag aflønning ' +
      'fratrædelsesgodtgørelse lønkonto forskel',
  },
  {
    // tax
    words:
      'skat årsopgørelse forskudsopgørelse fradrag trækprocent overskydende topskat ' +
      'skattestyrelsen skattekort lønsum',
  },
  {
    // wealth
    words:
      'formue opsparing pension livrente folkepension efterløn ældrecheck aktier ' +
      'investeringsforening gevinst million ejendom sommerhus atp fond bitcoin mursten ' +
      'ejerlejlighed pengeskab',
  },
  {
    // budget
    words:
      'rådighedsbeløb boliglån realkredit rådgiver udgifter su legat kontoen bevilling huslån ' +
      'overslag',
  },
  {
    // debt
    words:
      'gæld skyld skyldigt restance rykker rykkerbrev rykkergebyr påkrav inkasso inkassosag ' +
      'inkassofirma incasso intrum lowell ubetalt betal bagud minus overtræk overtrukket ' +
      'misligholdt misligholdelse rudekuverter forfald henstand regninger skyldner ' +
      'afbetalingsordning kreditorer uåbnet uåbnede forfaldsdato',
  },
  {
    // debtcourt
    words:
      'rki konkurs insolvent fogedret udlæg lønindeholdelse gældsstyrelsen auktion pantebrev ' +
      'foged stævnet skyldner kautionist betaler inddrivelse pant',
  },
  {
    // loans
    words:
      'lån kviklån billån afdrag afdragsordning betalingsordning kredit kassekredit kreditkort ' +
      'kreditværdig kreditvurdering rente ydelse afbetaling klarna viabill rate deles ' +
      'tilbagebetale leasing',
  },
  {
    // cutoff
    words:
      'lukke spærret afvist afbrudt afbrydelse stoppe leveringen frist hævekort hævet trukket ' +
      'betalingsservice plombe plomberet lukning afbryde',
  },
  {
    // pins
    words:
      'adgangskode password kodeord pinkode pin engangskode brugernavn login log logger mitid ' +
      'nøglekort token wifi kode passord lösenord tocifret firkant stjerne havelåge udråbstegn ' +
      'pw psw',
  },
  {
    // locks
    words:
      'nøgleboks nøglebox boksen alarm hængelås cykellås pengeskab hjul drej tast tastatur ' +
      'knapper cifre måtten ekstranøgle portkode kombination mønster deaktivere postkassen ' +
      'brændeskur nøglering frakoblet bip bipper hyler firkanten havelåge',
  },
  {
    // consumption
    words:
      'forbrug vandforbrug elforbrug måler målernummer målerstand elmåler aflæsning aflæse ' +
      'aflæst m3 kubik kubikmeter kwh kwt mwh liter viseren tæller dims hovedhane kurven graf ' +
      'spids vandur enheder',
  },
  {
    // utilities
    words:
      'vand varme fjernvarme strøm gas naturgas olie fyr oliefyr pillefyr varmepumpe radiator ' +
      'termostat brusebad hane løber løbet drypper cisterne toilet spild utæt aconto elregning ' +
      'regning fraflytningsopgørelse afregning forsyning varmeværk elselskab husstand ' +
      'kvadratmeter solceller ladestander dråbe varmtvandsbeholder vandlås rørbrud karbad ' +
      'brænde elvarme fryser skylle bruse skruer',
  },
  {
    // complaint
    words:
      'klage klagesag forbrugerklagenævnet ankenævn huslejenævn beboerklagenævn nævn tvist ' +
      'uenig bestrider indsigelse protest anke afgøre partshøring høringsfrist medhold mægling ' +
      'forlig ombudsmand klagegebyr klageren klagevejledning klagenævn pakkerejse advokat ' +
      'sagsøge stævning stævne modpart påstand retshjælp sagsomkostninger voldgift byretten ' +
      'småsag sagsøgt ankefrist',
  },
  {
    // claims
    words:
      'reklamation erstatning erstatningskrav kompensation pengene ophævet afhjælpe afhjælpning ' +
      'syn skøn skønsmand skønserklæring garanti købelov sælger håndværkeren forhandleren ' +
      'ombytte refusion returnere tilstandsrapport ombytning defekt skadet utæt fugt afslag ' +
      'reparere reparation byggesag entreprenør',
  },
  {
    // tenancy
    words:
      'lejer lejemål depositum fraflytning istandsættelse udlejer huslejestigning opsagt ' +
      'husorden misligholdelse udlejning viceværten fremleje boligselskab',
  },
  {
    // dismissal
    words:
      'opsigelse opsagt opsige fyret fyring fyreseddel afskedigelse bortvist bortvisning ' +
      'fratrædelse fratrædelsesaftale fratræde fritstillet varsel besparelse nedskæring stoppe ' +
      'slutter flyttekasse papkasse adgangskort lukkes udtalelse chance nedlægges nedlagt ' +
      'hjemsendt afskedige usaglig fratrådt private skrivebord',
  },
  {
    // warning
    words:
      'advarsel skriftlig mundtlig påtale irettesættelse tjenstlig samtale bisidder partshøring ' +
      'personalesag forseelse sanktion indkaldt indkaldes ledelsen høringsbrev kammeratlig ' +
      'indskærpet indskærpelse hr-samtale kaldt',
  },
  {
    // absence
    words:
      'fravær sygefravær udebliver udeblivelse udeblev væk mødt sent forsinket meldt sygemeldt ' +
      'fremmøde forsvandt deltid orlov starte langsomt genoptage delvis fridage syg sygedag ' +
      'stress 120-dages',
  },
  {
    // performance
    words:
      'samarbejdsvanskeligheder leverer kvalitet prøvetid uegnet handleplan evaluering ' +
      'vurdering mus medarbejderudviklingssamtale degraderet samarbejde kritik middel langsom ' +
      'resultater tempo forlænget',
  },
  {
    // persontest
    words:
      'personlighedstest disc testresultat score farver profil stabil kandidat ansøger ' +
      'reference',
  },
  {
    // exams
    words:
      'karakter karakterbog 02 00 -3 12 dumpet dumpede dumper bestod eksamen terminsprøve ' +
      'reeksamen omprøve gennemsnit snit standpunkt mundtlig skriftlig censor opgave aflevering ' +
      'august forsøg hue huen beviset karaktergennemsnit årsprøve bestå nitten afgangsprøve ' +
      'svendeprøve omeksamen kvotient pensum forsvare stregen',
  },
  {
    // needs
    words:
      'ordblind ordblindhed stave bogstaver tæller læsetal læsetest læsehest stavning ' +
      'specialklasse specialundervisning specialskole støttetimer ppr niveau halter svag ' +
      'sprogvurdering skolepsykolog hylder modtageklasse skolestart høreværn dyskalkuli ppv ' +
      'tosprogsstøtte gruppeordning',
  },
  {
    // schooltalk
    words:
      'skole klasse elev elevplan parat uddannelsesparathed fravær skolevægring bortvist ' +
      'skoleskift lærer klasselærer timen timerne frikvarter lektier studievejleder fgu praktik ' +
      'sfo trivsel bortvisning',
  },
  {
    // union
    words:
      'fagforening fagforbund forbund kontingent hk foa 3f metal djøf dlf prosa sygeplejeråd ' +
      'dsr nnf krifa ase a-kasse akasse blik faglig organiseret uorganiseret indmeldelse ' +
      'udmeldelse indmeldt udmeldt medlemskab medlemsnummer medlem fagbevægelse malerforbundet ' +
      'fængselsforbundet lederne frie funktionærer kristelig medlemskort membership member ' +
      'arbejdsløshedskasse sektor bogen',
  },
  {
    // rep
    words:
      'tillidsmand tillidsrepræsentant tr arbejdsmiljørepræsentant klub talsmand forhandler ' +
      'forhandlingerne bisidder opstiller frokoststuen stedfortræder suppleant afdelingsformand',
  },
  {
    // strike
    words:
      'strejke blokade konflikt konfliktstøtte arbejdsnedlæggelse nedlægge overenskomst fane ' +
      'banner bål udtaget strejkekasse strejkevagt fysisk arbejdernes march',
  },
  {
    // christian
    words:
      'kirke præst provst biskop dåb døbt konfirmeres konfirmand menighed menighedsråd ' +
      'folkekirke kristen katolik katolsk protestant baptist frikirke luthersk ortodoks nadver ' +
      'bibel jesus kors altergang gudstjeneste salme kordegn font klosteret indre mission ' +
      'kirkelig velsignelse alter prædiken sogn bispedømme oblat skrifte katolicisme messe ' +
      'luther konfirmationsforberedelse dåbsattest salmebog',
  },
  {
    // islam
    words:
      'moské imam bøn bedende tæppe fredagsbøn ramadan halal muslim muslimsk islam koran sunni ' +
      'shia tørklæde omskæring mekka svin svinekød solnedgang solen mørkt sydøst haram slør ' +
      'tildækket bederum gelatine minaret',
  },
  {
    // judaism
    words: 'synagoge jøde jødisk kosher rabbiner jom kippur',
  },
  {
    // faiths
    words:
      'mormon buddhist hindu turban scientology faderhuset munke ashram rigssal ateist troende ' +
      'gud fødselsdage jehova healer',
  },
  {
    // leavechurch
    words:
      'religion religiøs trossamfund udmeldelse blanket konvertere borgerlig hykleri skik ' +
      'ritual renset begraves bøn synd paradis udmelde fredagsbønnen',
  },
  {
    // nationality
    words:
      'somalier somalisk tyrkisk kurder kurdisk arabisk afghansk iraker palæstinenser polak ' +
      'polsk litauer ukrainer russisk serber kosovo tamil vietnamesisk thai filippinsk kinesisk ' +
      'inder senegal uighur tjetjener armensk hazara druser oromo',
  },
  {
    // origin
    words:
      'etnisk oprindelse rødder hjemland oprindelig født landsby stamme folk roma jøde same ' +
      'færing færøsk klaksvík udlænding indvandrer tyrkiet irak iran libanon eritrea bosnien ' +
      'polen kosovo etiopien rumænien ukraine thailand rejsende klan udland',
  },
  {
    // greenland
    words:
      'grønland grønlænder grønlandsk nuuk kajak sæl hundeslæde mattak aanaa isen øjenbryn ' +
      'nationaldragt',
  },
  {
    // refugee
    words:
      'flygtning flygtede flygtet flugt asyl asylcenter opholdstilladelse opholdsgrundlag ' +
      'familiesammenføring statsborgerskab statsborger indfødsret udvist udrejse krig lejr ' +
      'integration sprogskole sandholm udlændingestyrelsen visum ambassade forfølgelse ' +
      'lampedusa flygter tålt ophold udvises sjælsmark kærshovedgård',
  },
  {
    // lookslanguage
    words:
      'hudfarve mørk krøllet racisme diskrimineret udseende accent tolk tolkning sprog dialekt ' +
      'dari tigrinya arabisk efternavn udtale rigtigt skæve tørklæder stavet dansker ghetto ' +
      'kurmandji sorani somali pashto polakker oversætter',
  },
  {
    // parties
    words:
      'partibog enhedslisten socialdemokratiet folkeparti liberal alliance alternativet ' +
      'moderaterne danmarksdemokraterne borgerlige sf dkp kommunist kommunistisk socialistisk ' +
      'nazist nazi fascist lenin marx pkk kristendemokraterne konservativ radikal partileder ' +
      'ungdomsparti vu ungdomsafdeling stram løsgænger',
  },
  {
    // election
    words:
      'valg valgplakat plakater lygtepæl kandidat opstillet opstiller stiller stemt stemme ' +
      'kryds vælgerforening tillidshverv byrådet kv valgavis roser løbesedler gågaden ' +
      'generalforsamling personlige byrådskandidat spidskandidat valgseddel stemmeboks valgmøde ' +
      'stillerliste flyer regionsråd europaparlament',
  },
  {
    // activism
    words:
      'demonstration demo protest underskrift kampagne besat klima bannere avis blokerede ' +
      'tørklædet flag flagstang republikken',
  },
  {
    // opinion
    words:
      'politisk holdning overbevisning regeringen statsministeren modstander hælder fløj ' +
      'konservativ liberal rødvin',
  },
  {
    // biometric
    words:
      'fingeraftryk aftryk ansigtsgenkendelse iris biometrisk biometri håndgeometri håndflade ' +
      'aflæser scan skabelon template enroll kamera sensor linse øjet målepunkter genkende face ' +
      'touch gangart match eurodac systemet optage stemple terminal vågner pegefinger ' +
      'tommelfinger rille ansigtsscanning indlæst kalibrere fingerspids paskontrol',
  },
  {
    // genetic
    words:
      'dna gentest genprøve gen genfejl genetisk genetiker arvelig mutation brca brca1 brca2 ' +
      'bærer kromosom huntington cystisk fibrose lynch hæmofili sekventering spytprøve vatpind ' +
      'stamtræ slægten slægtninge risiko odds nedarvet arver generation rådgivning kusine ' +
      'tanter nedarves søskende moster recessiv dominant slægtsforskning duchenne turner ' +
      'klinefelter downs fragilt',
  },
  {
    // secrecy
    words:
      'fortrolig hemmelig hemmelighed videre diskret tavshedspligt slet mailen privat ' +
      'personligt følsomt fortrolighed sladre højt opdage gemmes viskes bær smid riv mund',
  },
  {
    // badnews
    words:
      'desværre beklager dårlige nyt dårligere værre forværret skidt slemt alvorlig tab ' +
      'forkerte bakke tilbagefald intet',
  },
  {
    // case-talk
    words:
      'sagsbehandler sag sagsnr journalnr afgørelse bevilling bevilget bevilges ansøgning ' +
      'afslag klagefrist ankestyrelsen samtykke oplysninger indhente statusattest lægeerklæring ' +
      'attest udtalelse handleplan visitation visiteret visitator netværksmøde ' +
      'opfølgningssamtale støtte',
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
    words: 'kr krone tusind hundrede tus euro beløb',
  },
  {
    // it-things
    words:
      'pc computer bærbar skærm printer server netværk router switch firewall software program ' +
      'app system opdatering opdateres version release fejlmelding fejlkode bug virus malware ' +
      'trojan antivirus karantæne backup database drev fil mappe link browser hjemmeside portal ' +
      'licens installation installere genstart wifi kabel batteri oplader sim-kort ' +
      'telefonsystem teams sharepoint outlook excel kalender ticket helpdesk konfiguration ' +
      'migrering testmiljø testdata integration api script log logfil teststreng dummy ' +
      'sandkasse modul formular felt',
  },
  {
    // vehicle-machine
    words:
      'bil biler varevogn lastbil cykel elcykel bus tog færge motor gear bremse dæk service syn ' +
      'værksted reservedel maskine pumpe kompressor ventil kedel kran truck gaffeltruck ' +
      'elevator robot støvsuger vaskemaskine opvaskemaskine køleskab ovn alarm røgmelder lås ' +
      'port',
  },
  {
    // building
    words:
      'bygning taget facade vindue dør murværk fundament kloak rør ledning kabel varmeanlæg ' +
      'ventilation skimmel fugt råd svamp renovering ombygning håndværker tømrer maler ' +
      'elektriker vvs byggeplads stillads tegning lokalplan byggetilladelse vej fortov cykelsti ' +
      'asfalt gravearbejde stikledning brønd park legeplads p-plads parkering',
  },
  {
    // plants-animals
    words:
      'træ hæk busk plante blomster rose kartofler kartoffel tomat æble frø høst mark græs ' +
      'gødning drivhus bed ukrudt sprøjtning skadedyr snegle rotte myrer hunde kat hest ko kalv ' +
      'svin gris høns fugl fisk akvarium dyrlæge hvalp killing føl stald fold bier bistade',
  },
  {
    // food
    words:
      'mad kage kaffe frokost buffet menu opskrift bolle smørrebrød grill pizza catering ' +
      'kantine leverpostej rugbrød ost kød fisk suppe dessert slik sodavand vin øl fadøl ' +
      'allergener ingrediens bagning æg mælk',
  },
  {
    // event
    words:
      'arrangement fest jubilæum reception fødselsdag sommerfest julefrokost udflugt tur rejse ' +
      'ekskursion tilmelding tilmeld program dagsorden generalforsamling møde mødelokale lokale ' +
      'kl invitation inviterer inviteret velkommen billetter entré oplæg oplægsholder foredrag ' +
      'koncert stævne turnering kamp holdet træning træner sæson indsamling loppemarked ' +
      'bankospil quiz løb motionsløb stafet',
  },
  {
    // culture
    words:
      'teater teaterstykke forestilling skuespil rolle manuskript scene kostume kor musik ' +
      'musical opera revy film filmklub dokumentar serie roman bog bøger forfatter novelle ' +
      'krimi digt læsekreds litteratur bibliotek udstilling museum museet galleri kunst ' +
      'kunstner maleri hovedperson figur handling kapitel replik instruktør premiere prøver ' +
      'podcast',
  },
  {
    // history
    words:
      '1600 1700 1800 1800-tallet 1700-tallet 1900-tallet middelalder krig besættelsen arkiv ' +
      'arkivalier kirkebog kirkebøger slægtsforskning slægtsforsker folketælling født døbt ' +
      'skifteprotokol kong dronning historisk historie lokalhistorisk oldefar tipoldefar ' +
      'gårdejer husmand tjenestepige',
  },
  {
    // campaign
    words:
      'kampagne pjece folder plakat brochure informationsmateriale nyhedsbrev sundhedsstyrelsen ' +
      'oplysning rygestop forebyggelse bevidsthed awareness kræftens bekæmpelse ' +
      'hjerteforeningen kors donation indsamling lodsedler landsforening patientforening tema ' +
      'temauge temadag temaaften artikel kronik pressemeddelelse journalist presse avis ' +
      'interview læserbrev',
  },
  {
    // course
    words:
      'kursus kurset kurser kursusdag kursist undervisning undervise undervisningsforløb ' +
      'workshop webinar seminar konference e-læring modul øvelse træning case opgave eksempel ' +
      'fiktiv opdigtet opdigtede rollespil lærebog pensum emneuge skema deltager instruktør ' +
      'certificering uddannelse studieordning bachelor',
  },
  {
    // policy
    words:
      'politik retningslinje instruks procedure vejledning regler reglement vedtægt ' +
      'bekendtgørelse lov lovforslag lovændring paragraf direktiv forordning gdpr ' +
      'databeskyttelse standard skabelon blanket tjekliste håndbog personalehåndbog apv ' +
      'beredskabsplan kontrakt rammeaftale udbud udbudsmateriale tilbud databehandleraftale ' +
      'samtykkeerklæring høring høringssvar',
  },
  {
    // stats
    words:
      'statistik tal procent gennemsnit gennemsnitlig antal andel fordeling median rapport ' +
      'årsrapport analyse undersøgelse spørgeskema besvarelser respondenter kvartal ' +
      'budgetopfølgning nøgletal graf diagram stigning fald prognose befolkning kommuner ' +
      'borgere danskere forskning forskningsprojekt anonymiseret anonym aggregeret data datasæt',
  },
  {
    // goods
    words:
      'ordre ordrenummer varenummer varenr vare lager levering leveres leverance leverandør ' +
      'faktura fakturanr følgeseddel stk styk pris palle kasser karton bestilling bestil indkøb ' +
      'katalog produkt model serienummer serienr ean gtin stregkode track pakke forsendelse ' +
      'returnering returner reklamation garanti tilbud rabat',
  },
  {
    // company
    words:
      'selskab virksomhed firma aps cvr koncern bestyrelse aktionær direktion omsætning ' +
      'overskud underskud regnskab bogføring moms likviditet balance egenkapital leasing ' +
      'leverandør kunder konkurrent marked markedsføring strategi fusion afdeling filial ' +
      'investering driftsbudget debitor kreditor debitorliste',
  },
  {
    // admin
    words:
      'vagtplan ferieplan ferie fri bytte vagt åbningstid lukket nøgle parkering postkasse ' +
      'adresse telefonnummer kontaktoplysninger kontor reception printerpapir kuverter referat ' +
      'dagsorden kalender booking book deadline frist aflevering vedhæftet materiale link svar ' +
      'udbedes påmindelse weekend velkommen kollega',
  },
  {
    // publicrole
    words:
      'borgmester minister statsminister folketinget folketingsmedlem byråd byrådsmedlem ' +
      'regionsråd udvalgsformand formand kongehuset direktør talsmand pressechef biskop dommer ' +
      'ambassadør professor skuespilleren sangeren fodboldspilleren landstræner',
  },
  {
    // jobad
    words:
      'stillingsopslag stillingen opslag opslået ansøgere kvalifikationer arbejdsopgaver søger ' +
      'tilbyder ansøgningsfrist jobsamtaler stillingsbeskrivelse løn overenskomst rekruttering ' +
      'kampagne praktikplads elevplads',
  },
  {
    // anonymtalk
    words:
      'generelt typisk ofte sjældent mange nogle andre borgere patienter beboere medarbejdere ' +
      'man alle enhver hvis såfremt eksempelvis principielt hypotetisk teorien anonymt',
  },
  {
    // placenames
    words:
      'gade vej allé torv stræde boulevard strand skov bakke mose sø station havn kvarter bydel',
  },
];
