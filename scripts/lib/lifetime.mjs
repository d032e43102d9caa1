import { readFileSync } from 'node:fs';

/**
 * What must be undone when this process ends, however it ends.
 *
 * @typedef {object} Lifetime
 * @property {AbortSignal} signal Fires on SIGINT, SIGTERM and SIGHUP; hand it to what runs long.
 * @property {(name: string, undo: () => Promise<void> | void) => void} onEnd Undone in reverse order.
 */

/**
 * Runs `main` and, when it returns, throws, or the process is told to stop, everything given to `onEnd`; then exits.
 * A second signal does not cut the clean-up short: half a clean-up would leave mounts and rules behind.
 * @param {(life: Lifetime) => Promise<number>} main Gives the exit code.
 * @returns {Promise<void>}
 */
export async function withLifetime(main) {
  const controller = new AbortController();
  /** @type {{ name: string, undo: () => Promise<void> | void }[]} */
  const ends = [];
  /** @type {number | undefined} */
  let signalCode;
  /** @type {(code: number) => void} */
  let interrupted = () => {};
  const interruption = new Promise((/** @type {(code: number) => void} */ resolve) => {
    interrupted = resolve;
  });
  for (const [name, number] of /** @type {const} */ ([
    ['SIGINT', 2],
    ['SIGTERM', 15],
    ['SIGHUP', 1],
  ])) {
    process.on(name, () => {
      signalCode ??= 128 + number;
      controller.abort();
      interrupted(signalCode);
    });
  }
  const crash = (/** @type {unknown} */ error) => {
    console.error(error);
    signalCode ??= 1;
    controller.abort();
    interrupted(1);
  };
  if (process.env['npm_lifecycle_event']) {
    // npm passes Ctrl-C on, but not the SIGTERM that ends itself.
    const before = ancestors();
    setInterval(() => {
      if (ancestors() !== before) process.emit('SIGHUP');
    }, 500).unref();
  }
  for (const stream of [process.stdout, process.stderr]) {
    // Nobody reads any more (`| head`): as good as a signal. Reporting it would raise it again.
    stream.on('error', () => process.emit('SIGHUP'));
  }
  process.on('uncaughtException', crash);
  process.on('unhandledRejection', crash);
  const body = main({
    signal: controller.signal,
    onEnd: (name, undo) => void ends.push({ name, undo }),
  }).catch((error) => {
    if (!controller.signal.aborted) console.error(error instanceof Error ? error.message : error);
    return 1;
  });
  const code = await Promise.race([body, interruption]);
  // The signal also ends what the body was doing; what it had begun must be known before it is undone.
  if (signalCode !== undefined) await Promise.race([body, later(60_000)]);
  for (let end = ends.pop(); end; end = ends.pop()) {
    try {
      await end.undo();
    } catch (error) {
      console.error(`Could not stop ${end.name}:`, error);
    }
  }
  process.exit(signalCode ?? code);
}

/** The parent and its parent, as npm may run a command through a shell. */
function ancestors() {
  const parent = process.ppid;
  try {
    // proc(5): pid (name) state ppid …; the name may hold anything, so the last parenthesis counts.
    const fields = readFileSync(`/proc/${parent}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return `${parent} ${fields[1]}`;
  } catch {
    return String(parent);
  }
}

/** @param {number} ms */
function later(ms) {
  return new Promise((resolve) => void setTimeout(resolve, ms).unref());
}
