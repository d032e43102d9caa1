/**
 * The document model's types. Everything is plain data (structured-cloneable), offsets are UTF-16
 * code units from 0, `end` is exclusive, lines count from 0.
 */

/** A range of the text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** One sentence in both languages. */
export interface Text {
  readonly en: string;
  readonly 'zh-CN': string;
}

/** Byte order mark, always at offset 0. */
export interface BomNode {
  readonly kind: 'bom';
  readonly span: Span;
}

/** `# name=value` at the very top. */
export interface DirectiveNode {
  readonly kind: 'directive';
  readonly span: Span;
  /** Lower-cased. */
  readonly name: 'syntax' | 'escape' | 'check';
  readonly nameSpan: Span;
  readonly value: string;
  readonly valueSpan: Span;
}

/** A comment line between instructions (one node a line, line ending included). */
export interface CommentNode {
  readonly kind: 'comment';
  readonly span: Span;
}

/** Blank line between instructions, line ending included. */
export interface BlankNode {
  readonly kind: 'blank';
  readonly span: Span;
}

/** `--name=value` or `--name` before an instruction's arguments. */
export interface Flag {
  readonly name: string;
  readonly span: Span;
  /** Text after `=` as BuildKit sees it (continuations joined); null without `=`. */
  readonly value: string | null;
  readonly valueSpan: Span | null;
}

/** One argument word as written; `value` has continuations and comments taken out, quotes kept. */
export interface Word {
  readonly value: string;
  readonly span: Span;
}

/** A here-document of RUN, COPY or ADD. */
export interface Heredoc {
  /** Delimiter without quotes. */
  readonly name: string;
  /** False when the delimiter is quoted. */
  readonly expand: boolean;
  /** `<<-`: leading tabs are taken off. */
  readonly stripTabs: boolean;
  /** The `<<NAME` word. */
  readonly openSpan: Span;
  /** Body lines, line endings included. */
  readonly bodySpan: Span;
  /** The closing delimiter's line without its line ending; null when it is missing. */
  readonly closeSpan: Span | null;
}

/** One `--mount` of a RUN. Keys are lower-cased. */
export interface Mount {
  readonly type: 'bind' | 'cache' | 'tmpfs' | 'secret' | 'ssh' | (string & {});
  readonly from: string | null;
  readonly fromSpan: Span | null;
  readonly options: Readonly<Record<string, string>>;
  readonly span: Span;
}

/** What only some instructions have. `null` where the text is too broken to say. */
export type InstructionDetail =
  | {
      readonly type: 'from';
      readonly image: Word | null;
      /** Stage name as written, with its range. */
      readonly name: Word | null;
      readonly platform: string | null;
    }
  | {
      readonly type: 'copy'; // COPY and ADD
      readonly from: Word | null;
      /** With the `<<NAME` words of here-documents. */
      readonly sources: readonly Word[];
      readonly destination: Word | null;
    }
  | { readonly type: 'run'; readonly mounts: readonly Mount[] }
  | {
      readonly type: 'pairs'; // ARG, ENV, LABEL
      readonly pairs: readonly {
        readonly name: string;
        readonly nameSpan: Span;
        /** As written, quotes kept; null when there is no `=`. */
        readonly value: string | null;
        readonly valueSpan: Span | null;
      }[];
      /** `ENV k v` without `=`. */
      readonly legacy: boolean;
    }
  | { readonly type: 'onbuild'; readonly trigger: Instruction | null }
  | { readonly type: 'other' };

/** An instruction with all its lines: continuations, comments within, heredocs, final line ending. */
export interface Instruction {
  readonly kind: 'instruction';
  /**
   * Key for views: the same for an instruction that an edit elsewhere did not touch, unique in the
   * document (made from stage, keyword and text, with a count for repeats).
   */
  readonly id: string;
  /** Position among the document's instructions, from 0. A trigger has its ONBUILD's index. */
  readonly index: number;
  /** Index of the stage it stands in; -1 before the first FROM. */
  readonly stage: number;
  /** Upper-cased; as written for an unknown one. */
  readonly keyword: string;
  readonly keywordSpan: Span;
  /** With the final line ending: the part of the partition. */
  readonly span: Span;
  /** From the keyword to the last character before the final line ending, heredocs included. */
  readonly contentSpan: Span;
  /** Arguments after the flags; empty span when there are none. */
  readonly argsSpan: Span;
  /** First and last line (0-based, inclusive) of `contentSpan`. */
  readonly firstLine: number;
  readonly lastLine: number;
  readonly flags: readonly Flag[];
  /** Words after the flags, heredoc bodies excluded. For JSON form: the decoded strings. */
  readonly words: readonly Word[];
  /** JSON (exec) or shell form; null where the instruction has no forms. */
  readonly form: 'exec' | 'shell' | null;
  readonly heredocs: readonly Heredoc[];
  readonly detail: InstructionDetail;
}

/** Nodes partition the text: concatenating their spans' texts gives the text. */
export type SyntaxNode = BomNode | DirectiveNode | CommentNode | BlankNode | Instruction;

/** Something BuildKit refuses (`error`) or accepts with a word (`warning`). */
export interface Problem {
  /** Stable, kebab-case, e.g. `unknown-instruction`. */
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly span: Span;
  readonly message: Text;
  /** What to do; absent when the message says it. */
  readonly hint?: Text;
  /** Index of the instruction it belongs to. */
  readonly instruction: number | null;
  /** Index of the stage it belongs to. */
  readonly stage: number | null;
  /** An error in an ONBUILD trigger: a warning here, refused once a stage is built FROM this one. */
  readonly trigger?: true;
  /** BuildKit comes upon it only when it builds the stage: see `problemsOf`. */
  readonly late?: true;
}

/** A parsed Dockerfile. */
export interface DockerfileModel {
  readonly text: string;
  readonly nodes: readonly SyntaxNode[];
  readonly instructions: readonly Instruction[];
  readonly directives: readonly DirectiveNode[];
  readonly escape: '\\' | '`';
  /** The file's own (most frequent) line ending; `\n` for a file of one line. */
  readonly newline: '\n' | '\r\n';
  /** Offset of each line's first character. */
  readonly lineStarts: readonly number[];
  readonly problems: readonly Problem[];
}

/** What a stage is built from. */
export type StageBase =
  | { readonly kind: 'stage'; readonly stage: number }
  /**
   * `ref` with ARGs expanded, as BuildKit would ask for it. `context`: a named context stands for it
   * (what `--build-context` gives, or its name where that is not known).
   */
  | { readonly kind: 'image'; readonly ref: string; readonly context?: string }
  | { readonly kind: 'scratch' }
  /** The name can't be known, e.g. a global ARG without a value. */
  | { readonly kind: 'unknown'; readonly text: string };

export interface Stage {
  /** Graph node id: `stage:NAME`, or `stage:#INDEX` when it has no unique name. */
  readonly id: string;
  readonly index: number;
  /** Lower-cased as BuildKit uses it; null when unnamed. */
  readonly name: string | null;
  readonly base: StageBase;
  readonly platform: string | null;
  /** Index of its FROM. */
  readonly from: number;
  /** Indices of its instructions after FROM. */
  readonly instructions: readonly number[];
  /** Whether the target needs it. */
  readonly needed: boolean;
  readonly isTarget: boolean;
  /** A named context of its name stands for it: none of its instructions is carried out. */
  readonly replaced?: true;
}

/** An image from outside: base of a stage, or source of COPY --from or a mount. */
export interface ExternalImage {
  /** Graph node id: `image:REF`. */
  readonly id: string;
  readonly ref: string;
  readonly usedAsBase: boolean;
  readonly needed: boolean;
  /** A named context stands for it, see {@link StageBase}. */
  readonly context?: string;
}

/** Edge in the direction of the data: `source` is used by `target`. */
export interface GraphEdge {
  readonly id: string;
  readonly kind: 'base' | 'copy' | 'mount' | 'context';
  /** Node id: a stage's, an image's or `context`. */
  readonly source: string;
  /** Node id of a stage. */
  readonly target: string;
  /** Index of the instruction that makes the edge. */
  readonly instruction: number;
  readonly needed: boolean;
}

/** The stage graph, computed from the model; never written to. */
export interface StageGraph {
  readonly stages: readonly Stage[];
  readonly images: readonly ExternalImage[];
  readonly edges: readonly GraphEdge[];
  /**
   * Index of the stage to build; null when there is none, or when the asked target does not exist. A
   * target given by index is drawn, but is a problem: BuildKit takes names only.
   */
  readonly target: number | null;
  /** True when some needed instruction reads the build context. */
  readonly usesContext: boolean;
  /** Problems that only the graph shows (unknown stage, cycle, duplicate name, …). */
  readonly problems: readonly Problem[];
}

/** What resolution needs beside the text. */
export interface GraphOptions {
  /** Stage name as `--target` takes it, or an index; the last stage by default. */
  readonly target?: string | null;
  /** `--build-arg` values. */
  readonly buildArgs?: Readonly<Record<string, string>>;
  /** `os/arch[/variant]` of the target, for the predefined platform ARGs. */
  readonly platform?: string | null;
  /** `os/arch[/variant]` of the engine, for BUILDPLATFORM and its parts; unknown by default. */
  readonly buildPlatform?: string | null;
  /** `--build-context`: names, or names with what stands for them (`docker-image://…`, a folder, a URL). */
  readonly namedContexts?: readonly string[] | Readonly<Record<string, string>>;
  /** `NAME=value` environments of base images, by reference; that of an image not here is unknown. */
  readonly imageEnvs?: Readonly<Record<string, readonly string[]>>;
}
