import type { Advice, RankedChannel } from '../advice/advise.ts';
import type { Channel } from '../advice/policy.ts';
import type { Classification, Verdict } from '../classifier/types.ts';
import { adviceOf, textOf } from '../machines/checkMail.ts';
import type { CheckMailContext, CheckMailEvent } from '../machines/checkMail.ts';
import { CopyButton } from './CopyButton.tsx';
import { listFindings, protectedTitles } from './findings.ts';
import { FromPage } from './FromPage.tsx';
import { Notes } from './Notes.tsx';
import { Picture } from './Picture.tsx';
import type { PictureName } from './Picture.tsx';
import { Receipt } from './Receipt.tsx';
import type { ReceiptFacts } from './Receipt.tsx';
import { RecipientList } from './RecipientList.tsx';
import { RewriteChoices } from './RewriteChoices.tsx';
import { Situations } from './Situations.tsx';
import { StepHeading } from './StepHeading.tsx';
import type { Texts } from './texts.ts';
import { Warning } from './Warning.tsx';

const pictures: Partial<Record<Channel, PictureName>> = {
  'ordinary-mail': 'postcard',
  'internal-mail': 'house',
  telephone: 'stop',
  anonymise: 'stop',
  'other-address': 'stop',
  letter: 'stop',
};

/** What was told may ask for more than the draft itself does. */
const verdictWith = (
  { required }: Advice,
  classification: Classification | null,
): Verdict | 'unchecked' =>
  classification?.verdict === 'ordinary-mail' && required !== 'none'
    ? 'secure'
    : (classification?.verdict ?? 'unchecked');

export function AdviceStep({
  context,
  texts,
  decidedAt,
  facts,
  send,
  onBack,
  onRestart,
}: {
  readonly context: CheckMailContext;
  readonly texts: Texts;
  /** ISO 8601, UTC. */
  readonly decidedAt: string;
  readonly facts: ReceiptFacts;
  readonly send: (event: CheckMailEvent) => void;
  readonly onBack: () => void;
  readonly onRestart: () => void;
}) {
  const { check } = texts;
  const advice = adviceOf(context);
  const [first, ...others] = advice.channels;
  const { recipients, classification } = context;
  if (first === undefined) return null;
  const rewrite = <Rewrite context={context} texts={texts} send={send} />;
  return (
    <div class="advice-step">
      <button type="button" class="back" onClick={onBack}>
        {texts.site.back}
      </button>
      <div class={`advice-head advice-${first.channel}`}>
        <Picture name={pictures[first.channel] ?? 'envelope'} />
        <div>
          <p class="soft advice-for">
            <FromPage as="span" id={`svar-${verdictWith(advice, classification)}`} part="title" />.{' '}
            {check.adviceFor}:
          </p>
          <StepHeading>
            <FromPage as="span" id={`kanal-${first.channel}`} part="action" />
          </StepHeading>
          <p class="lead">{texts.reason[first.reason]}</p>
        </div>
      </div>
      <Notes notes={advice.notes} texts={texts} />
      {(classification?.inSubject.length ?? 0) > 0 && advice.required !== 'none' && (
        <Warning title={check.subjectWarningTitle} text={check.subjectWarning} />
      )}
      {(classification?.inFileNames.length ?? 0) > 0 && advice.required !== 'none' && (
        <Warning title={check.fileWarningTitle} text={check.fileWarning} />
      )}
      <FromPage class="channel prose" id={`kanal-${first.channel}`} part="how" />
      {first.channel === 'anonymise' && rewrite}
      <Situations
        policy={context.policy}
        first={first.channel}
        told={context.situation}
        texts={texts}
        send={send}
      />
      <section>
        <h2>{check.whyAdvice}</h2>
        <h3>{check.found}</h3>
        <Found context={context} texts={texts} />
        <h3>{check.to}</h3>
        {context.recipientsSkipped || recipients.length === 0 ? (
          <p>{check.recipientsNotKnown}</p>
        ) : (
          <RecipientList
            recipients={recipients}
            texts={texts}
            tunnelListMaxAgeDays={facts.tunnelListMaxAgeDays}
            brief
          />
        )}
      </section>
      {others.length > 0 && (
        <section>
          <h2>{check.alternatives}</h2>
          <ol class="alternatives">
            {others.map((channel) => (
              <li key={channel.channel}>
                <Alternative channel={channel} texts={texts}>
                  {channel.channel === 'anonymise' && rewrite}
                </Alternative>
              </li>
            ))}
          </ol>
        </section>
      )}
      {advice.required !== 'none' && advice.blocked.length > 0 && (
        <details class="ruled-out">
          <summary>{check.ruledOut}</summary>
          <dl>
            {advice.blocked.map(({ channel, reason }) => (
              <div key={channel}>
                <dt>
                  <FromPage as="span" id={`kanal-${channel}`} part="title" />
                </dt>
                <dd>{texts.blocked[reason]}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
      <section>
        <h2>{texts.stuck}</h2>
        <FromPage id="kontakt" />
      </section>
      <Receipt
        context={context}
        first={first.channel}
        decidedAt={decidedAt}
        facts={facts}
        texts={texts}
      />
      <div class="actions">
        <button type="button" class="button" onClick={onRestart}>
          {check.restart}
        </button>
      </div>
    </div>
  );
}

function Found({
  context: { classification },
  texts,
}: {
  readonly context: CheckMailContext;
  readonly texts: Texts;
}) {
  if (classification === null) return <FromPage id="svar-unchecked" part="summary" />;
  const titles = protectedTitles(classification, texts.kinds);
  if (titles.length === 0)
    return (
      <>
        <p>{texts.check.foundNothing}</p>
        {classification.verdict === 'ordinary-mail' && (
          <FromPage id="svar-ordinary-mail" part="body" />
        )}
      </>
    );
  return (
    <ul class="chips">
      {titles.map((title) => (
        <li key={title}>{title}</li>
      ))}
    </ul>
  );
}

function Alternative({
  channel: { channel, reason },
  texts,
  children,
}: {
  readonly channel: RankedChannel;
  readonly texts: Texts;
  readonly children: preact.ComponentChildren;
}) {
  return (
    <details>
      <summary>
        <FromPage as="span" id={`kanal-${channel}`} part="action" />
        <span class="soft"> {texts.reason[reason]}</span>
      </summary>
      <FromPage class="channel prose" id={`kanal-${channel}`} part="how" />
      {children}
    </details>
  );
}

/** The draft without what must be protected: read again before it is offered. */
function Rewrite({
  context: { draft, classification, choices, rewriteHolds },
  texts,
  send,
}: {
  readonly context: CheckMailContext;
  readonly texts: Texts;
  readonly send: (event: CheckMailEvent) => void;
}) {
  const { check } = texts;
  if (classification === null) return null;
  const { sensitive, ordinary } = listFindings(textOf(draft), classification);
  return (
    <section class="rewrite">
      <h3>{check.rewritten}</h3>
      <pre class="rewritten" tabIndex={0} aria-label={check.rewritten}>
        {classification.rewritten}
      </pre>
      <p role="status" class={`rewrite-verdict${rewriteHolds === false ? ' fails' : ''}`}>
        {rewriteHolds === null
          ? check.rewrittenReading
          : rewriteHolds
            ? check.rewrittenHolds
            : check.rewrittenFails}
      </p>
      <RewriteChoices
        found={[...sensitive, ...ordinary]}
        choices={choices}
        texts={texts}
        onChoose={(choice) => {
          send({ type: 'CHOOSE', choice });
        }}
        onUnchoose={(finding) => {
          send({ type: 'UNCHOOSE', finding });
        }}
      />
      <div class="actions">
        <CopyButton
          text={() => classification.rewritten}
          label={check.copyRewritten}
          words={check}
        />
        <button
          type="button"
          class="button second small"
          onClick={() => {
            send({ type: 'USE_REWRITTEN' });
          }}
        >
          {check.useRewritten}
        </button>
      </div>
    </section>
  );
}
