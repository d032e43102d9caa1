import type { Span } from '@stagecraft/dockerfile';
import type { Edit } from '../../document/session.ts';
import type { EditorLanguage } from '../../document/editor-language.ts';
import type {
  FixAllAnswer,
  FixOffer,
  FixScope,
  Notice,
  PolicyQuestion,
  RuleText,
  SuppressionQuestion,
  TextChange,
} from '../../language/lint/types.ts';
import type { QueryKind, QueryParams, QueryAnswer } from '../../language/service.ts';
import type { Ports } from '../ports.ts';
import type { AppStore } from '../types.ts';
import {
  proposePolicy,
  undoWriting,
  writeProposal,
  type PolicyAnswer,
  type PolicyBefore,
  type PolicyProposal,
  type PolicyWriting,
} from './team-policy.ts';

/** An answer about one version of the text in front. */
export interface Versioned<T> {
  readonly path: string;
  readonly version: number;
  readonly answer: T;
}

/** What a dialog about findings is open for. */
export type LintTask =
  /** To fix many at once. */
  | { readonly kind: 'fixAll'; readonly scope: FixScope }
  /** To make one fix after which another image is built. */
  | {
      readonly kind: 'fix';
      readonly at: Omit<Versioned<unknown>, 'answer'>;
      readonly offer: FixOffer;
    }
  /** To read of a rule. */
  | { readonly kind: 'about'; readonly rule: string }
  /** To have the team's policy say something else of a rule. */
  | {
      readonly kind: 'policy';
      readonly notice: Notice;
      readonly value: PolicyQuestion['value'];
    }
  /** To silence a rule at one place, with a reason; the notice is of that version of the text. */
  | {
      readonly kind: 'suppress';
      readonly at: Omit<Versioned<unknown>, 'answer'>;
      readonly notice: Notice;
    };

/** What can be done about what the linter found. All answers are null when the text has changed meanwhile. */
export interface FixingSlice {
  /** Null while none is open. */
  readonly lintTask: LintTask | null;
  setLintTask(task: LintTask | null): void;
  /** Fixes of what was found at a place, and the comments that silence it. */
  fixesAt(span: Span): Promise<Versioned<readonly FixOffer[]> | null>;
  /** What fixing many at once would do. */
  fixAll(scope: FixScope): Promise<Versioned<FixAllAnswer> | null>;
  /** What a rule says of itself; null for none. */
  ruleText(id: string): Promise<RuleText | null>;
  /** What silences a rule at an instruction, with a reason. */
  suppressionFor(question: SuppressionQuestion): Promise<Versioned<TextChange> | null>;
  /** What would make the team's policy say something else of a rule. */
  proposePolicy(question: Omit<PolicyQuestion, 'text'>): Promise<PolicyAnswer>;
  writePolicy(proposal: PolicyProposal): Promise<PolicyWriting>;
  /** Takes back a change of the policy that was made on disk. */
  undoPolicy(before: PolicyBefore): Promise<PolicyWriting>;
  /** Makes the edits as one undo step; false when the text has changed meanwhile. */
  applyFix(at: Pick<Versioned<unknown>, 'path' | 'version'>, edits: readonly Edit[]): boolean;
}

export function createFixing(ports: Ports, store: AppStore, language: EditorLanguage): FixingSlice {
  const ask = async <K extends QueryKind>(
    kind: K,
    params: QueryParams<K>,
  ): Promise<Versioned<QueryAnswer<K>> | null> => {
    const { activePath: path } = store.getState();
    const version = path === null ? null : ports.documents.version(path);
    if (path === null || version === null) return null;
    const { signal } = new AbortController();
    // What a rule says of itself is no answer about the text.
    const late = kind === 'rule';
    const reply = await language.query(path, kind, params, { signal, late, asker: 'fixing' });
    if (reply === null || reply.result === null) return null;
    return { path, version, answer: reply.result };
  };
  return {
    lintTask: null,
    setLintTask: (lintTask) => store.setState({ lintTask }),
    fixesAt: async (span) => {
      const { checked } = store.getState();
      // Its places count in the text that was checked.
      if (checked === null || ports.documents.version(checked.path) !== checked.version)
        return null;
      return ask('fixes', { span });
    },
    fixAll: (scope) => ask('fixAll', { scope }),
    suppressionFor: async (question) => {
      const found = await ask('suppression', question);
      return found?.answer == null ? null : { ...found, answer: found.answer };
    },
    proposePolicy: (question) =>
      proposePolicy(
        ports,
        store,
        async (whole) => (await ask('policyChange', whole))?.answer ?? null,
        question,
      ),
    writePolicy: (proposal) => writeProposal(ports, store, proposal),
    undoPolicy: (before) => undoWriting(ports, store, before),
    ruleText: async (id) => (await ask('rule', { id }))?.answer ?? null,
    applyFix: ({ path, version }, edits) => ports.documents.apply(path, version, edits),
  };
}
