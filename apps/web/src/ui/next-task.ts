/** Work that waits until the browser is done with what it does now. */
export interface NextTask {
  /** Asks for it; asked for several times until then, it is done once. */
  ask(): void;
  /** It is not done any more. */
  end(): void;
}

/**
 * Does `work` in a task of its own, for what an event brings about and need not be over when it is.
 * A timer would do, but browsers hold timers back: by milliseconds, in a hidden page by a second.
 */
export function createNextTask(work: () => void): NextTask {
  const { port1: here, port2: there } = new MessageChannel();
  let isAsked = false;
  there.onmessage = () => {
    isAsked = false;
    work();
  };
  return {
    ask: () => {
      if (isAsked) return;
      isAsked = true;
      here.postMessage(null);
    },
    end: () => {
      isAsked = true;
      here.close();
      there.close();
    },
  };
}
