import type { ContextFile, MissingEvidence } from '@stagecraft/contracts';
import type { Instruction, Resolver } from '@stagecraft/dockerfile';
import { cleanParts, selectFiles } from './select-files.ts';
import type { PlannedBuild } from './types.ts';

/** What an instruction reads of contexts on disk. */
export interface FilesRead {
  /** By `folder/path`; null when it reads some, and they are not known. */
  readonly files: ReadonlyMap<string, ContextFile> | null;
  /** As they are named, `folder/pattern`. */
  readonly sources: readonly string[];
  readonly missing: Set<MissingEvidence>;
}

/** A folder of the build and a pattern within, or why that is not known. */
type Source =
  { readonly folder: string; readonly pattern: string } | { readonly missing: MissingEvidence };

const remote = /^(?:(?:https?|git|ssh):\/\/|[\w.-]+@[\w.-]+:\S)/i;

/** The files that COPY, ADD and bind mounts of an instruction bring from the build's contexts. */
export function filesRead(
  build: PlannedBuild,
  resolver: Resolver,
  instruction: Instruction,
): FilesRead {
  const found = new Map<string, ContextFile>();
  const missing = new Set<MissingEvidence>();
  const sources: string[] = [];
  const exclude = instruction.flags.flatMap(({ name, value }) =>
    name === 'exclude' && value !== null ? [value] : [],
  );
  for (const source of sourcesOf(build, resolver, instruction)) {
    if ('missing' in source) {
      missing.add(source.missing);
      continue;
    }
    sources.push(`${source.folder}/${cleanParts(source.pattern).join('/')}`);
    const folder = build.files?.get(source.folder);
    // A context of which nothing was asked is an empty list, one that was not kept is none.
    if (build.files === null) missing.add('files');
    for (const [path, file] of selectFiles(folder ?? new Map(), source.pattern, exclude)) {
      found.set(`${source.folder}/${path}`, file);
      if (file.kind === 'file' && file.sha256 === null) missing.add('files');
    }
  }
  return { files: missing.has('files') ? null : found, sources, missing };
}

function sourcesOf(
  build: PlannedBuild,
  resolver: Resolver,
  instruction: Instruction,
): readonly Source[] {
  const { detail, heredocs, index } = instruction;
  if (detail.type === 'run') {
    return detail.mounts.flatMap((mount) => {
      const folder = mount.from === null ? 'context' : contextNamed(build, mount.from);
      if (mount.type !== 'bind' || folder === null) return [];
      const pattern = mount.options['source'] ?? mount.options['src'] ?? '';
      return [typeof folder === 'string' ? { folder, pattern } : folder];
    });
  }
  if (detail.type !== 'copy') return [];
  const opens = new Set(heredocs.map(({ openSpan }) => openSpan.start));
  const folder = detail.from === null ? 'context' : contextNamed(build, detail.from.value);
  if (folder === null) return [];
  return detail.sources.flatMap((word): Source[] => {
    if (opens.has(word.span.start)) return [];
    if (typeof folder !== 'string') return [folder];
    const pattern = resolver.expand(index, word.value).value;
    if (pattern === null) return [{ missing: 'variable' }];
    if (instruction.keyword === 'ADD' && remote.test(pattern)) return [{ missing: 'remote' }];
    // A context that is no folder here: only the engine knows its files.
    return [context(build, folder, pattern)];
  });
}

function context({ options }: PlannedBuild, folder: string, pattern: string): Source {
  const isRemote = folder === 'context' && options.context.kind === 'remote';
  return isRemote ? { missing: 'remote' } : { folder, pattern };
}

/** The folder that a name stands for; null when it names no context. */
function contextNamed(
  { options }: PlannedBuild,
  name: string,
): string | { readonly missing: MissingEvidence } | null {
  const value = options.namedContexts[name];
  if (value === undefined) return null;
  if (/^[\w+.-]+:\/\//.test(value)) return { missing: 'named-context' };
  // As the session names it: see `localNameOf` in apps/server.
  return name === 'context' || name === 'dockerfile' ? `_${name}` : name;
}
