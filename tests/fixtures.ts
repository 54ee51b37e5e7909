import { readChannelFiles } from '../bin/policy.ts';
import type { Policy } from '../src/advice/policy.ts';
import type { Classification } from '../src/classifier/types.ts';
import { readChannels, rulesOf } from '../src/content/channel.schema.ts';
import type { Report } from '../src/recipient/report.ts';

/** A policy such as a municipality has. */
export const municipality: Policy = {
  version: '2026-11-21',
  sender: 'public',
  enforcesTls: 'everyone',
  tlsPartners: [],
  rules: rulesOf(readChannels(await readChannelFiles())),
  least: {
    none: 'none',
    ordinary: 'none',
    confidential: 'enforced-tls',
    criminal: 'enforced-tls',
    special: 'enforced-tls',
  },
  thresholds: [{ dataClass: 'special', persons: 20, least: 'tunnel' }],
  channels: [
    'ordinary-mail',
    'internal-mail',
    'tunnel',
    'certificate',
    'enforced-tls',
    'digital-post',
    'telephone',
    'anonymise',
    'other-address',
    'letter',
  ],
};

/** What is read in a draft about somebody that says nothing of them. */
export const plain: Classification = {
  verdict: 'ordinary-mail',
  dataClass: 'ordinary',
  identifiable: 'direct',
  findings: [],
  categories: [],
  persons: 1,
  questions: [],
  inSubject: [],
  inFileNames: [],
  rewritten: 'harmless',
};

/** When the facts of these reports were found out. */
export const checkedAt = '2026-11-21T12:00:00Z';

/** A recipient of whom nothing is known but that it takes mail. */
export const unknownReport: Report = {
  domain: 'a.example',
  status: 'unknown',
  by: null,
  checkedAt,
  expiresAt: '2026-11-21T18:00:00Z',
  internal: { state: 'no', code: null, checkedAt },
  tunnel: { state: 'no', code: null, checkedAt, listDate: '2026-11-02' },
  certificate: {
    state: 'not-applicable',
    code: 'certificate-no-source',
    checkedAt,
    source: null,
    sources: [],
  },
  mail: { state: 'yes', code: null, checkedAt },
  tls: {
    state: 'unknown',
    authenticated: 'unknown',
    level: 'observed',
    dane: 'no',
    daneCode: 'mx-not-authentic',
    mtaSts: 'no',
    mtaStsCode: 'sts-none',
    mtaStsPolicy: null,
    tlsRpt: { state: 'no', code: 'tlsrpt-none', checkedAt },
    hosts: [],
    code: null,
    checkedAt,
  },
  warnings: [],
};
