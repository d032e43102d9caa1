import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockOf, instructionsOf } from '../../src/edits/blocks.ts';
import {
  applyEdits,
  buildGraph,
  parseDockerfile,
  type DockerfileModel,
  type EditContext,
  type GraphIntent,
  type InstructionPlace,
} from '../../src/index.ts';
import { documents } from '../support/documents.ts';
import { gesturesOn, ROW_KINDS } from '../support/gestures.ts';
import { applyLawfully, contextOf, instructionTexts } from '../support/intents.ts';
import { lostBy } from '../support/laws.ts';
import { largeDocuments } from '../support/large.ts';
import { soup } from '../support/soup.ts';

/** How many gestures of each kind; `GESTURES=1000 npx vitest run …` tries more. */
const RUNS = Number(process.env['GESTURES'] ?? 200);
/** Milliseconds; other work may take most of the machine. */
const PATIENCE = 120_000;

/** Where each instruction after comes from, by its index before; null for a new one. */
type Origin = readonly (number | null)[];

/** What is to come of an intent on rows, worked out from its words alone; `added` are new instructions. */
function originAfter({ model }: EditContext, intent: GraphIntent, added: number): Origin {
  const all = [...model.instructions.keys()];
  switch (intent.kind) {
    case 'insertText':
      return all.toSpliced(placeIndex(model, intent.place), 0, ...Array(added).fill(null));
    case 'moveInstructions': {
      const moved = all.filter((at) => intent.instructions.includes(at));
      const at = placeIndex(model, intent.place);
      const rest = (part: number[]) => part.filter((one) => !moved.includes(one));
      return [...rest(all.slice(0, at)), ...moved, ...rest(all.slice(at))];
    }
    case 'duplicateInstructions': {
      const chosen = new Set(intent.instructions);
      let group: number[] = [];
      return all.flatMap((at) => {
        if (!chosen.has(at)) return [at];
        group.push(at);
        if (chosen.has(at + 1)) return [at];
        const copies = group;
        group = [];
        return [at, ...copies];
      });
    }
    case 'deleteInstructions':
    case 'commentInstructions':
      return all.filter((at) => !intent.instructions.includes(at));
    default:
      return all;
  }
}

function placeIndex(model: DockerfileModel, { stage, before }: InstructionPlace): number {
  return before ?? (instructionsOf(model, stage).at(-1) ?? -1) + 1;
}

/** Numbers of stages follow the stages. */
function plain(text: string): string {
  return text.replaceAll('\r\n', '\n').replaceAll(/--from=[0-9]+/g, '--from=#');
}

/** What each instruction takes from; stages by where their FROM comes from. A trigger acts elsewhere. */
function sourcesOf(model: DockerfileModel, origin: Origin, intent: GraphIntent): string[][] {
  const { stages, edges } = buildGraph(model);
  const names = new Map(stages.map(({ id, from }) => [id, `FROM ${String(origin[from])}`]));
  const sources: string[][] = model.instructions.map(() => []);
  // What a FROM is called, and the ARGs above it, say what others take.
  if (intent.kind === 'replaceInstruction') return sources;
  for (const { instruction, source, kind } of edges) {
    if (model.instructions[instruction]?.keyword === 'ONBUILD') continue;
    const name = names.get(source) ?? (kind === 'base' ? 'image' : source);
    sources[instruction]?.push(`${kind} ${name}`);
  }
  return sources.map((list) => [...new Set(list)].sort());
}

/** Carries the intent out and shows that it does what it says, and that nothing else takes from elsewhere. */
function doesWhatItSays(text: string, intent: GraphIntent): void {
  const result = applyLawfully(text, intent);
  if (!result.ok) return;
  const context = contextOf(text);
  const { model } = context;
  const after = parseDockerfile(applyEdits(text, result.edits));
  const before = instructionTexts(model).map(plain);
  const now = instructionTexts(after).map(plain);
  const origin = originAfter(context, literal(model, after, intent), now.length - before.length);
  const own = sourcesOf(model, [...before.keys()], intent);
  const theirs = sourcesOf(after, origin, intent);
  expect(origin.length).toBe(now.length);
  for (const [at, old] of origin.entries()) {
    if (old === null) continue;
    if (intent.kind === 'replaceInstruction' && old === intent.instruction) continue;
    expect(now[at]).toBe(before[old]);
    expect(theirs[at]).toEqual(own[old]);
  }
  if (intent.kind !== 'moveInstructions') return;
  const { stage } = intent.place;
  for (const old of intent.instructions) {
    const at = origin.indexOf(old);
    const wanted = result.edits.length === 0 ? model.instructions[old]?.stage : stage;
    expect(after.instructions[at]?.stage).toBe(wanted);
    expect(blockText(after, at).endsWith(blockText(model, old))).toBe(true);
  }
}

/** Text with stages comes below the stage of its place. */
function literal(model: DockerfileModel, after: DockerfileModel, intent: GraphIntent): GraphIntent {
  if (intent.kind !== 'insertText' || countFroms(after) === countFroms(model)) return intent;
  return { ...intent, place: { ...intent.place, before: null } };
}

function countFroms({ instructions }: DockerfileModel): number {
  return instructions.filter(({ keyword }) => keyword === 'FROM').length;
}

function blockText(model: DockerfileModel, index: number): string {
  const { start, end } = blockOf(model, index);
  return plain(model.text.slice(start, end)).trimEnd();
}

describe(
  'a gesture on instructions does what it says, and nothing else',
  { timeout: PATIENCE },
  () => {
    it.each(ROW_KINDS)('%s', (kind) => {
      fc.assert(
        fc.property(gesturesOn(documents, [kind]), ([text, intent]) => {
          expect(lostBy(text, intent, applyLawfully(text, intent))).toEqual([]);
          doesWhatItSays(text, intent);
        }),
        { numRuns: RUNS },
      );
    });

    it.each(ROW_KINDS)('%s in the largest files', (kind) => {
      fc.assert(
        fc.property(gesturesOn(largeDocuments, [kind]), ([text, intent]) => {
          expect(lostBy(text, intent, applyLawfully(text, intent))).toEqual([]);
          doesWhatItSays(text, intent);
        }),
        { numRuns: Math.ceil(RUNS / 50) },
      );
    });
  },
);

it('keeps the laws on files gone wrong', { timeout: PATIENCE }, () => {
  fc.assert(
    fc.property(gesturesOn(soup, ROW_KINDS), ([text, intent]) => {
      expect(lostBy(text, intent, applyLawfully(text, intent))).toEqual([]);
    }),
    { numRuns: RUNS },
  );
});

it('comments out so that taking the marks away gives the text back', { timeout: PATIENCE }, () => {
  const gestures = gesturesOn(documents, ['commentInstructions']);
  fc.assert(
    fc.property(gestures, ([text, intent]) => {
      const result = applyLawfully(text, intent);
      if (!result.ok || intent.kind !== 'commentInstructions') return;
      const model = parseDockerfile(text);
      const lines = applyEdits(text, result.edits).split('\n');
      const top = lines.length - text.split('\n').length;
      for (const index of new Set(intent.instructions)) {
        const { firstLine = 0, lastLine = -1 } = model.instructions[index] ?? {};
        for (let line = firstLine + top; line <= lastLine + top; line += 1) {
          lines[line] = (lines[line] ?? '').replace(/# ?/, '');
        }
      }
      expect(lines.slice(top).join('\n')).toBe(text);
    }),
    { numRuns: RUNS },
  );
});
