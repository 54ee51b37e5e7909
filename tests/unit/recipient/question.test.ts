import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  questionAbout,
  strictQuestion,
  type Asking,
  type Question,
} from '../../../src/recipient/question.ts';

describe('a question at the border', () => {
  const cases: readonly [
    why: string,
    question: Question,
    asking: Asking,
    passed: Question | null,
  ][] = [
    ['a domain', { domain: 'A.example' }, 'domains', { domain: 'a.example' }],
    [
      'a domain where addresses may be asked',
      { domain: 'a.example' },
      'addresses',
      { domain: 'a.example' },
    ],
    ['an address', { address: ' Ole@A.example' }, 'addresses', { address: 'Ole@a.example' }],
    ['an address where only domains may be asked', { address: 'ole@a.example' }, 'domains', null],
    ['an address in place of a domain', { domain: 'ole@a.example' }, 'addresses', null],
    ['a domain in place of an address', { address: 'a.example' }, 'addresses', null],
    ['a CPR number', { address: '0102034444@a.example' }, 'addresses', null],
    ['a name with it', { address: 'Ole <ole@a.example>' }, 'addresses', null],
    ['two', { address: 'ole@a.example;eva@a.example' }, 'addresses', null],
    ['text', { address: 'Hun har gigt@a.example' }, 'addresses', null],
    ['a number of a machine', { address: 'ole@127.0.0.1' }, 'addresses', null],
  ];
  for (const [why, question, asking, passed] of cases)
    it(`${why}: ${passed === null ? 'dropped' : 'passed on'}`, () => {
      assert.deepEqual(strictQuestion(question, asking), passed);
    });
  it('is about an address when there is an @', () => {
    assert.deepEqual(questionAbout('ole@a.example'), { address: 'ole@a.example' });
    assert.deepEqual(questionAbout('a.example'), { domain: 'a.example' });
  });
});
