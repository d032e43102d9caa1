import { createNextTask } from '../ui/next-task.ts';

/** Messages on their way to a worker. */
export interface Outbox<Message> {
  post(message: Message): void;
  /** Ends it; what is still in it is not delivered. */
  close(): void;
}

/**
 * Delivers messages in their order, in a task of its own. A worker that is told of a key while the page
 * still handles it starts at once and takes the processor from the page: on two cores a key's listeners
 * took half as long again, and now and then four times as long.
 */
export function createOutbox<Message>(
  deliver: (message: Message) => void,
  report: (error: unknown) => void = (error) => reportError(error),
): Outbox<Message> {
  const waiting = new Set<{ readonly message: Message }>();
  const delivery = createNextTask(() => {
    for (const entry of waiting) {
      waiting.delete(entry);
      try {
        deliver(entry.message);
      } catch (error) {
        // One that cannot be sent costs itself only.
        report(error);
      }
    }
  });
  return {
    post: (message) => {
      waiting.add({ message });
      delivery.ask();
    },
    close: () => {
      waiting.clear();
      delivery.end();
    },
  };
}
