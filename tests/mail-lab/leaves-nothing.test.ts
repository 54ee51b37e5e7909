import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { root } from '../../scripts/run.ts';
import { startMailLab, whyNoLab } from './lab.ts';
import { until } from './processes.ts';

const skip = whyNoLab() ?? false;

/** The process namespaces of this machine, each with the number of processes in it. */
function namespaces(): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const namespace = readlinkSync(`/proc/${pid}/ns/pid`);
      found.set(namespace, (found.get(namespace) ?? 0) + 1);
    } catch {
      // It has ended while we looked.
    }
  }
  return found;
}

/** The process namespace that the children of a process are born into. */
const worldOf = (pid: number | undefined): string => {
  const [unshare = ''] = children(String(pid));
  return readlinkSync(`/proc/${unshare}/ns/pid_for_children`);
};

const children = (pid: string): readonly string[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'latin1').trim().split(' ');

const mounts = (): string => readFileSync('/proc/self/mounts', 'utf8');

const starter = `
  const { startMailLab } = await import(${JSON.stringify(join(root, 'tests/mail-lab/lab.ts'))});
  await startMailLab();
  process.stdout.write('built');
  setInterval(() => undefined, 1000);`;

describe('when the mail lab ends', () => {
  it('nothing is left after stop', { skip }, async () => {
    const [before, mountsBefore] = [namespaces(), mounts()];
    const lab = await startMailLab();
    const { output } = await lab.run('readlink', ['/proc/1/ns/pid']);
    const world = output.trim();
    assert.ok(!before.has(world));
    assert.ok((namespaces().get(world) ?? 0) > 5, 'it was full of daemons');
    await lab.stop();
    assert.equal(namespaces().get(world), undefined);
    assert.equal(mounts(), mountsBefore);
  });

  for (const signal of ['SIGINT', 'SIGKILL'] as const)
    it(`nothing is left after ${signal} to whoever started it`, { skip }, async () => {
      const mountsBefore = mounts();
      const child = spawn(process.execPath, ['--input-type=module', '--eval', starter], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const ended = new Promise((resolve) => child.once('exit', resolve));
      try {
        await new Promise((resolve) => child.stdout.once('data', resolve));
        const world = worldOf(child.pid);
        assert.ok((namespaces().get(world) ?? 0) > 5, 'it was full of daemons');
        child.kill(signal);
        await ended;
        await until('the end', async () => !namespaces().has(world), 5_000);
        assert.equal(mounts(), mountsBefore);
      } finally {
        child.kill('SIGKILL');
      }
    });
});
