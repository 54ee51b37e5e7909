const zone = { timeZone: 'Europe/Copenhagen' } as const;
const day = new Intl.DateTimeFormat('da-DK', { dateStyle: 'long', ...zone });
const time = new Intl.DateTimeFormat('da-DK', { dateStyle: 'long', timeStyle: 'short', ...zone });

/** "21. november 2026" for an ISO date or time. */
export function danishDate(iso: string): string {
  return day.format(new Date(iso));
}

/** "21. november 2026 kl. 13.05" for an ISO time, in Danish time. */
export function danishTime(iso: string): string {
  return time.format(new Date(iso));
}
