import { inFileOrder, type StepState } from '@stagecraft/build-trace';
import { stepLines } from '../log/step-lines.ts';
import { markup } from './html.ts';
import { lineHtml, lineWeight } from './log-line.ts';
import { shareOut } from './log-share.ts';
import type { ReportInput } from './page.ts';
import { phaseMark } from './phase-mark.ts';
import { reportWords, type ReportWords } from './words.ts';

/** Characters of logs in a report: what a browser still opens without effort. */
const shownLimit = 8_000_000;
/** Of what is shown of a long log, the part that is its beginning: its end says more. */
const beginning = 0.25;

/** Lines that are written at once; logs with more are only drawn where they are looked at. */
const together = 500;

interface Amount {
  lines: number;
  weight: number;
}

/** What is shown of one step's log. */
interface Excerpt {
  readonly all: Amount;
  /** Weights before and after what is left out. */
  readonly head: number;
  readonly tail: number;
  /** Weight that has gone by. */
  passed: number;
  omitted: number;
  readonly before: string[];
  readonly after: string[];
}

async function amounts(path: string, signal: AbortSignal): Promise<Map<string, Amount>> {
  const found = new Map<string, Amount>();
  for await (const batch of stepLines(path, null, signal)) {
    for (const { stepId, line } of batch) {
      const amount = found.get(stepId) ?? { lines: 0, weight: 0 };
      found.set(stepId, amount);
      amount.lines += 1;
      amount.weight += lineWeight(line);
    }
  }
  return found;
}

function excerptOf(all: Amount, share: number): Excerpt {
  const isWhole = share >= all.weight;
  const head = isWhole ? all.weight : Math.floor(share * beginning);
  const tail = isWhole ? 0 : share - head;
  return { all, head, tail, passed: 0, omitted: 0, before: [], after: [] };
}

/** Reads the log once more and keeps the markup of what is shown. */
async function fill(
  excerpts: ReadonlyMap<string, Excerpt>,
  path: string,
  toHtml: (line: Parameters<typeof lineWeight>[0]) => string,
  signal: AbortSignal,
): Promise<void> {
  for await (const batch of stepLines(path, null, signal)) {
    for (const { stepId, line } of batch) {
      const excerpt = excerpts.get(stepId);
      if (excerpt === undefined) continue;
      excerpt.passed += lineWeight(line);
      if (excerpt.passed <= excerpt.head) excerpt.before.push(toHtml(line));
      else if (excerpt.passed > excerpt.all.weight - excerpt.tail) excerpt.after.push(toHtml(line));
      else excerpt.omitted += 1;
    }
  }
}

/**
 * What the steps wrote, step by step in the order of the file, as markup. The log is read twice and
 * memory holds no more than what is shown: of logs that are too long, each step's beginning and end.
 *
 * @param path the log's file
 * @param limit characters that are shown, about
 * @throws system errors of reading
 */
export async function* logSection(
  input: ReportInput,
  path: string,
  signal: AbortSignal,
  limit: number = shownLimit,
): AsyncGenerator<string, void, void> {
  const words = reportWords[input.language];
  const found = await amounts(path, signal);
  const shares = shareOut(
    [...found.values()].map(({ weight }) => weight),
    limit,
  );
  const excerpts = new Map(
    [...found].map(([id, all], index) => [id, excerptOf(all, shares[index] ?? 0)]),
  );
  const start = input.stored.summary.startedAt ?? input.trace.startedAt ?? 0;
  await fill(excerpts, path, (line) => lineHtml(line, start, words), signal);
  yield introduction(input, [...excerpts.values()], words);
  for (const step of inFileOrder(input.trace.steps, input.matches)) {
    const excerpt = excerpts.get(step.id);
    if (excerpt === undefined && step.error === null) continue;
    yield* stepOutput(step, excerpt, words);
    // What is written is not needed any more.
    excerpts.delete(step.id);
  }
}

function introduction(
  { stored, language }: ReportInput,
  excerpts: readonly Excerpt[],
  words: ReportWords,
): string {
  if (excerpts.length === 0) return markup`<p>${words.noLog}</p>`.html;
  const sum = (of: (excerpt: Excerpt) => number) =>
    new Intl.NumberFormat(language).format(excerpts.reduce((all, one) => all + of(one), 0));
  const isCut = excerpts.some(({ omitted }) => omitted > 0);
  const shown = sum(({ all, omitted }) => all.lines - omitted);
  const whole = sum(({ all }) => all.lines);
  const { number } = stored.summary;
  const summary = isCut ? words.omittedSummary(shown, whole, number) : '';
  return markup`<p>${words.logHint}</p>
    ${isCut ? markup`<p class="omitted"><strong>${summary}</strong></p>` : null} `.html;
}

function* stepOutput(
  step: StepState,
  excerpt: Excerpt | undefined,
  words: ReportWords,
): Generator<string, void, void> {
  const isLong = excerpt !== undefined && excerpt.all.lines > together;
  const count = excerpt === undefined ? null : words.lines(excerpt.all.lines);
  yield markup`<details class="output${isLong ? ' long' : ''}" open>
    <summary>
      ${phaseMark({ words }, step.phase)} <code>${step.name}</code>
      <span class="count">${count}</span>
    </summary>
    <pre>`.html;
  if (excerpt !== undefined) {
    yield* pieces(excerpt.before);
    if (excerpt.omitted > 0) {
      yield markup`<span class="left-out">⋯ ${words.omitted(excerpt.omitted)} ⋯</span>
`.html;
    }
    yield* pieces(excerpt.after);
  }
  const error = step.phase === 'failed' ? step.error : null;
  yield markup`${error === null ? null : markup`<span class="error">${error}</span>`}</pre></details>
`.html;
}

function* pieces(lines: readonly string[]): Generator<string, void, void> {
  for (let at = 0; at < lines.length; at += together) {
    yield lines.slice(at, at + together).join('');
  }
}
