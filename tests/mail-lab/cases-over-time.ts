/** Domains whose MTA-STS policy is another the second time that somebody asks (RFC 8461 section 5.1). */
import type { Case } from './table.ts';

export interface CaseOverTime {
  readonly row: Case;
  /** What the second look says of the policy. */
  readonly later: {
    readonly mtaSts: 'yes' | 'no';
    readonly code: string | null;
    readonly kept: boolean;
  };
}

const overTime = (
  id: string,
  why: string,
  said: NonNullable<NonNullable<Case['sts']>['later']>,
  later: CaseOverTime['later'],
): CaseOverTime => ({
  row: {
    id: `later-${id}`,
    pitfall: '9',
    why,
    records: [['@', 'MX', '10 mx.sts-wildcard.unsigned.example.']],
    sts: {
      policy:
        'version: STSv1\r\nmode: enforce\r\nmx: mx.sts-wildcard.unsigned.example\r\nmax_age: 86400\r\n',
      later: said,
    },
    expected: {
      status: 'secure',
      tls: { state: 'yes', authenticated: 'yes', dane: 'no', mtaSts: 'yes' },
      hosts: [{ host: 'mx.sts-wildcard.unsigned.example.' }],
    },
  },
  later,
});

export const casesOverTime: readonly CaseOverTime[] = [
  overTime(
    'server-error',
    'the policy host fails: the last good policy holds until its max_age',
    { status: 500 },
    { mtaSts: 'yes', code: null, kept: true },
  ),
  overTime(
    'not-found',
    'the policy is gone: so it would be if somebody stood in between',
    { status: 404 },
    { mtaSts: 'yes', code: null, kept: true },
  ),
  overTime(
    'withdrawn',
    'withdrawn as RFC 8461 section 8.3 says, with mode none',
    { policy: 'version: STSv1\r\nmode: none\r\nmax_age: 86400\r\n' },
    { mtaSts: 'no', code: 'sts-mode-none', kept: false },
  ),
  overTime(
    'other-host',
    'a new policy, without the host that takes the mail',
    { policy: 'version: STSv1\r\nmode: enforce\r\nmx: mx.elsewhere.example\r\nmax_age: 86400\r\n' },
    { mtaSts: 'no', code: 'sts-mx-mismatch', kept: false },
  ),
];
