import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { editor } from 'monaco-editor/editor';
import type { Page } from 'playwright-core';
import type { Answers } from '../files/answers.ts';
import { giveAnswers } from './given-answers.ts';
import type { Monaco } from './monaco.types.ts';

/** What a page of Stagecraft has around its text, and its editor's options: plain data. */
interface Surroundings {
  /** Attributes of the root element, e.g. the theme. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Addresses of style sheets. */
  readonly styles: readonly string[];
  /** Of the body, with an empty place `editorPlace`. */
  readonly html: string;
  readonly options: Readonly<Record<string, unknown>>;
  /** The problems that are underlined. */
  readonly markers: readonly editor.IMarkerData[];
}

/** What to show besides text and colours. */
interface Fullness {
  readonly around: Surroundings;
  readonly answers: Answers;
}

const editorPlace = 'bench-editor';

/**
 * Shows `text` in Monaco without Stagecraft: the one that it serves, coloured by its grammar, over the
 * start page, where nothing asks about Dockerfiles and no graph is drawn.
 * @param url as Stagecraft printed it, with its token
 * @param web folder of the built page
 * @param full what else to show, so that as much is on the page as in Stagecraft; null for the text alone
 */
export async function openPlainEditor(
  page: Page,
  url: URL,
  web: string,
  text: string,
  full: Fullness | null,
): Promise<void> {
  await page.goto(url.href, { waitUntil: 'networkidle' });
  const { script, styles } = monacoIn(web);
  if (full !== null) await page.evaluate(standIn, full.around);
  for (const style of [...styles, ...(full?.around.styles ?? [])]) {
    await page.addStyleTag({ url: style });
  }
  const options = full?.around.options ?? {};
  const markers = full?.around.markers ?? [];
  await page.evaluate(showText, { script, text, options, markers, place: editorPlace });
  if (full !== null) await giveAnswers(page, { script, answers: full.answers });
}

/** What is around the text of an open page of Stagecraft. */
export function copySurroundings(page: Page, web: string): Promise<Surroundings> {
  return page.evaluate(copyPage, { script: monacoIn(web).script, place: editorPlace });
}

/** Addresses of Monaco's chunk and its style sheets, from the bundler's list. */
function monacoIn(web: string) {
  const manifest = readFileSync(path.join(web, '.vite/manifest.json'), 'utf8');
  const chunks = JSON.parse(manifest) as Record<string, { file: string; css?: string[] }>;
  const chunk = chunks['src/document/monaco-bundle.ts'];
  if (chunk === undefined) throw new Error(`${web} has no Monaco`);
  return { script: `/${chunk.file}`, styles: (chunk.css ?? []).map((file) => `/${file}`) };
}

/** Runs in Stagecraft's page. */
async function copyPage(given: { script: string; place: string }): Promise<Surroundings> {
  const { monaco }: { monaco: Monaco } = await import(given.script);
  const shown = monaco.editor.getEditors().find((one) => one.getDomNode()?.isConnected === true);
  const body = document.createElement('body');
  body.innerHTML = document.body.innerHTML;
  const host = body.querySelector('.monaco-editor')?.parentElement;
  if (shown === undefined || !host) throw new Error('There is no editor');
  host.replaceChildren();
  host.id = given.place;
  for (const own of body.querySelectorAll('script, .monaco-aria-container')) own.remove();
  return {
    attributes: Object.fromEntries(
      [...document.documentElement.attributes].map(({ name, value }) => [name, value]),
    ),
    styles: [...document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')].map(
      ({ href }) => new URL(href).pathname,
    ),
    html: body.innerHTML,
    // Plain data: what is none of it, as a model, does not count here.
    options: JSON.parse(JSON.stringify(shown.getRawOptions())) as Surroundings['options'],
    markers: monaco.editor
      .getModelMarkers({})
      .map(({ resource: _, owner: __, ...marker }) => marker),
  };
}

/** Runs in the page. What was there goes, with what listens to it. */
function standIn({ attributes, html }: Surroundings): void {
  for (const [name, value] of Object.entries(attributes)) {
    document.documentElement.setAttribute(name, value);
  }
  document.body.innerHTML = html;
}

/** Runs in the page. The options that weigh on a key are those of Stagecraft's editor. */
async function showText(given: {
  script: string;
  text: string;
  options: Readonly<Record<string, unknown>>;
  markers: readonly editor.IMarkerData[];
  place: string;
}): Promise<void> {
  const { script, text, options, markers, place } = given;
  const { monaco }: { monaco: Monaco } = await import(script);
  const cover = document.createElement('div');
  cover.style.cssText = 'position: fixed; inset: 0; z-index: 1000; background: white';
  const host = document.createElement('div');
  host.style.cssText = 'width: 600px; height: 700px';
  cover.append(host);
  const present = document.getElementById(place);
  if (present === null) document.body.append(cover);
  const model = monaco.editor.createModel(text, 'dockerfile');
  monaco.editor.create(present ?? host, {
    automaticLayout: true,
    disableLayerHinting: true,
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
    ...options,
    model,
  });
  monaco.editor.setModelMarkers(model, 'bench', [...markers]);
}
