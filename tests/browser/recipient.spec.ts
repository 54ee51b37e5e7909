import { expect, test } from '@playwright/test';
import { expectAccessible, hydrated } from './wizard.ts';

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
  test.setTimeout(60_000);
  await page.goto('/modtager/');
  await hydrated(page);
  await page.getByLabel('Adresse eller domæne').fill(answers.map(([domain]) => domain).join('; '));
  await page.getByRole('button', { name: 'Slå op' }).click();
  await expect(page.getByRole('button', { name: 'Slå op igen' })).toBeVisible({ timeout: 40_000 });
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
  await expect(page.getByRole('cell', { name: 'TLSv1.3' })).toBeVisible();
  await expectAccessible(page);
});

test('a CPR number in an address is masked', async ({ page }) => {
  await page.goto('/modtager/');
  await hydrated(page);
  await page.getByLabel('Adresse eller domæne').fill('0102034441@good.example');
  await page.getByRole('button', { name: 'Slå op' }).click();
  await expect(page.getByText('Adressen ligner et CPR-nummer')).toBeVisible();
  await expect(page.locator('.recipients')).not.toContainText('0102034441');
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
