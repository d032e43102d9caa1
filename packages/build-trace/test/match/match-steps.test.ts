import { describe, expect, test } from 'vitest';
import { matchSteps } from '../../src/index.ts';
import { buildWith, recordedBuild, type Build } from '../recordings.ts';

/** `name → meaning`: an instruction's index (`+` its shared ones), `onbuild N`, or the kind. */
function meanings({ model, graph, steps }: Build): Record<string, number | string> {
  const matches = matchSteps(model, graph, steps);
  expect([...matches.keys()]).toEqual(steps.map(({ id }) => id));
  return Object.fromEntries(
    steps.map(({ id, name }) => {
      const match = matches.get(id)!;
      if (match.kind === 'onbuild') return [name, `onbuild ${String(match.instruction)}`];
      if (match.kind !== 'instruction') return [name, match.kind];
      expect(model.instructions[match.instruction]?.stage).toBe(match.stage);
      const shared = match.shared?.join(',');
      return [
        name,
        shared === undefined ? match.instruction : `${String(match.instruction)}+${shared}`,
      ];
    }),
  );
}

/** BuildKit's own steps around a build from a tar. */
const around = {
  '[internal] load remote build context': 'internal',
  'copy /context /': 'internal',
  '[internal] load metadata for docker.io/library/busybox:1.36': 'internal',
};
const aroundBuilt = { ...around, 'exporting to image': 'export' };

const busyboxDigest = 'sha256:5d3c83776992b44f303c168600b6af96905f887fded113f1b8bebb6c58e4dfaf';

describe('recorded builds', () => {
  test('a lone stage: no stage part, no vertex for WORKDIR / and metadata', () => {
    expect(meanings(recordedBuild('loneStage'))).toEqual({
      ...aroundBuilt,
      '[1/5] FROM docker.io/library/busybox:1.36': 0,
      '[2/5] WORKDIR /app': 4,
      '[3/5] COPY a.txt      b.txt ./': 5,
      '[4/5] RUN echo hello > out &&     cat out': 6,
    });
  });

  test('two stages on one base: expanded arguments, lower-cased name, the FROM shared', () => {
    expect(meanings(recordedBuild('twoStage'))).toEqual({
      ...aroundBuilt,
      '[build 1/5] FROM docker.io/library/busybox:1.36': '1+7',
      '[build 2/5] WORKDIR /src': 3,
      '[build 3/5] COPY a.txt .': 4,
      '[build 4/5] RUN echo "fast" > mode': 5,
      '[build 5/5] RUN cat a.txt mode > out': 6,
      '[stage-1 2/3] WORKDIR /app': 8,
      '[stage-1 3/3] COPY --from=build /src/out ./': 9,
    });
  });

  test('stages on stages and on scratch have no FROM of their own', () => {
    expect(meanings(recordedBuild('parallel'))).toEqual({
      ...aroundBuilt,
      '[base 1/2] FROM docker.io/library/busybox:1.36': 0,
      '[base 2/2] RUN echo base > /base': 1,
      '[left 1/1] RUN echo left > /left': 3,
      '[right 1/1] RUN --mount=type=bind,from=left,source=/left,target=/in cat /in > /right': 5,
      '[stage-4 1/3] COPY --from=left /left /': 9,
      '[stage-4 2/3] COPY --from=right /right /': 10,
      '[stage-4 3/3] ADD b.txt /b.txt': 11,
    });
  });

  test('equal work of two stages is one step for both', () => {
    expect(meanings(recordedBuild('merged'))).toEqual({
      ...aroundBuilt,
      '[b 1/4] FROM docker.io/library/busybox:1.36': '4+0,8',
      '[b 2/4] WORKDIR /w': '5+1',
      '[b 3/4] RUN echo same > /w/x': '6+2',
      '[a 4/4] RUN echo a > /w/y': 3,
      '[b 4/4] RUN echo b > /w/y': 7,
      '[stage-2 2/3] COPY --from=a /w/y /a': 9,
      '[stage-2 3/3] COPY --from=b /w/y /b': 10,
    });
  });

  test('an image only copied from is no instruction; it gives a lone stage a number', () => {
    const found = meanings(recordedBuild('externalCopy'));
    expect(found).toMatchObject({
      'FROM docker.io/library/busybox:1.36': 'internal',
      '[stage-0 1/3] FROM docker.io/library/debian:bookworm-slim': 0,
      '[stage-0 2/3] COPY --from=busybox:1.36 /bin/busybox /usr/local/bin/': 1,
      '[stage-0 3/3] RUN --mount=type=bind,from=busybox:1.36,source=/bin,target=/in ls /in > /list': 2,
    });
  });

  test('padded numbers, a relative WORKDIR', () => {
    expect(meanings(recordedBuild('manySteps'))).toMatchObject({
      '[b  1/12] FROM docker.io/library/busybox:1.36': 0,
      '[b  5/12] WORKDIR sub': 4,
      '[b 10/12] RUN echo 9': 9,
      '[b 11/12] RUN ["echo", "exec", "form"]': 11,
      '[b 12/12] COPY . /all/': 12,
      '[c 1/1] RUN echo last': 14,
    });
  });

  test("triggers of the base count in the child's numbers", () => {
    const found = meanings(recordedBuild('onbuild'));
    expect(found).toMatchObject({
      '[1/4] FROM docker.io/stagecraft-fixture/onbuild-base': 0,
      '[2/4] RUN echo one': 'onbuild 0',
      '[3/4] COPY a.txt /one/': 'onbuild 0',
      '[4/4] WORKDIR /t': 'onbuild 0',
      '[5/4] RUN echo two': 1,
      '[6/4] COPY b.txt /b': 2,
      '[7/4] RUN echo three': 3,
    });
  });

  test('triggers of an old engine under a child without steps of its own', () => {
    const names = ['[1/1] FROM docker.io/library/base', '[2/1] RUN trigger', '[3/1] COPY a /a'];
    const found = meanings(buildWith('FROM base\nCMD ["x"]\n', names));
    expect(Object.values(found)).toEqual([0, 'onbuild 0', 'onbuild 0']);
  });

  test('triggers of a stage act in its child', () => {
    expect(meanings(recordedBuild('innerOnbuild'))).toEqual({
      ...aroundBuilt,
      '[parent 1/2] FROM docker.io/library/busybox:1.36': 0,
      '[parent 2/2] RUN echo parent': 3,
      '[child 1/2] RUN echo trigger': 'onbuild 4',
      '[child 2/2] COPY a.txt /a': 'onbuild 4',
      '[child 3/2] RUN echo child': 5,
      '[child 4/2] COPY b.txt /b': 7,
    });
  });

  test('a failed build, told as far as it was planned', () => {
    expect(meanings(recordedBuild('failing'))).toEqual({
      ...around,
      '[stage-1 1/5] FROM docker.io/library/busybox:1.36': '2+0',
      '[stage-1 2/5] RUN echo before': 3,
      '[stage-1 3/5] RUN echo going; exit 7': 4,
      '[stage-1 4/5] RUN echo never': 5,
      '[stage-1 5/5] COPY --from=ok /etc/passwd /p': 6,
      '[ok 2/2] RUN echo fine': 1,
    });
  });

  test('a target in the middle', () => {
    expect(meanings(recordedBuild('target'))).toEqual({
      ...aroundBuilt,
      '[base 1/2] FROM docker.io/library/busybox:1.36': 0,
      '[base 2/2] RUN ["echo", "x"]': 3,
      '[mid 1/1] RUN echo mid > /m': 6,
    });
  });

  test('linked copies, here-documents and marked triggers of Docker 28', () => {
    expect(meanings(recordedBuild('linkedCopies'))).toEqual({
      ...aroundBuilt,
      '[internal] preparing inline document': 'internal',
      [`[builder 1/6] FROM docker.io/library/busybox:1.36@${busyboxDigest}`]: '1+7',
      '[builder 2/6] WORKDIR /src': 2,
      '[builder 3/6] COPY --link a.txt b.txt ./': 3,
      '[builder 3/6] LINK COPY --link a.txt b.txt ./': 3,
      '[builder 4/6] RUN <<EOT (echo one...)': 4,
      '[builder 5/6] COPY <<TXT /etc/motd': 5,
      '[builder 6/6] RUN --mount=type=cache,target=/cache echo cached > /cache/f && ls /cache > list': 6,
      '[stage-2 1/6] ONBUILD RUN echo trigger': 'onbuild 10',
      '[stage-2 2/6] ONBUILD COPY a.txt /on/': 'onbuild 10',
      '[stage-2 3/6] WORKDIR /app': 12,
      '[stage-2 4/6] COPY --link --from=builder /src/list .': 13,
      '[stage-2 4/6] LINK COPY --link --from=builder /src/list .': 13,
      '[stage-2 5/6] RUN --mount=type=bind,from=builder,source=/src,target=/in cat /in/list > x': 15,
    });
  });

  test("Podman's own builder, and what triggers do to its numbers", () => {
    const staged = Object.values(meanings(recordedBuild('podman')));
    expect(staged).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    const found = Object.values(meanings(recordedBuild('podmanOnbuild')));
    expect(found).toEqual([0, 'onbuild 0', 'onbuild 0', 'onbuild 0', 1, 2]);
  });

  test('the classic builder counts every instruction', () => {
    const found = Object.values(meanings(recordedBuild('classic')));
    expect(found).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  });
});

describe('names of newer engines', () => {
  const lone = 'FROM busybox\nRUN one\nCOPY --link a /a\nRUN two\n';

  test('marked triggers and linked copies', () => {
    const names = [
      '[1/4] FROM docker.io/library/busybox:latest@sha256:0123',
      '[2/6] ONBUILD COPY x /x',
      '[3/6] ONBUILD RUN trigger',
      '[4/6] RUN one',
      '[5/6] COPY --link a /a',
      '[5/6] LINK COPY --link a /a',
      '[6/6] RUN two',
    ];
    expect(Object.values(meanings(buildWith(lone, names)))).toEqual([
      0,
      'onbuild 0',
      'onbuild 0',
      1,
      2,
      2,
      3,
    ]);
  });

  test('names of another build that the engine makes at the same time', () => {
    const file =
      'FROM busybox:1.36 AS make\nRUN echo one > /one\nRUN echo two > /two\n' +
      'FROM alpine AS tools\nRUN echo one > /one\nFROM alpine\nCOPY --from=make /one /\n' +
      'COPY --from=tools /one /\n';
    const names = [
      '[other 1/3] FROM docker.io/library/busybox:1.36',
      '[other 2/3] RUN echo one > /one',
      '[make 3/3] RUN echo two > /two',
      '[1/4] RUN echo something else',
      '[other 1/3] FROM docker.io/library/debian:12',
      '[stage-2 2/3] COPY --from=make /one /',
    ];
    expect(Object.values(meanings(buildWith(file, names)))).toEqual([
      0,
      1,
      2,
      'unknown',
      'unknown',
      6,
    ]);
  });

  test('platforms, alone and crossed', () => {
    const file = 'FROM busybox AS builder\nRUN one\nFROM busybox\nCOPY --from=builder /a /\n';
    const names = [
      '[linux/arm64 builder 1/2] FROM docker.io/library/busybox:latest',
      '[linux/amd64->arm64 builder 2/2] RUN one',
      '[linux/arm64 stage-1 2/2] COPY --from=builder /a /',
      '[linux/amd64 stage-1 2/2] COPY --from=builder /a /',
      '[linux/amd64 internal] load metadata for docker.io/library/busybox:latest',
    ];
    expect(Object.values(meanings(buildWith(file, names)))).toEqual(['0+2', 1, 3, 3, 'internal']);
  });

  test('a lone stage of a build for a platform', () => {
    const found = meanings(buildWith(lone, ['[linux/arm64 2/4] RUN one']));
    expect(Object.values(found)).toEqual([1]);
  });

  test('here-documents, shown shortened', () => {
    const file = 'FROM busybox\nRUN <<EOT\necho one\necho two\nEOT\nCOPY <<F /x\nhi\nF\nRUN echo\n';
    const names = [
      '[2/4] RUN <<EOT (echo one...)',
      '[3/4] COPY <<F /x',
      '[4/4] RUN echo',
      '[internal] preparing inline document',
    ];
    expect(Object.values(meanings(buildWith(file, names)))).toEqual([1, 2, 3, 'internal']);
  });

  test('everything around a build', () => {
    const names = [
      '[internal] load build definition from Dockerfile',
      '[internal] load .dockerignore',
      '[auth] library/busybox:pull token for registry-1.docker.io',
      '[context extra] load from client',
      'resolve image config for docker-image://docker.io/docker/dockerfile:1',
      'docker-image://docker.io/docker/dockerfile:1@sha256:0123',
      'importing cache manifest from example/cache',
      'exporting to image',
      'exporting to client tarball',
      'exporting cache to registry',
      'pushing layers',
      'something new',
    ];
    expect(Object.values(meanings(buildWith(lone, names)))).toEqual([
      ...Array.from({ length: 7 }, () => 'internal'),
      ...Array.from({ length: 4 }, () => 'export'),
      'unknown',
    ]);
  });
});

describe("names of Podman's builder", () => {
  test('count the instructions of each stage', () => {
    const file = 'ARG V=1\nFROM busybox AS a\nENV A=1\nRUN one\nFROM busybox\nCOPY --from=a /a /\n';
    const names = [
      '[1/2] STEP 1/3: FROM busybox AS a',
      '[1/2] STEP 2/3: ENV A=1',
      '[1/2] STEP 3/3: RUN one',
      '[2/2] STEP 1/3: FROM busybox',
      '[2/2] STEP 2/3: COPY --from=a /a /',
      '[2/2] STEP 3/3: LABEL added=by-the-builder',
    ];
    expect(Object.values(meanings(buildWith(file, names)))).toEqual([1, 2, 3, 4, 5, 'unknown']);
  });

  test('of a lone stage name no stage', () => {
    const names = ['STEP 1/2: FROM busybox', 'STEP 2/2: RUN one'];
    const found = meanings(buildWith('ARG V=1\nFROM busybox\nRUN one\n', names));
    expect(Object.values(found)).toEqual([1, 2]);
  });
});

describe('ONBUILD triggers at Podman', () => {
  test('count between FROM and the first own instruction', () => {
    // As 4.3.1 printed it: the total grows when the base is known.
    const names = [
      'STEP 1/4: FROM onb',
      'STEP 2/6: RUN echo trig',
      'STEP 3/6: COPY a.txt /a',
      'STEP 4/6: RUN echo trig',
      'STEP 5/6: WORKDIR /',
      'STEP 6/6: CMD ["x"]',
    ];
    const found = meanings(buildWith('FROM onb\nRUN echo trig\nWORKDIR /\nCMD ["x"]\n', names));
    expect(Object.values(found)).toEqual([0, 'onbuild 0', 'onbuild 0', 1, 2, 3]);
  });

  test('shift only the stage whose base brought them', () => {
    const names = [
      '[1/2] STEP 1/2: FROM onb AS a',
      '[1/2] STEP 2/3: RUN trigger',
      '[1/2] STEP 3/3: RUN own',
      '[2/2] STEP 1/2: FROM busybox',
      '[2/2] STEP 2/2: RUN last',
    ];
    const found = meanings(buildWith('FROM onb AS a\nRUN own\nFROM busybox\nRUN last\n', names));
    expect(Object.values(found)).toEqual([0, 'onbuild 0', 1, 2, 3]);
  });
});

describe('names that do not fit the file', () => {
  const file = 'FROM busybox AS a\nRUN make one\nRUN make two\nCOPY x /x\n';

  test('are matched by text where number and keyword disagree', () => {
    const found = meanings(
      buildWith(file, ['[1/9] FROM docker.io/library/busybox', '[7/9] COPY x /x']),
    );
    expect(Object.values(found)).toEqual([0, 3]);
  });

  test('stay unknown without any likeness', () => {
    const found = meanings(
      buildWith(file, ['[2/4] COPY other /place', '[b 2/4] RUN something', '[3/4] EXPOSE 1']),
    );
    expect(Object.values(found)).toEqual(['unknown', 'unknown', 'unknown']);
  });

  test('of stages with one name go to the stage whose text they have', () => {
    const twice = 'FROM busybox AS a\nRUN one\nFROM busybox AS a\nRUN two\n';
    const found = meanings(buildWith(twice, ['[a 2/2] RUN two', '[a 2/2] RUN one']));
    expect(Object.values(found)).toEqual([3, 1]);
  });
});

test('a stage that the target does not need shares nothing', () => {
  const file =
    'FROM busybox AS unused\nRUN same\nFROM busybox AS used\nRUN same\nFROM used\nRUN last\n';
  const names = ['[used 1/2] FROM docker.io/library/busybox', '[used 2/2] RUN same'];
  expect(Object.values(meanings(buildWith(file, names)))).toEqual([2, 3]);
});

test('an image that cannot be found is the failure of its FROM', () => {
  const file = 'FROM busybox AS a\nFROM nothing:9\nRUN one\nCOPY --from=other /a /\n';
  const build = buildWith(file, [
    '[internal] load metadata for docker.io/library/busybox:latest',
    '[internal] load metadata for docker.io/library/nothing:9',
    '[internal] load metadata for docker.io/library/other:latest',
  ]);
  const steps = build.steps.map((step, at) => ({
    ...step,
    phase: at === 0 ? ('done' as const) : ('failed' as const),
  }));
  expect(Object.values(meanings({ ...build, steps }))).toEqual(['internal', 1, 'internal']);
});

test('an unprefixed image is the FROM of the stages built on it', () => {
  const file = 'FROM busybox AS a\nRUN one\nFROM busybox\nCOPY --from=busybox /a /\n';
  const found = meanings(buildWith(file, ['FROM docker.io/library/busybox:latest']));
  // The stage `a` is not needed.
  expect(Object.values(found)).toEqual([2]);
});
