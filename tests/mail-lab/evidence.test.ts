import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Report } from '../../src/recipient/report.ts';
import { cases } from './cases.ts';
import { environmentOf, kuvertRecipient, lineOf, type Answer } from './kuvert.ts';
import { startMailLab, whyNoLab, type MailLab } from './lab.ts';

const skip = whyNoLab() ?? false;

let lab: MailLab;
let answers: ReadonlyMap<string, Answer>;
const asked = ['tls13', 'ipv4-closed-ipv6-open', 'expired', 'sts-enforce', 'tls-rpt', 'dane-311'];
before(async () => {
  if (skip !== false) return;
  lab = await startMailLab();
  const rows = cases.filter(({ id }) => asked.includes(id));
  const env = environmentOf(lab, lab.facts.resolver.local);
  answers = await kuvertRecipient(lab.run, env, rows.map(lineOf));
});
after(async () => {
  if (skip === false) await lab.stop();
});

const reportOf = (id: string): Report => {
  const answer = answers.get(id);
  assert.ok(answer !== undefined && !('error' in answer));
  return answer;
};
const hostOf = (id: string): Report['tls']['hosts'][number] => {
  const [host] = reportOf(id).tls.hosts;
  assert.ok(host !== undefined);
  return host;
};

describe('the evidence of a report, in the mail lab', () => {
  it('addresses, each with how talking to it went', { skip }, () => {
    const [first, second, ...more] = hostOf('ipv4-closed-ipv6-open').addresses;
    assert.match(first?.address ?? '', /^45\.25\./);
    assert.equal(first?.code, 'refused');
    assert.match(second?.address ?? '', /^2a02:25::1:/);
    assert.equal(second?.code, null);
    assert.deepEqual(more, []);
  });
  it('the names and dates of the certificate', { skip }, () => {
    const { certificate } = hostOf('tls13');
    assert.deepEqual(certificate?.names, ['mx.tls13.unsigned.example']);
    assert.ok(Date.parse(certificate.notAfter) > Date.now());
    assert.ok(Date.parse(hostOf('expired').certificate?.notAfter ?? '') < Date.now());
  });
  it('times that are now', { skip }, () => {
    const { checkedAt, tls } = reportOf('tls13');
    for (const time of [checkedAt, tls.checkedAt, hostOf('tls13').checkedAt]) {
      assert.ok(Math.abs(Date.now() - Date.parse(time)) < 60_000, time);
    }
  });
  it('the policy that was judged, and that it covers the host', { skip }, () => {
    const { mtaStsPolicy } = reportOf('sts-enforce').tls;
    assert.equal(mtaStsPolicy?.mode, 'enforce');
    assert.deepEqual(mtaStsPolicy.mx, ['mx.sts-enforce.unsigned.example']);
    assert.equal(hostOf('sts-enforce').mtaSts, 'yes');
  });
  it('whether reports on TLS are wanted, which changes nothing', { skip }, () => {
    assert.equal(reportOf('tls-rpt').tls.tlsRpt.state, 'yes');
    assert.equal(reportOf('tls13').tls.tlsRpt.state, 'no');
    assert.equal(reportOf('tls-rpt').status, 'insecure');
  });
});
