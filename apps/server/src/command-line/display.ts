import type { BuildEvent } from '@stagecraft/contracts';
import type { ProgressKind } from './own-flags.ts';
import { createJsonReporter } from './progress/json.ts';
import { createPlainReporter } from './progress/plain.ts';
import { createTerminalReporter } from './progress/terminal.ts';
import type { TimeLeftLine } from './progress/time-left.ts';

/** Where a command writes. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Size of the screen behind `err`; null when it is none. */
  readonly screen: () => { readonly columns: number; readonly rows: number } | null;
  readonly colour: boolean;
}

/** A build as it is shown while it runs. */
export interface Display {
  report(event: BuildEvent): void;
  /** The last picture. Calling it again does nothing. */
  end(): void;
}

/** Pictures a second of the block that is drawn in place. */
const framesPerSecond = 10;

/**
 * Events as JSON are the command's result and go to `out`; all that is for a person goes to `err`.
 * @param timeLeft is told on a screen
 */
export function display(
  kind: ProgressKind | 'none',
  terminal: Terminal,
  timeLeft: TimeLeftLine | null,
): Display {
  const { out, err } = terminal;
  const screen = terminal.screen();
  if (kind === 'none') return { report: () => undefined, end: () => undefined };
  if (kind === 'json') {
    const json = createJsonReporter();
    return { report: (event) => out(json.report(event)), end: () => undefined };
  }
  if (kind === 'tty' || (kind === 'auto' && screen !== null)) {
    return drawn(terminal, screen ?? { columns: 80, rows: 24 }, timeLeft);
  }
  const plain = createPlainReporter();
  return { report: (event) => err(plain.report(event)), end: () => undefined };
}

function drawn(
  { err, screen, colour }: Terminal,
  first: { readonly columns: number; readonly rows: number },
  timeLeft: TimeLeftLine | null,
): Display {
  const size = () => screen() ?? first;
  const reporter = createTerminalReporter({ size, now: Date.now }, { colour, timeLeft });
  const timer = setInterval(() => err(reporter.draw()), 1000 / framesPerSecond);
  let ended = false;
  return {
    report: (event) => void reporter.report(event),
    end() {
      if (ended) return;
      ended = true;
      clearInterval(timer);
      err(reporter.end());
    },
  };
}
