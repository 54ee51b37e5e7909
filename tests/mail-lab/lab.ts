/**
 * The mail lab from outside: builds a world of real daemons in namespaces of its own (world.ts) and runs programs in it.
 * Everything it starts is a child of process 1 of that process namespace, everything it writes lies in a file system in
 * memory of that mount namespace: when that process ends, for whatever reason, the kernel takes all of it away.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from '../../scripts/run.ts';
import type { Ran, RunOptions } from './processes.ts';

export interface WorldFacts {
  /** The lab's authority, for NODE_EXTRA_CA_CERTS. */
  readonly caFile: string;
  readonly caFingerprint: string;
  /** Values for RECIPIENT_DNS: on this machine, in the network, over HTTP/2 and over HTTP/1.1. */
  readonly resolver: {
    readonly local: string;
    readonly lan: string;
    readonly https2: string;
    readonly https1: string;
  };
  readonly redis: string;
  readonly directory: { readonly url: string; readonly base: string };
  /** Where to run Kuvert as the organisation `certificates`: the standard one, that also looks in DNS and in the directory. */
  readonly withCertificates: string;
  readonly ehlo: string;
  readonly rootDs: string;
  readonly rootKeyFile: string;
  /** How long it took to build. */
  readonly seconds: number;
}

export interface WorldState {
  /** By address of a scripted host. */
  readonly connections: readonly (readonly [string, number])[];
  readonly heard: readonly (readonly [string, readonly string[]])[];
}

export type ToWorld =
  | { readonly kind: 'state'; readonly id: number }
  | {
      readonly kind: 'run';
      readonly id: number;
      readonly program: string;
      readonly args: readonly string[];
      readonly options: RunOptions;
    };

export type FromWorld =
  | { readonly kind: 'ready'; readonly facts: WorldFacts }
  | { readonly kind: 'state'; readonly id: number; readonly state: WorldState }
  | { readonly kind: 'ran'; readonly id: number; readonly ran: Ran }
  | { readonly kind: 'failed'; readonly id?: number; readonly why: string };

export interface MailLab {
  readonly facts: WorldFacts;
  /** Runs a program inside; rejects when it cannot be started or the world has ended. */
  readonly run: (program: string, args: readonly string[], options?: RunOptions) => Promise<Ran>;
  readonly state: () => Promise<WorldState>;
  readonly stop: () => Promise<void>;
}

const programs = [
  'unshare',
  'ip',
  'knotd',
  'keymgr',
  'kdig',
  'unbound',
  'postfix',
  'slapd',
  'slapadd',
  'ldapsearch',
  'redis-server',
  'redis-cli',
];

/** A PATH with the places where Debian keeps daemons, in which a user's does not look. */
export const path = [process.env['PATH'], '/usr/sbin', '/sbin'].join(delimiter);

/** Whether a program is on that PATH. */
export const isInstalled = (program: string): boolean =>
  path.split(delimiter).some((directory) => existsSync(join(directory, program)));

/** Why there can be no lab here; null when there can. */
export function whyNoLab(): string | null {
  if (process.platform !== 'linux') return 'the mail lab needs Linux';
  if (process.getuid?.() !== 0) return 'the mail lab needs root';
  const missing = programs.filter((program) => !isInstalled(program));
  if (missing.length > 0) return `the mail lab needs ${missing.join(', ')}`;
  const { status } = spawnSync('unshare', [...namespaces, 'true'], { stdio: 'ignore' });
  return status === 0 ? null : 'the mail lab may not make namespaces here';
}

/** For `unshare`: whatever is started in them ends with the first process in them. */
export const namespaces = [
  '--net',
  '--mount',
  '--uts',
  '--ipc',
  '--pid',
  '--mount-proc',
  '--fork',
  '--kill-child',
];

const longestStart = 60_000;

type Waiting = {
  readonly resolve: (message: FromWorld) => void;
  readonly reject: (error: Error) => void;
};

/** Builds the world. Throws when it cannot be built, and leaves nothing behind. */
export async function startMailLab(): Promise<MailLab> {
  const world = fileURLToPath(new URL('world.ts', import.meta.url));
  const child = spawn('unshare', [...namespaces, process.execPath, world], {
    // Whoever runs there finds the organisations' profiles from the root of the repository.
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, PATH: path, NODE_OPTIONS: '', NODE_TEST_CONTEXT: '' },
  });
  const waiting = new Map<number, Waiting>();
  let ended: Error | null = null;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const ready = new Promise<WorldFacts>((resolve, reject) => {
    const end = (why: string): void => {
      ended ??= new Error(`The mail lab has ended: ${why}`);
      reject(ended);
      for (const each of waiting.values()) each.reject(ended);
      waiting.clear();
    };
    const late = setTimeout(() => {
      child.kill('SIGKILL');
      end('it was not built in time.');
    }, longestStart);
    child.once('error', (error) => end(error.message));
    child.once('exit', (code, signal) => {
      clearTimeout(late);
      end(`unshare ended with ${String(code ?? signal)}`);
    });
    child.on('message', (message: FromWorld) => {
      if (message.kind === 'ready') {
        clearTimeout(late);
        resolve(message.facts);
        return;
      }
      if (message.kind === 'failed' && message.id === undefined) {
        end(message.why);
        child.kill('SIGKILL');
        return;
      }
      const asked = waiting.get(message.id ?? -1);
      waiting.delete(message.id ?? -1);
      if (message.kind === 'failed') asked?.reject(new Error(message.why));
      else asked?.resolve(message);
    });
  });
  const stop = async (): Promise<void> => {
    if (child.connected) child.disconnect();
    const force = setTimeout(() => child.kill('SIGKILL'), 3_000);
    await gone;
    clearTimeout(force);
  };
  // An interrupt ends this process before it comes to `stop`; the channel closes with it, and the world ends by itself.
  let facts: WorldFacts;
  try {
    facts = await ready;
  } catch (error) {
    await stop();
    throw error;
  }
  ready.catch(() => undefined);
  let last = 0;
  const ask = (make: (id: number) => ToWorld): Promise<FromWorld> =>
    new Promise((resolve, reject) => {
      if (ended !== null) return reject(ended);
      last += 1;
      waiting.set(last, { resolve, reject });
      child.send(make(last));
    });
  return {
    facts,
    run: async (program, args, options = {}) => {
      const answer = await ask((id) => ({ kind: 'run', id, program, args, options }));
      if (answer.kind !== 'ran') throw new Error(`The mail lab answered ${answer.kind}`);
      return answer.ran;
    },
    state: async () => {
      const answer = await ask((id) => ({ kind: 'state', id }));
      if (answer.kind !== 'state') throw new Error(`The mail lab answered ${answer.kind}`);
      return answer.state;
    },
    stop,
  };
}
