import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { createActor } from 'xstate';
import type { Policy } from '../advice/policy.ts';
import { checkMail, odditiesOf, stepOf, steps, textOf } from '../machines/checkMail.ts';
import type { CheckMailContext, Draft, Step } from '../machines/checkMail.ts';
import type { Asking } from '../recipient/question.ts';
import type { KnownDomains } from '../recipient/suspect.ts';
import { AdviceStep } from './AdviceStep.tsx';
import { lookUpThroughBroker } from './broker.ts';
import { readInWorker, wakeReader } from './classifierActor.ts';
import { DraftStep, fieldIds } from './DraftStep.tsx';
import type { Reading } from './DraftStep.tsx';
import { listFindings, shorten } from './findings.ts';
import { valueOfPage } from './FromPage.tsx';
import { QuestionStep } from './QuestionStep.tsx';
import type { ReceiptFacts } from './Receipt.tsx';
import { RecipientsStep } from './RecipientsStep.tsx';
import type { LookUpPhase } from './RecipientsStep.tsx';
import { RightRecipientStep } from './RightRecipient.tsx';
import type { Texts } from './texts.ts';
import { useErrorTitle } from './useErrorTitle.ts';
import { useActor } from './useActor.ts';

/** Words in the address line; steps only, never anything of the draft. */
const fragments: Readonly<Record<Step, string>> = {
  draft: '',
  question: '#spoergsmaal',
  recipients: '#modtagere',
  rightRecipient: '#rigtig-modtager',
  advice: '#raad',
};

const stepInAddress = (): Step =>
  steps.find((step) => fragments[step] === location.hash) ?? 'draft';
const addressOf = (step: Step): string => `${location.pathname}${fragments[step]}`;

export function CheckMail({
  policy,
  known,
  asking,
  facts,
  texts,
}: {
  readonly policy: Policy;
  readonly known: KnownDomains;
  readonly asking: Asking;
  readonly facts: ReceiptFacts;
  readonly texts: Texts;
}) {
  const [snapshot, actor] = useActor(() =>
    createActor(
      checkMail.provide({ actors: { read: readInWorker, lookUp: lookUpThroughBroker } }),
      { input: { policy, known, asking } },
    ),
  );
  const { context, value } = snapshot;
  // While the draft is read once more the page stays on the step it was on.
  const lastStep = useRef<Step>('draft');
  const step = stepOf(value) ?? lastStep.current;
  lastStep.current = step;

  const [written] = useState(writtenBefore);
  useEffect(() => {
    wakeReader();
    if (written.subject !== '' || written.body !== '')
      actor.send({ type: 'DRAFT_CHANGED', draft: written });
  }, [actor, written]);

  useEffect(() => {
    // A deep link to a later step has no draft behind it: drafts are never stored.
    history.replaceState(null, '', addressOf('draft'));
    // The machine leads and the address follows, except on Back and Forward, where the address leads.
    let addressLeads = false;
    const subscription = actor.subscribe(({ value: now }) => {
      const reached = stepOf(now);
      if (!addressLeads && reached !== null && reached !== stepInAddress())
        history.pushState(null, '', addressOf(reached));
    });
    const follow = (): void => {
      const wanted = stepInAddress();
      addressLeads = true;
      actor.send({ type: 'GO', step: wanted });
      addressLeads = false;
      const reached = stepOf(actor.getSnapshot().value);
      if (reached !== null && reached !== wanted)
        history.replaceState(null, '', addressOf(reached));
    };
    addEventListener('popstate', follow);
    return () => {
      removeEventListener('popstate', follow);
      subscription.unsubscribe();
    };
  }, [actor]);

  const hasDraft = context.draft.subject !== '' || context.draft.body !== '';
  useEffect(() => {
    if (!hasDraft) return undefined;
    const ask = (event: BeforeUnloadEvent): void => {
      event.preventDefault();
    };
    addEventListener('beforeunload', ask);
    return () => {
      removeEventListener('beforeunload', ask);
    };
  }, [hasDraft]);

  useErrorTitle(context.problem !== null, texts.problem.titlePrefix);

  const [decidedAt, setDecidedAt] = useState('');
  useEffect(() => {
    if (step === 'advice') setDecidedAt(new Date().toISOString());
  }, [step]);

  const send = useMemo(() => actor.send.bind(actor), [actor]);
  const back = (): void => {
    history.back();
  };
  const restart = (): void => {
    send({ type: 'RESTART' });
  };

  switch (step) {
    case 'draft':
      return (
        <DraftStep
          context={context}
          reading={readingOf(value)}
          texts={texts}
          send={send}
          onRestart={restart}
        />
      );
    case 'question': {
      const question = context.asked;
      return question === null ? null : (
        <QuestionStep
          key={question}
          question={question}
          previous={context.answers[question]}
          about={wordsInQuestion(context)}
          hasError={context.problem === 'no-answer'}
          texts={texts}
          onAnswer={(answer) => {
            send({ type: 'ANSWER', question, answer });
          }}
          onNothing={() => {
            send({ type: 'CONTINUE' });
          }}
          onBack={back}
        />
      );
    }
    case 'recipients':
      return (
        <RecipientsStep
          context={context}
          phase={phaseOf(value)}
          texts={texts}
          tunnelListMaxAgeDays={facts.tunnelListMaxAgeDays}
          send={send}
          onBack={back}
        />
      );
    case 'rightRecipient':
      return (
        <RightRecipientStep
          suspicions={odditiesOf(context)}
          previous={context.rightRecipient}
          hasError={context.problem === 'no-answer'}
          texts={texts}
          onJudge={(rightRecipient) => {
            send({ type: 'JUDGE', rightRecipient });
          }}
          onNothing={() => {
            send({ type: 'CONTINUE' });
          }}
          onBack={back}
        />
      );
    case 'advice':
      return (
        <AdviceStep
          context={context}
          texts={texts}
          decidedAt={decidedAt === '' ? new Date().toISOString() : decidedAt}
          facts={facts}
          send={send}
          onBack={back}
          onRestart={restart}
        />
      );
  }
}

/** What somebody wrote before the page was ready. */
function writtenBefore(): Draft {
  return { subject: valueOfPage(fieldIds[0]), body: valueOfPage(fieldIds[1]) };
}

/** Each sensitive text once; none while the draft is unreadable. */
function wordsInQuestion({ classification, draft }: CheckMailContext): readonly string[] {
  if (classification === null) return [];
  return listFindings(textOf(draft), classification).sensitive.map(({ text }) => shorten(text));
}

/** The name of the state below `parent`. */
function below(value: unknown, parent: Step): string | undefined {
  if (typeof value !== 'object' || value === null || !(parent in value)) return undefined;
  const child: unknown = Reflect.get(value, parent);
  return typeof child === 'string' ? child : undefined;
}

function readingOf(value: unknown): Reading {
  switch (below(value, 'draft')) {
    case 'empty':
      return 'empty';
    case 'read':
      return 'read';
    case 'failed':
      return 'failed';
    default:
      return 'reading';
  }
}

function phaseOf(value: unknown): LookUpPhase {
  switch (below(value, 'recipients')) {
    case 'lookingUp':
      return 'lookingUp';
    case 'lookedUp':
      return 'lookedUp';
    default:
      return 'writing';
  }
}
