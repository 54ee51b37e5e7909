import { expect, test } from '@playwright/test';
import { copiedAnswers, expectAccessible, hydrated } from './wizard.ts';

/** Each state of a recipient, through the page, the frame and the server, against the mail lab's servers. */
const answers = [
  ['standard-kommune.example', 'Turkis', 'Adressen hører til i jeres egen organisation.'],
  ['nabo-kommune.example', 'Grøn', 'Jeres mailsystem og modtagerens krypterer automatisk'],
  ['good.example', 'Grøn', 'Modtagerens mailserver krypterer med mindst TLS 1.2'],
  ['plain.example', 'Rød', 'Modtagerens mailserver tilbyder ikke kryptering'],
  ['old-tls.example', 'Rød', 'ældre udgave end TLS 1.2'],
  ['self-signed.example', 'Rød', 'ingen kan vide, om det er modtagerens server'],
  ['nullmx.example', 'Rød', 'Domænet har selv oplyst'],
  ['missing.example', 'Rød', 'findes ikke på internettet'],
  ['busy.example', 'Grå', 'ville ikke tale med os lige nu'],
  ['silent.example', 'Grå', 'fik ikke noget svar'],
  ['broken-dns.example', 'Grå', 'Opslaget på domænet gav ikke noget svar'],
  ['private.example', 'Grå', 'Kuvert ikke må forbinde til'],
] as const;

test('every state has its colour, its word and its sentence', async ({ page }) => {
  test.setTimeout(120_000);
  await page.goto('/modtager/');
  await hydrated(page);
  await page.getByLabel('Adresse eller domæne').fill(answers.map(([domain]) => domain).join('; '));
  await page.getByRole('button', { name: 'Slå op' }).click();
  await expect(page.getByRole('button', { name: 'Tjek igen' })).toBeVisible({ timeout: 40_000 });
  for (const [domain, colour, sentence] of answers) {
    const row = page
      .locator('.recipients > li')
      .filter({ has: page.getByText(domain, { exact: true }) });
    await expect.soft(row.locator('.status')).toHaveText(new RegExp(`^${colour} – `));
    await expect.soft(row).toContainText(sentence);
  }
  await expectAccessible(page);
});

test('a domain outside ASCII, and the evidence behind the colour', async ({ page }) => {
  await page.goto('/modtager/');
  await hydrated(page);
  await page.getByLabel('Adresse eller domæne').fill('Anne <anne@brøndby.example>');
  await page.getByLabel('Adresse eller domæne').press('Enter');
  await expect(page.locator('.recipients .status')).toHaveText(/^Grøn/, { timeout: 20_000 });
  await page.getByText('For it-afdelingen').click();
  await expect(page.locator('.mail-host dd', { hasText: 'TLSv1.3' })).toBeVisible();
  await expectAccessible(page);
});

test('a CPR number in an address is masked, and does not stand on the print', async ({ page }) => {
  await page.goto('/modtager/');
  await hydrated(page);
  await page.getByLabel('Adresse eller domæne').fill('0102034441@good.example');
  await page.getByRole('button', { name: 'Slå op' }).click();
  await expect(
    page.locator('.recipients .warning', { hasText: 'Adressen ligner et CPR-nummer' }),
  ).toBeVisible();
  await expect(page.locator('.recipients')).not.toContainText('0102034441');
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('textarea')).toBeHidden();
  await expect(page.locator('.recipients')).toBeVisible();
});

test('letters that the host does not take are warned of, though it was told the domain alone', async ({
  page,
}) => {
  const asked: (string | null)[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/api/')) asked.push(request.postData());
  });
  await page.goto('/modtager/');
  await hydrated(page);
  await expect(page.locator('main')).toContainText('Kun det, der står efter @, bliver sendt');
  await page
    .getByLabel('Adresse eller domæne')
    .fill('søren@old-tls.example; søren@good.example; soeren@old-tls.example');
  await page.getByRole('button', { name: 'Slå op' }).click();
  await expect(page.getByRole('button', { name: 'Tjek igen' })).toBeVisible({ timeout: 20_000 });
  const row = page.locator('.recipients > li');
  await expect(row.nth(0).locator('.warning')).toContainText('tager ikke imod dem');
  await expect(row.nth(1).locator('.warning')).toHaveCount(0);
  await expect(row.nth(2).locator('.warning')).toHaveCount(0);
  expect(asked.join()).not.toContain('@');
  await expectAccessible(page);
});

test('what is no address says so', async ({ page }) => {
  await page.goto('/modtager/');
  await hydrated(page);
  await page.getByRole('button', { name: 'Slå op' }).click();
  await expect(page.getByRole('alert')).toHaveText(/Skriv mindst én modtager/);
  await expectAccessible(page);
});

test('the frame takes a domain and nothing else', async ({ page }) => {
  const asked: (string | null)[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/api/')) asked.push(request.postData());
  });
  await page.goto('/modtager/');
  await hydrated(page);
  await page.evaluate(() => {
    const frame = document.querySelector<HTMLIFrameElement>('iframe.broker')?.contentWindow;
    for (const question of [
      'Hun har gigt',
      { id: 1, domain: 'Hun har gigt' },
      { id: 2, domain: 'cpr-010203-4441' },
      { id: 3, domain: 'ole@good.example' },
      { id: 4, domain: 'good.example', text: 'Hun har gigt' },
      { id: 5, domain: '127.0.0.1' },
      { id: 6, domain: 'good.example/?Hun har gigt' },
      { id: '7', domain: 'good.example' },
      { id: 9, domain: 'good.example', refresh: 'Hun har gigt' },
      { id: 10, domain: 'good.example', refresh: true, text: 'Hun har gigt' },
      { id: 11, address: 'ole@good.example' },
    ])
      frame?.postMessage(question, location.origin);
    frame?.postMessage({ id: 8, domain: 'internal.standard-kommune.example' }, location.origin);
  });
  await expect.poll(() => asked.length).toBeGreaterThan(0);
  expect(asked).toEqual(['{"recipients":[{"domain":"internal.standard-kommune.example"}]}']);
});

test('what is written before the page is ready is kept and looked up', async ({ page }) => {
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(/\/_astro\/CheckRecipient\..*\.js$/, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto('/modtager/', { waitUntil: 'commit' });
  await page.getByLabel('Adresse eller domæne').fill('anne@standard-kommune.example');
  release();
  await hydrated(page);
  await expect(page.getByLabel('Adresse eller domæne')).toHaveValue(
    'anne@standard-kommune.example',
  );
  await page.getByRole('button', { name: 'Slå op' }).click();
  await expect(page.locator('.recipients .status')).toHaveText(/^Turkis/);
});

test('the evidence says what each host showed, and what each code means', async ({ page }) => {
  await page.goto('/modtager/');
  await hydrated(page);
  await page.getByLabel('Adresse eller domæne').fill('good.example; plain.example');
  await page.getByRole('button', { name: 'Slå op' }).click();
  await expect(page.getByRole('button', { name: 'Tjek igen' })).toBeVisible({ timeout: 20_000 });
  for (const summary of await page.getByText('For it-afdelingen').all()) await summary.click();
  const evidence = (domain: string) =>
    page
      .locator('.recipients > li')
      .filter({ has: page.getByText(domain, { exact: true }) })
      .locator('.evidence');
  for (const words of ['127.0.', 'TLSv1.3', 'Udstedt af', 'Gælder fra', 'DANE', 'MTA-STS'])
    await expect.soft(evidence('good.example')).toContainText(words);
  for (const words of [
    'Serveren tilbyder ikke STARTTLS. no-starttls',
    'Jeres Kuvert er ikke sat op til at slå certifikater op.',
  ])
    await expect.soft(evidence('plain.example')).toContainText(words);
  await expectAccessible(page);
});

test('"Tjek igen" asks anew, and the answers can be copied', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const asked: (string | null)[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/api/')) asked.push(request.postData());
  });
  await page.goto('/modtager/');
  await hydrated(page);
  await page.getByLabel('Adresse eller domæne').fill('ole@standard-kommune.example; plain.example');
  await page.getByRole('button', { name: 'Slå op' }).click();
  await page.getByRole('button', { name: 'Tjek igen' }).click();
  await expect.poll(() => asked.length).toBe(4);
  expect(asked.sort()).toEqual(
    [
      '{"recipients":[{"domain":"plain.example"}],"refresh":true}',
      '{"recipients":[{"domain":"plain.example"}]}',
      '{"recipients":[{"domain":"standard-kommune.example"}],"refresh":true}',
      '{"recipients":[{"domain":"standard-kommune.example"}]}',
    ].sort(),
  );
  expect(await copiedAnswers(page)).toMatch(
    /^ole@standard-kommune\.example: Turkis – intern\. Adressen hører til.*\nplain\.example: Rød – .*tilbyder ikke kryptering/,
  );
});

test('Stop leaves what was not looked up as not looked up', async ({ page }) => {
  // A server that never answers; the lab's own may be remembered from another test.
  await page.route('**/api/recipients/', () => undefined);
  await page.goto('/modtager/');
  await hydrated(page);
  await page.getByLabel('Adresse eller domæne').fill('silent.example');
  await page.getByRole('button', { name: 'Slå op' }).click();
  await expect(page.getByRole('progressbar')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(page.locator('.recipients .status')).toHaveText('Grå – ikke slået op');
  await expect(page.getByRole('progressbar')).toHaveCount(0);
});

test('a look-alike is asked about before it is said what to do', async ({ page }) => {
  await page.goto('/modtager/');
  await hydrated(page);
  // Like one on the tunnel list, which only the server knows; and like our own, with a Cyrillic letter.
  await page
    .getByLabel('Adresse eller domæne')
    .fill('a@nabokommune.example; b@stаndard-kommune.example; c@gmail.com');
  await page.getByRole('button', { name: 'Slå op' }).click();
  const box = page.getByRole('region', { name: 'Er det den rigtige modtager?' });
  await expect(box).toContainText('nabokommune.example ligner nabo-kommune.example');
  await expect(box).toContainText('(xn--stndard-kommune-');
  await expect(box).toContainText('Alle kan få en adresse hos gmail.com');
  await expect(page.getByRole('button', { name: 'Tjek igen' })).toBeVisible({ timeout: 20_000 });
  await expect(page.locator('.recipients')).not.toContainText('Se efter slåfejl');
  await expectAccessible(page);
  await box.getByRole('button', { name: 'Nej, eller jeg er i tvivl' }).click();
  await expect(box).toContainText('Send ikke noget, før du er sikker.');
  await expectAccessible(page);
  await box.getByRole('button', { name: 'Ja, jeg har tjekket den' }).click();
  await expect(page.locator('.recipients')).toContainText('Se efter slåfejl');
});
