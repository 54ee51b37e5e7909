import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { certificateCases } from './cases-certificate.ts';
import { environmentOf, kuvertRecipient, type Answer } from './kuvert.ts';
import { startMailLab, whyNoLab, type MailLab } from './lab.ts';

const skip = whyNoLab() ?? false;

let lab: MailLab;
let answers: ReadonlyMap<string, Answer>;
before(async () => {
  if (skip !== false) return;
  lab = await startMailLab();
  const ask = (down: boolean): Promise<ReadonlyMap<string, Answer>> =>
    kuvertRecipient(
      lab.run,
      {
        ...environmentOf(lab, lab.facts.resolver.local),
        ORGANISATION: 'certificates',
        RECIPIENT_LDAP_URL: down ? 'ldap://127.0.0.1:390' : lab.facts.directory.url,
      },
      certificateCases.flatMap(({ address, directoryDown = false }, index) =>
        directoryDown === down ? [{ id: String(index), address }] : [],
      ),
      lab.facts.withCertificates,
    );
  answers = new Map([...(await ask(false)), ...(await ask(true))]);
});
after(async () => {
  if (skip === false) await lab.stop();
});

describe('kuvert recipient in the mail lab, with certificates', () => {
  for (const [index, { address, why, expected }] of certificateCases.entries())
    it(`${address}: ${why}`, { skip }, () => {
      const answer = answers.get(String(index));
      assert.ok(answer !== undefined && !('error' in answer));
      const { state, code, source } = answer.certificate;
      assert.deepEqual({ status: answer.status, state, code, source }, expected);
    });

  it('the organisation and its CVR number are read from the certificate', { skip }, () => {
    const index = certificateCases.findIndex(({ expected }) => expected.source === 'ldap');
    const answer = answers.get(String(index));
    assert.ok(answer !== undefined && !('error' in answer));
    const [certificate] = answer.certificate.sources.flatMap((source) => source.certificates);
    assert.ok(certificate !== undefined);
    const { organisation, cvr, issuerKind, address } = certificate;
    assert.deepEqual(
      { organisation, cvr, issuerKind, address },
      { organisation: 'Opdigtet Kommune', cvr: '12345678', issuerKind: 'oces3', address: 'yes' },
    );
  });
});
