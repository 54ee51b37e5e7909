import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { root } from '../../scripts/run.ts';
import { cases } from './cases.ts';
import { comparisonFile, complaints, inShort, readTable } from './comparison.ts';
import { tunnelListDate } from './kuvert.ts';
import { differences, peers } from './peers.ts';
import { expectedFacts } from './table.ts';

const rows = readTable(readFileSync(join(root, comparisonFile), 'utf8'));

describe(`${comparisonFile}, written by npm run compare:recipient`, () => {
  it('has a row for every case, in their order, with what the case expects', async () => {
    const listDate = await tunnelListDate();
    assert.deepEqual(
      rows.map(({ id, expected }) => `${id}: ${expected}`),
      cases.map((row) => `${row.id}: ${inShort(expectedFacts(row, listDate))}`),
    );
  });
  it('has a word from every peer, and Kuvert right in each case', () => {
    assert.deepEqual(
      rows.filter((row) => row.peers.length !== peers.length || row.peers.includes('')),
      [],
    );
    assert.deepEqual(complaints(rows), []);
  });
  it('explains with cases that exist', () => {
    const ids = new Set(cases.map(({ id }) => id));
    const unknown = differences.flatMap((each) => each.cases.filter((id) => !ids.has(id)));
    assert.deepEqual(unknown, []);
  });
});
