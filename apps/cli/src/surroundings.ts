/** What a command takes from the process, given in so that tests run it without one. */
export interface Surroundings {
  /** Relative paths are meant from here. */
  readonly folder: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly stdin: AsyncIterable<Uint8Array | string>;
}

/** `1`: something was found, e.g. an error in a file. `2`: the command was not understood, or a file can't be read. */
export const exitCodes = { fine: 0, findings: 1, usage: 2 } as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** The languages that messages are written in. */
export type Language = 'en' | 'zh-CN';
