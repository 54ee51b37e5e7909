/**
 * The whole wizard with a word in the draft that must not come out: through every step and button, on a site whose every
 * request is written down. That the judge would have heard it is shown in privacy.spec.ts.
 */
import { expect, test } from '@playwright/test';
import { expectNoCanary, startSink } from './sink.ts';
import { hydrated, Wizard } from './wizard.ts';

const canary = 'kanariefuglen42q';

test('a draft taken through the whole wizard leaves no trace', async ({
  page,
  context,
  baseURL,
}) => {
  test.setTimeout(90_000);
  const sink = await startSink(baseURL ?? '');
  try {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: sink.site });
    await page.goto(`${sink.site}/tjek/`);
    await hydrated(page);
    const wizard = new Wizard(page);

    // A draft that asks, with the word in every field, dismissed and added.
    await wizard.write(
      `Hej ${canary}\n\nEn af beboerne er indlagt igen, ${canary}. Cpr 010203-4441.\n\nHilsen ${canary}`,
      `Vedr. ${canary}`,
    );
    await expect(wizard.verdict).toHaveText(/Send den sikkert/);
    await page.getByText('Mangler der noget?').click();
    await page.getByLabel('Teksten', { exact: true }).fill(canary);
    await page.getByRole('button', { name: 'Tilføj' }).click();
    await page.getByRole('button', { name: 'Forkert fund: 010203-4441' }).click();
    await page.getByRole('button', { name: 'Tag med igen: 010203-4441' }).click();
    await expectNoCanary(sink, page, canary);

    // As display name and as local part: only what stands after the @ may go.
    await wizard.toRecipients();
    await wizard.lookUp(`${canary} <${canary}@good.example>; ${canary}@plain.example`);
    await page.getByRole('button', { name: 'Tjek igen' }).click();
    await expect(page.getByRole('button', { name: 'Se, hvad du skal gøre' })).toBeVisible({
      timeout: 20_000,
    });
    await expectNoCanary(sink, page, canary);
    const asked = sink.heard
      .filter(({ text }) => text.startsWith('POST /api/'))
      .map(({ text }) => text.slice(text.indexOf('\n\n') + 2));
    expect(new Set(asked)).toEqual(
      new Set([
        '{"recipients":[{"domain":"good.example"}]}',
        '{"recipients":[{"domain":"plain.example"}]}',
        '{"recipients":[{"domain":"good.example"}],"refresh":true}',
        '{"recipients":[{"domain":"plain.example"}],"refresh":true}',
      ]),
    );

    await wizard.toAdvice();
    await page.locator('.alternatives summary', { hasText: 'Rens mailen' }).click();
    await page.getByRole('button', { name: 'Kopiér den rensede kladde' }).click();
    await page.getByRole('button', { name: 'Kopiér kvitteringen' }).click();
    await page.emulateMedia({ media: 'print' });
    expect(await page.title()).not.toContain(canary);
    await page.emulateMedia({ media: null });
    await page.goBack();
    await page.goForward();
    await expectNoCanary(sink, page, canary);

    await page.getByText('Rens mailen').last().waitFor({ state: 'attached' });
    await page.locator('.alternatives summary', { hasText: 'Rens mailen' }).click();
    await page.getByRole('button', { name: 'Ret videre i den rensede kladde' }).click();
    await expect(wizard.heading).toHaveText('Tjek en mail');
    await page.getByRole('button', { name: 'Start forfra' }).click();
    await expectNoCanary(sink, page, canary);
    await page.close({ runBeforeUnload: false });
    expect(sink.heard.filter(({ at }) => at !== 'site')).toEqual([]);
  } finally {
    await sink.stop();
  }
});

test('the question is answered without a trace', async ({ page, baseURL }) => {
  const sink = await startSink(baseURL ?? '');
  try {
    await page.goto(`${sink.site}/tjek/`);
    await hydrated(page);
    const wizard = new Wizard(page);
    await wizard.write(
      `Hej\n\nEn af beboerne er indlagt igen. Skal vi hænge noget op om ${canary}?\n\nHilsen varmemesteren`,
    );
    await page.getByRole('button', { name: 'Videre til spørgsmålet' }).click();
    await page.getByLabel('Det ved jeg ikke').check();
    await page.getByRole('button', { name: 'Videre', exact: true }).click();
    await wizard.skipRecipients();
    await expectNoCanary(sink, page, canary);
  } finally {
    await sink.stop();
  }
});
