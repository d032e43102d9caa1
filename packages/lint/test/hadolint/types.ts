/** A Dockerfile that both are asked about. */
export interface AskedFile {
  readonly text: string;
  /** What stands in `.hadolint.yaml`; nothing when left out. */
  readonly config?: string;
}

/** Whose codes an answer is about: hadolint's own or ShellCheck's. */
export type Codes = 'DL' | 'SC';

/** What hadolint says of a file. */
export interface Answer {
  /** Its parser does not take the file, or it ends with an error of its own: there are no findings. */
  readonly isRefused?: true;
  /** It does not take the configuration, and goes on as if there were none. */
  readonly isConfigRefused?: true;
  /** `line code severity`, in this order; what it says twice of a line stands once. */
  readonly findings: readonly string[];
  /** Whether the command fails; null where codes have a say in that which the answer is not about. */
  readonly fails: boolean | null;
}

/** A file with hadolint's answer. */
export type Recorded = AskedFile & Answer;
