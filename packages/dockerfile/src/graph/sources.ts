import type { Instruction, Span } from '../types.ts';

/** Something an instruction takes from: a named source, or the build context. */
export type SourceUse =
  | { readonly kind: 'copy' | 'mount'; readonly name: string; readonly span: Span }
  | { readonly kind: 'context' };

const NONE: readonly SourceUse[] = [];
const CONTEXT: readonly SourceUse[] = [{ kind: 'context' }];

/** All that one instruction (or trigger) takes from, in the order of the text. */
export function sourcesOf({ detail, keyword, heredocs }: Instruction): readonly SourceUse[] {
  if (detail.type === 'copy') {
    if (keyword === 'COPY' && detail.from !== null) {
      return [{ kind: 'copy', name: detail.from.value, span: detail.from.span }];
    }
    if (keyword === 'COPY' && heredocs.length === 0) {
      return detail.sources.length === 0 ? NONE : CONTEXT;
    }
    const opens = new Set(heredocs.map((heredoc) => heredoc.openSpan.start));
    const local = detail.sources.some(
      (word) => !opens.has(word.span.start) && !(keyword === 'ADD' && isRemote(word.value)),
    );
    return local ? CONTEXT : NONE;
  }
  if (detail.type !== 'run' || detail.mounts.length === 0) return NONE;
  const uses: SourceUse[] = [];
  for (const mount of detail.mounts) {
    if (mount.from !== null && mount.from !== '') {
      uses.push({ kind: 'mount', name: mount.from, span: mount.fromSpan ?? mount.span });
    } else if (mount.type === 'bind') uses.push({ kind: 'context' });
  }
  return uses;
}

/** Whether ADD fetches this source over the network: HTTP or a Git repository. */
export function isRemote(source: string): boolean {
  return /^(?:https?|git|ssh):\/\//i.test(source) || /^[\w.-]+@[\w.-]+:\S+/.test(source);
}
