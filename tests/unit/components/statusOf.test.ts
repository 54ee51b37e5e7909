import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { advise, recipientFacts } from '../../../src/advice/advise.ts';
import { statusOf } from '../../../src/components/texts.ts';
import type { Report, Status } from '../../../src/recipient/report.ts';
import { unknownReport } from '../../fixtures.ts';
import { ids, policyOfProfile } from '../../profiles.ts';

const proven = { ...unknownReport.tls, state: 'yes', authenticated: 'yes' } as const;
const tls: Report = { ...unknownReport, status: 'secure', by: 'tls', tls: proven };
const tunnel: Report = {
  ...unknownReport,
  status: 'secure',
  by: 'tunnel',
  tunnel: { ...unknownReport.tunnel, state: 'yes' },
};
const certificate: Report = {
  ...tls,
  by: 'certificate',
  certificate: { ...tls.certificate, state: 'yes' },
};
const certificateOpen: Report = { ...tls, certificate: { ...tls.certificate, state: 'unknown' } };
const internal: Report = { ...unknownReport, status: 'internal', by: 'internal' };
const red: Report = { ...unknownReport, status: 'insecure' };

describe('the colour shown for a recipient', () => {
  const cases: [why: string, profile: string, report: Report | null, status: Status][] = [
    ['green: it insists on TLS', 'standard', tls, 'secure'],
    ['red: TLS is no way of its own', 'broendby', tls, 'insecure'],
    ['red: it has no agreement with them', 'dpm-gruppen', tls, 'insecure'],
    [
      'green: it has agreed on TLS with them',
      'dpm-gruppen',
      { ...tls, domain: 'pension-med-aftale.example' },
      'secure',
    ],
    ['green: the tunnel is its own', 'broendby', tunnel, 'secure'],
    ['red: it has no tunnel itself', 'unik', tunnel, 'insecure'],
    ['green: certificate, whatever TLS is worth', 'broendby', certificate, 'secure'],
    ['grey: there may be a certificate', 'broendby', certificateOpen, 'unknown'],
    ['turquoise stays', 'broendby', internal, 'internal'],
    ['red stays', 'standard', red, 'insecure'],
    ['grey is no red', 'broendby', unknownReport, 'unknown'],
    ['grey without an answer', 'broendby', null, 'unknown'],
  ];
  for (const [why, profile, report, status] of cases)
    it(`${profile}: ${why}`, () => {
      assert.equal(statusOf(report, { means: policyOfProfile(profile) }), status);
    });

  for (const id of ids)
    it(`${id}: green means that the advice has a mail for a confidential draft about one person`, () => {
      const policy = policyOfProfile(id);
      for (const report of [tls, tunnel, certificate]) {
        const { channels } = advise(
          {
            dataClass: 'confidential',
            identifiable: 'direct',
            persons: 1,
            recipients: [recipientFacts(report, policy)],
          },
          policy,
        );
        const byMail = channels.some(({ channel }) =>
          policy.rules[channel].needs.startsWith('recipient-'),
        );
        assert.equal(statusOf(report, { means: policy }) === 'secure', byMail);
      }
    });
});
