import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import ts from 'typescript';
import { codeTexts } from '../../../src/content/codes.ts';

/**
 * Codes are plain strings in the core, so they are read out of its source: every literal that looks like one has a text
 * here, or stands below with what it is instead.
 */

/** Words of the recipient check that look like codes and never stand in a report as one. */
const otherWords = new Set([
  // states and levels
  'not-applicable',
  'not-found',
  'no-data',
  'no-such-name',
  'oces3-test',
  // of the HTTPS port, which `composed` completes
  'too-large',
  // headers, media types and their values
  'content-type',
  'content-length',
  'cache-control',
  'no-store',
  'retry-after',
  'sec-fetch-site',
  'same-origin',
]);

/** Files whose hyphened words are errors of a request or of what was typed, or tell nobody but their caller. */
const elsewhere =
  /(?:address|problem|openapi|handle|certificate-file|smtp-reply|free-mail|suspect)\.ts$/;

/** Single words that stand in a report as a code. */
const singleWords = ['internal', 'timeout', 'refused', 'reset', 'closed', 'unreachable'];

/** What `sts-${…}` in mta-sts.ts and the codes of the HTTPS port come to. */
const composed = [
  ...['timeout', 'refused', 'not-public-address', 'failed', 'certificate', 'too-large'],
  ...['mode-testing', 'mode-none'],
].map((end) => `sts-${end}`);

function literalsOf(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) return;
    if (ts.isStringLiteral(node) && /^[a-z][a-z0-9]*(?:-[a-z0-9]+)+$/.test(node.text))
      found.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const literals = new Set(
  globSync('src/recipient/**/*.ts')
    .filter((file) => !elsewhere.test(file))
    .flatMap(literalsOf)
    .filter((word) => !otherWords.has(word)),
);
const codes = new Set([...literals, ...singleWords, ...composed]);

describe('the codes of a report', () => {
  it('are found in the source', () => {
    for (const code of ['dns-bogus', 'starttls-injection', 'ldap-referral', 'tlsrpt-invalid'])
      assert.ok(literals.has(code), code);
  });
  for (const code of [...codes].sort())
    it(`${code} has a text`, () => {
      assert.match(codeTexts[code] ?? '', /^[A-ZÆØÅ].{10,}\.$/);
    });
  it('has no text for a code that nothing gives', () => {
    assert.deepEqual(
      Object.keys(codeTexts).filter((code) => !codes.has(code)),
      [],
    );
  });
  it('never takes "not found" for "has none"', () => {
    for (const code of ['certificate-not-found', 'sts-none', 'tlsrpt-none'])
      assert.match(codeTexts[code] ?? '', /^Vi fandt i(?:kke|ngen)/);
    assert.doesNotMatch(
      Object.values(codeTexts).join('\n'),
      /har (?:ikke|intet|ikke noget) certifikat/i,
    );
  });
});
