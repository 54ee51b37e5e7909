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

/** The same in other words, written when the above was mended and not looked at before: what to expect of fresh ones. */
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
const mails: readonly Mails[] = [
  { name: 'alone', ...known, around: alone, letGo: 0 },
  { name: 'with a greeting', ...known, around: greeted, letGo: 0 },
  { name: 'among what concerns all', ...known, around: amongOthers, letGo: 0 },
  { name: 'in other words, alone', ...fresh, around: alone, letGo: 13 },
  { name: 'in other words, with a greeting', ...fresh, around: greeted, letGo: 11 },
  { name: 'in other words, in minutes', ...fresh, around: inMinutes, letGo: 22 },
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
