import type { InstalledVersions } from '@stagecraft/build-trace';
import type { ShellCheckComment, ShellCheckDialect } from '@stagecraft/lint';

/**
 * What a language feature knows beside the text. Features are pure: they look a fact up by its want; what
 * is not there is noted, the page fetches it (cached, with a limit on time), gives it to the worker and
 * asks again. No feature ever waits.
 */
export type Want =
  /** Entries of one folder of the build context. */
  | { readonly kind: 'folder'; readonly path: string }
  /** The ignore file that applies to this Dockerfile, and all it leaves out. */
  | { readonly kind: 'ignore'; readonly dockerfile: string }
  /** The team's policy files in the workspace. */
  | { readonly kind: 'policy' }
  /** What COPY sources of the context match. */
  | { readonly kind: 'sources'; readonly dockerfile: string; readonly patterns: readonly string[] }
  /** Images of the engine. */
  | { readonly kind: 'images' }
  /** One image, as the engine has it. */
  | { readonly kind: 'image'; readonly ref: string }
  /** Tags of a repository, as its registry tells. */
  | { readonly kind: 'tags'; readonly repository: string }
  /** What a registry has under a reference. */
  | { readonly kind: 'manifest'; readonly ref: string }
  /** Entries of a folder of an image that the engine has. */
  | { readonly kind: 'imageFolder'; readonly ref: string; readonly path: string }
  /** What the last builds of this Dockerfile showed, by instruction id. */
  | { readonly kind: 'builds'; readonly dockerfile: string }
  /** What ShellCheck says of a script. */
  | ScriptWant;

/** A want that is met soon, so that an answer may wait for it. */
export type QuickWant = Exclude<Want, ScriptWant>;

export interface ScriptWant {
  readonly kind: 'script';
  readonly shell: ShellCheckDialect;
  readonly text: string;
}

export interface FactAnswers {
  folder: {
    readonly entries: readonly {
      readonly name: string;
      readonly folder: boolean;
      readonly bytes: number | null;
    }[];
  };
  ignore: {
    /** The ignore file's path from the context's root; null when there is none. */
    readonly path: string | null;
    readonly text: string;
    readonly sent: FileTotal;
    readonly left: FileTotal;
    /** What each line (from 0) left out, with some of the paths. */
    readonly lines: readonly {
      readonly line: number;
      readonly total: FileTotal;
      readonly examples: readonly string[];
    }[];
    /** The walk was cut off at a limit: totals are "at least". */
    readonly truncated: boolean;
  };
  /** Texts of the files; null for one that is not there. */
  policy: { readonly stagecraft: string | null; readonly hadolint: string | null };
  sources: {
    /** By pattern, in the order asked. `ignored` counts what an ignore rule left out of the match. */
    readonly patterns: readonly { readonly matched: FileTotal; readonly ignored: number }[];
    readonly truncated: boolean;
  };
  images: { readonly images: readonly LocalImage[] };
  image: {
    /** Null: the engine does not have it. */
    readonly image: ImageFacts | null;
  };
  tags: { readonly tags: readonly string[]; readonly truncated: boolean };
  manifest: { readonly digest: string; readonly platforms: readonly string[] };
  imageFolder: {
    readonly entries: readonly { readonly name: string; readonly folder: boolean }[];
    readonly truncated: boolean;
  };
  builds: {
    readonly instructions: Readonly<Record<string, BuildNote>>;
    /** Stage id → what its last build made. */
    readonly stages: Readonly<
      Record<string, { readonly image: string; readonly bytes: number | null }>
    >;
  };
  script: { readonly comments: readonly ShellCheckComment[] };
}

export interface FileTotal {
  readonly files: number;
  readonly bytes: number;
}

export interface LocalImage {
  /** `name:tag` as a person writes it, or the id for an image without one. */
  readonly ref: string;
  readonly id: string;
  readonly bytes: number;
  /** ms since epoch. */
  readonly created: number;
}

export interface ImageFacts {
  readonly id: string;
  readonly digest: string | null;
  readonly bytes: number | null;
  /** ms since epoch. */
  readonly created: number | null;
  readonly platform: string | null;
  readonly env: readonly string[];
  readonly user: string;
  readonly workingDir: string;
  readonly shell: readonly string[];
  /** What a container runs; null where the image sets none. */
  readonly entrypoint: readonly string[] | null;
  readonly cmd: readonly string[] | null;
  readonly ports: readonly string[];
}

/** What the last build of an instruction showed. */
export interface BuildNote {
  readonly phase: 'done' | 'cached' | 'failed';
  readonly durationMs: number | null;
  /** Size of the layer it made; null when not known. */
  readonly bytes: number | null;
  /** ms since epoch. */
  readonly at: number;
  /** What its command installed; absent where it printed nothing of that. */
  readonly installed?: { readonly build: number; readonly versions: InstalledVersions };
}

export type FactAnswer<K extends Want['kind']> = FactAnswers[K];
/** A want the page could not meet: told, not asked again until something changes or a while has passed. */
export interface FactFailure {
  /** A code, for programs. */
  readonly failed: string;
}

/** Facts as a feature sees them. */
export interface Facts {
  /** The answer; null when it is not there yet (it is then noted as wanted) or could not be had. */
  get<W extends Want>(want: W): FactAnswers[W['kind']] | null;
  /** Whether the answer could not be had: there is nothing to wait for. */
  failed(want: Want): boolean;
  /** Why it could not be had; null where it was, or is still looked up. */
  failure(want: Want): string | null;
}

/** A want's name in a cache. */
export function factKey(want: Want): string {
  return JSON.stringify(want);
}

/** Facts over a cache; `wanted` gathers what was asked and is not there. */
export function readFacts(
  known: ReadonlyMap<string, FactAnswers[Want['kind']] | FactFailure>,
  wanted: Map<string, Want>,
): Facts {
  const failure = (want: Want): string | null => {
    const answer = known.get(factKey(want));
    return answer !== undefined && 'failed' in answer ? answer.failed : null;
  };
  return {
    get: <W extends Want>(want: W) => {
      const key = factKey(want);
      const answer = known.get(key);
      if (answer === undefined) {
        wanted.set(key, want);
        return null;
      }
      return 'failed' in answer ? null : (answer as FactAnswers[W['kind']]);
    },
    failed: (want) => failure(want) !== null,
    failure,
  };
}
