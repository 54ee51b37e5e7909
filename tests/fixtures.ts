import { readChannelFiles } from '../bin/policy.ts';
import type { Policy } from '../src/advice/policy.ts';
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

/** A recipient of whom nothing is known but that it takes mail. */
export const unknownReport: Report = {
  domain: 'a.example',
  status: 'unknown',
  by: null,
  checkedAt: '2026-11-21T12:00:00Z',
  expiresAt: '2026-11-21T18:00:00Z',
  internal: { state: 'no' },
  tunnel: { state: 'no', listDate: '2026-11-02' },
  certificate: { state: 'not-applicable' },
  mail: { state: 'yes' },
  tls: {
    state: 'unknown',
    authenticated: 'unknown',
    level: 'observed',
    dane: 'no',
    mtaSts: 'no',
    hosts: [],
    code: null,
  },
  warnings: [],
};
