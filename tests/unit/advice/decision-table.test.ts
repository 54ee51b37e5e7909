import assert from 'node:assert/strict';
import { it } from 'node:test';
import { decisionTable, writtenTable } from '../../../scripts/decisions.ts';

it('docs/decision-table.md is what the code decides; else run `npm run decisions` and read what changed', async () => {
  const table = await decisionTable();
  assert.equal(writtenTable(), table);
  assert.ok(table.split('\n').length > 100);
});
