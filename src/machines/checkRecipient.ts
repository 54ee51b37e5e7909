import { assign, fromCallback, setup } from 'xstate';
import type { Asking } from '../recipient/question.ts';
import type { KnownDomains, Suspicion } from '../recipient/suspect.ts';
import { lookUpsOf, oddities, readRecipients, withAnswer } from './recipients.ts';
import type {
  LookUpEvent,
  LookUpInput,
  ReadRecipients,
  Recipient,
  RightRecipient,
} from './recipients.ts';

export interface CheckRecipientContext {
  readonly text: string;
  readonly recipients: readonly Recipient[];
  readonly problem: ReadRecipients['problem'];
  readonly known: KnownDomains;
  readonly asking: Asking;
  readonly rightRecipient: RightRecipient;
  /** The look-up now under way asks anew. */
  readonly refresh: boolean;
}

export type CheckRecipientEvent =
  | { type: 'CHANGED'; text: string }
  | { type: 'LOOK_UP' }
  | { type: 'LOOK_AGAIN' }
  | { type: 'JUDGE'; rightRecipient: 'right' | 'doubtful' }
  | { type: 'CANCEL' }
  | { type: 'RESTART' }
  | LookUpEvent;

const nothing: Omit<CheckRecipientContext, 'known' | 'asking'> = {
  text: '',
  recipients: [],
  problem: null,
  rightRecipient: null,
  refresh: false,
};

/** What is odd about the recipients that were read. */
export const odditiesOf = ({ recipients, known }: CheckRecipientContext): readonly Suspicion[] =>
  oddities(recipients, known);

/** The recipients as they are written. */
export const readIn = (context: CheckRecipientContext): ReadRecipients =>
  readRecipients({ to: context.text, cc: '', bcc: '' }, context);

/** Someone wants to know whether an address can be written to safely: write → look up → read the answers. */
export const checkRecipient = setup({
  types: {
    context: {} as CheckRecipientContext,
    events: {} as CheckRecipientEvent,
    input: {} as { known: KnownDomains; asking: Asking },
  },
  actors: { lookUp: fromCallback<LookUpEvent, LookUpInput>(() => undefined) },
  guards: { hasProblem: ({ context }) => readIn(context).problem !== null },
  actions: {
    forget: assign(() => nothing),
    keepText: assign(({ event }) =>
      event.type === 'CHANGED' ? { ...nothing, text: event.text } : {},
    ),
    list: assign(({ context, event }) => {
      const { recipients, problem } = readIn(context);
      return { recipients, problem, refresh: event.type === 'LOOK_AGAIN' };
    }),
    keepJudgement: assign(({ event }) =>
      event.type === 'JUDGE' ? { rightRecipient: event.rightRecipient } : {},
    ),
    keepAnswer: assign(({ context, event }) =>
      event.type === 'REPORTED' || event.type === 'NOT_REPORTED'
        ? { recipients: withAnswer(context.recipients, event) }
        : {},
    ),
  },
}).createMachine({
  id: 'checkRecipient',
  context: ({ input: { known, asking } }) => ({ ...nothing, known, asking }),
  initial: 'writing',
  on: {
    CHANGED: { target: '.writing', actions: 'keepText' },
    RESTART: { target: '.writing', actions: 'forget' },
    LOOK_UP: [
      { guard: 'hasProblem', target: '.writing', actions: 'list' },
      { target: '.lookingUp', actions: 'list' },
    ],
    JUDGE: { actions: 'keepJudgement' },
  },
  states: {
    writing: {},
    lookingUp: {
      invoke: {
        src: 'lookUp',
        input: ({ context: { recipients, refresh } }) => ({
          asked: lookUpsOf(recipients),
          refresh,
        }),
      },
      on: {
        REPORTED: { actions: 'keepAnswer' },
        NOT_REPORTED: { actions: 'keepAnswer' },
        LOOKED_UP: 'lookedUp',
        CANCEL: 'lookedUp',
      },
    },
    lookedUp: { on: { LOOK_AGAIN: { target: 'lookingUp', actions: 'list' } } },
  },
});
