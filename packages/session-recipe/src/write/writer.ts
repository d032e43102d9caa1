import type {
  RecipeEvidence,
  RecipeFile,
  RecipeInstruction,
  SavedFile,
} from '@stagecraft/contracts';
import { chmodText, contextFile, copyText } from './copy-text.ts';
import { createRuns, type Runs } from './runs.ts';

export interface Writer extends Runs {
  add(instruction: RecipeInstruction): void;
  copy(file: SavedFile, evidence: readonly RecipeEvidence[]): void;
  readonly instructions: readonly RecipeInstruction[];
  readonly files: readonly RecipeFile[];
}

/**
 * Puts instructions together, and the files that they copy.
 *
 * @param start the working directory in which RUN begins
 */
export function createWriter(shell: 'bash' | 'sh', start: string): Writer {
  const instructions: RecipeInstruction[] = [];
  const files: RecipeFile[] = [];
  const runs = createRuns(shell, start, (instruction) => instructions.push(instruction));
  return {
    ...runs,
    add(instruction) {
      runs.flush();
      instructions.push(instruction);
    },
    copy(file, evidence) {
      runs.flush();
      const kept = files.find(
        ({ path, content }) => path === file.path && content === file.content,
      );
      const inContext = kept ?? contextFile(file, new Set(files.map(({ source }) => source)));
      if (kept === undefined) files.push(inContext);
      const content: RecipeEvidence = { kind: 'file', path: file.path, size: file.size };
      const text = copyText({ ...file, source: inContext.source });
      instructions.push({ text, evidence: [...evidence, content] });
      const mode = chmodText(file);
      if (mode !== null) instructions.push({ text: mode, evidence: [content] });
    },
    instructions,
    files,
  };
}
