import { describe, expect, it } from 'vitest';
import { applyIntent, type GraphIntent } from '../../src/index.ts';
import { checkCases } from '../support/intent-cases.ts';
import { after, contextOf } from '../support/intents.ts';

const TWO = 'FROM busybox AS build\nRUN make\nFROM busybox\nCMD top\n';

function copy(parts: Partial<Extract<GraphIntent, { kind: 'connectCopy' }>>): GraphIntent {
  return {
    kind: 'connectCopy',
    source: { kind: 'stage', stage: 0 },
    place: { stage: 1, before: null },
    sources: ['/out'],
    destination: '/in',
    ...parts,
  };
}

describe('connectCopy', () => {
  checkCases([
    ['from a named stage, at the end', TWO, copy({}), `${TWO}COPY --from=build /out /in\n`],
    [
      'above an instruction and its comments',
      'FROM a AS b\nFROM c\n# why\nCMD top\n',
      copy({ place: { stage: 1, before: 2 } }),
      'FROM a AS b\nFROM c\nCOPY --from=b /out /in\n# why\nCMD top\n',
    ],
    [
      'names a stage that has no name',
      'FROM a\nFROM c\n',
      copy({}),
      'FROM a AS build\nFROM c\nCOPY --from=build /out /in\n',
    ],
    [
      'takes a name that is not that of an image',
      'FROM a\nFROM build\nFROM c\n',
      copy({ place: { stage: 2, before: null } }),
      'FROM a AS stage\nFROM build\nFROM c\nCOPY --from=stage /out /in\n',
    ],
    [
      'in small letters where the file is',
      'from a\nfrom c\nrun x',
      copy({}),
      'from a as build\nfrom c\nrun x\ncopy --from=build /out /in',
    ],
    [
      'by number where a later stage has the name',
      'FROM a AS x\nFROM a AS x\nFROM c\n',
      copy({ place: { stage: 2, before: null } }),
      'FROM a AS x\nFROM a AS x\nFROM c\nCOPY --from=0 /out /in\n',
    ],
    [
      'from the context',
      TWO,
      copy({ source: { kind: 'context' }, sources: ['./src/', './lib'], destination: './app' }),
      `${TWO}COPY ./src/ ./lib ./app/\n`,
    ],
    [
      'several into the folder at hand',
      TWO,
      copy({ source: { kind: 'context' }, sources: ['a', 'b'], destination: '.' }),
      `${TWO}COPY a b .\n`,
    ],
    [
      'from an image, with flags',
      TWO,
      copy({ source: { kind: 'image', ref: 'alpine:3' }, flags: ['--chown=1:1', '--link'] }),
      `${TWO}COPY --from=alpine:3 --chown=1:1 --link /out /in\n`,
    ],
    [
      'from an image that a stage is named like',
      TWO,
      copy({ source: { kind: 'image', ref: 'build' } }),
      `${TWO}COPY --from=build:latest /out /in\n`,
    ],
    [
      'from an image whose name is a number',
      TWO,
      copy({ source: { kind: 'image', ref: '0' } }),
      `${TWO}COPY --from=0:latest /out /in\n`,
    ],
    [
      'paths with spaces',
      TWO,
      copy({ sources: ['a b', 'c'] }),
      `${TWO}COPY --from=build ["a b", "c", "/in/"]\n`,
    ],
    [
      'a path like a flag',
      TWO,
      copy({ sources: ['--x'] }),
      `${TWO}COPY --from=build ["--x", "/in"]\n`,
    ],
    [
      'indented as the stage is',
      'FROM a AS b\nFROM c\n  RUN x\n  CMD y\n',
      copy({}),
      'FROM a AS b\nFROM c\n  RUN x\n  CMD y\n  COPY --from=b /out /in\n',
    ],
    ['from itself', TWO, copy({ place: { stage: 0, before: null } }), 'refused: own-stage'],
    [
      'round in a circle',
      'FROM a AS build\nFROM a AS final\nCOPY --from=build /a /b\n',
      copy({ source: { kind: 'stage', stage: 1 }, place: { stage: 0, before: null } }),
      'refused: circle',
    ],
    [
      'from a stage below',
      'FROM a AS build\nFROM a AS final\n',
      copy({ source: { kind: 'stage', stage: 1 }, place: { stage: 0, before: null } }),
      'refused: later-stage',
    ],
    ['from no stage', TWO, copy({ source: { kind: 'stage', stage: 7 } }), 'refused: no-such-stage'],
    [
      'from scratch',
      TWO,
      copy({ source: { kind: 'image', ref: 'scratch' } }),
      'refused: scratch-is-empty',
    ],
    [
      'from no image',
      TWO,
      copy({ source: { kind: 'image', ref: '$X' } }),
      'refused: bad-reference',
    ],
    ['nothing', TWO, copy({ sources: [] }), 'refused: no-path'],
    ['two sources of data', TWO, copy({ flags: ['--from=x'] }), 'refused: bad-flag'],
    [
      'above all stages',
      TWO,
      copy({ place: { stage: -1, before: null } }),
      'refused: no-such-place',
    ],
    [
      'in another stage than the place',
      TWO,
      copy({ place: { stage: 1, before: 1 } }),
      'refused: no-such-place',
    ],
  ]);

  it('does not run into an instruction that goes on', () => {
    expect(after('FROM a AS b\nFROM c\nRUN x \\', copy({}))).toBe(
      'refused: instruction-not-closed',
    );
  });

  it('offers to move the stage that stands in the way', () => {
    const text = 'FROM a AS build\nFROM a AS final\n';
    const result = applyIntent(
      contextOf(text),
      copy({ source: { kind: 'stage', stage: 1 }, place: { stage: 0, before: null } }),
    );
    expect(result.ok ? [] : result.offers?.map(({ intent }) => intent)).toEqual([
      { kind: 'moveStage', stage: 1, to: 0 },
    ]);
  });

  it('says that it named a stage', () => {
    const result = applyIntent(contextOf('FROM a\nFROM b\n'), copy({}));
    expect(result.ok && result.notes?.map(({ en }) => en)).toEqual(['Named stage 0 build.']);
  });
});

const RUN = 'FROM a AS b\nFROM c\nRUN make\n';

function mount(parts: Partial<Extract<GraphIntent, { kind: 'connectMount' }>>): GraphIntent {
  return {
    kind: 'connectMount',
    source: { kind: 'stage', stage: 0 },
    instruction: 2,
    target: '/in',
    path: null,
    ...parts,
  };
}

describe('connectMount', () => {
  checkCases([
    [
      'to a RUN without flags',
      RUN,
      mount({}),
      'FROM a AS b\nFROM c\nRUN --mount=type=bind,from=b,target=/in make\n',
    ],
    [
      'with a path, of the context',
      RUN,
      mount({ source: { kind: 'context' }, path: 'src' }),
      'FROM a AS b\nFROM c\nRUN --mount=type=bind,source=src,target=/in make\n',
    ],
    [
      'names the stage',
      'FROM a\nFROM c\nRUN make\n',
      mount({}),
      'FROM a AS build\nFROM c\nRUN --mount=type=bind,from=build,target=/in make\n',
    ],
    [
      'behind the flags, on a line of its own as they are',
      'FROM a AS b\nFROM c\nRUN --mount=type=cache,target=/x \\\n    --network=none \\\n    make\n',
      mount({}),
      'FROM a AS b\nFROM c\nRUN --mount=type=cache,target=/x \\\n    --network=none \\\n    --mount=type=bind,from=b,target=/in \\\n    make\n',
    ],
    [
      'to a RUN with a here-document',
      'FROM a AS b\nFROM c\nRUN <<EOF\nmake\nEOF\n',
      mount({}),
      'FROM a AS b\nFROM c\nRUN --mount=type=bind,from=b,target=/in <<EOF\nmake\nEOF\n',
    ],
    [
      'in a trigger',
      'FROM a AS b\nFROM c\nONBUILD RUN make\n',
      mount({}),
      'FROM a AS b\nFROM c\nONBUILD RUN --mount=type=bind,from=b,target=/in make\n',
    ],
    [
      'at a target that is taken',
      'FROM a AS b\nFROM c\nRUN --mount=target=/in/ make\n',
      mount({}),
      'refused: target-taken',
    ],
    ['to no RUN', RUN, mount({ instruction: 1 }), 'refused: no-run'],
    ['nowhere', RUN, mount({ target: '' }), 'refused: no-target'],
    ['over everything', RUN, mount({ target: '/' }), 'refused: would-break'],
    [
      'of a stage whose name a later one has',
      'FROM a AS x\nFROM a AS x\nFROM c\nRUN make\n',
      mount({ instruction: 3 }),
      'refused: stage-name-shared',
    ],
  ]);

  it.each(['/a,b', '/a b', '/a, b'])('quotes the target %s', (target) => {
    const text = after(RUN, mount({ target }));
    const run = contextOf(text).model.instructions[2];
    expect(run?.detail.type === 'run' && run.detail.mounts.map(({ options }) => options)).toEqual([
      { type: 'bind', from: 'b', target },
    ]);
    expect(text.endsWith(' make\n')).toBe(true);
  });
});
