import { useEffect, useState } from 'preact/hooks';
import { createActor } from 'xstate';
import type { Actor, ActorOptions, AnyStateMachine, SnapshotFrom } from 'xstate';

/**
 * Runs a machine for as long as the component stands. These lines instead of @xstate/react, which would bring
 * preact/compat with it (docs/decisions/0003-islands.md).
 */
export function useActor<Machine extends AnyStateMachine>(
  machine: () => Machine,
  options?: ActorOptions<Machine>,
): readonly [SnapshotFrom<Machine>, Actor<Machine>] {
  const [actor] = useState<Actor<Machine>>(() => createActor<AnyStateMachine>(machine(), options));
  const [snapshot, show] = useState<SnapshotFrom<Machine>>(() => actor.getSnapshot());
  useEffect(() => {
    const subscription = actor.subscribe((next: SnapshotFrom<Machine>) => {
      show(next);
    });
    actor.start();
    show(actor.getSnapshot());
    return () => {
      subscription.unsubscribe();
      actor.stop();
    };
  }, [actor]);
  return [snapshot, actor];
}
