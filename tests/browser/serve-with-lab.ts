/** The server as the browser tests see it: its look-up asks the mail lab on this machine instead of the world. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { startLab } from '../unit/recipient/lab.ts';

const lab = await startLab();
// A process of its own, because Node reads NODE_EXTRA_CA_CERTS once, at its start.
const server = spawn(
  process.execPath,
  [fileURLToPath(new URL('../../bin/serve.ts', import.meta.url))],
  {
    stdio: 'inherit',
    env: {
      ...process.env,
      RECIPIENT_DNS: lab.dns,
      RECIPIENT_ALLOW_NETWORKS: '127.0.0.0/8',
      RECIPIENT_TEST_SMTP_PORT: String(lab.smtpPort),
      NODE_EXTRA_CA_CERTS: lab.caFile,
    },
  },
);
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    server.kill(signal);
  });
server.once('exit', (code) => {
  void Promise.resolve(lab.stop()).then(() => process.exit(code ?? 1));
});
