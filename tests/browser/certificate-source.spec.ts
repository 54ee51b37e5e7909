/**
 * An organisation that looks certificates up: whole addresses are asked about, each outcome has its words, and nothing of
 * an address stays behind.
 */
import { expect, test, type Locator, type Page } from '@playwright/test';
import {
  day,
  makeCertificate,
  newKeys,
  oces3Issuer,
  oces3TestIssuer,
} from '../unit/recipient/smime.ts';
import { digitalSignature } from '../unit/recipient/smime.ts';
import { startCertificateSite, type CertificateSite } from './site-with-certificates.ts';
import { cases, copiedAnswers, expectAccessible, hydrated, Wizard } from './wizard.ts';

// One after the other: they share a site, which is built once, and the last reads its log.
test.describe.configure({ mode: 'default' });

let site: CertificateSite;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  const signer = await newKeys();
  const of = (name: string, domain = 'plain.example') => ({ addresses: [`${name}@${domain}`] });
  site = await startCertificateSite(
    {
      'stat.cer': await makeCertificate({
        subject: oces3Issuer,
        keys: signer,
        signer,
        authority: true,
        addresses: [],
      }),
      'gyldig.cer': await makeCertificate({ ...of('gyldig'), signer }),
      'eva.cer': await makeCertificate({ ...of('eva', 'wrong-name.example'), signer }),
      'eva-marie.cer': await makeCertificate({ ...of('eva.marie', 'wrong-name.example'), signer }),
      'udloebet.cer': await makeCertificate({
        ...of('udloebet'),
        signer,
        from: -3 * day,
        to: -day,
      }),
      'signatur.cer': await makeCertificate({
        ...of('signatur'),
        signer,
        keyUsage: digitalSignature,
      }),
      'falsk.cer': await makeCertificate(of('falsk')),
      'prove.cer': await makeCertificate({ ...of('prove'), issuer: oces3TestIssuer }),
      'fremmed.cer': await makeCertificate({ ...of('fremmed'), issuer: 'CN=Somebody' }),
    },
    new Map<string, Uint8Array | 'failure'>([
      [
        'dns@dane.example',
        await makeCertificate({ ...of('dns', 'dane.example'), issuer: 'CN=Firma A/S CA' }),
      ],
      ['uvis@plain.example', 'failure'],
    ]),
  );
});

test.afterAll(async () => {
  await site.stop();
});

const bodiesOf = (page: Page): (string | null)[] => {
  const asked: (string | null)[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/api/')) asked.push(request.postData());
  });
  return asked;
};

async function lookUp(page: Page, written: string): Promise<void> {
  await page.goto(`${site.url}/modtager/`);
  await hydrated(page);
  const field = page.getByLabel('Adresse eller domæne');
  await field.fill(written);
  await field.press('Enter');
  await expect(page.getByRole('button', { name: 'Tjek igen' })).toBeVisible({ timeout: 20_000 });
}

const rowOf = (page: Page, shown: string): Locator =>
  page.locator('.recipients > li').filter({ has: page.getByText(shown, { exact: true }) });

/** Address, colour of the recipient, what the line of the certificate says, what stands in the evidence. */
const outcomes: readonly (readonly [
  name: string,
  address: string,
  colour: RegExp,
  reason: string,
  line: readonly string[],
  evidence: readonly string[],
])[] = [
  [
    'found, and good',
    'gyldig@plain.example',
    /^Grøn – kan få sikker mail$/,
    'Mailen kan krypteres, så kun modtageren kan åbne den.',
    ['Certifikat: grøn – fundet', 'Udstedt til Firma A/S, gælder til', 'fra jeres mappe'],
    [
      'fra jeres mappe',
      'Firma A/S',
      '12345678',
      'Den Danske Stat',
      'underskrift passerja',
      'Fingeraftryk',
    ],
  ],
  [
    'found in DNS',
    'dns@dane.example',
    /^Grøn/,
    'Mailen kan krypteres',
    ['Certifikat: grøn – fundet', 'fra DNS'],
    ['fra DNS', '12345678'],
  ],
  [
    'expired',
    'udloebet@plain.example',
    /^Rød/,
    'tilbyder ikke kryptering',
    ['Certifikat: rød – kan ikke bruges', 'Certifikatet er udløbet'],
    ['certificate-expired', 'Firma A/S'],
  ],
  [
    'for signing only',
    'signatur@plain.example',
    /^Rød/,
    'tilbyder ikke kryptering',
    ['Certifikat: rød – kan ikke bruges', 'må ikke bruges til at kryptere'],
    ['certificate-key-usage'],
  ],
  [
    'signed by somebody else than it says',
    'falsk@plain.example',
    /^Rød/,
    'tilbyder ikke kryptering',
    ['Certifikat: rød – kan ikke bruges', 'underskrift passer ikke'],
    ['certificate-forged'],
  ],
  [
    'from the test system',
    'prove@plain.example',
    /^Rød/,
    'tilbyder ikke kryptering',
    ['Certifikat: rød – kan ikke bruges', 'testsystem'],
    ['det offentliges testsystem', 'certificate-test-issuer'],
  ],
  [
    'from an issuer nobody knows',
    'fremmed@plain.example',
    /^Grå/,
    'Vi ved ikke, om modtageren har et certifikat, der dur.',
    ['Certifikat: grå – ved ikke', 'ikke fra en udsteder, vi kender'],
    ['CN=Somebody'],
  ],
  [
    'not found, which is not that there is none',
    'ingen@plain.example',
    /^Rød/,
    'tilbyder ikke kryptering',
    ['Certifikat: grå – ikke fundet', 'Der kan godt være et andre steder.'],
    ['certificate-not-found'],
  ],
  [
    'a source that gives no answer',
    'uvis@plain.example',
    /^Grå/,
    'Vi ved ikke, om modtageren har et certifikat, der dur.',
    ['Certifikat: grå – ved ikke', 'Navneopslaget fejlede'],
    ['dns-servfail'],
  ],
];

for (const [name, address, colour, reason, line, evidence] of outcomes)
  test(`a certificate ${name}`, async ({ page }) => {
    const asked = bodiesOf(page);
    await lookUp(page, `Nogen <${address}>`);
    expect(asked).toEqual([JSON.stringify({ recipients: [{ address }] })]);
    const row = rowOf(page, address);
    await expect(row.locator('.recipient-head .status')).toHaveText(colour);
    await expect(row).toContainText(reason);
    for (const words of line) await expect(row.locator('.certificate-line')).toContainText(words);
    await row.getByText('For it-afdelingen').click();
    for (const words of evidence) await expect(row.locator('.evidence')).toContainText(words);
    await expectAccessible(page);
  });

test('what the pages say of it is true: the address is sent, and why', async ({ page }) => {
  const says = [
    ['/modtager/', 'Hele adressen bliver sendt til jeres egen server'],
    ['/privatliv/', 'bliver hele adressen sendt til vores egen server'],
  ] as const;
  for (const [path, sentence] of says) {
    await page.goto(`${site.url}${path}`);
    await expect(page.locator('main')).toContainText(sentence);
    for (const only of [
      'Kun det, der står efter @',
      'er modtagerens domæne',
      'Navnet før @ kommer',
    ])
      await expect(page.locator('main')).not.toContainText(only);
    await expectAccessible(page);
  }
  await expect(page.locator('main')).toContainText('I en mappe på serveren selv');
  await expect(page.locator('main')).not.toContainText('certifikatkatalog');
});

test('no more is sent than may help', async ({ page }) => {
  const asked = bodiesOf(page);
  await lookUp(
    page,
    'Ole Hansen <ole@standard-kommune.example>; 0102034441@plain.example; plain.example',
  );
  expect(asked.sort()).toEqual([
    '{"recipients":[{"domain":"plain.example"}]}',
    '{"recipients":[{"domain":"standard-kommune.example"}]}',
  ]);
});

test('the frame takes one address or one domain and nothing else', async ({ page }) => {
  const asked = bodiesOf(page);
  await page.goto(`${site.url}/modtager/`);
  await hydrated(page);
  await page.evaluate(() => {
    const frame = document.querySelector<HTMLIFrameElement>('iframe.broker')?.contentWindow;
    for (const question of [
      { id: 1, address: 'Hun har gigt' },
      { id: 2, address: 'plain.example' },
      { id: 3, domain: 'ole@plain.example' },
      { id: 4, address: 'ole@plain.example', text: 'Hun har gigt' },
      { id: 5, address: 'ole@plain.example', domain: 'plain.example' },
      { id: 6, address: 'Hun har gigt <ole@plain.example>' },
      { id: 7, address: 'ole@plain.example', refresh: 'Hun har gigt' },
      { id: 8, address: '010203-4441@plain.example' },
    ])
      frame?.postMessage(question, location.origin);
    frame?.postMessage({ id: 9, address: 'gyldig@plain.example' }, location.origin);
  });
  await expect.poll(() => asked.length).toBeGreaterThan(0);
  expect(asked).toEqual(['{"recipients":[{"address":"gyldig@plain.example"}]}']);
});

test('two at one domain differ, and its server is looked at once', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: site.url });
  const asked = bodiesOf(page);
  const looks = () => site.lab.connections.get('mx.wrong-name.example');
  const people = ['eva', 'ingen', 'Eva.Marie'].map((name) => `${name}@wrong-name.example`);
  await lookUp(page, people.join('; '));
  expect(looks()).toBe(1);
  const colours = page.locator('.recipient-head .status');
  await expect(colours).toHaveText([/^Grøn/, /^Rød/, /^Grøn/]);

  asked.length = 0;
  const again = page.getByRole('button', { name: 'Tjek igen' });
  await again.click();
  await expect.poll(() => asked.length).toBe(3);
  await expect(again).toBeVisible({ timeout: 20_000 });
  expect(asked).toEqual(
    people.map((address, place) =>
      JSON.stringify({ recipients: [{ address }], ...(place === 0 && { refresh: true }) }),
    ),
  );
  expect(looks()).toBe(2);

  const copied = (await copiedAnswers(page)).split('\n');
  expect(copied[0]).toMatch(/^eva@wrong-name\.example: Grøn – .* Certifikat: grøn – fundet\. /);
  expect(copied[1]).toMatch(
    /^ingen@wrong-name\.example: Rød – .* Certifikat: grå – ikke fundet\. /,
  );
  expect(copied[2]).toMatch(/^Eva\.Marie@wrong-name\.example: Grøn – /);
});

test('Stop leaves an address as not looked up', async ({ page }) => {
  await page.route('**/api/recipients/', () => undefined);
  await page.goto(`${site.url}/modtager/`);
  await hydrated(page);
  await page.getByLabel('Adresse eller domæne').fill('gyldig@plain.example');
  await page.getByRole('button', { name: 'Slå op' }).click();
  await expect(page.getByRole('progressbar')).toBeVisible();
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(page.locator('.recipients .status')).toHaveText('Grå – ikke slået op');
});

test('without a server, the look-up says that it is not there', async ({ page }) => {
  await page.route('**/api/recipients/', (route) => route.fulfill({ status: 404 }));
  await lookUp(page, 'gyldig@plain.example');
  await expect(page.locator('.recipients .status')).toHaveText(/^Grå – /);
  await expect(page.locator('.recipients')).toContainText('lagt op uden opslag');
});

test('by keyboard alone, down to whose certificate it is', async ({ page }) => {
  await page.goto(`${site.url}/modtager/`);
  await hydrated(page);
  await page.getByLabel('Adresse eller domæne').focus();
  await page.keyboard.type('gyldig@plain.example');
  await page.keyboard.press('Enter');
  const again = page.getByRole('button', { name: 'Tjek igen' });
  await expect(again).toBeVisible({ timeout: 20_000 });
  await page.keyboard.press('Tab');
  await expect(again).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.locator('.evidence')).toContainText('CVR-nummer');
  await expect(page.locator('.evidence[open]')).toBeVisible();
});

test('letters that the host does not take are warned of', async ({ page }) => {
  await lookUp(page, 'søren@old-tls.example; søren@good.example');
  const warning = 'en af modtagerens mailservere tager ikke imod dem';
  await expect(rowOf(page, 'søren@old-tls.example').locator('.warning')).toContainText(warning);
  await expect(rowOf(page, 'søren@good.example').locator('.warning')).toHaveCount(0);
  await expectAccessible(page);
});

test('in the wizard: each his own answer, and the receipt names nobody', async ({ page }) => {
  const asked = bodiesOf(page);
  await page.goto(`${site.url}/tjek/`);
  await hydrated(page);
  const wizard = new Wizard(page);
  await wizard.write(cases.cpr.body, cases.cpr.subject);
  await wizard.toRecipients();
  await expect(page.locator('.recipients-step')).toContainText('Hele adressen bliver sendt');
  await wizard.lookUp('Jytte <gyldig@plain.example>; ingen@plain.example');
  expect(asked).toEqual([
    '{"recipients":[{"address":"gyldig@plain.example"}]}',
    '{"recipients":[{"address":"ingen@plain.example"}]}',
  ]);
  await expect(page.locator('.certificate-line .status')).toHaveText([
    'Certifikat: grøn – fundet',
    'Certifikat: grå – ikke fundet',
  ]);
  await expectAccessible(page);
  await wizard.toAdvice();
  const receipt = page.getByRole('region', { name: 'Kvittering til sagen' });
  await expect(receipt).toContainText('plain.example: Grøn');
  await expect(receipt).toContainText('plain.example: Rød');
  await expect(receipt).not.toContainText('@');
});

test('the server has logged all of it, and no address', () => {
  const output = site.output();
  expect(
    output.split('\n').filter((line) => line.includes('/api/recipients/')).length,
  ).toBeGreaterThan(15);
  expect(output).not.toMatch(/@|\.example|gyldig|ingen|uvis|udloebet|s(?:ø|%C3%B8)ren/i);
});
