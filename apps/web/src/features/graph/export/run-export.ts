import { graphDot, graphMermaid, graphOutline } from '@stagecraft/graph-layout';
import type { GraphRequest } from '../../../state/document-slice.types.ts';
import { saveAs } from '../../../ui/save-as.ts';
import { canvasSvg, type Shown } from './picture.ts';
import { pngOf } from './png.ts';

/** What of the canvas' requests takes it out of the page. */
export type ExportKind = Extract<GraphRequest['kind'], `export${string}` | `copy${string}`>;

/** `name`: of the file that was saved. */
export type ExportOutcome =
  | { readonly kind: 'saved'; readonly name: string }
  | { readonly kind: 'copied' }
  | { readonly kind: 'denied' }
  | { readonly kind: 'failed'; readonly reason: string };

/** Saves or copies what is on the canvas. Never throws. */
export async function runExport(kind: ExportKind, shown: Shown): Promise<ExportOutcome> {
  const { snapshot } = shown.model;
  const name = (ending: string): string =>
    `${snapshot.path.split('/').at(-1) ?? 'Dockerfile'}-graph.${ending}`;
  const theme = document.documentElement.dataset['theme'] === 'dark' ? 'dark' : 'light';
  const svg = (): string => canvasSvg(shown, theme);
  const outline = () => graphOutline(snapshot.model, snapshot.graph);
  switch (kind) {
    case 'exportSvg':
      return save(name('svg'), new Blob([svg()], { type: 'image/svg+xml' }));
    case 'exportMermaid':
      return save(name('mmd'), new Blob([graphMermaid(outline())], { type: 'text/plain' }));
    case 'exportDot':
      return save(name('dot'), new Blob([graphDot(outline())], { type: 'text/plain' }));
    case 'copyMermaid':
      return copyText(graphMermaid(outline()));
    case 'copyDot':
      return copyText(graphDot(outline()));
    case 'exportPng':
      return withPng(svg(), async (png) => save(name('png'), png));
    case 'copyImage':
      return withPng(svg(), copyImage);
  }
}

async function withPng(
  svg: string,
  take: (png: Blob) => Promise<ExportOutcome>,
): Promise<ExportOutcome> {
  try {
    return await take(await pngOf(svg));
  } catch (error) {
    return { kind: 'failed', reason: String(error) };
  }
}

function save(name: string, content: Blob): ExportOutcome {
  const address = URL.createObjectURL(content);
  saveAs(address, name);
  // The download has begun by then, and keeps what it needs.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
  return { kind: 'saved', name };
}

async function copyText(text: string): Promise<ExportOutcome> {
  try {
    await navigator.clipboard.writeText(text);
    return { kind: 'copied' };
  } catch {
    return { kind: 'denied' };
  }
}

async function copyImage(png: Blob): Promise<ExportOutcome> {
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })]);
    return { kind: 'copied' };
  } catch {
    return { kind: 'denied' };
  }
}
