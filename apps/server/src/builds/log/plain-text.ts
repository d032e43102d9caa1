import { stripAnsi } from '@stagecraft/build-trace';
import { BuildEvent } from '@stagecraft/contracts';
import { createPlainReporter } from '../../command-line/progress/plain.ts';
import { readLog } from '../read-log.ts';
import { jsonOf } from '../record/lines.ts';
import { stepLines } from './step-lines.ts';

/**
 * A build's log as far as it has come, without escape sequences, in the form of
 * `docker build --progress plain`. Reads only as fast as it is asked to.
 *
 * @param path the log's file
 * @throws system errors of reading
 */
export async function* plainLog(
  path: string,
  signal: AbortSignal,
): AsyncGenerator<string, void, void> {
  const { report } = createPlainReporter();
  for await (const lines of readLog(path, null, 0, signal)) {
    const texts = lines.map(({ json }) => {
      const event = BuildEvent.safeParse(jsonOf(json));
      return event.success ? report(event.data) : '';
    });
    yield withoutEscapes(texts.join(''));
  }
}

/** The lines of one step, without anything around them. */
export async function* plainStepLog(
  path: string,
  stepId: string,
  signal: AbortSignal,
): AsyncGenerator<string, void, void> {
  for await (const lines of stepLines(path, stepId, signal)) {
    yield lines.map(({ line }) => `${stripAnsi(line.raw)}\n`).join('');
  }
}

/** Line by line: a sequence without an end takes no other line with it. */
function withoutEscapes(text: string): string {
  return text.split('\n').map(stripAnsi).join('\n');
}
