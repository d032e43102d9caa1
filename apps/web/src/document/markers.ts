import { isIgnorePath } from '@stagecraft/dockerfile';
import { policyFileOf } from '@stagecraft/lint/policy-names';
import type * as api from 'monaco-editor/editor';
import { sameData } from '../language/same-data.ts';
import { gutterMarks } from './gutter-marks.ts';
import type { Monaco } from './load-monaco.ts';
import type { EditorMarker } from './session.ts';
import type { TrackedModel } from './tracked-model.ts';

/** The markers of so many lines are set together: they have an owner of their own. */
const blockLines = 64;
/** The block of markers that go over several lines, which a letter in any of these moves. */
const severalLines = -1;

type Block = readonly api.editor.IMarkerData[];

/** What Monaco was given for a model. */
interface Given {
  blocks: ReadonlyMap<number, Block>;
  /** Blocks in whose lines something was typed since; null once lines have moved. */
  touched: Set<number> | null;
  /** Decorations of line numbers, by block. */
  readonly gutter: Map<number, readonly string[]>;
}

/** The part of Monaco that markers are given to. */
export interface MarkerPort {
  readonly MarkerSeverity: Monaco['MarkerSeverity'];
  readonly editor: Pick<Monaco['editor'], 'setModelMarkers'>;
}

const givenOf = new WeakMap<api.editor.ITextModel, Given>();

/**
 * Underlines problems, and marks their lines in the gutter. Monaco draws all markers of an owner anew when
 * they are set, which with some hundred is work of milliseconds after each key. So only the blocks of lines
 * are set in which a marker is another one, or in which Monaco has moved its underline with what was typed.
 * @param version of the model; ignored when its text is no longer that one
 */
export function setMarkers(
  monaco: MarkerPort,
  file: TrackedModel | undefined,
  version: number,
  markers: readonly EditorMarker[],
): void {
  if (file === undefined || file.model.getVersionId() !== version) return;
  const { model } = file;
  const given = givenOf.get(model) ?? watched(model);
  givenOf.set(model, given);
  const { touched } = given;
  const blocks = inBlocks(monaco, file, markers);
  for (const at of new Set([...given.blocks.keys(), ...blocks.keys()])) {
    const block = blocks.get(at) ?? [];
    if (touched?.has(at) === false && sameData(given.blocks.get(at), block)) continue;
    monaco.editor.setModelMarkers(model, `stagecraft ${String(at)}`, [...block]);
    const marks = gutterMarks(block, monaco.MarkerSeverity);
    const present = given.gutter.get(at) ?? [];
    given.gutter.set(at, model.deltaDecorations([...present], [...marks]));
  }
  given.blocks = blocks;
  given.touched = new Set();
}

/** Begins to follow what is typed; the model ends that when it is disposed of. */
function watched(model: api.editor.ITextModel): Given {
  const given: Given = { blocks: new Map(), touched: new Set(), gutter: new Map() };
  model.onDidChangeContent(({ changes }) => {
    for (const { range, text } of changes) {
      if (range.startLineNumber !== range.endLineNumber || /[\r\n]/.test(text)) {
        given.touched = null;
      }
      given.touched?.add(blockOf(range)).add(severalLines);
    }
  });
  return given;
}

function blockOf({ startLineNumber, endLineNumber }: api.IRange): number {
  return startLineNumber === endLineNumber
    ? Math.floor((startLineNumber - 1) / blockLines)
    : severalLines;
}

function inBlocks(
  monaco: MarkerPort,
  file: TrackedModel,
  markers: readonly EditorMarker[],
): Map<number, Block> {
  const blocks = new Map<number, api.editor.IMarkerData[]>();
  const severities = severitiesOf(monaco);
  const source = sourceOf(file.path);
  for (const marker of markers) {
    const range = visibleRange(file, marker);
    const { message, code } = marker;
    const data = { ...range, severity: severities[marker.severity], message, code, source };
    const at = blockOf(range);
    const block = blocks.get(at);
    if (block === undefined) blocks.set(at, [data]);
    else block.push(data);
  }
  return blocks;
}

function sourceOf(path: string): string {
  if (isIgnorePath(path)) return 'dockerignore';
  return policyFileOf(path) === null ? 'dockerfile' : 'stagecraft';
}

function severitiesOf({
  MarkerSeverity,
}: MarkerPort): Readonly<Record<EditorMarker['severity'], api.MarkerSeverity>> {
  const { Error: error, Warning: warning, Info: info, Hint: style } = MarkerSeverity;
  return { error, warning, info, style };
}

/** An empty span would be invisible: it is widened to the character before or after it on its line. */
function visibleRange(file: TrackedModel, { span }: EditorMarker): api.IRange {
  const range = file.rangeOf(span);
  if (range.startLineNumber !== range.endLineNumber || range.startColumn !== range.endColumn) {
    return range;
  }
  const last = file.model.getLineMaxColumn(range.endLineNumber);
  return range.endColumn < last
    ? { ...range, endColumn: range.endColumn + 1 }
    : { ...range, startColumn: Math.max(1, range.startColumn - 1) };
}
