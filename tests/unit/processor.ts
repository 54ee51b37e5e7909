/**
 * Milliseconds that this process spends on a processor while `work` runs: on a busy machine, the time on the clock is
 * mostly that of others.
 */
export function processorTime(work: () => unknown): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}
