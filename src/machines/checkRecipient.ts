import { assign, fromCallback, setup } from 'xstate';
import { domainsOf, readRecipients, withAnswer } from './recipients.ts';
import type { LookUpEvent, LookUpInput, ReadRecipients, Recipient } from './recipients.ts';

export interface CheckRecipientContext {
  readonly text: string;
  readonly recipients: readonly Recipient[];
  readonly problem: ReadRecipients['problem'];
}

export type CheckRecipientEvent =
  | { type: 'CHANGED'; text: string }
  | { type: 'LOOK_UP' }
  | { type: 'CANCEL' }
  | { type: 'RESTART' }
  | LookUpEvent;

const nothing: CheckRecipientContext = { text: '', recipients: [], problem: null };

const read = ({ text }: CheckRecipientContext): ReadRecipients =>
  readRecipients({ to: text, cc: '', bcc: '' });

/** Someone wants to know whether an address can be written to safely: write → look up → read the answers. */
export const checkRecipient = setup({
  types: {
    context: {} as CheckRecipientContext,
    events: {} as CheckRecipientEvent,
  },
  actors: { lookUp: fromCallback<LookUpEvent, LookUpInput>(() => undefined) },
  guards: { hasProblem: ({ context }) => read(context).problem !== null },
  actions: {
    forget: assign(() => nothing),
    keepText: assign(({ event }) =>
      event.type === 'CHANGED' ? { ...nothing, text: event.text } : {},
    ),
    list: assign(({ context }) => {
      const { recipients, problem } = read(context);
      return { recipients, problem };
    }),
    keepAnswer: assign(({ context, event }) =>
      event.type === 'REPORTED' || event.type === 'NOT_REPORTED'
        ? { recipients: withAnswer(context.recipients, event) }
        : {},
    ),
  },
}).createMachine({
  id: 'checkRecipient',
  context: nothing,
  initial: 'writing',
  on: {
    CHANGED: { target: '.writing', actions: 'keepText' },
    RESTART: { target: '.writing', actions: 'forget' },
    LOOK_UP: [
      { guard: 'hasProblem', target: '.writing', actions: 'list' },
      { target: '.lookingUp', actions: 'list' },
    ],
  },
  states: {
    writing: {},
    lookingUp: {
      invoke: {
        src: 'lookUp',
        input: ({ context }) => ({ domains: domainsOf(context.recipients) }),
      },
      on: {
        REPORTED: { actions: 'keepAnswer' },
        NOT_REPORTED: { actions: 'keepAnswer' },
        LOOKED_UP: 'lookedUp',
        CANCEL: 'lookedUp',
      },
    },
    lookedUp: {},
  },
});
