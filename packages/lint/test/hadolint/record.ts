import type { Recorded } from './types.ts';

/** Answers of a hadolint. */
export interface Record {
  readonly version: string;
  readonly answers: readonly Recorded[];
}

/** As JSON with a line for each file. */
export function writeRecord({ version, answers }: Record): string {
  const lines = answers.map((one) => `    ${JSON.stringify(one)}`);
  return `{\n  "hadolint": ${JSON.stringify(version)},\n  "answers": [\n${lines.join(',\n')}\n  ]\n}\n`;
}

export function readRecord(text: string): Record {
  const { hadolint, answers } = JSON.parse(text) as {
    readonly hadolint: string;
    readonly answers: readonly Recorded[];
  };
  return { version: hadolint, answers };
}
