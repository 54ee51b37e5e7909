import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { confidential, ordinary, sensitive, walk, wordsOf } from './guide.ts';
import { reach } from './situations.ts';

const id = 'it-leverandoer';

walk(id, [
  {
    lines: '3 and 13, Sikker mail pr. 1. januar 2019',
    says: 'a private company encrypts what is confidential or sensitive',
    situation: confidential(reach.tls),
    first: ['enforced-tls'],
    never: ['ordinary-mail', 'digital-post'],
  },
  {
    lines: '21, Kryptering af mails',
    says: 'from server to server is enough where it is certain',
    situation: sensitive(reach.tls),
    first: ['enforced-tls'],
  },
  {
    lines: '25, Kryptering af mails',
    says: 'and where it is not, the mail is a postcard: not sent',
    situation: sensitive(reach.grey),
    first: ['telephone', 'anonymise'],
    never: ['ordinary-mail', 'enforced-tls'],
  },
  {
    lines: '27, Kryptering af mails; 31-37, signering',
    says: 'sealed so that only the recipient can open it, and signed, where there is a certificate',
    situation: sensitive(reach.certificate),
    first: ['certificate'],
  },
  {
    lines: '5, the opening',
    says: 'what one would not mind being shouted out may go as ordinary mail',
    situation: ordinary(reach.red),
    first: ['ordinary-mail'],
  },
]);

describe('what each part proves, and what the law really asks', () => {
  it('19-27: encryption is what the rules ask for', () => {
    assert.match(wordsOf(id, 'faq'), /kryptering\?.*reglerne kræver.*1\. januar 2019/s);
  });
  it('29-43: a signature proves who wrote; no rule of data protection asks for it', () => {
    assert.match(
      wordsOf(id, 'faq'),
      /signatur\?.*Hvem der skrev.*kræver ikke, at mails bliver signeret/s,
    );
  });
  it('45-51 corrected: no rule asks for time stamps, but one must be able to show what was sent', () => {
    assert.match(wordsOf(id, 'faq'), /kræver ikke udtrykkeligt tidsstempler.*kunne vise/s);
  });
  it('17, 45-51: three parts to see to, the log not to be edited', () => {
    assert.match(wordsOf(id, 'gettingStarted'), /Kryptering.*Signatur.*Tid.*ingen kan rette/s);
  });
  it('31-41: certificates under today’s name', () => {
    assert.match(wordsOf(id, 'certificate'), /OCES3.*MitID Erhverv/s);
  });
  it('55: for the self-employed and for both Mac and Windows', () => {
    assert.match(wordsOf(id, 'faq'), /enkeltmandsvirksomhed.*Mac og Windows/s);
  });
});
