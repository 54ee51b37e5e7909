import type { CertificateFact, CertificateReport, Status } from '../recipient/report.ts';
import { danishDate } from './dates.ts';
import { FromPage } from './FromPage.tsx';
import { StatusSign } from './StatusSign.tsx';
import { fill } from './texts.ts';
import type { Texts } from './texts.ts';

type Seen = keyof Texts['evidence']['certificateSeen'];

const statuses: Readonly<Record<Seen, Status>> = {
  good: 'secure',
  unusable: 'insecure',
  // What was not found may still be there, so it is no red.
  'not-found': 'unknown',
  unknown: 'unknown',
};

function seenOf({ state, code }: CertificateFact): Seen | null {
  switch (state) {
    case 'yes':
      return 'good';
    case 'no':
      return code === 'certificate-not-found' ? 'not-found' : 'unusable';
    case 'unknown':
      return 'unknown';
    case 'not-applicable':
      return null;
  }
}

/** What became of the search for a certificate, in a few words; null where none was searched for. */
export function certificateWord(
  fact: CertificateFact | undefined,
  { evidence }: Texts,
): string | null {
  const seen = fact === undefined ? null : seenOf(fact);
  return seen === null ? null : evidence.certificateSeen[seen];
}

/** The one that the answer rests on; null when it rests on none. */
const usedOf = ({ sources }: CertificateFact): CertificateReport | null =>
  sources.flatMap(({ certificates }) => certificates).find(({ state }) => state === 'yes') ?? null;

/** What became of the search for a certificate: sign, words and one sentence. Says nothing where none was searched for. */
export function CertificateLine({
  fact,
  texts,
}: {
  readonly fact: CertificateFact;
  readonly texts: Texts;
}) {
  const { evidence: words } = texts;
  const seen = seenOf(fact);
  if (seen === null) return null;
  const used = usedOf(fact);
  return (
    <div class="certificate-line">
      <StatusSign status={statuses[seen]} word={words.certificateSeen[seen]} />
      <p>
        {used !== null &&
          fact.source !== null &&
          fill(words.certificateUsed, {
            owner: used.organisation ?? used.subject,
            date: danishDate(used.notAfter),
            source: words.source[fact.source],
          })}
        {fact.code !== null && <FromPage as="span" id={`kode-${fact.code}`} />}
      </p>
    </div>
  );
}
