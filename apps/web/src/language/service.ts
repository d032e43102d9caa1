import type {
  Consequence,
  DockerfileModel,
  Edit,
  GraphIntent,
  Refactoring,
  Span,
  StageGraph,
} from '@stagecraft/dockerfile';
import type {
  FixAllAnswer,
  FixOffer,
  FixScope,
  Notices,
  PolicyQuestion,
  RuleText,
  SuppressionQuestion,
  TextChange,
} from './lint/types.ts';
import type { Layout } from '@stagecraft/graph-layout';

/**
 * What the page may ask of the language worker about one version of a file: query name → parameters and
 * answer, all plain data. Offsets count in the text as on disk. Texts are in the page's language; those
 * named Markdown have everything from outside escaped.
 */
export interface LanguageQueries {
  completion: {
    params: { readonly offset: number; readonly trigger: string | null };
    answer: Completions;
  };
  hover: { params: AtOffset; answer: Hover | null };
  signature: { params: AtOffset; answer: SignatureHelp | null };
  definition: { params: AtOffset; answer: readonly DefinitionTarget[] };
  references: { params: AtOffset; answer: readonly Span[] };
  highlights: { params: AtOffset; answer: readonly Highlight[] };
  prepareRename: { params: AtOffset; answer: RenamePreparation };
  rename: { params: AtOffset & { readonly newName: string }; answer: EditAnswer };
  outline: { params: None; answer: readonly OutlineItem[] };
  folding: { params: None; answer: readonly FoldingRange[] };
  selection: {
    params: { readonly offsets: readonly number[] };
    /** For each offset the ranges around it, the smallest first. */
    answer: readonly (readonly Span[])[];
  };
  links: { params: None; answer: readonly DocumentLink[] };
  inlays: {
    params: { readonly span: Span; readonly kinds: readonly InlayKind[] };
    answer: readonly InlayHint[];
  };
  lenses: { params: None; answer: readonly Lens[] };
  linked: { params: AtOffset; answer: readonly Span[] | null };
  tokens: { params: None; answer: SemanticTokens };
  /** What BuildKit's rules and the linter say of a file, in the order of its text. */
  notices: { params: None; answer: Notices };
  /** What can be done about what is found at a place. */
  fixes: { params: { readonly span: Span }; answer: readonly FixOffer[] };
  /** What fixing many findings at once would do; it is not done. */
  fixAll: { params: { readonly scope: FixScope }; answer: FixAllAnswer };
  /** What a rule says of itself; null for a code that is none's. */
  rule: { params: { readonly id: string }; answer: RuleText | null };
  /** What makes a policy file say something else of a rule; null where a person has to write it. */
  policyChange: { params: PolicyQuestion; answer: TextChange | null };
  /** The comment that silences a rule at an instruction, with a reason; null where there is none. */
  suppression: { params: SuppressionQuestion; answer: TextChange | null };
  format: {
    params: {
      /** Null formats all of it; a range formats the instructions that it touches. */
      readonly span: Span | null;
      /** The character typed at `span.end`, for formatting while typing. */
      readonly typed: string | null;
      readonly options: FormatRequestOptions;
    };
    answer: EditAnswer;
  };
  /** What a gesture would do to the text; it is not done. */
  intent: { params: IntentParams; answer: IntentAnswer };
  /** The same question while the gesture is still being made, which a newer one of its kind replaces. */
  previewIntent: { params: IntentParams; answer: IntentAnswer };
  /** What could be made better without changing what is built, in the order of the text. */
  refactorings: { params: None; answer: readonly RefactoringOffer[] };
}

export interface IntentParams {
  readonly intent: GraphIntent;
  /** Whether the answer is to have `whole`, which costs as much as a snapshot. */
  readonly whole: boolean;
}

/** A refactoring as a menu offers it. */
export interface RefactoringOffer {
  readonly title: string;
  readonly intent: Refactoring['intent'];
}

/** What a gesture does, or why it can't be done. */
export type IntentAnswer =
  | {
      readonly ok: true;
      readonly edits: readonly Edit[];
      /** A sentence in the past, and what else should be known. */
      readonly done: string;
      readonly notes: readonly string[];
      readonly consequence: Consequence;
      /** The Dockerfile as it would be; null unless it was asked for. */
      readonly whole: {
        readonly model: DockerfileModel;
        readonly graph: StageGraph;
        readonly layout: Layout;
      } | null;
    }
  | {
      readonly ok: false;
      readonly code: string;
      readonly reason: string;
      /** Other ways to what was wanted. */
      readonly offers: readonly { readonly label: string; readonly intent: GraphIntent }[];
    };

export type QueryKind = keyof LanguageQueries;
export type QueryParams<K extends QueryKind> = LanguageQueries[K]['params'];
export type QueryAnswer<K extends QueryKind> = LanguageQueries[K]['answer'];

type None = Readonly<Record<string, never>>;

export interface AtOffset {
  readonly offset: number;
}

export type CompletionKind =
  | 'instruction'
  | 'snippet'
  | 'flag'
  | 'key'
  | 'value'
  | 'stage'
  | 'variable'
  | 'file'
  | 'folder'
  | 'image'
  | 'tag'
  | 'user'
  | 'signal'
  | 'port'
  | 'directive';

export interface Completion {
  readonly label: string;
  readonly kind: CompletionKind;
  /** Short, beside the label: a value, a size, an origin. */
  readonly detail?: string;
  readonly documentation?: Markdown;
  readonly insert: string;
  /** `insert` has `$1`, `${1:text}`, `$0`. */
  readonly snippet?: true;
  /** What is replaced: from the word's start to the cursor, or to the word's end. */
  readonly replace: Span;
  /** What the person's letters are matched with; the label by default. */
  readonly filter?: string;
  /** Orders the list; compared as text. */
  readonly sort: string;
  /** Completion goes on at once after this one was taken, e.g. after `--mount=type=`. */
  readonly again?: true;
  /** Shown struck through, e.g. an ignored path. */
  readonly discouraged?: true;
}

export interface Completions {
  readonly items: readonly Completion[];
  /** More may come when outside facts are there: ask again. */
  readonly incomplete: boolean;
}

/** Markdown that is safe to render: no HTML, outside texts escaped, links only from our own reference. */
export type Markdown = string;

export interface Hover {
  readonly span: Span;
  readonly parts: readonly Markdown[];
}

export interface SignatureHelp {
  readonly label: string;
  readonly documentation: Markdown;
  /** Ranges of the parameters in `label`. */
  readonly parameters: readonly { readonly span: Span; readonly documentation: Markdown }[];
  /** Index of the parameter that the cursor is in; -1 for none. */
  readonly active: number;
}

export interface DefinitionTarget {
  /** What was pointed at. */
  readonly origin: Span;
  /** The whole definition, e.g. the FROM instruction. */
  readonly target: Span;
  /** Its name. */
  readonly selection: Span;
}

export interface Highlight {
  readonly span: Span;
  readonly kind: 'read' | 'write' | 'text';
}

export type RenamePreparation =
  | { readonly ok: true; readonly span: Span; readonly placeholder: string }
  | { readonly ok: false; readonly reason: string };

export type EditAnswer =
  | { readonly ok: true; readonly edits: readonly Edit[] }
  | { readonly ok: false; readonly reason: string };

export interface OutlineItem {
  readonly name: string;
  readonly detail: string;
  readonly kind: 'stage' | 'globals' | 'instruction';
  readonly span: Span;
  readonly selection: Span;
  readonly children: readonly OutlineItem[];
}

/** Lines count from 0, both included. */
export interface FoldingRange {
  readonly startLine: number;
  readonly endLine: number;
  readonly kind: 'comment' | 'stage' | 'instruction' | 'heredoc';
}

export interface DocumentLink {
  readonly span: Span;
  readonly tooltip: string;
  /** A page on the net, or a file of the workspace (path from its root). */
  readonly target: { readonly url: string } | { readonly file: string };
}

export type InlayKind = 'values' | 'stages' | 'builds';

export interface InlayHint {
  readonly offset: number;
  readonly kind: InlayKind;
  readonly text: string;
  readonly tooltip?: Markdown;
}

/** Commands above a FROM. */
export interface Lens {
  readonly span: Span;
  readonly title: string;
  readonly tooltip: string;
  readonly command:
    | { readonly kind: 'buildStage'; readonly stage: number; readonly target: string | null }
    | { readonly kind: 'runImage'; readonly image: string }
    /** Only tells something. */
    | { readonly kind: 'none' };
}

/** Token types and modifiers by their place in the legend; see `tokens/legend.ts`. */
export interface SemanticTokens {
  /** Five numbers a token: line (from 0), column (from 0, UTF-16), length, type, modifier bits. Absolute, in order. */
  readonly data: Uint32Array;
}

/** What a person chose about formatting. */
export interface FormatRequestOptions {
  readonly keywordCase: 'upper' | 'lower' | 'keep';
  /** Columns that a continued line is indented by. */
  readonly indent: number;
  /** Puts the packages of an install command on lines of their own, sorted. */
  readonly sortPackages: boolean;
}
