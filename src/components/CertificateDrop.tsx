import { useRef, useState } from 'preact/hooks';
import type { Certificate, CertificateAnswer } from './certificateReader.ts';
import { CertificateFacts } from './CertificateFacts.tsx';
import { Code } from './Evidence.tsx';
import { StatusSign } from './StatusSign.tsx';
import { fill } from './texts.ts';
import type { Texts } from './texts.ts';

type Shown =
  | { readonly state: 'nothing' | 'reading' }
  | { readonly state: 'answered'; readonly file: string; readonly answer: CertificateAnswer };

/** A certificate file dropped or chosen, read and judged here in the browser; the reader is loaded when the first file comes. */
export function CertificateDrop({
  address,
  texts,
}: {
  /** Whom it should be for: the one address that is written on the page, else null. */
  readonly address: string | null;
  readonly texts: Texts;
}) {
  const { certificateFile: words } = texts;
  const [shown, setShown] = useState<Shown>({ state: 'nothing' });
  const [over, setOver] = useState(false);
  const latest = useRef(0);

  const read = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    const turn = (latest.current += 1);
    setShown({ state: 'reading' });
    const answer = await judged(file, address);
    if (turn === latest.current) setShown({ state: 'answered', file: file.name, answer });
  };

  return (
    <section class="certificate-file" aria-labelledby="certifikatfil-titel">
      <h2 id="certifikatfil-titel">{words.title}</h2>
      <p>{words.lead}</p>
      {/* eslint-disable-next-line jsx-a11y-x/no-noninteractive-element-interactions -- dropping is the mouse's way; the field inside is everybody's */}
      <div
        class={`drop${over ? ' over' : ''}`}
        role="group"
        aria-labelledby="certifikatfil-titel"
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => {
          setOver(false);
        }}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          void read(event.dataTransfer?.files[0]);
        }}
      >
        <label for="certifikatfil">{words.field}</label>
        <p class="hint" id="certifikatfil-hint">
          {words.hint}
        </p>
        <input
          id="certifikatfil"
          type="file"
          accept=".cer,.crt,.pem,.p7b,.p7c,.vcf,.ldif"
          aria-describedby="certifikatfil-hint"
          onChange={({ currentTarget }) => {
            void read(currentTarget.files?.[0]);
            // So that the same file can be chosen again once it has been mended.
            currentTarget.value = '';
          }}
        />
      </div>
      <div role="status">
        {shown.state === 'reading' && <p class="soft">{words.reading}</p>}
        {shown.state === 'answered' && (
          <Answer file={shown.file} answer={shown.answer} texts={texts} />
        )}
      </div>
    </section>
  );
}

async function judged(file: File, address: string | null): Promise<CertificateAnswer> {
  try {
    const { judgeFile } = await import('./certificateReader.ts');
    return await judgeFile(file, address, Date.now());
  } catch {
    return { state: 'refused', code: 'unreadable' };
  }
}

function Answer({
  file,
  answer,
  texts,
}: {
  readonly file: string;
  readonly answer: CertificateAnswer;
  readonly texts: Texts;
}) {
  const { certificateFile: words, problem } = texts;
  if (answer.state === 'refused')
    return (
      <p class="field-error">
        <span class="hidden-visually">{problem.titlePrefix}</span>
        {fill(words.refused[answer.code], { file })}
      </p>
    );
  const { certificates, bad, more } = answer;
  return (
    <>
      <h3>{fill(words.inFile, { file })}</h3>
      {bad > 0 && <p class="warning">{fill(words.bad, { count: bad })}</p>}
      <ul class="recipients">
        {certificates.map((certificate) => (
          <CertificateRow
            key={certificate.report.fingerprint}
            certificate={certificate}
            texts={texts}
          />
        ))}
      </ul>
      {more > 0 && <p>{fill(words.more, { count: more })}</p>}
    </>
  );
}

function CertificateRow({
  certificate: { report, addresses },
  texts,
}: {
  readonly certificate: Certificate;
  readonly texts: Texts;
}) {
  // A file may come from anybody, and anybody can write the issuer's name: what nobody vouches for is not green.
  const state = report.state === 'no' ? 'no' : 'unknown';
  const { certificateFile: words } = texts;
  return (
    <li>
      <p class="recipient-head">
        <span class="recipient-address">
          {addresses[0] ?? report.organisation ?? report.subject}
        </span>
        <StatusSign status={state === 'no' ? 'insecure' : 'unknown'} word={words.state[state]} />
      </p>
      {report.code !== null && (
        <p>
          <Code code={report.code} />
        </p>
      )}
      {report.state === 'yes' && <p>{words.unverified}</p>}
      {report.address === 'not-applicable' && <p>{words.anyAddress}</p>}
      <div class="evidence">
        <CertificateFacts report={report} addresses={addresses} texts={texts} />
      </div>
    </li>
  );
}
