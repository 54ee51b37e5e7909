import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isIban } from '../../../src/classifier/detect/accounts.ts';
import { passesLuhn } from '../../../src/classifier/detect/cards.ts';
import { cprFacts } from '../../../src/classifier/detect/cpr.ts';
import { findMailAddresses } from '../../../src/classifier/detect/mail-addresses.ts';
import { leastNumber } from '../../../src/classifier/detect/number-context.ts';
import { certainNumber, findNumbers } from '../../../src/classifier/detect/numbers.ts';
import { inGiven, normalise } from '../../../src/classifier/text.ts';
import { tokenise } from '../../../src/classifier/tokens.ts';

/** Numbers and mail addresses found, as `kind text`; a doubtful one ends in `?`. */
function found(given: string): readonly string[] {
  const text = normalise(given);
  const counting = findNumbers(text, tokenise(text)).filter(({ score }) => score >= leastNumber);
  return [...counting, ...findMailAddresses(text)].map((item) => {
    const { start, end } = inGiven(text, item.start, item.end);
    const doubt = item.kind === 'cpr' && item.score < certainNumber ? '?' : '';
    return `${item.kind} ${given.slice(start, end)}${doubt}`;
  });
}

/** The numbers here fail modulus 11: they are nobody's, and the check digit must not be needed. */
const written: readonly string[] = [
  '010190-1234',
  '010190 1234',
  '010190 - 1234',
  '010190- 1234',
  '010190–1234',
  '010190\u00a01234',
  '010190\u20111234',
  '010190\u00a0-\u00a01234',
  '010190-\n1234',
  '0101\u200b90-1234',
  '01 01 90 1234',
  '01.01.90-1234',
  '01/01/90-1234',
  '01-01-90-1234',
  '01.01.1990-1234',
  '01011990-1234',
  '610190-1234',
  '910190-1234',
  '290296-1234',
  '\uff10\uff11\uff10\uff11\uff19\uff10-1234',
  '0203291WQ3',
  '3101057JC9',
  '280456-0PJ2',
];
for (const form of written) {
  test(`CPR as ${JSON.stringify(form)}`, () =>
    assert.deepEqual(found(`Det gælder ${form}.`), [`cpr ${form}`]));
}

const surroundings: readonly string[] = [
  '(%)',
  '"%"',
  '[%]',
  '%,',
  'cpr:%',
  'cpr-nr. %',
  '<%>',
  '*%*',
  '„%“',
  '%;',
];
for (const around of surroundings) {
  test(`CPR inside ${around}`, () =>
    assert.deepEqual(found(`Om ${around.replace('%', '010190-1234')}`), ['cpr 010190-1234']));
}

const cases: readonly (readonly [given: string, want: readonly string[]])[] = [
  // ten digits in a row: certain only with evidence beside them
  ['Det gælder 0101901234.', ['cpr 0101901234?']],
  ['Hendes cpr er 0101901234', ['cpr 0101901234']],
  ['Personnummer: 0101901234', ['cpr 0101901234']],
  ['Karen Holm, 0101901234', ['cpr 0101901234']],
  ['Ordrenr. 0101901234', []],
  ['Ordrenumre: 0101901234, 0202911234 og 0303921234', []],
  ['SN 3112994407, SN 3112994415', []],
  ['serienummer 0412563390', []],
  ['Faktura 0101901234', []],
  ['Rekvisition 0101901234', []],
  ['P-nummer 1012901234', []],
  ['sporingsnr. 0101901234', []],
  ['0101901234 kr.', []],
  ['version 0101901234.7', []],
  // a negative cue lowers a hyphenated number and does not erase it
  ['Kundenr. 010190-1234', ['cpr 010190-1234?']],
  // numbers of things: the word beside them says so, or the list they stand in
  ['Varenr. 010190-1234 er udgået', []],
  ['Tegn.nr. 120385-1140   Snit A-A', []],
  ['booking 150399-7712', []],
  ['Tegn. nr. 120385-1140', []],
  ['rekv. 0101901234', []],
  ['stelnummer 010190-1234', []],
  ['lånenr. 010190-1234', ['cpr 010190-1234?']],
  ['vilkår PF 110174-1203', []],
  ['Er mærket 2012801175 et krav?', []],
  ['Restordre fra lageret\n\n010190-1234  dækramme\n020280-1234  dæmper\n457733-0012  stop', []],
  ['Optælling på lager 2, varer:\n\n0101901234  patron  12\n0202801234  skede  4', []],
  // the same list without words of trade, with names or with a word for persons
  ['Til dem:\n010190-1234  dækramme\n020280-1234  dæmper', ['cpr 010190-1234', 'cpr 020280-1234']],
  [
    'Ordre fra lageret:\n010190-1234  Karen Holm\n020280-1234  Ole Skov',
    ['cpr 010190-1234', 'cpr 020280-1234'],
  ],
  [
    'Ordre fra lageret til disse borgere:\n010190-1234  bandage\n020280-1234  rollator',
    ['cpr 010190-1234', 'cpr 020280-1234'],
  ],
  // a person stands nearer than the word of trade
  ['Bestilling til Karen Holm, 010190-1234', ['cpr 010190-1234']],
  ['Ordre på badestol, cpr 010190-1234', ['cpr 010190-1234']],
  ['Barnets nr: 010190-1234', ['cpr 010190-1234']],
  // no dates, no numbers
  ['999999-9999', []],
  ['000000-0000', []],
  ['111111-1111', []],
  ['320190-1234', []],
  ['011390-1234', []],
  ['290290-1234', []],
  ['010190-123', []],
  ['010190-12345', []],
  ['den 24.12.2024 kl. 1900', []],
  ['2019-2020', []],
  // hidden digits leave a birth date
  ['cpr. 220910-xxxx', ['birthdate 220910-xxxx']],
  ['220910-XXXX', ['birthdate 220910-XXXX']],
  ['220910-****', ['birthdate 220910-****']],
  ['220910xxxx', ['birthdate 220910xxxx']],
  ['cpr 220910', ['birthdate 220910']],
  ['født 22.9.1910', ['birthdate 22.9.1910']],
  ['født den 3. maj 1944', ['birthdate 3. maj 1944']],
  ['f. 220910', ['birthdate 220910']],
  ['fødselsdato: 22-09-1910', ['birthdate 22-09-1910']],
  ['Mødet er 22.9.2010', []],
  ['Sofus Holm, 12. marts 2019', ['birthdate 12. marts 2019']],
  ['Rapport nr. 0706951183', []],
  // telephones
  ['Ring på 40185523', ['phone 40185523']],
  ['Tlf. 40 18 55 23', ['phone 40 18 55 23']],
  ['4018 5523', ['phone 4018 5523']],
  ['401 85 523', ['phone 401 85 523']],
  ['+45 40 18 55 23', ['phone +45 40 18 55 23']],
  ['+4540185523', ['phone +4540185523']],
  ['0045 40185523', ['phone 0045 40185523']],
  ['(+45) 40 18 55 23', ['phone (+45) 40 18 55 23']],
  ['+46 70 123 45 67', ['phone +46 70 123 45 67']],
  ['mobilepay 28190077', ['phone 28190077']],
  ['Kom efter kl. 16, eller ring 24 66 09 81', ['phone 24 66 09 81']],
  ['Jeg er her til kl. 18, 54 92 10 66', ['phone 54 92 10 66']],
  ['27.08.53.11', ['phone 27.08.53.11']],
  ['+47 418 22 903', ['phone +47 418 22 903']],
  ['+49 40 5550 1742', ['phone +49 40 5550 1742']],
  ['0047 917 32 608', ['phone 0047 917 32 608']],
  ['ring på to fire otte otte nul syv en fem tak', ['phone to fire otte otte nul syv en fem']],
  ['bogholderiet, lokal 4417', ['phone lokal 4417']],
  ['en to tre nu', []],
  ['kundenr 118827, 75331904', ['case 118827', 'phone 75331904']],
  ['Vi ses 23 55 81 09', ['phone 23 55 81 09']],
  ['CVR 12 34 90 87', []],
  ['Faktura: 500 18 220', []],
  ['20240611', []],
  ['EAN 5798004417726', []],
  ['402.311 kr.', []],
  ['målernr. 40185523', []],
  // money
  ['reg. 2217 konto 6880 341 902', ['account reg. 2217 konto 6880 341 902']],
  ['reg.nr. 2217 kontonr. 6880341902', ['account reg.nr. 2217 kontonr. 6880341902']],
  ['reg. 2217 kt. 6880 341 902', ['account reg. 2217 kt. 6880 341 902']],
  ['regnr 2217 knr 6880341', ['account regnr 2217 knr 6880341']],
  ['IBAN DK5000400440116243', ['account DK5000400440116243']],
  ['DK50 0040 0440 1162 43 tak', ['account DK50 0040 0440 1162 43']],
  ['DK51 0040 0440 1162 43', []],
  ['4111 1111 1111 1111', ['card 4111 1111 1111 1111']],
  ['kort 4111111111111111', ['card 4111111111111111']],
  ['4111 1111 1111 1112', []],
  ['mit kort 4111 1111 1111 1112', ['card 4111 1111 1111 1112']],
  ['IMEI 490154203237518', []],
  ['Til test: 4111 1111 1111 1111', []],
  ['Prøvekort 5555 5555 5555 4444 i testnettet', []],
  ['Vi tester. Mit kort er 4571 1027 3384 9062', ['card 4571 1027 3384 9062']],
  ['kort 4111 1111 1111 1111 udl. 09/27', ['card 4111 1111 1111 1111 udl. 09/27']],
  ['konto 7213 0009912346', ['account konto 7213 0009912346']],
  // things and files
  ['Bilen, DK 54 310, er væk', ['plate DK 54 310']],
  ['bilen ab12345', ['plate ab12345']],
  ['modul AB12345', []],
  ['pasnr. 123456789', ['passport 123456789']],
  ['pas nr. K1234567', ['passport K1234567']],
  ['pas nr. 12345678', []],
  ['lot 123456789', []],
  ['Dit sagsnummer er BS-2024-00931', ['case BS-2024-00931']],
  ['Sagsnr. IK 550-7713', ['case IK 550-7713']],
  ['MEDL 301-8841', ['case 301-8841']],
  ['medlemsnr. 81127-06', ['case 81127-06']],
  ['j.nr. 2019-41-0029', ['case 2019-41-0029']],
  ['medarb.nr. 11873', ['case 11873']],
  ['Kundenr. 330 118', ['case 330 118']],
  ['kundnr 0330 1182', ['case 0330 1182']],
  ['lønnr. 60418 har fået 27.412 kr. i løn', ['case 60418']],
  ['fristen i sagen FR-2024-3391', ['case FR-2024-3391']],
  ['sag IK 7781203', ['case IK 7781203']],
  ['sagen ligger hos nævnet, nr. TN 24-50617', ['case TN 24-50617']],
  ['Sagsnummer hos styrelsen: 2021-44902', ['case 2021-44902']],
  ['jeres nr. 24-118830', ['case 24-118830']],
  ['Byggesag 0602942211', []],
  ['kørekort nr. 123456789', ['passport 123456789']],
  ['Passport: AC 4471902', ['passport AC 4471902']],
  ['support, sag #88120', []],
  ['sag 3 på dagsordenen', []],
  ['Kontraktnr. 2402-310299', []],
  // mail addresses
  ['<z.aydin88@postboks.example>', ['email z.aydin88@postboks.example']],
  ['søren.ærø@bæk.example.', ['email søren.ærø@bæk.example']],
  ['kundeservice@varme.example', []],
  ['varme@varme.example', []],
  ['blodbussen@tapning.example', []],
  ['bo.huset@tapning.example', ['email bo.huset@tapning.example']],
  ['@bo og bo@', []],
  // the address field of a Digital Post gateway
  ['0101901234@post.example', ['cpr 0101901234?', 'email 0101901234@post.example']],
  [
    'Mit kort: 4571 3302 1877 6404\nudløb 09/27, kontrolcifre 318',
    ['card 4571 3302 1877 6404\nudløb 09/27, kontrolcifre 318'],
  ],
  // mistyped: no Luhn
  ['Nummeret er 5413 2209 8871 0036 og udløb 02/28.', ['card 5413 2209 8871 0036 og udløb 02/28']],
  ['Træk det på 5413 2209 8871 0034, cvc 219.', ['card 5413 2209 8871 0034, cvc 219']],
  ['På mit Dankort:\n\n4571 3302 1877 6404', ['card 4571 3302 1877 6404']],
  ['Ole Holm (fange nr. 118-2207) løslades', ['case 118-2207']],
  ['mit lånerkort er 4418471186', ['case 4418471186']],
  ['Dit kundenummer er 5520 8817.', ['case 5520 8817']],
  ['en udtalelse til sin sag, 22-118-734', ['case 22-118-734']],
  ['Din klage er modtaget og får nr. 2024-1182.', ['case 2024-1182']],
  ['Mosevej 14, 5690 Tommerup\n02.11.1966', ['birthdate 02.11.1966']],
  ['ring på +47 41 55 09 72', ['phone +47 41 55 09 72']],
  // telephones in any groups, and what only looks like them
  ['faderen har 31 7718 05', ['phone 31 7718 05']],
  ['ring mig, 60 31 5 5 12', ['phone 60 31 5 5 12']],
  ['ring 86 55 21 09/24-80-66-13', ['phone 86 55 21 09', 'phone 24-80-66-13']],
  ['min mobil er 40 18\n55 23 tak', ['phone 40 18\n55 23']],
  ['Ring på 45 40 18 55 23 i dag', ['phone 45 40 18 55 23']],
  ['45 stole. Ring på 40 18 55 23 i dag', ['phone 40 18 55 23']],
  ['[borger 1] 40 18 55 23', ['phone 40 18 55 23']],
  ['ring på 0045-2966-1830', ['phone 0045-2966-1830']],
  ['hos os +46 (0)73-918 22 04', ['phone +46 (0)73-918 22 04']],
  ['ring hvis det driller 26 11 8007', ['phone 26 11 8007']],
  ['kan nås på 71/82/40/66', ['phone 71/82/40/66']],
  ['tlf 2023/8871', ['phone 2023/8871']],
  ['mappe 2023/8871', []],
  ['mob Vivi: 24.07.19.83', ['phone 24.07.19.83']],
  ['sag INC-2204, hvis det driller, eller til mig på 51 70 28 86', ['phone 51 70 28 86']],
  ['fakturaen skal til Bo Holm 40185523', ['phone 40185523']],
  ['Vi ses 28 11 2025', []],
  ['str. 36 38 40 42', []],
  ['Fragtbrev CMR 40 118 772', []],
  ['FOB U 2015.1206 H', []],
  ['0101010101  label', ['cpr 0101010101?']],
  ['tlf 53 27 l8 44', ['phone 53 27 l8 44']],
  ['l5 og O2 er fine', []],
  ['ring tredive tolv nul nul nitten', ['phone tredive tolv nul nul nitten']],
  ['tyve, tredive eller fyrre', []],
  // personal numbers broken up, with a scanner's letters, and ten digits behind what bears them
  ['mit nummer er 051047-288 4', ['cpr 051047-288 4']],
  ['min cpr er 2306 88 -1749', ['cpr 2306 88 -1749']],
  ['cpr 0101 90 1234', ['cpr 0101 90 1234']],
  ['Kamilla Sandholt, 0909913O46', ['cpr 0909913O46']],
  ['Antal 0101 90 1234', []],
  ['Vi mangler pakdåse 1508990013', []],
  ['Hendes plade 1508990013', ['cpr 1508990013?']],
  ['Min datter 0101901234', ['cpr 0101901234?']],
  ['hold 3005771284', []],
  ['Følgeseddel 1201553307 (linned, 2 bure) og 0711684015', []],
  // cases
  ['licensen har nr. 7-118840', ['case 7-118840']],
  ['jeres parnr. 24-1186', ['case 24-1186']],
  ['beholder nr 33 0 4471 8 står', ['case 33 0 4471 8']],
  ['Emne: SK-31177\n\nHej', ['case SK-31177']],
  ['Emne: Notat på 2024-55108', ['case 2024-55108']],
  ['Emne: Tilbud T-25-1180', []],
  ['gemt som skabelon FB-00419', ['case FB-00419']],
  ['Kort nr. 3380-51', ['case 3380-51']],
  ['police 990-4418 J, tak', ['case 990-4418 J']],
  ['lånernr 2 000417 553, navn', ['case 2 000417 553']],
  ['tager måler 5713 1317 4400 28 19 03 ned', ['case 5713 1317 4400 28 19 03']],
  ['Kundenr. 40118 40 18 55 23', ['case 40118', 'phone 40 18 55 23']],
  ['Jeres låneansøgning 7702-118-445', ['case 7702-118-445']],
  ['Esben, medlem 0388', ['case 0388']],
  ['Esben, medlem 1988', []],
  ['dit person-id 0112 8847', ['case 0112 8847']],
  ['Jeres ref. IF-2024/0388', ['case IF-2024/0388']],
  ['Ref.nr.: 88-4412', ['case 88-4412']],
  ['Vores ref. Karen', []],
  ['jr. nr. 2023.55.1187-06', ['case 2023.55.1187-06']],
  ['udl. nr. 20-118443', ['case 20-118443']],
  ['Medarb.-nr. 4471', ['case 4471']],
  ['ansøger-ID: 5512-0098', ['case 5512-0098']],
  ['oplys debitornummer 4417-09286', ['case 4417-09286']],
  ['kursistnr 4471', ['case 4471']],
  ['henrik b pt 3381', ['case 3381']],
  ['patient 2024', []],
  ['(medlem 4471)', ['case 4471']],
  ['hendes sag (24-4471)', ['case 24-4471']],
  ['Policen er betalt, nr. RJ-88 2013-7.', ['case RJ-88 2013-7']],
  ['kundenummer er 330-77-4182 B.', ['case 330-77-4182 B']],
  ['Holm, Åvej 5, nr. 40-1187.', ['case 40-1187']],
  ['ordre, nr. 40-1187', []],
  ['Dokument 0308772145 er sendt', []],
  ['inkasso 40.000', []],
  // telephones within a house, dictated, from abroad
  ['ledende overlæge, lokal 3 1774', ['phone lokal 3 1774']],
  ['ring mig 40127 855', ['phone 40127 855']],
  ['hans nummer er 6 61 72 093', ['phone 6 61 72 093']],
  ['ordrens nummer er 6 61 72 093', []],
  [
    'på en og tredive tolv nul otte seks og halvfjerds',
    ['phone en og tredive tolv nul otte seks og halvfjerds'],
  ],
  ['en og tredive gæster og tolv stole', []],
  ['Kundenummer hos selskabet er 88-204117', ['case 88-204117']],
  ['Mit forbrugernummer var 1057-01', ['case 1057-01']],
  ['min sag er Tip-40217', ['case Tip-40217']],
  ['Min sag er 40 sider', []],
  ['trailer med nummerplade RU 2044', ['plate RU 2044']],
  ['Hylde RU 2044', []],
  ['kører i en caddy ax 33 901', ['plate ax 33 901']],
  ['bilen kostede ca 20 500', []],
  ['sættes ind på 7612-0003291184', ['account 7612-0003291184']],
  ['sat ind på 3409 11 88042', ['account 3409 11 88042']],
  ['reg. nr. er 2440, kontoen er 6633018247', ['account reg. nr. er 2440, kontoen er 6633018247']],
  ['Pasnummeret var 211904673', ['passport 211904673']],
  ['intern tlf. 4417', ['phone 4417']],
  ['min klinikmobil 5 1182', ['phone klinikmobil 5 1182']],
  ['grønlandsk mobil 55 41 22', ['phone mobil 55 41 22']],
  ['Lokal 4 er optaget', []],
  ['lokalplan 4417', []],
  ['Søren Aabling – 2 3 4 4 - 0 1 8 7', ['phone 2 3 4 4 - 0 1 8 7']],
  ['(29) 40 83 67, send kun sms', ['phone (29) 40 83 67']],
  ['(+90) 533 018 22 47', ['phone (+90) 533 018 22 47']],
  ['Ring på 0047 41 23 39 12', ['phone 0047 41 23 39 12']],
  ['min brors nr er 22 41 55 09', ['phone 22 41 55 09']],
  ['[2024-4471]', []],
  // accounts, cards, papers, plates, birthdays, mail
  ['send dem til 2570 6884 119 203 tak', ['account 2570 6884 119 203']],
  ['IBAN DK51 0040 0440 1162 43', ['account DK51 0040 0440 1162 43']],
  ['det skal ind paa DK12 9070 0163 8844 10', ['account DK12 9070 0163 8844 10']],
  ['varen DK12 1070 0163 8844 10', []],
  ['mit kort 4111111111111112', ['card 4111111111111112']],
  ['gavekort 4111111111111112', []],
  ['mit kort er 4571.0000.0000.0003', ['card 4571.0000.0000.0003']],
  ['kørekort nr 23180465', ['passport 23180465']],
  ['pas nr 23180465', []],
  ['(pas nr. 209 114 877)', ['passport 209 114 877']],
  ['kt. 4180 0010 337 226', ['account kt. 4180 0010 337 226']],
  ['opholdskort nr. C004418207', ['passport C004418207']],
  ['stelnr. WVWZZZ1KZ8W204417', ['plate WVWZZZ1KZ8W204417']],
  ['LEI 5299000J2N45DDNE4Y28', []],
  ['min bil CW31886', ['plate CW31886']],
  ['bilag CW31886', []],
  ['han fylder 30 den 19. januar', ['birthdate 19. januar']],
  ['Mødet er den 19. januar', []],
  ['Lasse fylder 50 d. 29 maj', ['birthdate 29 maj']],
  ["mig selv f. 8. nov. '57", ["birthdate 8. nov. '57"]],
  ['født d. 3/4-91 i Porto', ['birthdate 3/4-91']],
  ['født 1944-05-03', ['birthdate 1944-05-03']],
  ['bo snabela bæk.example', ['email bo snabela bæk.example']],
  ['bo.holm(at)bæk.example', ['email bo.holm(at)bæk.example']],
  ['snabelsko (at) købe', []],
];
for (const [given, want] of cases)
  test(`numbers in ${JSON.stringify(given)}`, () => assert.deepEqual(found(given), want));

const centuries: readonly (readonly [string, number])[] = [
  ['0101360000', 1936],
  ['0101003000', 1900],
  ['0101364000', 2036],
  ['0101374000', 1937],
  ['0101575000', 2057],
  ['0101588000', 1858],
  ['0101369000', 2036],
  ['0101379000', 1937],
];
for (const [digits, year] of centuries)
  test(`century of ${digits}`, () => assert.equal(cprFacts(digits)?.year, year));

test('a leap day follows the century that the seventh digit says', () => {
  assert.notEqual(cprFacts('2902004123'), undefined); // 29 February 2000
  assert.equal(cprFacts('2902001123'), undefined); // 1900 was no leap year
});

const ibans: readonly (readonly [string, boolean])[] = [
  ['DK5000400440116243', true],
  ['dk50 0040 0440 1162 43', true],
  ['DK5000400440116244', false],
  ['DE89370400440532013000', true],
  ['', false],
];
for (const [iban, want] of ibans) test(`IBAN ${iban}`, () => assert.equal(isIban(iban), want));

const luhn: readonly (readonly [string, boolean])[] = [
  ['4111111111111111', true],
  ['4111111111111112', false],
  ['', false],
];
for (const [digits, want] of luhn)
  test(`Luhn ${digits}`, () => assert.equal(passesLuhn(digits), want));

const unlikely: readonly (readonly [given: string, want: readonly string[]])[] = [
  ['Ordrenr. 010203-4441 er sendt.', ['010203-4441']],
  ['Faktura 4502034441 er betalt.', []],
  ['Ordre +71<000102034441', []],
  ['Betal +71<0102034441+88204417', []],
  ['Hendes cpr er 010203-4441.', []],
  ['Ordre 0102034441 er sendt.', ['0102034441']],
  ['Vi mangler pakdåse 0102034441', ['0102034441']],
  [
    'Tid føres på opgaverne 0102034441, 0102034442 og 0102034443.',
    ['0102034441', '0102034442', '0102034443'],
  ],
  ['Vores ref. 0102034441', ['0102034441']],
  ['Natjob fejlede – INC 0102034441', ['0102034441']],
  // Written as only personal numbers are: it is asked about.
  ['Vores ref. 010203-4441', []],
];
for (const [given, want] of unlikely)
  test(`unlikely personal numbers in "${given}"`, () => {
    const text = normalise(given);
    const numbers = findNumbers(text, tokenise(text)).filter(({ score }) => score < leastNumber);
    assert.deepEqual(
      numbers.map(({ start, end }) => given.slice(start, end)),
      want,
    );
  });
