import type { Instruction, Span } from '../types.ts';

/** Something an instruction takes from: a named source, or the build context. */
export type SourceUse =
  | { readonly kind: 'copy' | 'mount'; readonly name: string; readonly span: Span }
  | { readonly kind: 'context' };

const NONE: readonly SourceUse[] = [];
const CONTEXT: readonly SourceUse[] = [{ kind: 'context' }];

/** All that one instruction (or trigger) takes from, in the order of the text. */
export function sourcesOf(instruction: Instruction): readonly SourceUse[] {
  const { detail } = instruction;
  if (detail.type === 'copy') {
    if (instruction.keyword === 'COPY' && detail.from !== null) {
      return [{ kind: 'copy', name: detail.from.value, span: detail.from.span }];
    }
    const opens = new Set(instruction.heredocs.map((heredoc) => heredoc.openSpan.start));
    const local = detail.sources.some(
      (word) =>
        !opens.has(word.span.start) && !(instruction.keyword === 'ADD' && isRemote(word.value)),
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
