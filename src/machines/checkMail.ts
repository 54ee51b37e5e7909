import { assign, fromCallback, fromPromise, setup } from 'xstate';
import { advise, recipientFacts } from '../advice/advise.ts';
import type { Advice, RecipientFacts, Situation, SituationAnswers } from '../advice/advise.ts';
import type { Policy } from '../advice/policy.ts';
import type {
  Answer,
  Answers,
  Choice,
  Classification,
  ClassifyOptions,
  Correction,
  QuestionId,
} from '../classifier/types.ts';
import type { Asking } from '../recipient/question.ts';
import type { KnownDomains, Suspicion } from '../recipient/suspect.ts';
import { lookUpsOf, oddities, readRecipients, withAnswer } from './recipients.ts';
import type {
  LookUpEvent,
  LookUpInput,
  Recipient,
  RecipientField,
  RightRecipient,
} from './recipients.ts';

export const steps = ['draft', 'question', 'recipients', 'rightRecipient', 'advice'] as const;
export type Step = (typeof steps)[number];

/** Longest draft that is read, in UTF-16 units. A mail that long is a document, and typing in it would be slow. */
export const longestDraft = 200_000;

export type Problem =
  | 'nothing-written'
  | 'too-long'
  | 'not-text'
  | 'no-answer'
  | 'no-recipients'
  | 'bad-recipients'
  | 'too-many-recipients';

export interface Draft {
  readonly subject: string;
  readonly body: string;
}

/** A finding that a person has set aside, with the rules that made it, so that it can be reported. */
export interface Dismissed extends Correction {
  readonly rules: readonly string[];
}

export interface CheckMailContext {
  readonly policy: Policy;
  readonly known: KnownDomains;
  readonly asking: Asking;
  readonly draft: Draft;
  readonly dismissed: readonly Dismissed[];
  readonly added: readonly Correction[];
  /** What the rewrite is to do with a found text, where that is not to put its placeholder. */
  readonly choices: readonly Choice[];
  readonly answers: Answers;
  /** The question last shown, so that Back can show it again with its answer. */
  readonly asked: QuestionId | null;
  /** Null until the draft has been read; also null when it could not be. */
  readonly classification: Classification | null;
  /** The draft that the classification speaks of: what was typed since is not in it. */
  readonly classified: Draft;
  /** The reader gave no answer in time: everything after is advised as for the most protected class. */
  readonly unreadable: boolean;
  readonly fields: Readonly<Record<RecipientField, string>>;
  readonly recipients: readonly Recipient[];
  readonly recipientsSkipped: boolean;
  readonly rightRecipient: RightRecipient;
  /** The look-up now under way asks anew. */
  readonly refresh: boolean;
  /** What no draft and no look-up can tell; only what was said. */
  readonly situation: SituationAnswers;
  readonly problem: Problem | null;
  /** Whether the rewritten draft, read again, may go as ordinary mail; null while it is being read. */
  readonly rewriteHolds: boolean | null;
}

export type CheckMailEvent =
  | { type: 'DRAFT_CHANGED'; draft: Draft }
  | { type: 'DISMISS'; finding: Dismissed }
  | { type: 'RESTORE'; finding: Correction }
  | { type: 'ADD'; finding: Correction }
  | { type: 'REMOVE'; finding: Correction }
  | { type: 'ANSWER'; question: QuestionId; answer: Answer }
  | { type: 'RECIPIENTS_CHANGED'; field: RecipientField; text: string }
  | { type: 'CONTINUE' }
  | { type: 'LOOK_UP' }
  | { type: 'LOOK_AGAIN' }
  | { type: 'JUDGE'; rightRecipient: 'right' | 'doubtful' }
  | { type: 'SKIP_RECIPIENTS' }
  | { type: 'CANCEL' }
  | { type: 'TELL'; situation: SituationAnswers }
  | { type: 'CHOOSE'; choice: Choice }
  | { type: 'UNCHOOSE'; finding: Correction }
  | { type: 'USE_REWRITTEN' }
  | { type: 'GO'; step: Step }
  | { type: 'RESTART' }
  | LookUpEvent;

export interface ReadInput {
  readonly text: string;
  readonly options: ClassifyOptions;
}

const emptyDraft: Draft = { subject: '', body: '' };

const nothing: Omit<CheckMailContext, 'policy' | 'known' | 'asking'> = {
  draft: emptyDraft,
  dismissed: [],
  added: [],
  choices: [],
  answers: {},
  asked: null,
  classification: null,
  classified: emptyDraft,
  unreadable: false,
  fields: { to: '', cc: '', bcc: '' },
  recipients: [],
  recipientsSkipped: false,
  rightRecipient: null,
  refresh: false,
  situation: {},
  problem: null,
  rewriteHolds: null,
};

/** What is known once the draft has been read. */
const readAs = (
  classification: Classification,
  { draft }: CheckMailContext,
): Pick<CheckMailContext, 'classification' | 'classified' | 'unreadable'> => ({
  classification,
  classified: draft,
  unreadable: false,
});

/** The draft as the classifier reads it: one text with the subject line first, as in a label of the corpus. */
export function textOf({ subject, body }: Draft): string {
  return `${subjectPrefix(subject)}${body}`;
}

/** What stands before the body in `textOf`; its length is the body's offset. */
export function subjectPrefix(subject: string): string {
  return subject.trim() === '' ? '' : `${subjectLabel}${subject.replace(/[\r\n]+/g, ' ')}\n\n`;
}
export const subjectLabel = 'Emne: ';

/** The inverse of `textOf`, for a rewritten draft. */
export function draftOf(text: string, had: Draft): Draft {
  if (had.subject.trim() === '') return { subject: '', body: text };
  const end = text.indexOf('\n\n');
  if (!text.startsWith(subjectLabel) || end < 0) return { subject: '', body: text };
  return { subject: text.slice(subjectLabel.length, end), body: text.slice(end + 2) };
}

const same = (a: Correction, b: Correction): boolean => a.kind === b.kind && a.text === b.text;
const without = <T extends Correction>(list: readonly T[], one: Correction): readonly T[] =>
  list.filter((entry) => !same(entry, one));
const including = <T extends Correction>(list: readonly T[], one: T): readonly T[] => [
  ...without(list, one),
  one,
];

/** What the advice is asked about. A draft that could not be read counts as the most protected. */
export function situationOf(context: CheckMailContext): Situation {
  const recipients: RecipientFacts[] = context.recipientsSkipped
    ? []
    : context.recipients.map((recipient) =>
        recipient.report === null
          ? unknownRecipient
          : recipientFacts(recipient.report, context.policy),
      );
  const { classification, situation: answers } = context;
  if (classification === null)
    return { dataClass: 'special', identifiable: 'direct', persons: 1, recipients, answers };
  const { verdict, dataClass, identifiable, persons } = classification;
  return verdict === 'ordinary-mail'
    ? { dataClass: 'ordinary', identifiable: 'none', persons, recipients, answers }
    : {
        dataClass,
        identifiable: identifiable === 'none' ? 'indirect' : identifiable,
        persons,
        recipients,
        answers,
      };
}

const unknownRecipient: RecipientFacts = {
  kind: 'citizen',
  status: 'unknown',
  tunnel: 'unknown',
  certificate: 'unknown',
  tls: 'unknown',
};

/** Channels in order for what has been found out so far. */
export function adviceOf(context: CheckMailContext): Advice {
  return advise(situationOf(context), context.policy);
}

/**
 * What is odd about the recipients, to be asked about before the advice. A mail that may go as it is may also go to a free
 * mailbox: that is where people have theirs, and a question that comes every time is answered without being read.
 */
export function odditiesOf({
  recipients,
  known,
  classification,
}: CheckMailContext): readonly Suspicion[] {
  const found = oddities(recipients, known);
  return classification?.verdict === 'ordinary-mail'
    ? found.filter(({ code }) => code !== 'free-mail')
    : found;
}

const isEmpty = ({ draft }: CheckMailContext): boolean =>
  draft.subject.trim() === '' && draft.body.trim() === '';
const isTooLong = ({ draft }: CheckMailContext): boolean =>
  draft.subject.length + draft.body.length > longestDraft;
/** A file pasted as if it were text: more than one in fifty characters is a control or a replacement character. */
const isNotText = ({ draft: { subject, body } }: CheckMailContext): boolean => {
  const text = subject + body;
  return (text.match(unprintable)?.length ?? 0) > text.length / 50;
};
const unprintable = /[\u0000-\u0008\u000E-\u001F\uFFFD]/g;
const mustAsk = ({ classification }: CheckMailContext): boolean =>
  classification?.verdict === 'ask' && classification.questions.length > 0;
const wasAnswered = ({ asked, answers }: CheckMailContext): boolean =>
  asked !== null && answers[asked] !== undefined;
const mustJudge = (context: CheckMailContext): boolean =>
  !context.recipientsSkipped && context.rightRecipient === null && odditiesOf(context).length > 0;
const hasRecipients = ({ recipientsSkipped, recipients }: CheckMailContext): boolean =>
  recipientsSkipped || recipients.length > 0;
/** What was told of the recipients goes when they do. */
const withoutJudgement = ({
  situation: { wrongRecipientSuspected: _, ...situation },
}: CheckMailContext): Pick<CheckMailContext, 'situation' | 'rightRecipient'> => ({
  situation,
  rightRecipient: null,
});
const isRead = ({ classification, unreadable }: CheckMailContext): boolean =>
  classification !== null || unreadable;

/**
 * An employee with a draft: write → (one question) → recipients → (are they the right ones?) → advice. The parts come in as actors: `read` (the
 * classifier, which rejects when it gave no answer in time) and `lookUp` (the broker frame).
 */
export const checkMail = setup({
  types: {
    context: {} as CheckMailContext,
    events: {} as CheckMailEvent,
    input: {} as { policy: Policy; known: KnownDomains; asking: Asking },
  },
  actors: {
    read: fromPromise<Classification, ReadInput>(() =>
      Promise.reject(new Error('no reader provided')),
    ),
    lookUp: fromCallback<LookUpEvent, LookUpInput>(() => undefined),
  },
  delays: { pauseInTyping: 120 },
  guards: {
    isEmpty: ({ context }) => isEmpty(context),
    isTooLong: ({ context }) => isTooLong(context),
    isNotText: ({ context }) => isNotText(context),
    mustAsk: ({ context }) => mustAsk(context),
    recipientsProblem: ({ context }) => readRecipients(context.fields, context).problem !== null,
    wantsDraft: ({ event }) => event.type === 'GO' && event.step === 'draft',
    wantsQuestion: ({ context, event }) =>
      event.type === 'GO' &&
      event.step === 'question' &&
      (mustAsk(context) || wasAnswered(context)),
    wantsRecipients: ({ context, event }) =>
      event.type === 'GO' && event.step === 'recipients' && isRead(context) && !mustAsk(context),
    mustJudge: ({ context }) => mustJudge(context),
    wantsRightRecipient: ({ context, event }) =>
      event.type === 'GO' &&
      (event.step === 'rightRecipient' || (event.step === 'advice' && mustJudge(context))) &&
      isRead(context) &&
      !mustAsk(context) &&
      !context.recipientsSkipped &&
      odditiesOf(context).length > 0,
    wantsAdvice: ({ context, event }) =>
      event.type === 'GO' &&
      event.step === 'advice' &&
      isRead(context) &&
      !mustAsk(context) &&
      hasRecipients(context),
  },
  actions: {
    forget: assign(({ context: { policy, known, asking } }) => ({
      ...nothing,
      policy,
      known,
      asking,
    })),
    keepDraft: assign(({ event }) =>
      event.type === 'DRAFT_CHANGED'
        ? {
            draft: event.draft,
            // An answer was about the text as it stood.
            answers: {},
            asked: null,
            problem: null,
            rewriteHolds: null,
          }
        : {},
    ),
    correct: assign(({ context, event }) => {
      switch (event.type) {
        case 'DISMISS':
          return { dismissed: including(context.dismissed, event.finding) };
        case 'RESTORE':
          return { dismissed: without(context.dismissed, event.finding) };
        case 'ADD':
          return { added: including(context.added, event.finding) };
        case 'REMOVE':
          return { added: without(context.added, event.finding) };
        case 'CHOOSE':
          return { choices: including(context.choices, event.choice), rewriteHolds: null };
        case 'UNCHOOSE':
          return { choices: without(context.choices, event.finding), rewriteHolds: null };
        default:
          return {};
      }
    }),
    keepQuestion: assign(({ context }) => ({
      asked: context.classification?.questions[0] ?? context.asked,
    })),
    keepAnswer: assign(({ context, event }) =>
      event.type === 'ANSWER'
        ? { answers: { ...context.answers, [event.question]: event.answer }, problem: null }
        : {},
    ),
    keepRecipientField: assign(({ context, event }) =>
      event.type === 'RECIPIENTS_CHANGED'
        ? {
            ...withoutJudgement(context),
            fields: { ...context.fields, [event.field]: event.text },
            recipients: [],
            recipientsSkipped: false,
            problem: null,
          }
        : {},
    ),
    listRecipients: assign(({ context, event }) => {
      const { recipients, problem } = readRecipients(context.fields, context);
      const refresh = event.type === 'LOOK_AGAIN';
      return { recipients, problem, recipientsSkipped: false, refresh };
    }),
    keepJudgement: assign(({ context, event }) => {
      if (event.type !== 'JUDGE') return {};
      const { rightRecipient } = event;
      const { situation } = withoutJudgement(context);
      return {
        rightRecipient,
        problem: null,
        situation:
          rightRecipient === 'doubtful'
            ? { ...situation, wrongRecipientSuspected: 'yes' as const }
            : situation,
      };
    }),
    keepLookUp: assign(({ context, event }) =>
      event.type === 'REPORTED' || event.type === 'NOT_REPORTED'
        ? { recipients: withAnswer(context.recipients, event) }
        : {},
    ),
    keepSituation: assign(({ event }) =>
      event.type === 'TELL' ? { situation: event.situation } : {},
    ),
    skipRecipients: assign({ recipientsSkipped: true, problem: null }),
    noProblem: assign({ problem: null }),
    nothingWritten: assign({ problem: 'nothing-written' }),
    tooLong: assign({ problem: 'too-long', classification: null, unreadable: true }),
    notText: assign({ problem: 'not-text', classification: null, unreadable: true }),
    noAnswer: assign({ problem: 'no-answer' }),
    useRewritten: assign(({ context }) => ({
      ...(context.classification === null
        ? {}
        : { draft: draftOf(context.classification.rewritten, context.draft) }),
      answers: {},
      asked: null,
      added: [],
      problem: null,
      rewriteHolds: null,
    })),
    couldNotRead: assign({ classification: null, unreadable: true }),
    unread: assign({ classification: null, unreadable: false }),
  },
}).createMachine({
  id: 'checkMail',
  context: ({ input }) => ({ ...nothing, ...input }),
  initial: 'draft',
  on: {
    RESTART: { target: '.draft.empty', actions: 'forget' },
    GO: [
      { guard: 'wantsQuestion', target: '.question', actions: 'noProblem' },
      { guard: 'wantsRecipients', target: '.recipients', actions: 'noProblem' },
      { guard: 'wantsRightRecipient', target: '.rightRecipient', actions: 'noProblem' },
      { guard: 'wantsAdvice', target: '.advice', actions: 'noProblem' },
      // Whatever else was asked for, the draft is where one can always go on from.
      { target: '.draft', actions: 'noProblem' },
    ],
  },
  states: {
    draft: {
      initial: 'reading',
      on: {
        DRAFT_CHANGED: { target: '.pausing', actions: 'keepDraft' },
        DISMISS: { target: '.reading', actions: 'correct' },
        RESTORE: { target: '.reading', actions: 'correct' },
        ADD: { target: '.reading', actions: 'correct' },
        REMOVE: { target: '.reading', actions: 'correct' },
        CONTINUE: [
          { guard: 'isEmpty', actions: 'nothingWritten' },
          { guard: 'isTooLong', actions: 'tooLong' },
          { guard: 'isNotText', actions: 'notText' },
          { target: 'deciding', actions: 'noProblem' },
        ],
      },
      states: {
        empty: {},
        pausing: {
          always: [
            { guard: 'isEmpty', target: 'empty', actions: 'unread' },
            { guard: 'isTooLong', target: 'failed', actions: 'tooLong' },
            { guard: 'isNotText', target: 'failed', actions: 'notText' },
          ],
          after: { pauseInTyping: 'reading' },
        },
        reading: {
          always: { guard: 'isEmpty', target: 'empty', actions: 'unread' },
          invoke: {
            src: 'read',
            input: ({ context }) => readInput(context),
            onDone: {
              target: 'read',
              actions: assign(({ event, context }) => readAs(event.output, context)),
            },
            onError: { target: 'failed', actions: 'couldNotRead' },
          },
        },
        read: {},
        failed: {},
      },
    },
    // Reads once more before going on, so that the verdict is about the last letter typed.
    deciding: {
      invoke: {
        src: 'read',
        input: ({ context }) => readInput(context),
        onDone: {
          target: 'decided',
          actions: assign(({ event, context }) => readAs(event.output, context)),
        },
        onError: { target: 'decided', actions: 'couldNotRead' },
      },
    },
    decided: {
      always: [{ guard: 'mustAsk', target: 'question' }, { target: 'recipients' }],
    },
    question: {
      entry: 'keepQuestion',
      on: {
        ANSWER: { target: 'deciding', actions: 'keepAnswer' },
        CONTINUE: { actions: 'noAnswer' },
      },
    },
    recipients: {
      initial: 'writing',
      on: {
        RECIPIENTS_CHANGED: { target: '.writing', actions: 'keepRecipientField' },
        SKIP_RECIPIENTS: { target: 'advice', actions: 'skipRecipients' },
        LOOK_UP: [
          { guard: 'recipientsProblem', target: '.writing', actions: 'listRecipients' },
          { target: '.lookingUp', actions: 'listRecipients' },
        ],
      },
      states: {
        writing: {
          always: {
            guard: ({ context }) => context.recipients.length > 0 && context.problem === null,
            target: 'lookedUp',
          },
        },
        lookingUp: {
          invoke: {
            src: 'lookUp',
            input: ({ context: { recipients, refresh } }) => ({
              asked: lookUpsOf(recipients),
              refresh,
            }),
          },
          on: {
            REPORTED: { actions: 'keepLookUp' },
            NOT_REPORTED: { actions: 'keepLookUp' },
            LOOKED_UP: 'lookedUp',
            CANCEL: 'lookedUp',
          },
        },
        lookedUp: {
          on: {
            CONTINUE: [
              { guard: 'mustJudge', target: '#checkMail.rightRecipient' },
              { target: '#checkMail.advice' },
            ],
            LOOK_AGAIN: { target: 'lookingUp', actions: 'listRecipients' },
          },
        },
      },
    },
    // Before the advice: how a mail is sent matters little when it goes to somebody else.
    rightRecipient: {
      on: {
        JUDGE: { target: 'advice', actions: 'keepJudgement' },
        CONTINUE: { actions: 'noAnswer' },
      },
    },
    advice: {
      initial: 'checkingRewrite',
      on: {
        TELL: { actions: 'keepSituation' },
        USE_REWRITTEN: { target: 'draft', actions: 'useRewritten' },
        CHOOSE: { target: '.choosing', actions: 'correct' },
        UNCHOOSE: { target: '.choosing', actions: 'correct' },
      },
      states: {
        choosing: { after: { pauseInTyping: 'rewriting' } },
        rewriting: {
          invoke: {
            src: 'read',
            input: ({ context }) => readInput(context),
            onDone: {
              target: 'checkingRewrite',
              actions: assign(({ event }) => ({ classification: event.output })),
            },
            onError: { target: 'ready', actions: assign({ rewriteHolds: false }) },
          },
        },
        checkingRewrite: {
          always: {
            guard: ({ context }) =>
              context.classification === null || context.classification.verdict === 'ordinary-mail',
            target: 'ready',
          },
          invoke: {
            src: 'read',
            input: ({ context }) => ({
              text: context.classification?.rewritten ?? '',
              options: { dismissed: context.dismissed },
            }),
            onDone: {
              target: 'ready',
              actions: assign(({ event }) => ({
                rewriteHolds: event.output.verdict === 'ordinary-mail',
              })),
            },
            onError: { target: 'ready', actions: assign({ rewriteHolds: false }) },
          },
        },
        ready: {},
      },
    },
  },
});

function readInput({ draft, dismissed, added, choices, answers }: CheckMailContext): ReadInput {
  return { text: textOf(draft), options: { dismissed, added, choices, answers } };
}

/** The page's step for a state of the machine; null while it reads once more, when the page stays where it is. */
export function stepOf(value: unknown): Step | null {
  const name = typeof value === 'string' ? value : Object.keys(value ?? {})[0];
  return steps.find((step) => step === name) ?? null;
}
