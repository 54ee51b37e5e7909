import { z } from 'astro/zod';
import { channels, protections, senders, tlsEnforcements } from '../advice/policy.ts';
import type { Policy } from '../advice/policy.ts';
import { dataClasses } from '../classifier/types.ts';

const domain = z
  .string()
  .regex(
    /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/,
    'is no domain in ASCII form, such as kommune.dk',
  );
const protection = z.enum(protections);
const date = z.iso.date();
const colour = z.string().regex(/^#[0-9a-f]{6}$/, 'is no colour such as #2c3a8f');
const text = z.string().min(1, 'is empty');

/** Eight digits, the last one a check digit: weights 2,7,6,5,4,3,2,1, modulus 11 (python-stdnum, stdnum/dk/cvr.py). */
const cvr = z
  .string()
  .regex(/^[1-9]\d{7}$/, 'is no CVR number of eight digits in quotes')
  .refine(
    (digits) =>
      [2, 7, 6, 5, 4, 3, 2, 1].reduce((sum, weight, at) => sum + weight * Number(digits[at]), 0) %
        11 ===
      0,
    'is no CVR number: the check digit is wrong',
  );

/** Whom to ask. By function, never a private person: people change jobs, and the page is public. */
const contact = z
  .strictObject({
    name: text,
    /** Where to find them when there is no address to show: "Bølgen under Sådan gør du". */
    how: text.optional(),
    phone: z
      .string()
      .regex(/^[+\d][\d ]{6,}$/, 'is no telephone number')
      .optional(),
    mail: z.email().optional(),
    url: z.url({ protocol: /^https$/ }).optional(),
  })
  .refine(
    ({ how, phone, mail, url }) => Boolean(how ?? phone ?? mail ?? url),
    'says who but not how: give how, phone, mail or url',
  );

/** What an organisation says of a channel in its own words; what is not said is taken from the channel's page. */
const channelTexts = z.strictObject({
  /** Its name in the house, also the product's: "SecureMail". */
  title: text.exactOptional(),
  /** The button or the first thing to do: "Tryk på Send Sikkert". */
  action: text.exactOptional(),
  summary: text.exactOptional(),
  steps: z.array(text).min(1).exactOptional(),
  recipientSees: text.exactOptional(),
  recipientDoes: text.exactOptional(),
  proof: text.exactOptional(),
  limits: z.array(text).exactOptional(),
  ifItFails: z.array(text).min(1).exactOptional(),
});

const price = z.strictObject({
  validFrom: date,
  /** The last day; without one it holds until further notice. */
  validTo: date.optional(),
  /** Kroner for the calendar year it is ordered in. */
  firstYear: z.number().nonnegative(),
  /** Kroner for each calendar year after that. */
  laterYears: z.number().nonnegative(),
});

/** One organisation: who it is, what its mail can do, and what it asks of a mail. Unknown keys are refused. */
export const organisation = z.strictObject({
  name: text,
  /** As it stands in a sentence, where that is shorter. */
  shortName: text.optional(),
  cvr: cvr.optional(),
  /** The layer between `_base` and this one: the file `_<sector>.yaml`. */
  sector: z.string().regex(/^[a-z]+$/),
  /** Set when this is an example built on the organisation's published guide, not the organisation's own site. */
  example: z
    .strictObject({
      guide: text,
      year: z.number().int(),
      yearIsEstimated: z.boolean().default(false),
    })
    .optional(),
  /** Shown on every page when set: what a visitor should know of this profile. */
  notice: text.optional(),
  theme: z.strictObject({ accent: colour, accentDeep: colour, accentWash: colour }),
  sender: z.enum(senders),
  /** The organisation's own domains and those it hosts for; ASCII form. */
  internalDomains: z.array(domain).min(1, 'is empty'),
  /** Towards whom its mail system refuses to send when TLS 1.2 cannot be had. */
  enforcesTls: z.enum(tlsEnforcements),
  tlsPartners: z.array(domain),
  /** File beside this one, one domain a line, `#` for comments. */
  tunnel: z.strictObject({ file: text, date, maxAgeDays: z.number().int().positive() }).optional(),
  /** Where certificates can be looked up; without it, only the domain ever leaves the browser. */
  certificates: z
    .strictObject({
      /** In DNS (RFC 8162), where it is signed. */
      smimea: z.boolean().default(false),
      /** In a directory; RECIPIENT_LDAP_URL and RECIPIENT_LDAP_PASSWORD come from the environment. */
      ldap: z
        .strictObject({
          url: z
            .string()
            .regex(/^ldaps?:\/\/[^/?#@]+\/?$/)
            .optional(),
          base: z.string(),
          /** RFC 4515, with `{address}` where the address belongs. */
          filter: z.string().includes('{address}').default('(mail={address})'),
          attributes: z
            .array(z.string().regex(/^[A-Za-z][A-Za-z0-9-]*(?:;[A-Za-z0-9-]+)*$/))
            .min(1)
            .default(['userCertificate;binary', 'userSMIMECertificate;binary']),
          /** Anonymous without it. */
          bindDn: z.string().optional(),
        })
        .optional(),
      /** A folder of `.cer .pem .p7b .vcf .ldif`, from this file's own folder or from the root of the machine. */
      folder: z.string().min(1).optional(),
    })
    .refine(({ smimea, ldap, folder }) => smimea || ldap !== undefined || folder !== undefined, {
      message: 'names no place to look',
    })
    .optional(),
  /** Accept a host that encrypts but cannot prove who it is. */
  acceptEncryptedOnly: z.boolean(),
  /** What cases are kept in, as the staff call it. */
  journalSystem: text,
  contacts: z.strictObject({
    /** Who helps with buttons and programs. */
    support: contact,
    /** Whom to ask about the law, and to tell at once when it went wrong. */
    dpo: contact,
    /** The mailbox that secure mail goes to or comes from. */
    secureMail: contact.optional(),
    /** Where it is ordered and given notice of. */
    ordering: contact.optional(),
  }),
  prices: z
    .strictObject({
      /** Months before the end of a calendar year that notice must be given. */
      noticeMonths: z.number().int().min(0).max(12),
      periods: z.array(price).min(1),
    })
    .optional(),
  wording: z.strictObject({
    /** What the people are called whom it writes to: borgeren, forbrugeren, kunden. */
    recipient: text,
    /** Who signs a text to copy, where those who use the site are not the organisation itself. */
    signature: text.optional(),
    /** The look-up's answers in the words that the staff know. */
    status: z
      .strictObject({
        internal: text.exactOptional(),
        secure: text.exactOptional(),
        insecure: text.exactOptional(),
        unknown: text.exactOptional(),
      })
      .optional(),
  }),
  channelTexts: z.partialRecord(z.enum(channels), channelTexts),
  /** What to do once, or to choose between, before the first secure mail: install the button, pick the mailbox. */
  gettingStarted: z.array(z.strictObject({ title: text, steps: z.array(text).min(1) })),
  /** What those outside should know who write to it or get its mail; how each way is set up stands in ways-in/. */
  partners: z.array(z.strictObject({ title: text, text })),
  faq: z.array(z.strictObject({ question: text, answer: text })).min(1),
  policy: z.strictObject({
    version: text,
    least: z.strictObject({
      none: protection,
      ordinary: protection,
      confidential: protection,
      criminal: protection,
      special: protection,
    }),
    thresholds: z.array(
      z.strictObject({
        dataClass: z.enum(dataClasses),
        persons: z.number().int().positive().optional(),
        recipients: z.number().int().positive().optional(),
        least: protection,
      }),
    ),
    channels: z.array(z.enum(channels)).min(1),
  }),
  reviewed: date,
  reviewBy: date,
});
export type Organisation = z.infer<typeof organisation>;

/** What the advice asks for of an organisation. */
export function policyOf(
  { policy, sender, enforcesTls, tlsPartners }: Organisation,
  rules: Policy['rules'],
): Policy {
  return { ...policy, sender, enforcesTls, tlsPartners, rules };
}
