import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cursorIn, inputOf, type Given } from '../test/input.ts';
import { hover } from './hover.ts';

/** The hover's text, and the text that it is about. */
function hoverAt(marked: string, given: Given = {}) {
  const { text, offset } = cursorIn(marked);
  const { input, wanted } = inputOf(text, given);
  const found = hover(input, { offset });
  return {
    about: found === null ? null : text.slice(found.span.start, found.span.end),
    text: found === null ? '' : found.parts.join('\n'),
    wanted: [...wanted.values()].map((want) => want.kind),
  };
}

const alpine = {
  id: 'sha256:1',
  digest: 'sha256:abc',
  bytes: 5_610_000,
  created: 0,
  platform: 'linux/amd64',
  env: ['PATH=/usr/bin'],
  user: '',
  workingDir: '',
  shell: [],
  entrypoint: null,
  cmd: null,
  ports: [],
};

describe('hover', () => {
  test.each([
    ['an instruction', 'FROM a\nCO│PY x y', 'COPY', 'Copies files from the build context'],
    ['in lower case', 'FROM a\nru│n x', 'run', '**RUN**'],
    ['a trigger', 'FROM a\nONBUILD CO│PY x y', 'COPY', '**COPY**'],
    ['ONBUILD itself', 'FROM a\nONB│UILD COPY x y', 'ONBUILD', '**ONBUILD**'],
    ['a signal', 'FROM a\nSTOPSIGNAL SIGI│NT', 'SIGINT', 'As Ctrl+C'],
    ['a signal without SIG', 'FROM a\nSTOPSIGNAL qu│it', 'quit', 'SIGQUIT (3)'],
    ['a signal by its number', 'FROM a\nSTOPSIGNAL 1│5', '15', 'SIGTERM (15)'],
    [
      'a known label',
      'FROM a\nLABEL a=b "org.opencontainers.image.source│"=c',
      '"org.opencontainers.image.source"',
      'Address of the source code.',
    ],
    ['a flag', 'FROM a\nCOPY --li│nk x y', '--link', 'needs Dockerfile 1.4'],
    ['a flag in a trigger', 'FROM a\nONBUILD COPY --cho│wn=1 x y', '--chown=1', '**--chown**'],
    [
      'the type of a mount',
      'FROM a\nRUN --mount=type=ca│che,target=/c x',
      'type=cache',
      'survives',
    ],
    [
      'a key of a mount',
      'FROM a\nRUN --mount=type=cache,sha│ring=locked,target=/c x',
      'sharing=locked',
      '`locked`',
    ],
    [
      'a directive',
      '# syn│tax=docker/dockerfile:1\nFROM a',
      'syntax=docker/dockerfile:1',
      'frontend',
    ],
    [
      'check, which needs a version',
      '# ch│eck=skip=all\nFROM a',
      'check=skip=all',
      'Dockerfile 1.8',
    ],
    [
      'the checks that check names',
      '# che│ck=skip=FromAsCasing;error=true\nFROM a',
      'check=skip=FromAsCasing;error=true',
      '`FromAsCasing`: FROM and its AS',
    ],
    ['a script', "FROM a\nRUN <<'E│OF'\nx\nEOF\n", "<<'EOF'", 'the shell that runs it expands'],
    ['what a command reads', 'FROM a\nRUN cat <<E│F\nx\nEF\n', '<<EF', 'the shell expands'],
    ['a file', 'FROM a\nCOPY <<E│F /x\nx\nEF\n', '<<EF', 'BuildKit expands'],
    ['a Python script', 'FROM a\nRUN <<E│F\n#!/usr/bin/python3\nEF\n', '<<EF', 'without expansion'],
    [
      'an ARG that the stage does not declare',
      'ARG V=1\nFROM scratch\nLABEL a=$│V',
      '$V',
      '`ARG V` in line 1 stands before the first FROM',
    ],
    [
      'a platform that the stage does not declare',
      'FROM scratch\nLABEL a=$TARGET│ARCH',
      '$TARGETARCH',
      'only after `ARG TARGETARCH`',
    ],
    ["a quoted heredoc's end", "FROM a\nCOPY <<'E' /x\nx\n│E\n", 'E', 'without expansion'],
    ['scratch', 'FROM scr│atch', 'scratch', 'empty image'],
    [
      'a global argument',
      'ARG V=3\nFROM a:$│V',
      '$V',
      '`V` is `3` here.\nDefined by ARG in line 1.',
    ],
    ['one where it is defined', 'ARG V│=3\nFROM a:$V', 'V', '`V` is `3`'],
    ['one without value', 'ARG V\nFROM scratch\nARG V\nLABEL x=$│V', '$V', 'expands to nothing'],
    ['one that nothing defines', 'FROM scratch\nLABEL x=$│V', '$V', 'not defined here'],
    ['a variable of the shell', 'FROM a\nENV V=1\nRUN echo $│V', '$V', 'The shell expands it'],
    ['a stage', 'FROM a AS one\nFROM b\nCOPY --from=o│ne x y', 'one', 'Stage `one` (number 0)'],
    ['a stage that is not needed', 'FROM a AS o│ne\nFROM b', 'one', 'BuildKit skips it'],
    ['an image', 'FROM al│pine:3', 'alpine:3', 'Image `alpine:3`'],
    ['an image to copy from', 'FROM a\nCOPY --from=ngi│nx x y', 'nginx', 'Image `nginx`'],
    ['a source', 'FROM a\nCOPY x│.txt y', 'x.txt', '`x.txt`'],
    ['a source elsewhere', 'FROM a AS s\nFROM b\nCOPY --from=s x│.txt y', 'x.txt', 'From `s`'],
  ])('%s', (_, marked, about, text) => {
    const found = hoverAt(marked);
    expect(found.about).toBe(about);
    expect(found.text).toContain(text);
  });

  test.each([
    'FROM a │ \n',
    '# com│ment\n',
    'FROM a\n│\n',
    'RUN echo x│y',
    'LABEL my.k│ey=1',
    'STOPSIGNAL SI│GX',
  ])('nothing at %j', (marked) => {
    expect(hoverAt(marked).about).toBeNull();
  });

  test('what could not be found out is not said to be on its way', () => {
    const failed = { failed: 'engine_unavailable' };
    const image = { kind: 'image', ref: 'alpine:3' } as const;
    const sources = { kind: 'sources', dockerfile: 'Dockerfile', patterns: ['x.txt'] } as const;
    const facts = [
      [image, failed],
      [sources, failed],
    ] as const;
    expect(hoverAt('FROM al│pine:3', { facts }).text).toContain('could not be found out');
    expect(hoverAt('FROM a\nCOPY x│.txt y', { facts }).text).toContain('could not be found out');
  });

  test('a build argument comes before the default, and says so', () => {
    const options = { buildArgs: { V: '4' } };
    expect(hoverAt('ARG V=3\nFROM a:$│V', { options }).text).toContain(
      '`V` is `4` here.\nGiven as a build argument. Defined by ARG in line 1.',
    );
  });

  test('an image that the engine has', () => {
    const { text } = hoverAt('FROM al│pine:3', {
      facts: [
        [{ kind: 'image', ref: 'alpine:3' }, { image: alpine }],
        [
          { kind: 'manifest', ref: 'alpine:3' },
          { digest: 'sha256:def', platforms: ['linux/amd64', 'linux/arm64'] },
        ],
      ],
    });
    expect(text).toContain('On this engine: 5\\.61 MB, linux/amd64, created ');
    expect(text).toContain('`sha256:def`');
    expect(text).toContain('linux/arm64');
  });

  test('one that it lacks', () => {
    const facts = [[{ kind: 'image', ref: 'alpine:3' }, { image: null }]] as const;
    expect(hoverAt('FROM al│pine:3', { facts }).text).toContain(
      'a build takes it from the registry',
    );
  });

  test("a base image's environment is known once the engine told it", () => {
    const marked = 'FROM alpine:3\nWORKDIR $│PATH';
    expect(hoverAt(marked).text).toContain('can’t be known here');
    const facts = [
      [{ kind: 'images' }, { images: [{ ref: 'alpine:3', id: 'sha256:1', bytes: 1, created: 0 }] }],
      [{ kind: 'image', ref: 'alpine:3' }, { image: alpine }],
    ] as const;
    expect(hoverAt(marked, { facts }).text).toContain(
      '`PATH` is `/usr/bin` here.\nSet by the base image.',
    );
  });

  test('an image named by a variable is explained with it', () => {
    const { about, text } = hoverAt('ARG B=alpine:3\nFROM $│B');
    expect(about).toBe('$B');
    expect(text).toContain('`B` is `alpine:3`');
    expect(text).toContain('Image `alpine:3`');
  });

  test('what a source stands for', () => {
    const facts = [
      [
        { kind: 'sources', dockerfile: 'Dockerfile', patterns: ['src'] },
        { patterns: [{ matched: { files: 12, bytes: 3400 }, ignored: 2 }], truncated: false },
      ],
    ] as const;
    const { text } = hoverAt('FROM a\nARG D=src\nCOPY $D│ y', { facts });
    expect(text).toContain('`D` is `src`');
    expect(hoverAt('FROM a\nCOPY sr│c y', { facts }).text).toContain(
      '12 files, 3.4 kB from the build context.\n2 files are left out',
    );
  });

  test('the last build of the instruction', () => {
    const { input } = inputOf('FROM a\nRUN x\n');
    const id = input.model.instructions[1]?.id ?? '';
    const note = { phase: 'done', durationMs: 3400, bytes: 12_000_000, at: 0 } as const;
    const facts = [
      [
        { kind: 'builds', dockerfile: 'Dockerfile' },
        { instructions: { [id]: note }, stages: {} },
      ],
    ] as const;
    expect(hoverAt('FROM a\nR│UN x\n', { facts }).text).toMatch(/took 3\.4 s, layer 12 MB/);
    expect(hoverAt('FROM a\nR│UN y\n', { facts }).text).not.toContain('took');
  });

  test('speaks Chinese', () => {
    expect(hoverAt('FROM a\nCO│PY x y', { language: 'zh-CN' }).text).toContain('复制');
    expect(hoverAt('ARG V=3\nFROM a:$│V', { language: 'zh-CN' }).text).toContain(
      '在这里的值是 `3`',
    );
  });

  test('what comes from the file is shown as it is, never as Markdown', () => {
    const { text } = hoverAt("ARG V='<img src=x>`[a](b)`'\nFROM a:$│V");
    expect(text).toContain('`V` is `` <img src=x>`[a](b)` `` here.');
  });

  test('never throws, and is about the place', () => {
    const words = [
      'FROM a',
      ' AS b',
      '\nCOPY --from=b ',
      '$V',
      '${V:-x}',
      '\nARG V=1',
      '\nRUN --mount=type=cache,',
      'target=/',
      '\\\n',
      '\nONBUILD ',
      '<<E',
      '\nE\n',
      '\n# syntax=x\n',
      '"',
      "'",
      ' . /',
    ];
    const dockerfile = fc
      .array(fc.constantFrom(...words), { maxLength: 20 })
      .map((list) => list.join(''));
    fc.assert(
      fc.property(dockerfile, fc.nat(), (text, at) => {
        const offset = at % (text.length + 1);
        const found = hover(inputOf(text).input, { offset });
        if (found === null) return;
        expect(found.span.start).toBeLessThanOrEqual(offset);
        expect(found.span.end).toBeGreaterThanOrEqual(offset);
        expect(found.parts.length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });
});
