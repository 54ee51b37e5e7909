import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { readChannelFiles } from '../../../bin/policy.ts';
import { channels } from '../../../src/advice/policy.ts';
import { readChannels, rulesOf } from '../../../src/content/channel.schema.ts';

const files = await readChannelFiles();
const pages = readChannels(files);
const tunnel = files.get('tunnel.mdx') ?? '';

describe('a channel’s page', () => {
  const cases: [name: string, text: string, sentence: string | RegExp][] = [
    [
      'an unknown key',
      tunnel.replace('title:', 'titel: x\ntitle:'),
      'tunnel.mdx: titel: there is no such field.',
    ],
    ['a missing field', tunnel.replace(/^proof: .*\n/m, ''), 'tunnel.mdx: proof: is missing.'],
    [
      'a missing part of the rule',
      tunnel.replace(/^ {2}gives: .*\n/m, ''),
      'tunnel.mdx: use.gives: is missing.',
    ],
    [
      'a protection that is not on the ladder',
      tunnel.replace('gives: tunnel', 'gives: steel'),
      /^tunnel\.mdx: use\.gives: Invalid/,
    ],
    [
      'a sender that is none',
      tunnel.replace('[public, private]', '[everyone]'),
      /^tunnel\.mdx: use\.senders\.0: Invalid/,
    ],
    ['no front matter', 'Tekst', /^tunnel\.mdx: /],
    ['front matter that is no YAML', '---\n{\n---\n', /^tunnel\.mdx: /],
  ];
  for (const [name, text, message] of cases)
    it(`with ${name} is refused`, () => {
      assert.notEqual(text, tunnel);
      assert.throws(() => readChannels(new Map([['tunnel.mdx', text]])), { message });
    });
  it('that is not there is missed', () => {
    assert.throws(() => rulesOf(pages.filter(({ id }) => id !== 'tunnel')), {
      message: 'tunnel.mdx is missing in src/content/channels.',
    });
  });
});

describe('the channels’ pages', () => {
  it('are one for each channel, under its name', () => {
    assert.deepEqual([...files.keys()].sort(), channels.map((channel) => `${channel}.mdx`).sort());
    for (const { id } of pages)
      assert.match(files.get(`${id}.mdx`) ?? '', new RegExp(`^id: ${id}$`, 'm'));
  });
  it('give Digital Post to public senders and e-Boks to private ones', () => {
    const rules = rulesOf(pages);
    assert.deepEqual(rules['digital-post'].senders, ['public']);
    assert.deepEqual(rules['e-boks'].senders, ['private']);
  });
  for (const { id, use, steps, limits } of pages)
    if (use.reaches === 'address' && id !== 'ordinary-mail')
      it(`${id} says to keep private things out of the subject, which nothing encrypts`, () => {
        assert.match([...steps, ...limits].join(' '), /emne/i);
      });
  it('name NemID as history only, and Microsoft’s encryption by today’s name', () => {
    const texts = globSync('src/content/{channels,organisations}/*.{mdx,yaml}').map((file) =>
      readFileSync(file, 'utf8'),
    );
    const about = (name: RegExp): string[] =>
      texts.flatMap((text) => text.split(/(?<=[.!?])\s|\n/).filter((line) => name.test(line)));
    for (const line of about(/NemID/)) assert.match(line, /lukket|historie|tidligere/i);
    for (const line of about(/\bOME\b/)) assert.match(line, /tidligere OME/);
    assert.ok(about(/OCES3/).length > 0);
  });
});
