/** An entry of an image's history. */
export interface RecordedEntry {
  readonly createdBy: string;
  readonly comment: string;
}

/** What an image's configuration sets, as engines tell it. */
export interface RecordedConfig {
  readonly user: string;
  readonly workingDir: string;
  readonly entrypoint: readonly string[] | null;
  readonly cmd: readonly string[] | null;
  /** `NAME=value`. */
  readonly env: readonly string[];
  readonly exposedPorts: readonly string[];
  readonly volumes: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
}

export interface ReverseInput {
  /** What the image is called, for the comment at the top. */
  readonly name: string;
  /** Oldest first. */
  readonly history: readonly RecordedEntry[];
  readonly config: RecordedConfig;
  /** A local image that it begins with, and how many entries of the history are that image's. */
  readonly base: { readonly name: string; readonly entries: number } | null;
  readonly language: 'en' | 'zh-CN';
}
