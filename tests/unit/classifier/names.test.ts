import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findAddresses } from '../../../src/classifier/detect/addresses.ts';
import { nameBook, packed, unpacked } from '../../../src/classifier/detect/name-book.ts';
import { packedNames } from '../../../src/classifier/detect/name-list.ts';
import { findNames } from '../../../src/classifier/detect/names.ts';
import { partsOfTokens, splitMail } from '../../../src/classifier/mail.ts';
import { numberPersons } from '../../../src/classifier/persons.ts';
import { normalise } from '../../../src/classifier/text.ts';
import { writtenLists } from '../../../scripts/names.ts';
import { tokenise } from '../../../src/classifier/tokens.ts';

const book = nameBook({
  first:
    'lone karen ole steffen karsten anne martin grethe svend aage niels peter rasmus bo kim lis laura susanne maj hans birger'.split(
      ' ',
    ),
  last: 'jensen hansen holm lund skov kaya dam tang sand'.split(' '),
  ambiguous: 'bo dam lund skov holm maj hans svend tang sand'.split(' '),
});

function read(given: string) {
  const text = normalise(given);
  const tokens = tokenise(text);
  const parts = partsOfTokens(splitMail(text), tokens);
  return { text, tokens, parts };
}

function names(given: string): readonly string[] {
  const { text, tokens, parts } = read(given);
  return findNames(text, tokens, parts, book).map((name) => text.plain.slice(name.start, name.end));
}

function addresses(given: string): readonly string[] {
  const { text, tokens, parts } = read(given);
  return findAddresses(text, tokens, parts).map((address) =>
    text.plain.slice(address.start, address.end),
  );
}

const persons: readonly (readonly [given: string, want: readonly string[]])[] = [
  ['Kære Lone', ['Lone']],
  ['Kære Anne og Martin', ['Anne', 'Martin']],
  ['Hej Qvortina\n\nTak for sidst.', ['Qvortina']],
  ['hej susanne beklager', ['susanne']],
  ['Kære Advokat Lund', ['Lund']],
  ['Hilsen\nAnne-Grethe i sekretariatet', ['Anne-Grethe']],
  ['Tak.\n\nMed venlig hilsen\nSvend Aage Brunø', ['Svend Aage Brunø']],
  ['Gå to sammen. /Rasmus', ['Rasmus']],
  ['skriv den IKKE mvh Karen B. K.', ['Karen B. K.']],
  ['De ligger på Lones bord.', ['Lone']],
  ['Karsten Hvolbæk er hjemme. Hvolbæk ringer.', ['Karsten Hvolbæk', 'Hvolbæk']],
  ['Vi talte om Ole Brejning i går', ['Ole Brejning']],
  ['Kan Ole komme?', ['Ole']],
  ['Nu har fru Skov ringet', ['Skov']],
  ['hr. Holm er flyttet', ['Holm']],
  ['Borgeren Ziva Qarni er flyttet', ['Ziva Qarni']],
  ['Ring til J. Hansen', ['J. Hansen']],
  ['Den nye træner, Xandi Elkærholm, er her', ['Xandi Elkærholm']],
  ['Kan vi tale om Zynthia (151209-4423)?', ['Zynthia']],
  ['Emne: laura\n\nlaura er her ikke', ['laura', 'laura']],
  ['BIRGER TANG, RING TIL MIG', ['BIRGER TANG']],
  ['Svend og jeg har været der', ['Svend']],
  ['Fra: Ziva Kaya <z@example.dk>', ['Ziva Kaya']],
  // notes and mails without capitals
  ['hej alle\n\nhar du set karen? ole kommer', ['karen', 'ole']],
  ['vi ses /lone', ['lone']],
  ['det hele er sagt //lone', ['lone']],
  ['tak for det, mvh lone bredahl', ['lone bredahl']],
  ['var hos karen ellebæk i dag', ['karen ellebæk']],
  ['det er karen lund der ringer', ['karen lund']],
  ['er karen glad nu', ['karen']],
  ['hos familien ravnholm i går', ['ravnholm']],
  ['hej qvortina, er du der', ['qvortina']],
  ['ole s  110968 1375', ['ole s']],
  ['spørg karen al-ziva', ['karen al-ziva']],
  // everything large
  ['TIL TANDLÆGE BROHOLM\n\nJEG HAR ONDT', ['BROHOLM']],
  ['KOM NU MED DET.  H. HOLM  98 13 55 40', ['H. HOLM']],
  // sign-offs of all kinds
  ['Spejderhilsen\nQvortina', ['Qvortina']],
  ['Klap fra\nQvortina', ['Qvortina']],
  ['mvh Xandi Qarni +47 41822903', ['Xandi Qarni']],
  ['vh Qvortina på værkstedet', ['Qvortina']],
  ['Hilsen H. Sass', ['H. Sass']],
  ['Venlig hilsen\nA.-M. Thorup', ['A.-M. Thorup']],
  ['Ikke truende. Går igen i morgen. TP', ['TP']],
  ['Møde i uge 9? /ABN', ['ABN']],
  // what a person does
  ['Bo: listen og de tre bilag', ['Bo']],
  ['Maj ringer i morgen', ['Maj']],
  ['Dam ringer i morgen', []],
  ['Vores tekniker Qvortin kommer', ['Qvortin']],
  ['Lægen Ziva Qarni ringer', ['Ziva Qarni']],
  // where only a person stands
  ['Tøj til Laura, Peter og Qvortina', ['Laura', 'Peter', 'Qvortina']],
  ['Vi tror, at Qvortina ringer', ['Qvortina']],
  ['Han kører stakkels Qvortina hjem', ['Qvortina']],
  ['Emne: Qvortina i 4.A', ['Qvortina']],
  ['Bo i 1.B har sovet', ['Bo']],
  ['Vi ses i Qvortina', []],
  ['Kære Xaroline\n\nTak.', ['Xaroline']],
  ['Kære Xadik Haxhu\n\nTak.', ['Xadik Haxhu']],
  ['Tak for alt.\n\nSee you soon,\nXim de Groot', ['Xim de Groot']],
  ['vi ses. hilsn Qvortina', ['Qvortina']],
  ['Til stede: Qvortin, Peter og Laura', ['Qvortin', 'Peter', 'Laura']],
  ['Peter og Kommunen', ['Peter']],
  ['Skriftlig_advarsel_Karen_Holm_2.docx', ['Karen_Holm']],
  ['Jeg mødte Qvortina på stationen.', ['Qvortina']],
  ['Qvortina svarede bedst af alle.', ['Qvortina']],
  ['Hun spørger hele tiden.\n\nKaren LM', ['Karen LM']],
  ['min søn birger er syg', ['birger']],
  // registers, rows, columns and names run together
  ['Til: KarenHolm; Ole', ['KarenHolm', 'Ole']],
  ['Se listen_KarenH.pdf', ['KarenH']],
  ['Navn | Post\nHolm, Ole | bonus', ['Holm, Ole']],
  ['Her bor:\n\nKaya\nBo Holm\n', ['Kaya', 'Bo Holm']],
  ['Arkiv: Ole, Holm, Karen', ['Ole', 'Holm', 'Karen']],
  ['Holm / Kaya', ['Holm', 'Kaya']],
  ['Kaya ./. Hansen', ['Kaya', 'Hansen']],
  ['Bo i netværk har set det', ['Bo']],
  // shortened given names
  ['Ring til Fl. Jensen', ['Fl. Jensen']],
  ['Det er Karen Aa. Qvorte', ['Karen Aa. Qvorte']],
  ['Vi ses.\n\nHilsen\nBo Fl.', ['Bo Fl.']],
  ["Spørg O'Qvorte om det", ["O'Qvorte"]],
  // ordinary words in small letters, where only a person stands
  ['hej alle\n\nbo siger nej', ['bo']],
  ['hej alle\n\nhold 1: karen, bo og svend', ['karen', 'bo', 'svend']],
  ['hej alle\n\nspørg bo, han ved det', ['bo']],
  ['hej alle\n\nspørg lund, han ved det', ['lund']],
  ['hej alle\n\nsvend aage kommer', ['svend aage']],
  ['hej alle\n\nsvend lund kommer', ['svend lund']],
  ['hej alle\n\nhr holm kommer', ['holm']],
  ['hej alle\n\nfrk qvorte kommer', ['qvorte']],
  ['hej alle\n\ng. lund ringer', ['g. lund']],
  ['vi ses\n\nvh formand bo', ['bo']],
  ['hej karsten\n\nkartsen ringer', ['karsten', 'kartsen']],
  ['hej alle\n\ndet er ole p låser op', ['ole p']],
  ['Vi ses. Hilsen Ole lund', ['Ole lund']],
  ['Vi talte om karsten i går. Han ringer.', ['karsten']],
  // and in large ones
  ['FRU HOLM HAR RINGET, OG BO SIGER NEJ', ['HOLM', 'BO']],
  ['DET ER KAREN, BO OG SVEND', ['KAREN', 'BO', 'SVEND']],
  // spellings that no list has
  ['Vi så Carsten i går', ['Carsten']],
  ['Kære Suzanne', ['Suzanne']],
  ['hej du. suzane svarer i dag', ['suzane']],
  ['hej. laura holm skriver. lora svarer', ['laura holm']],
  ['hej. susanne holm skriver. suzane mangler', ['susanne holm', 'suzane']],
  // an s that is no genitive
  ['Mvh\nLones', ['Lones']],
  ['Kære Lones mor', ['Lone']],
  ['at Lones har siddet der', ['Lones']],
  // behind cues of more kinds
  ['Hun talte med Ms. Qvortrim i dag', ['Qvortrim']],
  ['Ole Jensen, kaldet Qvormand, ringer', ['Ole Jensen', 'Qvormand']],
  ['hej. oversygepl. holm godkender', ['holm']],
  ['hej flemse\n\ner du der?', ['flemse']],
  ['hej. chefen er m von essen', ['von essen']],
  ['Lund har fået to breve. Ole Lund er rask.', ['Lund', 'Ole Lund']],
  ['Holm ønsker nr. 1', ['Holm']],
  ['Bo Lund er her. Bo & Karen kommer.', ['Bo Lund', 'Bo', 'Karen']],
  ['POULSEN OG HANSEN PÅ 2. SAL', ['HANSEN']],
  ['hej. jeg hedder bo hansen kunde 8', ['bo hansen']],
  ['hej. lone dam jensen mangler', ['lone dam jensen']],
  ['mvh lone i, bolig', ['lone i']],
  ['hej. lone h 2 og lis 1', ['lone h', 'lis']],
  ['ring ell mail\nkaren r. lund', ['karen r. lund']],
  ['tak bo pedel', ['bo']],
  ['hej adv. lindskov', ['lindskov']],
  ['min datter maj er syg', ['maj']],
  ['for Karens plads i Børnehuset', ['Karen']],
  ['karen.lund har logget ind', ['karen.lund']],
  ['1. Karen Bro\n2. Zed Hansen', ['Karen Bro', 'Zed Hansen']],
  ['Karen Lund  Lærkevej 5', ['Karen Lund']],
];
for (const [given, want] of persons)
  test(`persons in ${JSON.stringify(given)}`, () => assert.deepEqual(names(given), want));

const nobody: readonly string[] = [
  'Vagter på M/F Karen i dag',
  'Prinsesse Karen sejler, og Karen går i dok',
  "Rosen 'Karen Hansen' og æblet 'Lone'",
  'Vi spærrer ved Christian X og Frederik VII',
  'Den nye vallak hedder Karen',
  'Din båd Karen og mødelokale Karen',
  'Sponsor er Ole Jensen Multibyg',
  'Malerfirmaet Hansen & Dam',
  'sad news. Love, Obama',
  'hej. den skal ha gul vest og hat',
  'Kære alle',
  'Hej IT',
  'Hej Lægevagten',
  'Hej Hjælpemiddelcentralen',
  'Kære bestyrelse',
  'Til Kultur og Fritid',
  'Mvh\nKvalitetsafdelingen',
  'Hilsen varmemesteren',
  'Revisionsfirmaet Hansen & Partnere, CVR 29 30 44 18',
  'Kræftens Bekæmpelse holder stand på biblioteket',
  'Mødet er i kantinen på Ørnevej',
  'Karen Blixens Vej er spærret',
  'Vi har købt den hos Hansen A/S',
  'Den dam ved en skov er fin',
  'Maj er en dejlig måned',
  'Hans hund er sød',
  'Sankt Hans er i juni',
  'I DAG ER DER SKOV OG DAM',
  'Eksemplet er opdigtet (Karen Hansen) og må deles ud',
  'Kaninen Karen er syg. Karen spiser ikke.',
  'Karen (marsvinet) spiser ikke',
  'Vi tager model Karen i grå uld',
  'Anne Frank og Harry Potter',
  'Kursus på Sankt Hans i Roskilde',
  'Prøve Petersen og Tester Testesen',
  'Maj er slut',
  'Jensens Bøfhus er lukket',
  'Mødet er i Karen-salen',
  'Huller på Lone vej',
  'Ordre 010190-1234',
  'Mvh\nHR Analyse',
  'Hej Ejendomsdrift',
  'Turen går til Rold Skov på fredag.',
  'Varmeregnskab for E/F Rosenlund',
  'Vi hører om dronning Caroline Mathilde.',
  'Maren Sørensdatter blev halshugget i 1821.',
  'Kommunen svarede i går.',
  'Derfor ringede hun igen.',
  'Jens Baggesens Gård er lukket',
  'Turen går fra Dronning Karens Gade',
  'Vi bor på Hotel Hans Holm',
  'Malerfirmaet Hansen & Dam står på stilladset',
  'Det kommer i Digital Post',
  'hej gang, er der kaffe',
  'hej alle\n\nvi så en dam og en skov',
  'hej alle\n\nvi skal bo ved en sand',
  'hej alle\n\nde bor ved tang, dam og skov',
  'Se bilag A. Mødet er flyttet',
  'vi ses\n\nvh bo lund & sønner',
  'Suzuki er solgt',
  'Hej Taksator\n\nMejetærskeren er død.',
  'Hej Bogholderi\n\nTil mødet.',
  'Kære Udlejer\n\nJeg klager.',
  'Hej Revisor\n\nTak.',
  'hej bo-nord\nhuslejen kommer',
  'Præsten fra Vor Frue holder mikrofonen.',
  'Overgaards Maskinværksted',
];
for (const given of nobody)
  test(`nobody in ${JSON.stringify(given)}`, () => assert.deepEqual(names(given), []));

const homes: readonly (readonly [given: string, want: readonly string[]])[] = [
  ['Han bor Egernvej 4, plejebolig 22, og', ['Egernvej 4, plejebolig 22']],
  [
    'fra Kirsebærhaven 3, 2. th. til Lykkesholmvej 40, 9000 Aalborg.',
    ['Kirsebærhaven 3, 2. th.', 'Lykkesholmvej 40, 9000 Aalborg'],
  ],
  ['Hans Broges Gade 4, 8000 Aarhus C', ['Hans Broges Gade 4, 8000 Aarhus C']],
  ['Egernvej 4B, st. tv.', ['Egernvej 4B, st. tv.']],
  ['Engdraget 41', ['Engdraget 41']],
  ['jeg bor i hostrups have 12 st th', ['hostrups have 12 st th']],
  ['er ved ham i egebo 12 nu', ['egebo 12']],
  ['Besøget på Sløjfen 14', ['Sløjfen 14']],
  ['Nørretorv 9, 1., 6950 Ringkøbing', ['Nørretorv 9, 1., 6950 Ringkøbing']],
  ['Agervang 55, Skjern', ['Agervang 55, Skjern']],
  ['Vejlby Bygade 17', ['Vejlby Bygade 17']],
  ['på nordre ringgade 44 3 mf 8000', ['nordre ringgade 44 3 mf 8000']],
  ['den unge mand på 2. th.', ['2. th.']],
  ['hende ovre i nr. 6', ['nr. 6']],
  ['hos Mette Vester, Lindevej 6', ['Lindevej 6']],
  ['Leje af sognegården 24. august', []],
  ['de tager i forvejen 20% af den', []],
  ['Papiret ligger i bakke 2', []],
  ['Bolig 15: tom til mandag', []],
  ['uden bolig 118', []],
  ['LEJEMÅL 0412-33-2', []],
  ['by the 14th.', []],
  ['som bor i bolig 127 hos jer', ['bolig 127']],
  ['beboeren i 127 ringer', ['127']],
  ['Gravearbejde Præstevej uge 34', []],
  ['Kantinen på Ørnevej', []],
  ['Bil 4 og rute 7', []],
  ['Thor Bækgaard 31 07 66 52', []],
  ['Der mangler 4 borde', []],
  ['Mvh\nBo Holm\nKommunen\nPark Allé 160, 2605 Brøndby', []],
  ['Mvh\nBo Holm\nEgernvej 4\n9000 Aalborg', ['Egernvej 4\n9000 Aalborg']],
  ['BRITTA, MØLLEGADE 3 2 TH, 7800 SKIVE', ['MØLLEGADE 3 2 TH, 7800 SKIVE']],
  ['Hun bor på Pilealle 6, kld.', ['Pilealle 6, kld.']],
  ['ham i 24 kaelderen th', ['24 kaelderen th']],
  ['Så du lyset i have 47?', ['have 47']],
  ['Der er hul i vejen ud for Toftevej 31', []],
  ['Vi mødes på Rådhuspladsen 1', []],
  // where people end them
  ['han bor Åvej 3 i Snejbjerg', ['Åvej 3 i Snejbjerg']],
  ['jeg bor Algade 5 i dag', ['Algade 5']],
  ['Lyngvej 61, Gl. Rye - gps', ['Lyngvej 61, Gl. Rye']],
  ['på Bakkevej 8, Tjæreborg, kl. 17.30', ['Bakkevej 8, Tjæreborg']],
  ['på Bakkevej 8, Bente, kl. 17.30', ['Bakkevej 8']],
  ['til Lærkebo, Ågerupvej 62, 4390 Vipperød', ['Lærkebo, Ågerupvej 62, 4390 Vipperød']],
  ['Mvh\nHanne Lærkebo\nÅgerupvej 62', ['Ågerupvej 62']],
  ['Nørskovgård\nRyvej 77\n8752 Østbirk', ['Nørskovgård\nRyvej 77\n8752 Østbirk']],
  ['Nørregade 12, Vejlby, 8240 Risskov', ['Nørregade 12, Vejlby, 8240 Risskov']],
  ['Kirkestræde 5 2.th Holbæk', ['Kirkestræde 5 2.th Holbæk']],
  [
    'Rentemestervej 14, 3. sal, dør 2, 2400 Kbh. NV',
    ['Rentemestervej 14, 3. sal, dør 2, 2400 Kbh. NV'],
  ],
  ['Møllevej 130, 1. 3, medmindre', ['Møllevej 130, 1. 3']],
  ['er Mosevej 9, 3. december', ['Mosevej 9']],
  ['hestehaven 117b 5220 odense sø', ['hestehaven 117b 5220 odense sø']],
  ['Lindenallee 12, 22869 Schenefeld', ['Lindenallee 12, 22869 Schenefeld']],
  ['bor Præstø Overdrev 12, 4720 Præstø', ['Præstø Overdrev 12, 4720 Præstø']],
  ['bor rådhusstræde 2 C 3.sal 4300 holbæk', ['rådhusstræde 2 C 3.sal 4300 holbæk']],
  ['c/o Lasse, Gl. Kirkevej 9 bagh., tak', ['Gl. Kirkevej 9 bagh.']],
  ['Kunde nr 40 33198 Aksel Muus', []],
  ['Yviri við Strond 19\nFO-100 Tórshavn', ['Yviri við Strond 19\nFO-100 Tórshavn']],
  ['Nr. Bjertvej 41 B, 6000 Kolding', ['Nr. Bjertvej 41 B, 6000 Kolding']],
  ['hos Erling, Vestergade 9 baghuset', ['Vestergade 9 baghuset']],
  ['flytter til kirkebakkn 14 2tv', ['kirkebakkn 14 2tv']],
  ['hun bor Violen 3', ['Violen 3']],
  ['jeg bor på Ved Åen 3, st.', ['Ved Åen 3, st.']],
  ['på Mosevej nr. 14', ['Mosevej nr. 14']],
  ['bolig 14 på Åbrinken', ['bolig 14 på Åbrinken']],
  ["malte i 4'eren", ["4'eren"]],
  ['Hilsen Karin og Ole, nr. 8', ['nr. 8']],
  ['forbi Vesterled 66, kld. i formiddags', ['Vesterled 66, kld.']],
  ['Etape 4, 2. sal er færdig', []],
  ['Fasanvænget 27, st. 4\n5240 Odense NØ', ['Fasanvænget 27, st. 4\n5240 Odense NØ']],
  ['på Ågade 5, 1. dør 3 er', ['Ågade 5, 1. dør 3']],
  ['hos Preben i nr. 47, 3. tv. igen', ['nr. 47, 3. tv.']],
  ['Beboeren i lejlighed 4B skylder', ['lejlighed 4B']],
  ['på Plejehjemmet Solgården, bolig 14', ['bolig 14']],
  ['Adr. til rapporten: Kongevej 210, kld.', ['Kongevej 210, kld.']],
  ['fængsel på bopælen, Kongevej 210', ['Kongevej 210']],
  ['borger, Mimersgade 101,4.tv', ['Mimersgade 101,4.tv']],
  ['insulin til Lærkevej 5 kl 8', ['Lærkevej 5']],
  ['på Tuborgvej 12-14, 3. th.', ['Tuborgvej 12-14, 3. th.']],
  ['Solbærvej 18 | 8660', ['Solbærvej 18 | 8660']],
  ['Rosenvej 3\t4700 Næstved', ['Rosenvej 3\t4700 Næstved']],
  ['er Storgatan 12, 211 42 Malmö', ['Storgatan 12, 211 42 Malmö']],
  ['Når alle 14 er kørt igennem', []],
  ['I have 3 er der to fejl', []],
  ['Kære 9.C', []],
  ['BS-nr. 1182', []],
  // a house's
  ['Varsling til Pilegade 40-52', []],
  ['Vi mødes i Familieretshuset, Kongevej 41', []],
  ['Vi mødes hos mig, Kongevej 41', ['Kongevej 41']],
  ['på Kongevej 41, lokale 3', []],
  ['Vi ses ved bådehuset, Strandvænget 49', []],
  ['Han bor i rækkehuset, Strandvænget 49', ['Strandvænget 49']],
  ['ude ved port 7, Kajen 22', []],
  ['hentes på Slotsgade 10, kl. 9-15', []],
  ['du skal møde i Blegdamsvej 9', []],
  ['Emne: Nummer 7\n\nHej', []],
];
for (const [given, want] of homes)
  test(`addresses in ${JSON.stringify(given)}`, () => assert.deepEqual(addresses(given), want));

const mentions: readonly (readonly [mentions: readonly string[], numbers: readonly number[]])[] = [
  [
    ['Karsten', 'Lisbeth', 'Karsten Hvolbæk', 'Hvolbæk'],
    [1, 2, 1, 1],
  ],
  [
    ['BIRGER TANG', 'Birger'],
    [1, 1],
  ],
  [
    ['Anne Holm', 'Anne Lund'],
    [1, 2],
  ],
  [
    ['Søren', 'Soeren'],
    [1, 1],
  ],
  [[], []],
];
for (const [given, want] of mentions)
  test(`persons of ${given.join(', ')}`, () => assert.deepEqual(numberPersons(given), want));

test('names are packed and unpacked without loss', () => {
  const lists = {
    first: ['anna', 'anne', 'bo', 'fin'],
    last: ['bo', 'fin', 'holm', 'holmberg'],
    ambiguous: ['fin', 'holm'],
  };
  assert.deepEqual(unpacked(packed(lists)), lists);
});

test('the packed names are those in src/classifier/names', () => {
  assert.equal(packedNames, packed(writtenLists()), 'run node scripts/names.ts');
});
