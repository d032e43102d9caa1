import { readPolicy } from '../../src/policy/read.ts';
import { rules } from '../../src/rules/index.ts';
import { lint } from '../../src/run/lint.ts';
import { inputOf } from '../support/check.ts';
import type { AskedFile } from './types.ts';

const named = rules.filter(({ aliases }) => aliases.some((alias) => alias.startsWith('DL')));
const ORDER = ['error', 'warning', 'info', 'style'];

/** What our rules say of a file, as hadolint's answer is written. */
export function ourAnswer({ text, config }: AskedFile): {
  readonly findings: readonly string[];
  readonly fails: boolean;
} {
  const { policy } = readPolicy({ stagecraft: null, hadolint: config ?? null }, rules);
  const input = inputOf(text, { policy });
  const found = lint(named, input).flatMap(({ aliases, severity, instruction }) => {
    const line = (input.model.instructions[instruction ?? -1]?.firstLine ?? 0) + 1;
    const codes = aliases.filter((alias) => alias.startsWith('DL'));
    return codes.map((code) => ({ line, code, severity }));
  });
  found.sort((a, b) => a.line - b.line || (a.code < b.code ? -1 : 1));
  const bound = ORDER.indexOf(policy.failureThreshold);
  const fails = found.some(({ severity }) => ORDER.indexOf(severity) <= bound);
  const lines = found.map(({ line, code, severity }) => `${String(line)} ${code} ${severity}`);
  return { findings: [...new Set(lines)], fails };
}
