import assert from 'node:assert/strict';
import { test } from 'node:test';
import { classify } from '../../../src/classifier/classify.ts';

/** Plain news of somebody, as it slips into a mail about something else. */
const news = [
  'Karen Holm har diabetes',
  'Karen Holm har fået kræft',
  'Jens Holm er dement',
  'Min kollega Jens Holm er sygemeldt med stress',
  'Karen Holm er blevet fyret',
  'Jens Holm er anholdt i nat',
  'Karen Holm skylder 12.000 kr. i husleje',
  'Jens Holm får kontanthjælp',
  'Karen Holm skal skilles',
  'Jens Holm er alkoholiker',
  'Karen Holm er medlem af FOA',
  'Jens Holm er muslim',
  'Karen Holm er lesbisk',
  'Jens Holm har fået en advarsel',
  'Karen Holms søn er anbragt udenfor hjemmet',
  'Jens Holm tjener 42.000 kr. om måneden',
  'Karen Holm er gravid',
  'Jens Holm bor på krisecenter',
  'Karen Holm stemmer på Enhedslisten',
  'Jens Holm har PTSD',
  'Jens Holms cpr er 010190-1234',
  'Karen Holm er dumpet til eksamen',
];

/** What the sentence goes on to say, which turns nothing of it harmless. */
const endings = [
  ' og har en hund',
  ', så mødet er flyttet',
  ' og skal på kursus',
  ' og kan ikke komme til foredraget',
  ', og computeren er gået i stykker',
  ', men kommer til julefrokosten',
  ' og kommer først på mandag',
  ' - ring til mig',
  ', så kan du tage en vagt?',
  ' og tager bussen',
  ' og deltager derfor ikke i konferencen',
  ' og vil gerne have pjecen',
  ', så send fakturaen til mig',
  ' og skal have en ny nøgle',
  ', så vi skal finde en vikar',
  '. Der er kage i køkkenet.',
  '. Husk mødet på tirsdag kl. 10.',
  '. Tillykke med fødselsdagen!',
  '. Vedhæftet er dagsordenen.',
  '. Printeren virker igen.',
  ' og laver en udstilling på biblioteket',
  ' og spiller teater',
  ', lød det i podcasten',
  ' og har skrevet en artikel om det',
  ', så bestil lige en platte mindre',
  ' og har skiftet til en ny skærm',
];

const amongOthers = (said: string): string =>
  `Hej alle\n\nVi ses på mandag til personalemødet kl. 10. ${said}\n\nDer er nyt kaffe i køkkenet, og printeren virker igen.\n\nMange hilsner\nMette`;
const alone = (said: string): string => said;
const greeted = (said: string): string => `Hej Lone\n\n${said}\n\nHilsen Mette`;

/** The same in other words, written when the above was mended; of these 46 were let go then. */
const freshNews = [
  'Ahmed Yilmaz har fået sclerose',
  'Lise Brandt er i kemo igen',
  'Peter Friis sidder i fængsel',
  'Vores rengøringsdame Fatma Kaya er blevet skilt',
  'Mogens Dahl er gået ned med flaget',
  'Bente Lund har fået tre streger i akten for druk',
  'Sofie Krag har aborteret',
  'Ole Vang får invalidepension',
  'Lars Toft er bortvist',
  'Kirsten Bay har fået en fod amputeret',
  'Ibrahim Aziz er homoseksuel',
  'Jonas Kvist er i inkasso hos banken',
  'Maja Holt går til psykolog',
  'Per Lind har brækket hoften',
];
const freshEndings = [
  '',
  '. Vi skal huske kage.',
  ' og kan ikke nå messen i Herning',
  ', så kopimaskinen må vente',
  ' og har lånt projektoren',
  ', men vil gerne med til fodbold',
  ' og har stadig nøglen til arkivet',
  ', så Jens overtager nyhedsbrevet',
];
const inMinutes = (said: string): string =>
  `Kære alle\n\nReferat fra mødet: Budgettet er godkendt. ${said}\n\nTilbuddet på gulvet er vedhæftet, og håndværkerne kommer onsdag.\n\nVenlig hilsen\nRasmus`;

/** Written by somebody who had seen neither the above nor the classifier, and looked at after the figures of 0006 were taken. */
const othersNews = [
  'Birthe Kragelund har fået konstateret brystkræft',
  'Yusuf Demirel er gået ned med stress',
  'Signe Holmgaard er gravid i tredje måned',
  'Torben Ravnkilde er begyndt at drikke igen',
  'Lone Vestergren skal skilles',
  'Amina Warsame har mistet forældremyndigheden over sin datter',
  'Jørgen Tranholt står i RKI',
  'Pernille Skovbo har fået fogeden på nakken',
  'Milan Petrovski tjener 41.500 om måneden',
  'Gitte Lundsager er kommet på kontanthjælp',
  'Rasmus Ellekjær er dømt for vold',
  'Hamza Belkacem sidder inde for hæleri',
  'Dorte Faurholm har fået en skriftlig advarsel',
  'Bent Oksbjerg er blevet fyret på gråt papir',
  'Leila Khorasani er konverteret til kristendommen',
  'Villy Stenderup er medlem af Enhedslisten',
  'Karin Nørhave har meldt sig ud af HK',
  'Mads Thorlund er sprunget ud som bøsse',
  'Fatuma Jelani har fået sin yngste anbragt uden for hjemmet',
  'Ole Brinkmose bor på herberg for tiden',
  'Camilla Hvidsten har prøvet at tage sit eget liv',
  'Oliver Dyrholt er dumpet til eksamen i matematik',
  'Linh Phamvan har fået 02 i skriftlig dansk',
  'Emil Gadegård får støttetimer på grund af ordblindhed',
  'Inger Mølbæk skylder 9.000 kroner i vand og varme',
  'Goran Stojkic har klaget over sin afgørelse om førtidspension',
  'Susanne Aabling går til psykiater',
  'Flemming Rughave er i antabusbehandling',
  'Zeynep Altuner har lige haft en ufrivillig abort',
  'Henning Kjærulv bliver trukket i løn af Gældsstyrelsen',
  'Tine Borregård er flyttet på krisecenter',
  'Piotr Zawisza er taget for spritkørsel',
  'Jytte Svanholt er ved at blive dement',
  'Abdi Farole er ludoman',
  'Trine Odderskær er i fertilitetsbehandling',
  'Mogens Haldbæk er sat ud af sin lejlighed',
  'Nadia Elmasry har fået stoppet sine sygedagpenge',
  'Kasper Lyngholt er på stoffer igen',
  'Vibeke Toftebjerg er gået 3.000 kroner ned i løn',
  'Samira Noorzai er blevet Jehovas Vidne',
];
/** The same of somebody's relations. */
const othersKin = [
  'Min mor er indlagt på psykiatrisk afdeling',
  'Min kollegas mand er blevet anholdt for bedrageri',
  'Hannes søn har fået en ADHD-diagnose',
  'Min bror sidder i gæld til op over begge ører',
  'Naboens datter er blevet gravid som sekstenårig',
  'Mit barnebarn er kommet i plejefamilie',
  'Chefens kone er gået fra ham',
  'Peters far drikker tæt',
  'Min svigersøn er blevet bortvist fra sit job',
  'Fatimas søster har fået sclerose',
  'Min niece er dumpet til studentereksamen',
  'Lises eksmand må ikke længere se børnene',
  'Min fætter bor på gaden',
  'Ahmeds kone har fået en fødselsdepression',
  'Min søster er lesbisk',
  "Jonas' storebror har forsøgt selvmord",
  'Min svigermor har fået lukket for varmen efter ubetalte regninger',
  'Mettes kæreste er lige blevet prøveløsladt',
  'Min onkel har meldt sig ind i Dansk Folkeparti',
  'Vores praktikants mor er kommet på førtidspension',
];
const othersEndings = [
  ', så jeg låser selv op i morgen',
  ', så vi bytter lokale med økonomi på mandag',
  ', men førstehjælpskurset bliver holdt som planlagt',
  ', så der er en teaterbillet tilovers til fredag',
  ' og nøglen til depotet ligger i receptionen',
  ' og den nye kopimaskine bliver leveret onsdag',
  ' og akvariet skal have nyt filter i næste uge',
  '. Husk at tage avisen med op fra postkassen',
  '. Projektoren står i skabet bag døren',
  '. Kagelisten til fødselsdagen hænger i køkkenet',
  ' - og så mangler vi stadig to stole til mødelokalet',
  ' - hunden på kontoret skal i øvrigt luftes klokken tolv',
];
const [toOne, toAll, asMinutes] = [
  'Hej Mona\n\nTak for hjælpen med at flytte skabene i går. Jeg har bestilt nye hylder til arkivet, og de kommer torsdag. {{}}. Vil du minde pedellen om, at døren til gården binder? Kaffen er også ved at slippe op, så jeg køber ind.\n\nHilsen\nPreben',
  'Kære alle\n\nSå er det blevet forår, og kantinen skifter til sommermenu fra næste uge. Cykelskuret bliver malet onsdag, så stil cyklen ved hovedindgangen. {{}}. Husk at melde jer til sommerfesten senest den 1. juni. Der er plads til alle.\n\nMange hilsner\nRikke',
  'Referat af afdelingsmøde\n\n1. Dagsordenen blev godkendt.\n2. Ny vagtplan: Planen hænger på tavlen fra mandag og gælder hele kvartalet.\n3. Orientering: {{}}.\n4. Lokaler: Mødelokale 2 får ny projektor i uge 20.\n5. Eventuelt: Næste møde er den 14. maj klokken ti.\n\nReferent: Solveig',
];
const inside =
  (mail: string) =>
  (said: string): string =>
    mail.replace('{{}}', said);

interface Mails {
  readonly name: string;
  readonly news: readonly string[];
  readonly endings: readonly string[];
  readonly around: (said: string) => string;
  /** How many may go as ordinary mail. Misses, every one: they are pinned, so that none is added unseen. */
  readonly letGo: number;
}
const known = { news, endings };
const fresh = { news: freshNews, endings: freshEndings };
const others = { news: othersNews, endings: othersEndings };
const kin = { news: othersKin, endings: othersEndings };
const mails: readonly Mails[] = [
  { name: 'alone', ...known, around: alone, letGo: 0 },
  { name: 'with a greeting', ...known, around: greeted, letGo: 0 },
  { name: 'among what concerns all', ...known, around: amongOthers, letGo: 0 },
  { name: 'in other words, alone', ...fresh, around: alone, letGo: 8 },
  { name: 'in other words, with a greeting', ...fresh, around: greeted, letGo: 8 },
  { name: 'in other words, in minutes', ...fresh, around: inMinutes, letGo: 8 },
  { name: "in somebody else's words, alone", ...others, around: alone, letGo: 0 },
  { name: "in somebody else's words, to one", ...others, around: inside(toOne), letGo: 0 },
  { name: "in somebody else's words, to all", ...others, around: inside(toAll), letGo: 0 },
  { name: "in somebody else's words, in minutes", ...others, around: inside(asMinutes), letGo: 0 },
  { name: 'of relations, alone', ...kin, around: alone, letGo: 1 },
  { name: 'of relations, to one', ...kin, around: inside(toOne), letGo: 28 },
  { name: 'of relations, to all', ...kin, around: inside(toAll), letGo: 46 },
  { name: 'of relations, in minutes', ...kin, around: inside(asMinutes), letGo: 45 },
];
for (const { name, news, endings, around, letGo } of mails)
  test(`plain news of somebody, ${name}: ${String(letGo)} of ${String(news.length * endings.length)} go as ordinary mail`, () => {
    const gone = news
      .flatMap((said) => endings.map((ending) => around(said + ending)))
      .filter((text) => classify(text).verdict === 'ordinary-mail');
    assert.equal(gone.length, letGo, gone.join('\n\n'));
  });

/** What the next clause speaks of, a dog or a screen, has not fallen ill. */
const twoClauses: readonly string[] = [
  'Karen Holm har diabetes og har en hund',
  'Karen Holm har diabetes og sidder for meget ved skærmen',
  'Jens Holm har KOL og kan ikke tåle støv fra anlægget',
  'Min nabo Karen Holm er dement, og hendes kat er løbet væk.',
  'Karen Holm er blevet indlagt med en depression, kan du passe hendes hund?',
];
for (const text of twoClauses)
  test(`two clauses: ${text}`, () => assert.equal(classify(text).verdict, 'secure'));

/** Said in passing, in a mail that else is about the canteen: asked about at the least. */
const passing: readonly string[] = [
  'Karen Holm har fået kræft.',
  'Jens Holm er dement, så mødet er flyttet.',
  'Karen Holm skal skilles og kommer først på mandag.',
  'Jens Holm er muslim, så bestil lige en platte mindre.',
  'Jens Holm bor på krisecenter og tager bussen.',
  'Karen Holm har mistet sit barn og er sygemeldt med en depression.',
];
for (const sentence of passing)
  test(`in passing: ${sentence}`, () => {
    assert.notEqual(classify(amongOthers(sentence)).verdict, 'ordinary-mail');
  });

/** Said so plainly that nobody need be asked. */
const plainlyPassing: readonly string[] = [
  'Karen Holm skylder tre måneders husleje, og fogeden kommer torsdag.',
  'Jens Holm har fået konstateret kræft i lungerne, så mødet er flyttet.',
];
for (const sentence of plainlyPassing)
  test(`plainly in passing: ${sentence}`, () => {
    assert.equal(classify(amongOthers(sentence)).verdict, 'secure');
  });
