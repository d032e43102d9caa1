import { problemsOf } from '@stagecraft/dockerfile';
import { inputOf } from '../support/check.ts';
import type { Recorded } from './types.ts';

/** A finding that only one of the two has. */
export interface Difference {
  readonly file: Recorded;
  /** Who has it. */
  readonly side: 'hadolint' | 'ours';
  /** `line code severity`. */
  readonly finding: string;
  readonly code: string;
  /** The instruction that it is about, as written. */
  readonly instruction: string;
  /** BuildKit refuses the instruction (wherever it stood), and we say so. */
  readonly isRefused: boolean;
}

/** Where our findings and hadolint's recorded ones differ; nowhere if hadolint has no answer. */
export function differencesOf(file: Recorded, ours: readonly string[]): readonly Difference[] {
  if (file.isRefused === true) return [];
  const onlyTheirs = file.findings.filter((one) => !ours.includes(one));
  const onlyOurs = ours.filter((one) => !file.findings.includes(one));
  if (onlyTheirs.length + onlyOurs.length === 0) return [];
  const { model, graph } = inputOf(file.text);
  const refused = new Set(
    problemsOf(model, graph).flatMap(({ code, severity, instruction }) =>
      severity === 'error' && code !== 'instruction-before-from' ? [instruction] : [],
    ),
  );
  const difference = (side: Difference['side'], finding: string): Difference => {
    const [line = '', code = ''] = finding.split(' ');
    const found = model.instructions.find(({ firstLine }) => firstLine + 1 === Number(line));
    return {
      file,
      side,
      finding,
      code,
      instruction:
        found === undefined ? '' : file.text.slice(found.contentSpan.start, found.contentSpan.end),
      isRefused: found !== undefined && refused.has(found.index),
    };
  };
  return [
    ...onlyTheirs.map((one) => difference('hadolint', one)),
    ...onlyOurs.map((one) => difference('ours', one)),
  ];
}
