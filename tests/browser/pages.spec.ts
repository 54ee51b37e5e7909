import { expect, test } from '@playwright/test';
import { expectAccessible, hydrated } from './wizard.ts';

const pages = [
  '/',
  '/tjek/',
  '/modtager/',
  '/vejledninger/',
  '/vejledninger/hvornaar-sikker-mail/',
  '/vejledninger/certifikat-i-outlook/',
  '/vejledninger/farverne/',
  '/vejledninger/laes-en-sikker-mail/',
  '/ordliste/',
  '/regler/',
  '/soeg/',
  '/privatliv/',
  '/tilgaengelighed/',
  '/findes-ikke/',
] as const;

for (const address of pages)
  test(`${address} is accessible, says nothing in the console, fits 320 px`, async ({ page }) => {
    const complaints: string[] = [];
    page.on('console', (message) => {
      // The browser's own word on the 404 that we ask for.
      if (message.type() === 'error' && !message.text().includes('404'))
        complaints.push(message.text());
    });
    page.on('pageerror', ({ message }) => complaints.push(message));
    await page.goto(address);
    await hydrated(page);
    await expectAccessible(page);
    await page.setViewportSize({ width: 320, height: 640 });
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
    expect(complaints).toEqual([]);
  });

test('an unknown address is a 404 with ways on', async ({ page }) => {
  const response = await page.goto('/findes-ikke/');
  expect(response?.status()).toBe(404);
  await expect(page.getByRole('link', { name: 'Gå til forsiden' })).toBeVisible();
});

test('the search finds by stem, by synonym and without Danish letters', async ({ page }) => {
  await page.goto('/soeg/');
  await hydrated(page);
  for (const [query, title] of [
    ['certifikater', 'certifikat'],
    ['foelsomme oplysninger', 'sikkert'],
    ['groen', 'farverne'],
    ['nemid', 'certifikat'],
  ] as const) {
    await page.getByLabel('Hvad leder du efter?').fill(query);
    await page.getByRole('button', { name: 'Søg' }).click();
    await expect(page.getByRole('status')).toContainText(`»${query}«`);
    await expect(
      page.locator('.search-hits').getByRole('link', { name: title }).first(),
    ).toBeVisible();
  }
  await expectAccessible(page);
  await page.getByLabel('Hvad leder du efter?').fill('xyzzy');
  await page.getByRole('button', { name: 'Søg' }).click();
  await expect(page.getByRole('status')).toContainText('Ingen resultater');
  await page.goBack();
  await expect(page.getByRole('status')).toContainText('»nemid«');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('the rules are found from the foot of every page, by subject, with reason, law and proof', async ({
    page,
  }) => {
    await page.goto('/');
    await page.getByRole('contentinfo').getByRole('link', { name: 'Regler' }).click();
    await page
      .getByRole('navigation', { name: 'Emner' })
      .getByRole('link', { name: 'Strafbare forhold' })
      .click();
    const section = page.getByRole('region', { name: 'Strafbare forhold' });
    await expect(section).toBeInViewport();
    await expect(section.getByRole('link', { name: /Artikel 10/ })).toBeVisible();
    const rule = section.getByRole('article').filter({ hasText: 'criminal/record' }).first();
    await expect(rule.getByText('Ansøgerens straffeattest er desværre ikke ren.')).toBeVisible();
  });
  test('the wizard is reading matter', async ({ page }) => {
    await page.goto('/tjek/');
    await expect(page.getByRole('heading', { name: 'Digital Post' })).toBeVisible();
    await expect(page.getByLabel('Mailen', { exact: true })).toBeHidden();
  });
  test('the recipient page says what the colours mean', async ({ page }) => {
    await page.goto('/modtager/');
    await expect(page.getByRole('heading', { name: 'Står på tunnellisten' })).toBeVisible();
  });
  test('guides are whole', async ({ page }) => {
    await page.goto('/vejledninger/');
    await page.getByRole('link', { name: 'Hvad farverne betyder' }).click();
    await expect(page.getByRole('heading', { name: 'Rød: find en anden vej' })).toBeVisible();
  });
});
