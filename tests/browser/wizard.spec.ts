import { setTimeout } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { cases, expectAccessible, Wizard } from './wizard.ts';

/** One test for each outcome, from the draft to the advice, with axe at every step. */

test.describe('the cases of the guide', () => {
  const secure = /Send den sikkert.*Er noget markeret forkert/;
  const verdicts = [
    ['bingo', /Kan sendes som almindelig mail.*Det er ikke en garanti/],
    ['mother', secure],
    ['legUlcer', secure],
    ['cpr', secure],
    ['wheelchair', secure],
  ] as const;
  for (const [name, verdict] of verdicts)
    test(name, async ({ page }) => {
      const wizard = await Wizard.open(page);
      const { subject, body } = cases[name];
      await wizard.write(body, subject);
      await expect(wizard.verdict).toHaveText(verdict);
    });
});

interface Outcome {
  readonly name: string;
  readonly draft: keyof typeof cases;
  readonly to: string;
  readonly status: string;
  readonly action: string;
  readonly alternatives: readonly string[];
}

const afterMail = ['Send som Digital Post', 'Ring i stedet', 'Rens mailen', 'Send et brev'];
const waysOutOfRed = ['Ring i stedet', 'Rens mailen', 'Bed om en sikker adresse', 'Send et brev'];

const outcomes: readonly Outcome[] = [
  {
    name: 'ordinary mail',
    draft: 'bingo',
    to: 'torben@plain.example',
    status: 'Rød – kan ikke få sikker mail',
    action: 'Send som almindelig mail',
    alternatives: [],
  },
  {
    name: 'internal',
    draft: 'cpr',
    to: 'Anne And <anne@standard-kommune.example>',
    status: 'Turkis – intern',
    action: 'Send som intern mail',
    alternatives: ['Ring i stedet', 'Rens mailen', 'Send et brev'],
  },
  {
    name: 'tunnel',
    draft: 'cpr',
    to: 'sikkermail@nabo-kommune.example',
    status: 'Grøn – kan få sikker mail',
    action: 'Send gennem tunnelen',
    alternatives: afterMail,
  },
  {
    name: 'proven TLS',
    draft: 'legUlcer',
    to: 'poul@good.example',
    status: 'Grøn – kan få sikker mail',
    action: 'Send med tvungen TLS',
    alternatives: afterMail,
  },
  {
    name: 'red',
    draft: 'wheelchair',
    to: 'v.kjaer@plain.example',
    status: 'Rød – kan ikke få sikker mail',
    action: 'Send som Digital Post',
    alternatives: waysOutOfRed,
  },
  {
    name: 'grey',
    draft: 'wheelchair',
    to: 'v.kjaer@busy.example',
    status: 'Grå – ved ikke',
    action: 'Send som Digital Post',
    alternatives: waysOutOfRed,
  },
];

for (const { name, draft, to, status, action, alternatives } of outcomes)
  test(`outcome: ${name}`, async ({ page }) => {
    const wizard = await Wizard.open(page);
    await wizard.write(cases[draft].body, cases[draft].subject);
    await expectAccessible(page);
    await wizard.toRecipients();
    await wizard.lookUp(to);
    await expect(page.locator('.recipients .status')).toHaveText([status]);
    await expectAccessible(page);
    await wizard.toAdvice();
    await expect(wizard.heading).toHaveText(action);
    expect(await wizard.alternatives()).toEqual(alternatives);
    // Where nothing was found, that is never all that is said.
    await expect(page.locator('.advice-step').getByText('Det er ikke en garanti')).toHaveCount(
      draft === 'bingo' ? 1 : 0,
    );
    await expectAccessible(page);
  });

test('outcome: nobody known yet', async ({ page }) => {
  const wizard = await Wizard.open(page);
  await wizard.write(cases.cpr.body);
  await wizard.toRecipients();
  await expectAccessible(page);
  await wizard.skipRecipients();
  await expect(wizard.heading).toHaveText('Send som Digital Post');
});

test('outcome: one red among green is told to split the mail', async ({ page }) => {
  const wizard = await Wizard.open(page);
  await wizard.write(cases.cpr.body);
  await wizard.toRecipients();
  await wizard.lookUp('a@nabo-kommune.example; b@plain.example');
  await wizard.toAdvice();
  await expect(page.getByText('Del mailen')).toBeVisible();
  await expectAccessible(page);
});

test('outcome: anonymised, read again, gone on with', async ({ page }) => {
  const wizard = await Wizard.open(page);
  await wizard.write(cases.legUlcer.body, cases.legUlcer.subject);
  await wizard.toRecipients();
  await wizard.lookUp('poul@plain.example');
  await wizard.toAdvice();
  await page.locator('.alternatives summary', { hasText: 'Rens mailen' }).click();
  await expect(page.getByText('Læst igen: kan sendes som almindelig mail.')).toBeVisible();
  const rewritten = page.locator('.rewritten');
  for (const gone of ['Ragna', 'Mikkelsen', '220910', '127', 'skinnebenssår', 'Poul'])
    await expect(rewritten).not.toContainText(gone);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Ret videre i den rensede kladde' }).click();
  await expect(wizard.verdict).toHaveText(/Kan sendes som almindelig mail/);
});

test('outcome: could not be checked', async ({ page }) => {
  // A worker that never answers: the watchdog speaks after fifteen seconds, which a slow line may need for the first answer.
  await page.route(/\/_astro\/worker-.*\.js$/, (route) =>
    route.fulfill({ contentType: 'text/javascript', body: 'onmessage = () => {};' }),
  );
  const wizard = await Wizard.open(page);
  await wizard.write('Hej');
  await expect(wizard.verdict).toHaveText(/Kuvert læser din mail/);
  await expectAccessible(page);
  await expect(wizard.verdict).toHaveText(
    /Kunne ikke tjekkes – send sikkert.*Intet svar er ikke et ja/,
    { timeout: 20_000 },
  );
  await expectAccessible(page);
  await wizard.toRecipients();
  await wizard.skipRecipients();
  await expect(wizard.heading).toHaveText('Send som Digital Post');
});

test.describe('the question that settles it', () => {
  // Sensitive words, and nothing in the text that says about whom.
  const doubtful =
    'Hej\n\nEn af beboerne er indlagt igen. Skal vi hænge noget op i opgangen?\n\nHilsen varmemesteren';
  const answers = [
    [/^Ja/, 'Send som Digital Post'],
    ['Det ved jeg ikke', 'Send som Digital Post'],
    [/^Nej/, 'Send som almindelig mail'],
  ] as const;
  for (const [answer, action] of answers)
    test(`answered ${String(answer)}`, async ({ page }) => {
      const wizard = await Wizard.open(page);
      await wizard.write(doubtful);
      await expect(wizard.verdict).toHaveText(/Ét spørgsmål mangler.*Vil du ikke svare/);
      await page.getByRole('button', { name: 'Videre til spørgsmålet' }).click();
      await expect(wizard.heading).toHaveText(/\?$/);
      await expectAccessible(page);
      await page.getByRole('button', { name: 'Videre', exact: true }).click();
      await expect(page.getByRole('alert')).toBeVisible();
      await expect(page).toHaveTitle(/^Fejl: /);
      await expectAccessible(page);
      await page.getByLabel(answer).check();
      await page.getByRole('button', { name: 'Videre', exact: true }).click();
      await expect(wizard.heading).toHaveText('Hvem skal have den?');
      await wizard.skipRecipients();
      await expect(wizard.heading).toHaveText(action);
      await page.goBack();
      await page.goBack();
      await expect(page.getByLabel(answer)).toBeChecked();
    });
});

test.describe('the person has the last word', () => {
  test('a finding dismissed and taken back', async ({ page }) => {
    const wizard = await Wizard.open(page);
    await wizard.write(cases.cpr.body);
    await expect(wizard.verdict).toHaveText(/Send den sikkert/);
    await page.getByRole('button', { name: 'Forkert fund: 010203-4441' }).click();
    await expect(wizard.verdict).toHaveText(/Kan sendes som almindelig mail/);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Tag med igen: 010203-4441' }).click();
    await expect(wizard.verdict).toHaveText(/Send den sikkert/);
  });
  test('a finding of one’s own, added and removed', async ({ page }) => {
    const wizard = await Wizard.open(page);
    await wizard.write(
      'Kære Torben\n\nVi mødes mandag kl. 10, det samme sted som sidst.\n\nHilsen Karin',
    );
    await expect(wizard.verdict).toHaveText(/Kan sendes som almindelig mail/);
    await page.getByText('Mangler der noget?').click();
    await page.getByLabel('Teksten', { exact: true }).fill('det samme sted som sidste gang');
    await page.getByRole('button', { name: 'Tilføj' }).click();
    await expect(page.getByRole('alert')).toHaveText(/præcis som den står/);
    await page.getByLabel('Teksten', { exact: true }).fill('det samme sted som sidst');
    await page.getByLabel('Hvad er det?').selectOption({ label: 'Helbred' });
    await page.getByRole('button', { name: 'Tilføj' }).click();
    await expect(wizard.verdict).toHaveText(/Send den sikkert/);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Fjern: det samme sted som sidst' }).click();
    await expect(wizard.verdict).toHaveText(/Kan sendes som almindelig mail/);
  });
  test('the reason, the law and the rule stand beside the finding', async ({ page, context }) => {
    const wizard = await Wizard.open(page);
    await wizard.write(cases.cpr.body);
    await page.getByText('Hvorfor? 010203-4441').click();
    await expect(page.getByRole('link', { name: /Databeskyttelsesloven/ })).toBeVisible();
    await expectAccessible(page);
    const opened = context.waitForEvent('page');
    await page.getByRole('link', { name: 'CPR-numre (åbner i et nyt vindue)' }).click();
    const rule = await opened;
    await expect(rule).toHaveURL(/\/regler\/#number\/cpr$/);
    await expect(rule.getByRole('heading', { name: 'CPR-numre', exact: true })).toBeInViewport();
    // The draft is where it was.
    await expect(page.getByLabel('Mailen', { exact: true })).toHaveValue(cases.cpr.body);
  });
  test('a wrong finding is reported without a word of the draft', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const wizard = await Wizard.open(page);
    await wizard.write(cases.legUlcer.body, cases.legUlcer.subject);
    await page.getByRole('button', { name: 'Forkert fund: skinnebenssår' }).click();
    await page.getByText('Meld det forkerte fund skinnebenssår').click();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Kopiér rapporten' }).click();
    await expect(page.getByText('Kopieret')).toBeVisible();
    expect(await page.locator('.report').innerText()).toMatch(
      /^Forkert fund i Kuvert\nRegel: health\/diagnoses\nArt: health\nForm: x{13}\nLængde: 13 tegn\nUdgave: \d+\.\d+\.\d+, [0-9a-f]{8}$/,
    );
  });
});

test.describe('what stands on the outside', () => {
  const outside = [
    ['Vedr. Bentes diabetes', 'Hej Lone\n\nVi taler ved i morgen.', 'Tag det ud af emnefeltet'],
    ['', 'Hej\n\nSe vedhæftet Journal_Bente_Jensen.pdf.', 'Giv filen et neutralt navn'],
    ['', 'Hej\n\nSe vedhæftet epilepsi-hansen.docx.', 'Giv filen et neutralt navn'],
  ] as const;
  for (const [subject, body, warning] of outside)
    test(`${warning}: ${subject}${body.split('\n').at(-1) ?? ''}`, async ({ page }) => {
      const wizard = await Wizard.open(page);
      await wizard.write(body, subject);
      await expect(page.getByText(warning, { exact: true })).toBeVisible();
      await expectAccessible(page);
    });
  test('a neutral file name warns of nothing', async ({ page }) => {
    const wizard = await Wizard.open(page);
    await wizard.write(
      'Kære Lone\n\nBente Jensen har diabetes. Se vedhæftet Dagsorden_uge_44.docx.\n\nHilsen Ole',
    );
    await expect(wizard.verdict).toHaveText(/Send den sikkert/);
    await expect(page.getByText('Giv filen et neutralt navn', { exact: true })).toBeHidden();
  });
});

test.describe('the rewrite as the writer wants it', () => {
  const holds = 'Læst igen: kan sendes som almindelig mail.';
  const fails = 'Læst igen: Der står stadig noget';
  const toChoices = async (page: Page): Promise<void> => {
    const wizard = await Wizard.open(page);
    await wizard.write(cases.legUlcer.body, cases.legUlcer.subject);
    await wizard.toRecipients();
    await wizard.skipRecipients();
    await page.locator('.alternatives summary', { hasText: 'Rens mailen' }).click();
    await page.getByText('Vælg selv, hvad der skal stå').click();
  };
  test('kept, worded anew and replaced again, the text follows at once', async ({ page }) => {
    await toChoices(page);
    const rewritten = page.locator('.rewritten');
    await expect(page.getByText(holds)).toBeVisible();
    await page.getByLabel('Navn Lise Bruun').selectOption({ label: 'Behold' });
    await expect(rewritten).toContainText('Lise Bruun\nPlejecenter');
    await expect(page.getByText(holds)).toBeVisible();
    await page.getByLabel('Helbred skinnebenssår').selectOption({ label: 'Behold' });
    await expect(rewritten).toContainText('Hun har skinnebenssår');
    await expect(page.getByText(fails)).toBeVisible();
    await expectAccessible(page);
    await page.getByLabel('Helbred skinnebenssår').selectOption({ label: 'Skriv noget andet' });
    await expect(rewritten).not.toContainText('skinnebenssår');
    await page.getByLabel('I stedet for »skinnebenssår«').fill('noget på benet');
    await expect(rewritten).toContainText('Hun har noget på benet, som');
    await expectAccessible(page);
    await page.getByLabel('Helbred skinnebenssår').selectOption({ label: 'Erstat' });
    await expect(rewritten).toContainText('Hun har [helbredsoplysning]');
    await expect(page.getByText(holds)).toBeVisible();
  });
  test('by keyboard alone', async ({ page }) => {
    await toChoices(page);
    const choice = page.getByLabel('Helbred skinnebenssår');
    await choice.focus();
    await page.keyboard.press('ArrowDown');
    await expect(choice).toHaveValue('own');
    await page.keyboard.press('Tab');
    await expect(page.getByLabel('I stedet for »skinnebenssår«')).toBeFocused();
    await page.keyboard.type('en skavank');
    await expect(page.locator('.rewritten')).toContainText('Hun har en skavank, som');
    await expect(page.getByLabel('I stedet for »skinnebenssår«')).toBeFocused();
  });
});

test('what no draft can tell changes the advice, the receipt and the texts to copy', async ({
  page,
}) => {
  const wizard = await Wizard.open(page);
  await wizard.write('Hej\n\nBente Holmgaard, 010203-4441, har fået konstateret sukkersyge.\n');
  await wizard.toRecipients();
  await wizard.skipRecipients();
  await expect(wizard.heading).toHaveText('Send som Digital Post');
  await page.getByText('Er der mere, der tæller?').click();
  await page.getByLabel('Det haster').check();
  await page.getByLabel('Jeg svarer på en mail med private oplysninger').check();
  await expect(wizard.heading).toHaveText('Ring i stedet');
  await expect(page.getByRole('status').filter({ hasText: 'Rådet er nu' })).toContainText(
    'Ring i stedet',
  );
  await expect(page.getByText('Rens svaret')).toBeVisible();
  await page.locator('summary', { hasText: 'Svar til den, der skrev noget privat' }).click();
  await expect(page.getByRole('button', { name: 'Kopiér teksten' })).toBeVisible();
  await expect(page.locator('.receipt')).toContainText('Oplyst af dig');
  await expectAccessible(page);
  await page.getByLabel('Det haster').uncheck();
  await expect(wizard.heading).toHaveText('Send som Digital Post');
});

test('the receipt holds no personal data', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const wizard = await Wizard.open(page);
  await wizard.write(cases.legUlcer.body, cases.legUlcer.subject);
  await wizard.toRecipients();
  await wizard.lookUp('Poul Mikkelsen <poul.mikkelsen@nabo-kommune.example>');
  await wizard.toAdvice();
  await page.getByRole('button', { name: 'Kopiér kvitteringen' }).click();
  await expect(page.getByText('Kopieret')).toBeVisible();
  const receipt = await page.locator('.receipt dl').innerText();
  expect(receipt).toContain('Helbred');
  expect(receipt).toContain('nabo-kommune.example: Grøn – kan få sikker mail');
  expect(receipt).toContain('2. november 2026');
  expect(receipt).toContain('2026-11-21');
  for (const personal of [
    'Ragna',
    'Poul',
    'poul',
    'Mikkelsen',
    '220910',
    '127',
    'Lise',
    'Søbakken',
  ])
    expect(receipt).not.toContain(personal);
});

test('by keyboard alone, from the first tab to the receipt', async ({ page }) => {
  const wizard = await Wizard.open(page);
  const { keyboard } = page;
  const tabTo = async (name: string): Promise<void> => {
    for (let presses = 0; presses < 40; presses += 1) {
      await keyboard.press('Tab');
      const focused = await page.evaluate(() => {
        const element = document.activeElement;
        const label = element instanceof HTMLTextAreaElement ? element.labels[0] : element;
        return label?.textContent.trim() ?? '';
      });
      if (focused === name) return;
    }
    throw new Error(`No way to "${name}" with Tab.`);
  };
  await keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Gå til indholdet' })).toBeFocused();
  await keyboard.press('Enter');
  await tabTo('Emne');
  await keyboard.type('Hej');
  await tabTo('Mailen');
  await keyboard.insertText(cases.cpr.body);
  await expect(wizard.verdict).toHaveText(/Send den sikkert/);
  await tabTo('Videre til modtagerne');
  await keyboard.press('Enter');
  await expect(wizard.heading).toBeFocused();
  await tabTo('Til');
  await keyboard.type('jytte@plain.example');
  await keyboard.press('Enter');
  await expect(page.getByText('Rød – kan ikke få sikker mail')).toBeVisible({ timeout: 20_000 });
  await tabTo('Se, hvad du skal gøre');
  await keyboard.press('Enter');
  await expect(wizard.heading).toHaveText('Send som Digital Post');
  await expect(wizard.heading).toBeFocused();
  await tabTo('Kopiér kvitteringen');
  await tabTo('Start forfra');
  await keyboard.press('Enter');
  await expect(page.getByLabel('Mailen', { exact: true })).toHaveValue('');
});

test.describe('Back, reload and start again', () => {
  test('Back shows each step as it was left; Forward returns', async ({ page }) => {
    const wizard = await Wizard.open(page);
    await wizard.write(cases.cpr.body, cases.cpr.subject);
    await wizard.toRecipients();
    await wizard.lookUp('jytte@plain.example');
    await wizard.toAdvice();
    await expect(page).toHaveURL(/#raad$/);
    await page.goBack();
    await expect(page.getByLabel('Til', { exact: true })).toHaveValue('jytte@plain.example');
    await expect(page.getByText('Rød – kan ikke få sikker mail')).toBeVisible();
    await page.goBack();
    await expect(page.getByLabel('Mailen', { exact: true })).toHaveValue(cases.cpr.body);
    await page.goForward();
    await page.goForward();
    await expect(wizard.heading).toHaveText('Send som Digital Post');
    await page.getByRole('button', { name: 'Tilbage' }).click();
    await expect(wizard.heading).toHaveText('Hvem skal have den?');
  });
  test('a reload asks before the draft is lost, and stores nothing', async ({ page }) => {
    const wizard = await Wizard.open(page);
    await wizard.write(cases.cpr.body);
    const asked = page.waitForEvent('dialog');
    const reloading = page.reload();
    const dialog = await asked;
    expect(dialog.type()).toBe('beforeunload');
    await dialog.accept();
    await reloading;
    await expect(page.getByLabel('Mailen', { exact: true })).toHaveValue('');
  });
  test('without a draft a reload asks nothing', async ({ page }) => {
    await Wizard.open(page);
    page.on('dialog', () => {
      throw new Error('It asked.');
    });
    await page.reload();
  });
  test('a link to a later step leads to the empty draft', async ({ page }) => {
    await page.goto('/tjek/#raad');
    await expect(page.getByLabel('Mailen', { exact: true })).toBeVisible();
    await expect(page).toHaveURL(/\/tjek\/$/);
  });
  test('Start forfra forgets everything, and Back brings nothing back', async ({ page }) => {
    const wizard = await Wizard.open(page);
    await wizard.write(cases.cpr.body);
    await wizard.toRecipients();
    await wizard.skipRecipients();
    await page.getByRole('button', { name: 'Start forfra' }).click();
    await expect(page.getByLabel('Mailen', { exact: true })).toHaveValue('');
    await page.goBack();
    await expect(page.getByLabel('Mailen', { exact: true })).toHaveValue('');
    await expect(page).toHaveURL(/\/tjek\/$/);
  });
});

test('what is pasted before the page is ready is read all the same', async ({ page }) => {
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(/\/_astro\/CheckMail\..*\.js$/, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto('/tjek/', { waitUntil: 'commit' });
  await page.getByLabel('Mailen', { exact: true }).fill(cases.cpr.body);
  release();
  await expect(new Wizard(page).verdict).toHaveText(/Send den sikkert/);
  await expect(page.getByLabel('Mailen', { exact: true })).toHaveValue(cases.cpr.body);
});

test('what is slow to load is waited for', async ({ page }) => {
  await page.route(/\/_astro\/worker-.*\.js$/, async (route) => {
    await setTimeout(4000);
    await route.continue();
  });
  const wizard = await Wizard.open(page);
  await wizard.write(cases.cpr.body);
  await expect(wizard.verdict).toHaveText(/Kuvert læser din mail/);
  await expect(wizard.verdict).toHaveText(/Send den sikkert/);
});

test('a reader that did not load is fetched again with the next letter', async ({ page }) => {
  let fetched = 0;
  await page.route(/\/_astro\/worker-.*\.js$/, (route) => {
    fetched++;
    return fetched === 1 ? route.abort() : route.continue();
  });
  const wizard = await Wizard.open(page);
  await expect.poll(() => fetched).toBe(1);
  await wizard.write(cases.cpr.body);
  await expect(wizard.verdict).toHaveText(/Send den sikkert/);
});

test.describe('bad input', () => {
  test('an empty draft', async ({ page }) => {
    await Wizard.open(page);
    await page.getByRole('button', { name: 'Videre til modtagerne' }).click();
    await expect(page.getByRole('alert')).toBeFocused();
    await expectAccessible(page);
    await page.getByRole('link', { name: /Skriv eller sæt en kladde ind/ }).click();
    await expect(page.getByLabel('Mailen', { exact: true })).toBeFocused();
  });
  test('a megabyte of text', async ({ page }) => {
    const wizard = await Wizard.open(page);
    const text = 'Hun har gigt. '.repeat(75_000);
    await wizard.write(text);
    await page.getByRole('button', { name: 'Videre til modtagerne' }).click();
    await expect(page.getByRole('alert')).toHaveText(/for lang/);
    await expect(wizard.verdict).toHaveText(/Kunne ikke tjekkes/);
    expect(await page.getByLabel('Mailen', { exact: true }).inputValue()).toHaveLength(text.length);
  });
  test('a file pasted as text', async ({ page }) => {
    const wizard = await Wizard.open(page);
    await wizard.write('\u0001PNG\u0002\uFFFD\uFFFD'.repeat(50));
    await page.getByRole('button', { name: 'Videre til modtagerne' }).click();
    await expect(page.getByRole('alert')).toHaveText(/ikke ud til at være tekst/);
  });
  test('emoji and right-to-left text around a finding', async ({ page }) => {
    const wizard = await Wizard.open(page);
    await wizard.write('👩‍👧‍👦 שלום مرحبا – hendes cpr er 010203-4441 👍🏽');
    await expect(wizard.verdict).toHaveText(/Send den sikkert/);
    await expect(page.locator('.highlighted-copy mark.mark-sensitive')).toHaveText('010203-4441');
  });
  test('500 recipients of one place, and of 500', async ({ page }) => {
    const wizard = await Wizard.open(page);
    await wizard.write(cases.bingo.body);
    await wizard.toRecipients();
    const many = (domain: (n: number) => string): string =>
      Array.from(
        { length: 500 },
        (_, n) => `Person ${String(n)} <p${String(n)}@${domain(n)}>`,
      ).join('; ');
    await page.getByLabel('Til', { exact: true }).fill(many((n) => `d${String(n)}.example`));
    await page.getByRole('button', { name: 'Slå modtagerne op' }).click();
    await expect(page.getByRole('alert')).toHaveText(/500 opslag/);
    await wizard.lookUp(many(() => 'standard-kommune.example'));
    await expect(page.locator('.recipients > li')).toHaveCount(500);
  });
  test('recipients that are none', async ({ page }) => {
    const wizard = await Wizard.open(page);
    await wizard.write(cases.bingo.body);
    await wizard.toRecipients();
    await page.getByRole('button', { name: 'Slå modtagerne op' }).click();
    await expect(page.getByRole('alert')).toHaveText(/Skriv mindst én modtager/);
    await page.getByLabel('Cc', { exact: true }).fill('Torben; ole@[127.0.0.1]');
    await page.getByRole('button', { name: 'Slå modtagerne op' }).click();
    await expect(page.getByRole('alert')).toHaveText(/ole@\[127\.0\.0\.1\]/);
    await expectAccessible(page);
    await page.getByRole('alert').getByRole('link').click();
    await expect(page.getByLabel('Cc', { exact: true })).toBeFocused();
  });
  test('offline: the draft is read, the recipient is grey, nothing is lost', async ({
    page,
    context,
  }) => {
    const wizard = await Wizard.open(page);
    await wizard.write('Hej');
    await expect(wizard.verdict).toHaveText(/Kan sendes som almindelig mail/);
    await context.setOffline(true);
    await wizard.write(cases.cpr.body);
    await expect(wizard.verdict).toHaveText(/Send den sikkert/);
    await wizard.toRecipients();
    await wizard.lookUp('jytte@good.example');
    await expect(page.locator('.recipients')).toContainText('Din browser har ingen forbindelse');
    await wizard.toAdvice();
    await expect(wizard.heading).toHaveText('Send som Digital Post');
  });
});

test('an odd recipient is asked about before the advice, and the answer counts', async ({
  page,
}) => {
  const wizard = await Wizard.open(page);
  await wizard.write(cases.cpr.body, cases.cpr.subject);
  await wizard.toRecipients();
  await wizard.lookUp('jytte@standardkommune.example');
  await page.getByRole('button', { name: 'Se, hvad du skal gøre' }).click();
  await expect(wizard.heading).toHaveText('Er det den rigtige modtager?');
  await expect(page).toHaveURL(/#rigtig-modtager$/);
  await expect(
    page.getByText('standardkommune.example ligner standard-kommune.example'),
  ).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Videre' }).click();
  await expect(page.getByRole('alert')).toContainText('Vælg et svar.');
  await expectAccessible(page);
  await page.getByLabel('Nej, eller jeg er i tvivl').check();
  await page.getByRole('button', { name: 'Videre' }).click();
  await expect(wizard.heading).toHaveText('Send som Digital Post');
  await expect(page.getByText('Send ikke noget, før du er sikker.').first()).toBeVisible();
  await expectAccessible(page);
  await page.goBack();
  await expect(page.getByLabel('Nej, eller jeg er i tvivl')).toBeChecked();
  await page.goBack();
  await expect(wizard.heading).toHaveText('Hvem skal have den?');
});
