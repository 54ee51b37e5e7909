import { useEffect, useState } from 'preact/hooks';
import type { Actor, AnyStateMachine, SnapshotFrom } from 'xstate';

/**
 * Runs an actor for as long as the component stands and shows its snapshots. These lines instead of @xstate/react,
 * which would bring preact/compat with it (docs/decisions/0003-islands.md).
 */
export function useActor<Machine extends AnyStateMachine>(
  create: () => Actor<Machine>,
): readonly [SnapshotFrom<Machine>, Actor<Machine>] {
  const [actor] = useState(create);
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
