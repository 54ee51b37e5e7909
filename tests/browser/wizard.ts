import AxeBuilder from '@axe-core/playwright';
import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';

/** The wizard at /tjek/ as a visitor knows it: by what the fields and buttons are called. */
export class Wizard {
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }

  static async open(page: Page): Promise<Wizard> {
    await page.goto('/tjek/');
    await hydrated(page);
    return new Wizard(page);
  }

  get verdict(): Locator {
    return this.page.getByRole('region', { name: 'Svaret' });
  }
  get heading(): Locator {
    return this.page.getByRole('heading', { level: 1 });
  }

  async write(body: string, subject = ''): Promise<void> {
    await this.page.getByLabel('Emne', { exact: true }).fill(subject);
    await this.page.getByLabel('Mailen', { exact: true }).fill(body);
  }

  async toRecipients(): Promise<void> {
    await this.page.getByRole('button', { name: 'Videre til modtagerne' }).click();
    await expect(this.heading).toHaveText('Hvem skal have den?');
  }

  async lookUp(to: string): Promise<void> {
    await this.page.getByLabel('Til', { exact: true }).fill(to);
    await this.page.getByRole('button', { name: 'Slå modtagerne op' }).click();
    await expect(this.page.getByRole('button', { name: 'Se, hvad du skal gøre' })).toBeVisible({
      timeout: 20_000,
    });
  }

  async toAdvice(): Promise<void> {
    await this.page.getByRole('button', { name: 'Se, hvad du skal gøre' }).click();
    await expect(this.page.locator('.advice-for')).toBeVisible();
  }

  async skipRecipients(): Promise<void> {
    await this.page.getByRole('button', { name: 'Jeg kender ikke modtageren endnu' }).click();
    await expect(this.page.locator('.advice-for')).toBeVisible();
  }

  /** The actions under "Kan du ikke det", in order. */
  alternatives(): Promise<readonly string[]> {
    return this.page
      .locator('.alternatives > li > details > summary > span:first-child')
      .allTextContents();
  }
}

/** Waits until every island on the page answers. */
export async function hydrated(page: Page): Promise<void> {
  for (const island of await page.locator('astro-island').all())
    await expect(island).not.toHaveAttribute('ssr');
}

/** Fails with the rule and the element when axe finds anything against WCAG 2.2 AA. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`),
  ).toEqual([]);
}

/** Some can have it safely and others cannot: two mails, a text for the one who is red, and the answers as they are copied. */
export async function copiedAnswers(page: Page): Promise<string> {
  await expect(page.locator('.recipients-step').getByText('Del mailen')).toBeVisible();
  await page.locator('.recipients-step').getByText('Invitation til en partner').click();
  await expect(page.getByRole('button', { name: 'Kopiér teksten' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Kopiér svarene' }).click();
  await expect(page.getByText('Kopieret')).toBeVisible();
  const field = page.getByLabel('Adresse eller domæne');
  await field.fill('');
  await field.press('ControlOrMeta+V');
  await expect(field).not.toHaveValue('');
  return field.inputValue();
}

/** The cases of the municipality's guide of 2018, told anew. Persons and numbers are invented. */
export const cases = {
  bingo: {
    subject: 'Onsdag',
    body: 'Kære Torben\n\nTak for din mail. Ja, vi bestiller gerne en taxa til frisøren den 25. januar, så der også er tid til banko om eftermiddagen.\n\nVenlig hilsen\nKarin',
  },
  mother: {
    subject: 'Vedr. min mor',
    body: 'Hej Hanne\n\nKan min mor få pudset vinduer om onsdagen i stedet for om lørdagen? Og så er jeg urolig for den pleje, hun får. Hvorfor bliver hendes negle ikke klippet?\n\nMed venlig hilsen\nMarianne Toftegaard',
  },
  legUlcer: {
    subject: 'Vedr. din mor Ragna Mikkelsen, bolig 127',
    body: 'Kære Poul\n\nTak for din henvendelse om din mor, Ragna Mikkelsen, cpr. 220910-xxxx, som bor i bolig 127 hos os. Hun har skinnebenssår, som vi er i gang med at få behandlet. Hun vil gerne have gjort rent om onsdagen, når hun er til banko.\n\nMed venlig hilsen\nLise Bruun\nPlejecenter Søbakken',
  },
  cpr: {
    subject: 'Din henvendelse',
    body: 'Kære Jytte\n\nVi har fundet din sag. Dit cpr-nummer er 010203-4441, og du hører fra os inden fredag.\n\nVenlig hilsen\nBorgerservice',
  },
  wheelchair: {
    subject: 'Ansøgning',
    body: 'Til kommunen\n\nJeg hedder Verner Kjær, cpr 150842-4441. Jeg er blind og kørestolsbruger og vil gerne søge om en rampe ved hoveddøren.\n\nVenlig hilsen\nVerner Kjær',
  },
} as const;
