import type { ContainerEnding, ContainerInspection, EndReason } from '@stagecraft/contracts';
import { backgrounding } from './background.ts';
import { exitMeaning } from './exit-codes.ts';
import { reasonTexts } from './texts.ts';

type Output = ContainerEnding['lastOutput'];

/** What is known of a container that does not run. */
export type EndingFacts = Pick<
  ContainerInspection,
  | 'state'
  | 'exitCode'
  | 'lastExitCode'
  | 'error'
  | 'outOfMemory'
  | 'process'
  | 'entrypoint'
  | 'interactive'
  | 'startedAt'
  | 'finishedAt'
> & { readonly lastOutput: Output };

interface Found {
  readonly reason: EndReason;
  readonly evidence: string;
  readonly remedy?: string | null;
}

/**
 * What the engine, or runc inside of the container before the program has begun, says when it cannot be
 * run. (runc: libcontainer, `exec user process caused: …` before 1.1, `exec PATH: …` since.)
 */
const execTexts: readonly (readonly [RegExp, EndReason])[] = [
  [/exec format error/, 'wrong_architecture'],
  [/exec user process caused[^\n]*no such file or directory/, 'interpreter_missing'],
  [/^exec [^\n:]+: no such file or directory$/m, 'interpreter_missing'],
  [/(?:executable file not found|stat [^\n]*: no such file or directory)/, 'command_not_found'],
  [/no such file or directory/, 'command_not_found'],
  [/permission denied|is a directory/, 'command_not_executable'],
];

const reasonOf = (text: string): EndReason | null =>
  execTexts.find(([pattern]) => pattern.test(text))?.[1] ?? null;

/** It never ran: the engine says why. */
function fromEngine({ error }: EndingFacts): Found | null {
  if (error === '') return null;
  const reason = /\bexec\b/.test(error) ? reasonOf(error) : null;
  return { reason: reason ?? 'engine_failed', evidence: error };
}

/** runc writes these lines itself, as the container's own output. */
const runcLine = /^(?:exec [^\n:]+: |[^\n]*exec user process caused)/;

function fromOutput({ lastOutput }: EndingFacts): Found | null {
  const line = lastOutput.findLast(({ text }) => runcLine.test(text))?.text;
  const reason = line === undefined ? null : reasonOf(line);
  return line === undefined || reason === null ? null : { reason, evidence: line };
}

/** The last line that matches, else nothing. */
const lineLike = ({ lastOutput }: EndingFacts, pattern: RegExp): string =>
  lastOutput.findLast(({ text }) => pattern.test(text))?.text ?? '';

const shell = /^(?:.*\/)?(?:ba|da|a|z|k)?sh$/;

/** Ended without an error: whether that was meant. */
function fromSuccess(facts: EndingFacts): Found {
  const { process, entrypoint, interactive } = facts;
  const instruction = entrypoint !== null && entrypoint.length > 0 ? 'ENTRYPOINT' : 'CMD';
  const found = backgrounding(process, instruction);
  if (found !== null) {
    return { reason: 'went_to_background', evidence: found.command, remedy: found.remedy };
  }
  const flags = process.slice(1);
  const isShell = shell.test(process[0] ?? '') && flags.every((flag) => /^-[il]+$/.test(flag));
  if (isShell && !interactive) {
    return { reason: 'shell_without_input', evidence: process.join(' ') };
  }
  return { reason: 'finished', evidence: '' };
}

function fromCode(facts: EndingFacts, code: number): Found {
  if (code === 0) return fromSuccess(facts);
  if (code === 127) {
    return { reason: 'command_not_found', evidence: lineLike(facts, /not found|no such file/i) };
  }
  if (code === 126) {
    const evidence = lineLike(facts, /permission denied|cannot execute|is a directory/i);
    return { reason: 'command_not_executable', evidence };
  }
  if (code === 137) return { reason: 'killed', evidence: '' };
  if (code === 143 || code === 130 || code === 129) return { reason: 'stopped', evidence: '' };
  const { signal } = exitMeaning(code);
  return { reason: signal === null ? 'failed' : 'crashed', evidence: '' };
}

function find(facts: EndingFacts, code: number | null): Found {
  const early = fromEngine(facts);
  if (early !== null) return early;
  if (code === null) return { reason: 'not_started', evidence: '' };
  if (facts.outOfMemory && code !== 0) return { reason: 'out_of_memory', evidence: '' };
  return (code === 0 ? null : fromOutput(facts)) ?? fromCode(facts, code);
}

/**
 * Why a container does not run: from what the engine says of it, its exit code, its command and its last
 * lines. Null for one that runs.
 */
export function explainEnding(facts: EndingFacts): ContainerEnding | null {
  const { state, startedAt, finishedAt, lastOutput } = facts;
  if (state === 'running' || state === 'paused' || state === 'removing') return null;
  const code = facts.exitCode ?? (state === 'restarting' ? facts.lastExitCode : null);
  const { reason, evidence, remedy = null } = find(facts, code);
  return {
    reason,
    ...reasonTexts[reason],
    exit: code === null ? null : exitMeaning(code, startedAt !== null),
    ranMs: startedAt === null || finishedAt === null ? null : Math.max(0, finishedAt - startedAt),
    evidence,
    remedy,
    lastOutput: [...lastOutput],
  };
}
