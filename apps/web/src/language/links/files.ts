import type { Instruction, Span } from '@stagecraft/dockerfile';
import type { FeatureInput } from '../feature.ts';
import { resolverOf } from '../resolver.ts';
import type { DocumentLink } from '../service.ts';

/** Sources of COPY, ADD and bind mounts that are files of the build context. */
export function fileLinks(input: FeatureInput): DocumentLink[] {
  return input.model.instructions.flatMap((instruction) =>
    pathsOf(input.model.text, instruction).flatMap(({ path, span }): DocumentLink[] => {
      const file = contextFile(input, instruction.index, path);
      return file === null ? [] : [{ span, tooltip: openFile[input.language], target: { file } }];
    }),
  );
}

const openFile = { en: 'Open the file', 'zh-CN': '打开文件' } as const;

interface PathUse {
  readonly path: string;
  readonly span: Span;
}

function pathsOf(text: string, { detail, heredocs }: Instruction): readonly PathUse[] {
  if (detail.type === 'copy' && detail.from === null) {
    const opens = new Set(heredocs.map(({ openSpan }) => openSpan.start));
    return detail.sources
      .filter(({ span }) => !opens.has(span.start))
      .map(({ value, span }) => ({ path: value, span }));
  }
  if (detail.type !== 'run') return [];
  return detail.mounts
    .filter(({ type, from }) => type === 'bind' && from === null)
    .flatMap(({ span }) => mountSource(text, span));
}

/** The value of `source` in a mount as it is written. */
function mountSource(text: string, span: Span): PathUse[] {
  const match = /[=,](?:source|src)=([^,]*)/i.exec(text.slice(span.start, span.end));
  const path = match?.[1];
  if (match === null || path === undefined) return [];
  const end = span.start + match.index + match[0].length;
  return [{ path, span: { start: end - path.length, end } }];
}

/** The path from the context's root, when a file of that name is known to be there. */
function contextFile(input: FeatureInput, instruction: number, written: string): string | null {
  if (/^[a-z][a-z+.-]*:\/\/|[*?[\]]/i.test(written)) return null;
  const value = resolverOf(input).expand(instruction, written).value;
  const parts = (value ?? '').split('/').filter((part) => part !== '' && part !== '.');
  const name = parts.pop();
  if (name === undefined || name === '..' || parts.includes('..')) return null;
  const folder = parts.join('/');
  const entries = input.facts.get({ kind: 'folder', path: folder })?.entries ?? [];
  const found = entries.some((entry) => entry.name === name && !entry.folder);
  return found ? [...parts, name].join('/') : null;
}
