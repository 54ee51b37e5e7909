import { expect, test } from '@playwright/test';
import { readOrganisation } from '../../src/content/organisation.ts';
import { profileFiles } from '../profiles.ts';
import { expectAccessible, hydrated } from './wizard.ts';

/** The profile that the site under test was built from; the server reads the same variable. */
const organisation = readOrganisation(process.env['ORGANISATION'] ?? 'standard', profileFiles);
const { policy, channelTexts, prices, faq, contacts } = organisation;

const pages = [
  '/',
  '/tjek/',
  '/modtager/',
  '/vejledninger/',
  '/vejledninger/hvornaar-sikker-mail/',
  '/vejledninger/certifikat-i-outlook/',
  '/vejledninger/farverne/',
  '/vejledninger/laes-en-sikker-mail/',
  '/vejledninger/kom-den-sikkert/',
  '/vejledninger/kryptering-signatur-tidsstempel/',
  '/vejledninger/faelles-sikker-postkasse/',
  '/kanaler/',
  ...policy.channels.map((channel) => `/kanaler/${channel}/`),
  '/partnere/',
  '/tekster/',
  '/spoergsmaal/',
  ...(prices === undefined ? [] : ['/priser/']),
  '/loven/',
  '/ordliste/',
  '/regler/',
  '/soeg/',
  '/privatliv/',
  '/tilgaengelighed/',
  '/findes-ikke/',
];

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
    ['skabelon', 'Tekster'],
    ['partnervejledning', 'Skriv til os'],
    ['tidsstempling', 'tidsstempel'],
    ['forkert modtager', 'Loven'],
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
    for (const channel of policy.channels)
      await expect(page.locator(`#kanal-${channel} h3`)).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Send den sikkert' })).toBeVisible();
    // What the wizard says while it works, and of the draft in the field.
    for (const state of [
      'Kuvert læser din mail',
      'Der er ikke noget at tjekke endnu',
      'Ét spørgsmål mangler',
      'Kunne ikke tjekkes',
      'Det er ikke en garanti',
    ])
      await expect(page.getByText(state)).toBeHidden();
    await expect(page.locator('#kontakt')).toContainText(contacts.dpo.name);
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
  test('every way is one step from the first page, in the organisation’s own words', async ({
    page,
  }) => {
    await page.goto('/');
    await page.getByRole('main').getByRole('link', { name: 'Sådan sender du sikkert' }).click();
    const rows = page.getByRole('table').first().getByRole('row');
    await expect(rows).toHaveCount(policy.channels.length + 1);
    for (const [channel, { title, action }] of Object.entries(channelTexts)) {
      if (title !== undefined) await expect(page.getByRole('table')).toContainText(title);
      await page.goto(`/kanaler/${channel}/`);
      if (action !== undefined)
        await expect(page.getByRole('heading', { name: action })).toBeVisible();
      await page.goBack();
    }
  });
  test('the questions are answered, and say whom to ask', async ({ page }) => {
    await page.goto('/');
    await page.getByRole('main').getByRole('link', { name: 'Spørgsmål og svar' }).click();
    for (const { question } of faq)
      await expect(page.getByRole('heading', { name: question, exact: true })).toBeVisible();
    for (const contact of Object.values(contacts).filter((each) => each !== undefined))
      await expect(page.locator('.contacts')).toContainText(contact.name);
  });
  test('whoever is stuck on a page that is not there learns whom to ask', async ({ page }) => {
    await page.goto('/findes-ikke/');
    await expect(page.getByRole('main')).toContainText(contacts.support.name);
  });
  test('the texts to copy can be read', async ({ page }) => {
    await page.goto('/tekster/');
    const { wording, shortName, name } = organisation;
    await expect(page.getByText(wording.signature ?? shortName ?? name).first()).toBeVisible();
    await expect(page.getByText(/[{}]/)).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Kopiér teksten' }).first()).toBeHidden();
  });
  test(`the prices are ${prices === undefined ? 'not there, nor led to' : 'a table of the years'}`, async ({
    page,
  }) => {
    await page.goto('/');
    const link = page.getByRole('link', { name: 'Hvad det koster' });
    const [price] = prices?.periods.slice(-1) ?? [];
    if (price === undefined) {
      await expect(link).toHaveCount(0);
      expect((await page.goto('/priser/'))?.status()).toBe(404);
      return;
    }
    await link.click();
    const afterFive = (price.firstYear + 4 * price.laterYears).toLocaleString('da-DK');
    await expect(page.getByRole('cell', { name: afterFive })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Regn ud' })).toBeHidden();
  });
});

if (prices !== undefined)
  test('the calculator says what it costs, and what is wrong with a date', async ({ page }) => {
    await page.goto('/priser/');
    await hydrated(page);
    const ordered = page.getByRole('group', { name: 'Hvornår bestiller I?' });
    const noticed = page.getByRole('group', { name: 'Hvornår siger I op?' });
    const button = page.getByRole('button', { name: 'Regn ud' });
    await button.click();
    await expect(page).toHaveTitle(/^Fejl: /);
    await expect(page.getByRole('alert').getByRole('link')).toHaveText([
      'Bestillingen: Skriv en dato.',
      'Opsigelsen: Skriv en dato.',
    ]);
    await expectAccessible(page);
    await page.getByRole('alert').getByRole('link', { name: 'Opsigelsen' }).click();
    await expect(noticed.getByLabel('Dag')).toBeFocused();

    for (const [part, value] of [
      ['Dag', '1'],
      ['Måned', '3'],
      ['År', '2020'],
    ] as const)
      await ordered.getByLabel(part).fill(value);
    for (const [part, value] of [
      ['Dag', '31'],
      ['Måned', '9'],
      ['År', '2022'],
    ] as const)
      await noticed.getByLabel(part).fill(value);
    await button.click();
    await expect(page.getByRole('alert').getByRole('link')).toHaveText([
      'Opsigelsen: Den dato findes ikke.',
    ]);
    await noticed.getByLabel('Dag').fill('1');
    await noticed.getByLabel('Måned').fill('10');
    await button.click();
    // Notice a day too late: 2023 has to be paid as well.
    await expect(page.getByRole('status')).toContainText('31. december 2023');
    await expect(page.getByRole('status')).toContainText('I alt 28.499 kr. for 4 kalenderår.');
    await expect(page.getByRole('alert')).toHaveCount(0);
    await expect(page).not.toHaveTitle(/^Fejl: /);
    await expectAccessible(page);
  });
