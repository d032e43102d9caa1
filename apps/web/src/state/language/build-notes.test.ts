import type { BuildSummary } from '@stagecraft/contracts';
import { describe, expect, test } from 'vitest';
import { computeSnapshot } from '../../language/compute-snapshot.ts';
import type { InstructionOverlay } from '../build-slice.types.ts';
import type { AppState } from '../types.ts';
import { buildNotes } from './build-notes.ts';

const text = 'FROM a AS base\nRUN one\nRUN two\nFROM base\nRUN three\n';

function shown(phase: InstructionOverlay['phase'], more: Partial<InstructionOverlay> = {}) {
  const none = { startedAt: null, durationMs: null, error: null, exitCode: null };
  return { ...none, phase, steps: [], layerSize: null, ...more };
}

/** The parts of the state that notes are made of. */
function state(target: string, overlay: AppState['overlay']): AppState {
  const input = { path: 'Dockerfile', version: 1, text, options: { target } };
  const { snapshot } = computeSnapshot(input, null);
  const known: Partial<AppState> = {
    snapshot,
    overlay,
    built: { model: snapshot.model, graph: snapshot.graph },
    trace: null,
    builds: [],
    alignment: new Map(snapshot.model.instructions.map(({ index }) => [index, index])),
  };
  return {
    ...known,
    activeRecord: {
      options: { dockerfile: 'Dockerfile', tags: [] },
      createdAt: 1,
      finishedAt: 9_000,
    },
    image: { id: 'sha256:1', tags: [], size: 12 },
  } as unknown as AppState;
}

describe('notes of the shown build', () => {
  test('tell what has ended, under today’s instructions', () => {
    const overlay = new Map([
      [1, shown('done', { startedAt: 1_000, durationMs: 500, layerSize: 3 })],
      [2, shown('cached')],
      [4, shown('running', { startedAt: 1_000 })],
    ]);
    const now = state('base', overlay);
    const ids = now.snapshot?.model.instructions.map(({ id }) => id) ?? [];
    expect(buildNotes(now, 'Dockerfile').instructions).toEqual({
      [ids[1] ?? '']: { phase: 'done', durationMs: 500, bytes: 3, at: 1_500 },
      [ids[2] ?? '']: { phase: 'cached', durationMs: null, bytes: null, at: 9_000 },
    });
  });

  test('tell what a command installed, where one step was carried out for it', () => {
    const log = [{ stream: 'stdout', text: 'Setting up curl (7.88.1) ...\n', at: 0 }];
    const overlay = new Map([
      [1, shown('done', { steps: ['x'] })],
      [2, shown('cached', { steps: ['x'] })],
      [4, shown('done', { steps: ['x', 'y'] })],
    ]);
    const now = state('', overlay);
    const steps = ['x', 'y'].map((id) => ({ id, log }));
    const told = { ...now, trace: { steps }, activeRecord: { ...now.activeRecord, number: 7 } };
    const notes = buildNotes(told as unknown as AppState, 'Dockerfile').instructions;
    const ids = now.snapshot?.model.instructions.map(({ id }) => id) ?? [];
    expect([1, 2, 4].map((index) => notes[ids[index] ?? '']?.installed)).toEqual([
      { build: 7, versions: { 'apt-get': { curl: '7.88.1' }, apk: {}, pip: {} } },
      undefined,
      undefined,
    ]);
  });

  test('tell the image of the stage that was built', () => {
    const built = buildNotes(state('base', new Map()), 'Dockerfile');
    expect(built.stages).toEqual({ 'stage:base': { image: 'sha256:1', bytes: 12 } });
  });

  test('call it as the build tagged it, whatever else the engine knows it by', () => {
    const now = state('base', new Map());
    const tags = ['a-neighbour:latest', 'app:latest'];
    const called = (asked: readonly string[]) =>
      buildNotes(
        {
          ...now,
          image: { ...now.image, tags },
          activeRecord: { options: { dockerfile: 'Dockerfile', tags: asked } },
        } as unknown as AppState,
        'Dockerfile',
      ).stages['stage:base']?.image;
    expect(called(['app'])).toBe('app:latest');
    expect(called(['app:latest'])).toBe('app:latest');
    expect(called([])).toBe('a-neighbour:latest');
  });

  test('hold while nothing before them has changed, in their stage or the one it is built on', () => {
    const overlay = new Map([1, 2, 4].map((index) => [index, shown('cached')]));
    const now = state('base', overlay);
    const idOf = (index: number) => now.snapshot?.model.instructions[index]?.id ?? '';
    const notesWithout = (changed: number) => {
      const alignment = new Map([...now.alignment].filter(([index]) => index !== changed));
      return buildNotes({ ...now, alignment }, 'Dockerfile');
    };
    expect(Object.keys(notesWithout(2).instructions)).toEqual([idOf(1)]);
    expect(Object.keys(notesWithout(0).instructions)).toEqual([]);
    expect(Object.keys(notesWithout(3).instructions)).toEqual([idOf(1), idOf(2)]);
    expect(notesWithout(1).stages).toEqual({});
    expect(notesWithout(4).stages).not.toEqual({});
  });

  test('tell the images of stages that were targets of earlier builds', () => {
    const build = (target: string | null, imageId: string | null, tags: string[] = []) =>
      ({
        state: 'succeeded',
        options: { dockerfile: 'Dockerfile', target, tags },
        imageId,
      }) as unknown as BuildSummary;
    const builds = [
      build('Base', 'sha256:3', ['app:1']),
      build('base', 'sha256:2'),
      build(null, 'sha256:1'),
    ];
    const { stages } = buildNotes({ ...state('1', new Map()), image: null, builds }, 'Dockerfile');
    expect(stages).toEqual({ 'stage:base': { image: 'app:1', bytes: null } });
  });

  test('tell nothing of another Dockerfile', () => {
    const overlay = new Map([[1, shown('cached')]]);
    const none = { instructions: {}, stages: {} };
    expect(buildNotes(state('base', overlay), 'other.Dockerfile')).toEqual(none);
  });
});
