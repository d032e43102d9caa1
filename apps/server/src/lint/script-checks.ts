import { access, constants } from 'node:fs/promises';
import type { CheckScriptsRequest, CheckedScripts } from '@stagecraft/contracts';
import type { ShellChecker } from '@stagecraft/lint';
import { findShellCheck, nodeShellChecker } from '@stagecraft/lint/shellcheck';
import { createTurns } from '../images/turns.ts';
import { answerKey, createAnswerCache, type ScriptAnswer } from './answer-cache.ts';

/** Has ShellCheck look at scripts: one at a time, whoever asks, and none twice. */
export interface ScriptChecks {
  /** What it says of each; `gone` ends what is not done by then. */
  check(scripts: CheckScriptsRequest['scripts'], gone: AbortSignal): Promise<CheckedScripts>;
}

/** A ShellCheck that can be run, and what its answers are kept under. */
export interface FoundChecker {
  readonly name: string;
  readonly check: ShellChecker;
}

/** Gives the ShellCheck of this moment: `off` where none is to be used, null where there is none. */
export type FindChecker = () => Promise<FoundChecker | 'off' | null>;

/**
 * @param setting a program's path, `off`, or null for the `shellcheck` on the PATH
 */
export function shellCheckFinder(setting: string | null): FindChecker {
  return async () => {
    if (setting === 'off') return 'off';
    const named = setting !== null && (await canRun(setting)) ? setting : null;
    const program = setting === null ? await findShellCheck(process.env['PATH'] ?? '') : named;
    return program === null ? null : { name: program, check: nodeShellChecker(program) };
  };
}

async function canRun(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * @param onError told of a bug
 * @param now ms since epoch
 */
export function createScriptChecks(
  find: FindChecker,
  onError: (error: unknown) => void,
  now: () => number = Date.now,
): ScriptChecks {
  const cache = createAnswerCache(now);
  const turns = createTurns(onError);
  return {
    async check(scripts, gone) {
      const checker = await find();
      if (checker === null) return { state: 'missing', results: [] };
      if (checker === 'off') return { state: 'off', results: [] };
      const answerOf = async (script: (typeof scripts)[number]): Promise<ScriptAnswer> => {
        const key = answerKey(checker.name, script.shell, script.text);
        const known = cache.get(key);
        if (known !== undefined) return known;
        await turns.take(async () => {
          // Who had the turn before may have asked the same.
          if (cache.get(key) !== undefined) return;
          const answer = await checker.check(script.text, { shell: script.shell, signal: gone });
          if (answer !== null || !gone.aborted) cache.set(key, answer);
        }, gone);
        return cache.get(key) ?? null;
      };
      const results = await Promise.all(scripts.map(answerOf));
      return { state: 'ready', results };
    },
  };
}
