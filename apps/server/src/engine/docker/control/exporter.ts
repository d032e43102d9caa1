import type { BuildOptions } from '@stagecraft/contracts';
import { normalizeReference } from '@stagecraft/dockerfile';
import type { Attrs } from '../../../buildkit/proto/control.ts';
import type { EngineBuildRequest, EngineInfo } from '../../engine.ts';

/** What BuildKit is to do with the result; or why it cannot, in the engine's manner. */
export type Exporter =
  | {
      readonly ok: true;
      readonly exporter: string;
      readonly exporterAttrs: Attrs;
      /** Of the image, in full. */
      readonly names: readonly string[];
    }
  | { readonly ok: false; readonly reason: string };

/**
 * The engine's own image store. The exporter wants names in full, each once
 * (`SanitizeRepoAndTags` in moby's builder does the same).
 */
function imageExporter(
  { tags, platforms, annotations }: BuildOptions,
  imageStore: EngineInfo['imageStore'],
): Exporter {
  if (platforms.length > 1 && imageStore === 'graph') {
    const reason =
      "The engine's image store holds images of one platform. Build for one, write the files to a folder or an archive, or use an engine with containerd's image store.";
    return { ok: false, reason };
  }
  const names = new Set<string>();
  for (const tag of tags) {
    const read = normalizeReference(tag);
    if (!read.ok) return { ok: false, reason: `invalid reference format: ${tag}` };
    if (read.name.includes('@')) {
      return { ok: false, reason: `refusing to create a tag with a digest reference: ${tag}` };
    }
    names.add(read.name);
  }
  const exporterAttrs = {
    ...(names.size > 0 ? { name: [...names].join(',') } : {}),
    ...Object.fromEntries(
      Object.entries(annotations).map(([name, value]) => [`annotation.${name}`, value]),
    ),
  };
  return { ok: true, exporter: 'moby', exporterAttrs, names: [...names] };
}

/** How the result of a build is exported. Files come by the session. */
export function exporterOf(
  { options, output }: EngineBuildRequest,
  imageStore: EngineInfo['imageStore'],
): Exporter {
  switch (output.kind) {
    case 'image':
      return imageExporter(options, imageStore);
    case 'local':
    case 'tar':
      return { ok: true, exporter: output.kind, exporterAttrs: {}, names: [] };
    case 'cacheonly':
      return { ok: true, exporter: '', exporterAttrs: {}, names: [] };
  }
}
