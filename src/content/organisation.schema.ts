import { z } from 'astro/zod';
import { channels, protections } from '../advice/policy.ts';
import type { Policy } from '../advice/policy.ts';
import { dataClasses } from '../classifier/types.ts';

const domain = z
  .string()
  .regex(/^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/);
const protection = z.enum(protections);

/** One organisation: who it is, what its mail can do, and what it asks of a mail. Unknown keys are refused. */
export const organisation = z.strictObject({
  name: z.string(),
  /** Shown on every page when set: what a visitor should know of this profile. */
  notice: z.string().optional(),
  sender: z.enum(['public', 'private']),
  /** The organisation's own domains and those it hosts for; ASCII form. */
  internalDomains: z.array(domain),
  /** Whether its mail system refuses to send when TLS 1.2 cannot be had. */
  enforcesTls: z.boolean(),
  /** File beside this one, one domain a line, `#` for comments. */
  tunnel: z
    .strictObject({ file: z.string(), date: z.iso.date(), maxAgeDays: z.number().int().positive() })
    .optional(),
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
  acceptEncryptedOnly: z.boolean().default(false),
  policy: z.strictObject({
    version: z.string(),
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
});
export type Organisation = z.infer<typeof organisation>;

/** What the advice asks for of an organisation. */
export function policyOf({ policy, sender, enforcesTls }: Organisation): Policy {
  return { ...policy, sender, enforcesTls };
}
