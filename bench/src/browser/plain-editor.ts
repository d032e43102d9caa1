import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';

/** As far as it is used here. */
interface Monaco {
  readonly editor: {
    createModel(text: string, language: string): unknown;
    create(host: HTMLElement, options: Readonly<Record<string, unknown>>): unknown;
  };
}

/**
 * Shows `text` in Monaco alone: the one that Stagecraft serves, coloured by its grammar, over the start
 * page, where nothing asks about Dockerfiles and no graph is drawn.
 * @param url as Stagecraft printed it, with its token
 * @param web folder of the built page
 */
export async function openPlainEditor(page: Page, url: URL, web: string, text: string) {
  await page.goto(url.href, { waitUntil: 'networkidle' });
  const { script, styles } = monacoIn(web);
  for (const style of styles) await page.addStyleTag({ url: style });
  await page.evaluate(showText, { script, text });
}

/** Addresses of Monaco's chunk and its style sheets, from the bundler's list. */
function monacoIn(web: string) {
  const manifest = readFileSync(path.join(web, '.vite/manifest.json'), 'utf8');
  const chunks = JSON.parse(manifest) as Record<string, { file: string; css?: string[] }>;
  const chunk = chunks['src/document/monaco-bundle.ts'];
  if (chunk === undefined) throw new Error(`${web} has no Monaco`);
  return { script: `/${chunk.file}`, styles: (chunk.css ?? []).map((file) => `/${file}`) };
}

/** Runs in the page. The options that weigh on a key are those of Stagecraft's editor. */
async function showText({ script, text }: { script: string; text: string }): Promise<void> {
  const { monaco }: { monaco: Monaco } = await import(script);
  const cover = document.createElement('div');
  cover.style.cssText = 'position: fixed; inset: 0; z-index: 1000; background: white';
  const host = document.createElement('div');
  host.style.cssText = 'width: 600px; height: 700px';
  cover.append(host);
  document.body.append(cover);
  monaco.editor.create(host, {
    model: monaco.editor.createModel(text, 'dockerfile'),
    automaticLayout: true,
    minimap: { enabled: false },
    fontSize: 13,
    lineHeight: 20,
    glyphMargin: true,
    scrollBeyondLastLine: false,
    renderLineHighlight: 'all',
    unusualLineTerminators: 'off',
    fixedOverflowWidgets: true,
    stickyScroll: { enabled: false },
    wordBasedSuggestions: 'off',
  });
}
