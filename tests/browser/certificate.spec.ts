import { expect, test, type Page } from '@playwright/test';
import { base64, day, makeBag, makeCertificate, oces3TestIssuer } from '../unit/recipient/smime.ts';
import { expectNoCanary, startSink } from './sink.ts';
import { expectAccessible, hydrated } from './wizard.ts';

/** A certificate file on /modtager/: chosen or dropped, judged here, and sent nowhere. */

const address = 'sikkermail@firma.example';
const pem = (der: Uint8Array): string =>
  `-----BEGIN CERTIFICATE-----\n${base64(der)}\n-----END CERTIFICATE-----\n`;

async function open(page: Page, written = ''): Promise<void> {
  await page.goto('/modtager/');
  await hydrated(page);
  if (written !== '') await page.getByLabel('Adresse eller domæne').fill(written);
}

const choose = (page: Page, name: string, content: Uint8Array | string): Promise<void> =>
  page
    .getByLabel('Vælg filen, eller træk den herhen')
    .setInputFiles({ name, mimeType: '', buffer: Buffer.from(content) });

const answer = (page: Page) => page.locator('.certificate-file [role="status"]');

const files: readonly [
  name: string,
  file: string,
  written: string,
  content: () => Promise<Uint8Array | string>,
  shown: readonly string[],
][] = [
  [
    'a good one, whose issuer cannot be verified here',
    'firma.cer',
    address,
    () => makeCertificate(),
    [
      'Grå – ikke bevist',
      'underskrift kan ikke kontrolleres her',
      '12345678',
      'Firma A/S',
      address,
    ],
  ],
  [
    'for nobody in particular',
    'firma.pem',
    '',
    async () => pem(await makeCertificate()),
    ['Grå – ikke bevist', 'Skriv modtagerens adresse i feltet øverst'],
  ],
  [
    'for somebody else',
    'firma.cer',
    'anden@firma.example',
    () => makeCertificate(),
    ['Rød – kan ikke bruges', 'Certifikatet er til en anden adresse.'],
  ],
  [
    'expired',
    'firma.cer',
    address,
    () => makeCertificate({ from: -3 * day, to: -day }),
    ['Rød – kan ikke bruges', 'udløbet'],
  ],
  [
    'from the test system',
    'firma.cer',
    address,
    () => makeCertificate({ issuer: oces3TestIssuer }),
    ['Rød – kan ikke bruges', 'testsystem'],
  ],
  [
    'two in a bag, one of them the issuer’s',
    'firma.p7b',
    address,
    async () =>
      makeBag(await makeCertificate(), await makeCertificate({ authority: true, addresses: [] })),
    ['Grå – ikke bevist', 'Certifikater i firma.p7b'],
  ],
  [
    'in a card',
    'firma.vcf',
    address,
    async () =>
      `BEGIN:VCARD\r\nVERSION:3.0\r\nKEY;ENCODING=b:${base64(await makeCertificate())}\r\nEND:VCARD\r\n`,
    ['Grå – ikke bevist', address],
  ],
  [
    'in LDIF',
    'firma.ldif',
    address,
    async () => `dn: cn=x\nuserCertificate;binary:: ${base64(await makeCertificate())}\n`,
    ['Grå – ikke bevist', address],
  ],
  [
    'text that holds markup, shown as text',
    'firma.cer',
    '',
    () => makeCertificate({ subject: 'CN=<img src=x onerror=alert(1)>' }),
    ['img src=x onerror=alert(1)'],
  ],
  [
    'no certificate',
    'billede.cer',
    '',
    () => Promise.resolve('GIF89a'),
    ['Vi fandt ikke noget certifikat i billede.cer.'],
  ],
  ['an empty file', 'tom.cer', '', () => Promise.resolve(''), ['Vi fandt ikke noget certifikat']],
  [
    'only the issuer’s',
    'ca.cer',
    '',
    () => makeCertificate({ authority: true, addresses: [] }),
    ['kun udstederens certifikat'],
  ],
  [
    'a file that is too large',
    'film.cer',
    '',
    () => Promise.resolve(new Uint8Array(4 * 1024 * 1024 + 1)),
    ['film.cer er for stor.'],
  ],
];
for (const [name, file, written, content, shown] of files)
  test(name, async ({ page }) => {
    await open(page, written);
    await choose(page, file, await content());
    for (const words of shown) await expect(answer(page)).toContainText(words);
    await expectAccessible(page);
  });

test('the field is reached by keyboard, and the same file can be chosen again', async ({
  page,
}) => {
  await open(page);
  const der = await makeCertificate();
  await page.getByRole('button', { name: 'Slå op' }).focus();
  await page.keyboard.press('Tab');
  await expect(page.getByLabel('Vælg filen, eller træk den herhen')).toBeFocused();
  for (const written of ['', 'anden@firma.example']) {
    await page.getByLabel('Adresse eller domæne').fill(written);
    await choose(page, 'firma.cer', der);
    await expect(answer(page).locator('.status')).toHaveText(written === '' ? /^Grå/ : /^Rød/);
  }
});

test('dropped: read in the browser, loaded only then, and told to nobody', async ({
  page,
  baseURL,
}) => {
  const canary = 'kanariefuglen77c';
  const sink = await startSink(baseURL ?? '');
  const scripts: string[] = [];
  page.on('request', (request) => {
    if (/certificateReader/.test(request.url())) scripts.push(request.url());
  });
  try {
    await page.goto(`${sink.site}/modtager/`);
    await hydrated(page);
    await page.waitForLoadState('networkidle');
    expect(scripts).toEqual([]);
    const der = await makeCertificate({
      subject: `CN=${canary}`,
      addresses: [`${canary}@firma.example`],
    });
    const transfer = await page.evaluateHandle(
      ([name, octets]) => {
        const data = new DataTransfer();
        data.items.add(new File([new Uint8Array(octets)], name));
        return data;
      },
      [`${canary}.cer`, [...der]] as const,
    );
    const before = sink.heard.length;
    await page.locator('.drop').dispatchEvent('dragover', { dataTransfer: transfer });
    await page.locator('.drop').dispatchEvent('drop', { dataTransfer: transfer });
    await expect(answer(page)).toContainText(`${canary}@firma.example`);
    expect(scripts.length).toBe(1);
    await expectNoCanary(sink, page, canary);
    // Whatever was asked for then is a script of our own, without a body.
    for (const { at, text } of sink.heard.slice(before)) {
      expect(at).toBe('site');
      expect(text).toMatch(/^GET \/_astro\/[\w.-]+\.js\n/);
    }
  } finally {
    await sink.stop();
  }
});
