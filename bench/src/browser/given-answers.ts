import type { Page } from 'playwright-core';
import type { Answers } from '../files/answers.ts';
import type { Monaco } from './monaco.types.ts';

/** What the functions in the page are given. */
interface Given {
  /** Address of Monaco's chunk. */
  readonly script: string;
  readonly answers: Answers;
}

/**
 * Has Monaco ask for all that Stagecraft has it ask for while one types, and answers at once with what was
 * made beforehand.
 */
export async function giveAnswers(page: Page, given: Given): Promise<void> {
  await page.evaluate(paintText, given);
  await page.evaluate(tellStructure, given);
  await page.evaluate(helpAtCursor, given);
}

// In these, functions are methods, as the tool that runs this gives other functions their names by a helper
// that the page does not have.

/** Runs in the page: colours, notes in the text, and lenses in lines of their own, as Stagecraft's. */
async function paintText({ script, answers }: Given): Promise<void> {
  const { monaco }: { monaco: Monaco } = await import(script);
  const { languages } = monaco;
  const id = 'dockerfile';
  const painted = { done: false };
  languages.registerDocumentRangeSemanticTokensProvider(id, {
    getLegend() {
      return answers.tokens.legend;
    },
    provideDocumentRangeSemanticTokens() {
      // Nothing of it changes while one word is added to a line: Monaco moves what it has.
      if (painted.done) return null;
      painted.done = true;
      return { data: Uint32Array.from(answers.tokens.data) };
    },
  });
  languages.registerInlayHintsProvider(id, {
    provideInlayHints(_model, range) {
      const inRange = answers.inlays.filter(({ position }) => range.containsPosition(position));
      return { hints: inRange.map((hint) => ({ ...hint, paddingLeft: true })), dispose() {} };
    },
  });
  monaco.editor.getEditors()[0]?.changeViewZones((accessor) => {
    for (const { lineNumber, titles } of answers.lenses) {
      const domNode = document.createElement('div');
      domNode.className = 'stage-lenses';
      const inner = document.createElement('span');
      inner.className = 'codelens-decoration';
      inner.textContent = titles.join('\u00a0|\u00a0');
      domNode.append(inner);
      accessor.addZone({ afterLineNumber: lineNumber - 1, heightInPx: 16, domNode });
    }
  });
}

/** Runs in the page: what folds, links and the outline. */
async function tellStructure({ script, answers }: Given): Promise<void> {
  const { monaco }: { monaco: Monaco } = await import(script);
  const { languages } = monaco;
  const id = 'dockerfile';
  languages.registerFoldingRangeProvider(id, {
    provideFoldingRanges() {
      return [...answers.folding];
    },
  });
  languages.registerLinkProvider(id, {
    provideLinks() {
      const ranges = answers.links.map(([start, end]) => monaco.Range.fromPositions(start, end));
      return { links: ranges.map((range) => ({ range, tooltip: 'link' })) };
    },
  });
  languages.registerDocumentSymbolProvider(id, {
    provideDocumentSymbols() {
      return answers.outline.map(({ name, span: [start, end] }) => ({
        name,
        detail: '',
        kind: languages.SymbolKind.Module,
        tags: [],
        range: monaco.Range.fromPositions(start, end),
        selectionRange: monaco.Range.fromPositions(start),
      }));
    },
  });
}

/** Runs in the page: there is nothing to complete in a RUN's command, and help with its argument. */
async function helpAtCursor({ script, answers }: Given): Promise<void> {
  const { monaco }: { monaco: Monaco } = await import(script);
  const { languages } = monaco;
  const id = 'dockerfile';
  languages.registerCompletionItemProvider(id, {
    triggerCharacters: ['$', '{', '-', '=', ',', '/', ':', '@', ' ', '#'],
    provideCompletionItems() {
      return { suggestions: [] };
    },
  });
  languages.registerSignatureHelpProvider(id, {
    signatureHelpTriggerCharacters: ['=', ','],
    signatureHelpRetriggerCharacters: [' ', '=', ',', '-'],
    provideSignatureHelp() {
      if (answers.signature === null) return null;
      const signatures = [{ label: answers.signature, parameters: [] }];
      return { value: { signatures, activeSignature: 0, activeParameter: 0 }, dispose() {} };
    },
  });
  languages.registerDocumentHighlightProvider(id, {
    provideDocumentHighlights() {
      return [];
    },
  });
  languages.registerLinkedEditingRangeProvider(id, {
    provideLinkedEditingRanges() {
      return null;
    },
  });
}
