import { intentAnswer } from './canvas/intent.ts';
import { refactorings } from './canvas/refactorings.ts';
import { complete } from './completion/complete.ts';
import type { Feature, TextInput } from './feature.ts';
import { format } from './format/format.ts';
import { hover } from './hover/hover.ts';
import { ignoreCompletion } from './ignore/completion.ts';
import { ignoreHover } from './ignore/hover.ts';
import { ignoreProblems } from './ignore/problems.ts';
import { inlayHints } from './inlays/inlays.ts';
import { codeLenses } from './lenses/lenses.ts';
import { documentLinks } from './links/links.ts';
import { fixAll, fixes, suppressionWithReason } from './lint/fixes.ts';
import { noticeOfProblem, notices } from './lint/notices.ts';
import { rule } from './lint/rule.ts';
import { definition } from './navigation/definition.ts';
import { highlights, references } from './navigation/references.ts';
import { policyChange } from './policy/change.ts';
import { policyCompletion } from './policy/completion.ts';
import { policyNotices } from './policy/notices.ts';
import { prepareRename, rename } from './navigation/rename.ts';
import type { QueryAnswer, QueryKind, QueryParams } from './service.ts';
import { signatureHelp } from './signature/signature.ts';
import { foldingRanges } from './structure/folding.ts';
import { linkedRanges } from './structure/linked.ts';
import { outline } from './structure/outline.ts';
import { selectionRanges } from './structure/selection.ts';
import { semanticTokens } from './tokens/tokens.ts';

/** Query name → its feature; a query without one has no answer. */
type Features = { readonly [K in QueryKind]?: Feature<K> };

/** The same for files that are but text to us. */
type TextFeatures = {
  readonly [K in QueryKind]?: (input: TextInput, params: QueryParams<K>) => QueryAnswer<K>;
};

/** What is answered about a Dockerfile. */
export const dockerfileFeatures: Features = {
  completion: complete,
  hover,
  signature: signatureHelp,
  definition,
  references,
  highlights,
  prepareRename,
  rename,
  outline,
  folding: foldingRanges,
  selection: selectionRanges,
  linked: linkedRanges,
  inlays: inlayHints,
  lenses: codeLenses,
  links: documentLinks,
  tokens: semanticTokens,
  format,
  intent: intentAnswer,
  previewIntent: intentAnswer,
  refactorings,
  notices,
  fixes,
  fixAll,
  rule,
  policyChange,
  suppression: suppressionWithReason,
};

/** What is answered about an ignore file. */
export const ignoreFeatures: TextFeatures = {
  completion: ignoreCompletion,
  hover: ignoreHover,
  notices: ({ text }) => ({
    notices: ignoreProblems(text).map(noticeOfProblem),
    unchecked: null,
  }),
};

/** What is answered about a file with a team's policy. */
export const policyFeatures: TextFeatures = {
  completion: policyCompletion,
  notices: (input) => ({ notices: policyNotices(input), unchecked: null }),
};
