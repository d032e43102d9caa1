import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildGraph, parseDockerfile } from '@stagecraft/dockerfile';
import { anyText } from '../test/any-text.ts';
import { inputOf, type KnownFact } from '../test/input.ts';
import { complete } from './complete.ts';
import { SNIPPETS } from './snippet-texts.ts';
import { KNOWN } from './test/known.ts';
import { labelsAt, listAt, taken } from './test/list.ts';

type Case = readonly [marked: string, first: readonly string[]];

const BUILD = 'FROM golang:1.25 AS build\nWORKDIR /src\nRUN go build -o /out/app .\nFROM alpine\n';

describe('instructions', () => {
  test.each<Case>([
    ['│', ['FROM', 'ARG', '# syntax=docker/dockerfile:1', '# escape=', '# check=']],
    [
      '# syntax=docker/dockerfile:1\n│',
      ['FROM', 'ARG', '# escape=', '# check=', 'multi-stage Node.js'],
    ],
    ['ARG A\n│', ['FROM', 'ARG', 'multi-stage Node.js']],
    ['FROM a\n│', ['WORKDIR', 'RUN', 'COPY']],
    ['FROM a\nWORKDIR /a\n\n  │', ['COPY', 'RUN']],
    ['FROM a\nCOPY a b\nR│', ['RUN', 'COPY', 'CMD', 'ENTRYPOINT']],
    ['FROM a\nENTRYPOINT ["a"]\n│', ['CMD', 'FROM']],
    ['FROM a\nCMD ["a"]\n│', ['FROM']],
    ['FROM a\nONBUILD CO│', ['COPY', 'RUN', 'ADD']],
    ['from a\nCO│', ['workdir', 'run', 'copy']],
    ['FROM a\r\nWORKDIR /a\r\n│\r\n', ['COPY', 'RUN']],
    ['FROM a\nRUN <<EOF\nx\nEOF\n│', ['COPY', 'RUN']],
  ])('%j', (marked, first) => {
    expect(labelsAt(marked, first.length)).toEqual(first);
  });

  test('one that is there and counts once comes near the end', () => {
    const labels = labelsAt('FROM a\nCMD ["a"]\nRUN b\n│');
    expect(labels.indexOf('CMD')).toBeGreaterThan(labels.indexOf('VOLUME'));
    expect(labels.indexOf('ENTRYPOINT')).toBeLessThan(labels.indexOf('VOLUME'));
  });

  test('a trigger takes neither FROM, ONBUILD nor MAINTAINER', () => {
    const labels = labelsAt('FROM a\nONBUILD │');
    expect(labels).not.toContain('FROM');
    expect(labels).not.toContain('ONBUILD');
    expect(labels).toHaveLength(15);
  });

  test('replace the whole keyword, and no space is doubled', () => {
    expect(taken('FROM a\nCO│PY a b', 'COPY')).toBe('FROM a\nCOPY a b');
    expect(taken('FROM a\nCO│', 'COPY')).toBe('FROM a\nCOPY ');
  });

  test('a space that was typed before a keyword asks for nothing', () => {
    expect(listAt('FROM a\n │', { trigger: ' ' }).items).toEqual([]);
    expect(listAt('FROM a\n │').items).not.toEqual([]);
  });
});

describe('snippets', () => {
  test.each(SNIPPETS)('$label is a Dockerfile without problems', ({ body, place }) => {
    const filled = body
      .replace(/\$\{\d:([^}]*)\}/g, '$1')
      .replace('$0', '')
      .replaceAll('\\$', '$');
    const text = place === 'file' ? filled : `FROM busybox:1.36\n${filled}`;
    const model = parseDockerfile(text);
    expect([...model.problems, ...buildGraph(model, {}).problems]).toEqual([]);
  });

  test('take the file’s keyword case, line ending and escape character', () => {
    const lower = listAt('# escape=`\r\nfrom a\r\n│\r\n').items;
    const apt = lower.find(({ label }) => label === 'RUN apt-get install, cached');
    expect(apt?.insert).toMatch(/^run rm .*\r\nrun --mount=\S+ `\r\n {4}--mount/);
    const health = lower.find(({ label }) => label === 'HEALTHCHECK over HTTP');
    expect(health?.insert).toContain('`\r\n    cmd wget');
    expect(health?.insert).not.toMatch(/[^\r]\n/);
  });
});

describe('directives', () => {
  test.each<Case>([
    ['# sy│', ['# syntax=docker/dockerfile:1', '# escape=', '# check=']],
    ['# syntax=a\n#│', ['# escape=', '# check=']],
    ['# syntax=│', ['docker/dockerfile:1', 'docker/dockerfile:1-labs']],
    ['#escape = │', ['`', '\\']],
    ['# check=│', ['skip=', 'error=true', 'experimental=']],
    ['# check=error=true;│', ['skip=', 'experimental=']],
    ['# check=error=│', []],
    ['# check=x=│', []],
    ['# a comment\n# sy│', []],
    ['FROM a\n# sy│', []],
    ['# what a syntax│', []],
  ])('%j', (marked, labels) => {
    expect(labelsAt(marked)).toEqual(labels);
  });
});

describe('names of checks', () => {
  test('all of them, or one after the other', () => {
    expect(labelsAt('# check=skip=│', 2)).toEqual(['all', 'StageNameCasing']);
    expect(labelsAt('# check = skip=StageNameCasing,│', 2)).toEqual([
      'FromAsCasing',
      'NoEmptyContinuation',
    ]);
    expect(labelsAt('# check=error=true;experimental=│', 1)).toEqual(['all']);
  });

  test('only the name at the cursor is replaced', () => {
    expect(taken('# check=skip=From│X,UndefinedVar;error=true', 'FromAsCasing')).toBe(
      '# check=skip=FromAsCasing,UndefinedVar;error=true',
    );
    expect(taken('# check=sk│', 'skip=')).toBe('# check=skip=');
  });
});

describe('flags', () => {
  test.each<Case>([
    [
      `${BUILD}COPY --fr│`,
      ['--from=', '--chown=', '--chmod=', '--link', '--parents', '--exclude='],
    ],
    [
      `${BUILD}COPY --link --│ --from=build a b`,
      ['--chown=', '--chmod=', '--parents', '--exclude='],
    ],
    ['FROM a\nONBUILD ADD --ch│', ['--chown=', '--chmod=', '--link', '--checksum=']],
    ['FROM a\nRUN --network=none --│', ['--mount=', '--security=', '--device=']],
    ['FROM a\nRUN --mount=type=ssh --│', ['--mount=', '--network=']],
    ['FROM a\nRUN \\\n  # why\n  --│', ['--mount=', '--network=']],
    ['from a\r\nhealthcheck --│', ['--interval=', '--timeout=']],
    ['FROM --pl│', ['--platform=']],
    ['FROM a\nWORKDIR --│', []],
    ['FROM a\nCOPY --chmod=│', ['755', '644', '700', '600', 'u=rwX,go=rX', '+x']],
    ['FROM a\nRUN --network=│', ['default', 'none', 'host']],
    ['FROM a\nRUN --security=in│', ['sandbox', 'insecure']],
    ['FROM a\nCOPY --link=│', ['true', 'false']],
    ['FROM --platform=│ a', ['$BUILDPLATFORM', '$TARGETPLATFORM', 'linux/amd64']],
    ['FROM a\nHEALTHCHECK --timeout=│', ['5s', '10s', '30s']],
    ['FROM a\nRUN echo --│', []],
  ])('%j', (marked, first) => {
    expect(labelsAt(marked, first.length === 0 ? undefined : first.length)).toEqual(first);
  });

  test('say which frontend they need', () => {
    const [first] = listAt('FROM a\nCOPY --li│').items.filter(({ label }) => label === '--link');
    expect(first?.detail).toBe('needs Dockerfile 1.4 · default false');
    const { items } = listAt('FROM a\nCOPY --li│', { language: 'zh-CN' });
    expect(items.find(({ label }) => label === '--link')?.detail).toContain('需要 Dockerfile 1.4');
  });

  test('the rest of a name is replaced, with its sign', () => {
    expect(taken('FROM a\nCOPY --fr│om=x a b', '--from=')).toBe('FROM a\nCOPY --from=x a b');
  });
});

describe('mounts', () => {
  test.each<Case>([
    [
      'FROM a\nRUN --mount=│',
      ['type=cache', 'type=bind', 'type=secret', 'type=ssh', 'type=tmpfs', 'target='],
    ],
    ['FROM a\nRUN --mount=type=│', ['cache', 'bind', 'secret', 'ssh', 'tmpfs']],
    [
      'FROM a\nRUN --mount=type=cache,│',
      ['target=', 'id=', 'sharing=', 'from=', 'source=', 'readonly'],
    ],
    ['FROM a\nRUN --mount=type=cache,dst=/x,│', ['id=', 'sharing=']],
    ['FROM a\nRUN --mount=type=tmpfs,│,size=1g x', ['target=']],
    ['FROM a\nRUN --mount=type=secret,│', ['id=', 'target=', 'env=', 'required']],
    ['FROM a\nRUN --mount=type=cache,sharing=│', ['shared', 'locked', 'private']],
    ['FROM a\nRUN --mount=type=cache,target=│ npm ci', ['/root/.npm', '/root/.cache/pip']],
    ['FROM a\nRUN --mount=type=cache,target=│ mvn package', ['/root/.m2', '/root/.npm']],
    [`${BUILD}RUN --mount=from=│`, ['build', 'node:22', 'busybox:1.36']],
    [`${BUILD}RUN --mount=from=build,source=/out/│`, ['/out/app', 'lib/']],
    ['FROM a\nRUN --mount=type=bind,source=src/│', ['main.go', 'main_test.go']],
    ['FROM a\nRUN --mount=type=secret,id=npm x\nRUN --mount=type=secret,id=│', ['npm']],
    ['FROM a\nRUN --mount=type=nonsense,│', []],
  ])('%j', (marked, first) => {
    expect(labelsAt(marked, first.length === 0 ? undefined : first.length)).toEqual(first);
  });

  test('lead on key by key', () => {
    const [cache] = listAt('FROM a\nRUN --mount=type=│').items;
    expect(cache).toMatchObject({ insert: 'cache,', again: true });
    const [target] = listAt('FROM a\nRUN --mount=type=cache,│').items;
    expect(target).toMatchObject({ insert: 'target=', again: true, detail: 'required' });
    expect(taken('FROM a\nRUN --mount=type=│,target=/x', 'cache')).toContain(
      'type=cache,target=/x',
    );
  });
});

describe('stages and images', () => {
  test.each<Case>([
    ['FROM │', ['node:22', 'busybox:1.36', 'alpine', 'debian']],
    ['FROM a AS one\nFROM b AS Two\nFROM │', ['two', 'one', 'node:22']],
    ['FROM a AS one\nFROM │\nFROM b AS three', ['one', 'node:22']],
    ['FROM a AS one\nFROM b AS one\nCOPY --from=│', ['one', 'node:22']],
    ['FROM a\nFROM b AS two\nFROM c\nFROM d\nCOPY --from=│', ['2', 'two', '0', 'node:22']],
    ['FROM a\nFROM b\nRUN --mount=from=│', ['node:22']],
    ['FROM a\nFROM b\nONBUILD COPY --from=│', ['node:22']],
    ['FROM node:│', ['22', '24', '20']],
    ['FROM a AS one\nFROM b\nCOPY --from=node:│', ['22', '24', '20']],
    ['FROM node:22@│', [`sha256:${'a'.repeat(64)}`]],
    ['FROM alpine │', ['AS']],
    ['from alpine a│', ['as']],
    ['FROM alpine AS│', ['AS']],
    ['FROM a AS build\nFROM alpine AS │', ['deps', 'test', 'base', 'dev', 'runtime']],
    ['FROM alpine nonsense │', []],
  ])('%j', (marked, first) => {
    expect(labelsAt(marked, first.length)).toEqual(first);
  });

  test('tell what they are', () => {
    const { items } = listAt('FROM a AS one\nFROM │');
    const detail = (label: string) => items.find((one) => one.label === label)?.detail;
    expect(detail('one')).toBe('stage 0 · FROM a');
    expect(detail('node:22')).toBe('1.13 GB · on the engine');
    expect(detail('alpine')).toBe('not on the engine');
    expect(items.map(({ label }) => label)).not.toContain('sha256:c');
    expect(listAt('FROM node:22@│').items[0]?.detail).toBe('linux/amd64, linux/arm64');
  });

  test('are asked for when they are not known, and nothing is said about them', () => {
    const { items, incomplete, wanted } = listAt('FROM │', { facts: [] });
    expect({ incomplete, wanted }).toEqual({ incomplete: true, wanted: ['images'] });
    expect(items.find(({ label }) => label === 'alpine')?.detail).toBeUndefined();
    expect(listAt('FROM node:│', { facts: [] }).wanted).toEqual(['images', 'tags']);
    expect(listAt('FROM │').incomplete).toBe(false);
  });

  test.each(['FROM a AS one\nFROM │', 'FROM a AS one\nFROM b\nCOPY --from=│'])(
    'named contexts come behind stages: %j',
    (marked) => {
      for (const namedContexts of [['lib'], { lib: 'docker-image://x' }]) {
        const { items } = listAt(marked, { options: { namedContexts } });
        expect(items.slice(0, 3).map(({ label }) => label)).toEqual(['one', 'lib', 'node:22']);
        expect(items[1]?.detail).toBe('named context of the build');
      }
    },
  );

  test('a tag replaces what is behind the colon', () => {
    expect(taken('FROM node:2│0 AS x', '24')).toBe('FROM node:24 AS x');
  });
});

describe('variables', () => {
  test('those of the base image too, behind the text’s own', () => {
    const env = ['PATH=/bin', 'V=1'];
    const image = { id: 'sha256:e', digest: null, bytes: 1, created: 1, platform: null, env };
    const rest = { user: '', workingDir: '', shell: [], entrypoint: null, cmd: null, ports: [] };
    const facts: readonly KnownFact[] = [
      [{ kind: 'images' }, { images: [{ ref: 'a:latest', id: 'sha256:e', bytes: 1, created: 1 }] }],
      [{ kind: 'image', ref: 'a' }, { image: { ...image, ...rest } }],
    ];
    const { items } = listAt('FROM a\nENV OWN=x\nENV PATH=$│', { facts });
    expect(items.slice(0, 3).map(({ label, detail }) => [label, detail])).toEqual([
      ['OWN', 'x · ENV'],
      ['PATH', '/bin · ENV'],
      ['V', '1 · ENV'],
    ]);
  });

  test.each<Case>([
    ['ARG V=1\nFROM a:$│', ['V']],
    ['FROM a\nENV FOO=bar\nARG BAZ=1\nRUN echo $│', ['BAZ', 'FOO']],
    ['FROM a\nENV FOO=bar\nRUN a \\\n && echo ${F│', ['FOO']],
    ['FROM a\nENV FOO=bar\nARG BAZ=1\nCMD echo $│', ['FOO']],
    ['FROM a\nENV FOO=bar\nRUN <<EOF\necho $│\nEOF', ['FOO']],
    ['FROM a\nENV FOO=bar\nONBUILD COPY $│ /b', ['FOO']],
    ["FROM a\nENV FOO=bar\nRUN <<'EOF'\necho $│\nEOF", ['FOO']],
    ["FROM a\nENV FOO=bar\nRUN cat <<'EOF'\n$│\nEOF", []],
    ["FROM a\nENV FOO=bar\nCOPY <<'EOF' /x\n$│\nEOF", []],
    ['FROM a\nENV FOO=bar\nRUN <<EOF\n#!/usr/bin/env python3\n$│\nEOF', []],
    ['FROM a\nENV FOO=bar\nONBUILD COPY <<EOF /x\n$│\nEOF', ['FOO']],
    ['FROM a\nENV FOO=bar\nRUN ["/bin/sh", "-ec", "echo $│', ['FOO']],
    ['FROM a\nENV FOO=bar\nRUN ["/bin/sh", "$│', []],
    ['FROM a\nENV FOO=bar\nCOPY --from=$│', []],
    ['FROM a\nENV FOO=bar\nRUN --mount=from=$│', []],
    ['FROM a\nENV FOO=bar\nRUN [ -f "$│', ['FOO']],
    ['FROM a\nENV FOO=bar\nRUN [ "$│', ['FOO']],
    ['FROM a\nENV FOO=bar\nRUN ["x" = 1 ] && echo $│', ['FOO']],
    ['FROM a\nENV FOO=bar\nCMD [ "a" = b ] || echo $│', ['FOO']],
    ['FROM a\nENV FOO=bar\nRUN ["a", "$│', []],
    ['FROM a\nENV FOO=bar\nRUN [[ "a" = "$│', ['FOO']],
    ['FROM a\nENV FOO=bar\nCMD ["$│"]', []],
    ['FROM a\nENV FOO=bar\nLABEL a=\\$│', []],
    ['FROM a\nENV FOO=bar\n# $│', []],
    ['FROM a\nENV FOO=bar\n$│', []],
  ])('%j', (marked, first) => {
    expect(labelsAt(marked, first.length === 0 ? undefined : first.length)).toEqual(first);
  });

  test('close the brace, once, and put one where the name would run on', () => {
    expect(taken('FROM a\nENV FOO=b\nWORKDIR ${F│', 'FOO')).toContain('WORKDIR ${FOO}');
    expect(taken('FROM a\nENV FOO=b\nWORKDIR ${F│O}/x', 'FOO')).toContain('WORKDIR ${FOO}/x');
    expect(taken('FROM a\nENV FOO=b\nWORKDIR $│_x', 'FOO')).toContain('WORKDIR ${FOO}_x');
  });

  test('show their values', () => {
    const { items } = listAt('FROM a\nENV FOO=bar\nWORKDIR $│');
    expect(items.find(({ label }) => label === 'FOO')?.detail).toBe('bar · ENV');
  });
});

describe('names in ARG, ENV and LABEL', () => {
  test.each<Case>([
    ['ARG V=1\nFROM a\nARG │', ['V', 'TARGETPLATFORM', 'TARGETOS']],
    ['ARG V=1\nFROM a\nARG V\nARG T│', ['TARGETPLATFORM', 'TARGETOS']],
    ['ARG │', []],
    ['FROM a\nARG V=│', []],
    ['FROM scratch\nARG V=1\nENV │', ['V=$V']],
    ['FROM a\nLABEL │', ['org.opencontainers.image.source', 'org.opencontainers.image.title']],
  ])('%j', (marked, first) => {
    expect(labelsAt(marked, first.length === 0 ? undefined : first.length)).toEqual(first);
  });
});

describe('other arguments', () => {
  const BASE = 'FROM nginx:1.29\n';
  test.each<Case>([
    [
      `${BASE}RUN useradd -r -g web -m app\nUSER │`,
      ['app', 'web', 'nginx', 'www-data', 'nobody', 'root'],
    ],
    ['FROM node:22\nUSER n│', ['node', 'nobody', 'root']],
    ['FROM b\nRUN groupadd g && adduser -S u -G g\nUSER u:│', ['g', 'u', 'nobody', 'root']],
    [
      'FROM b AS x\nRUN adduser -D -h /x u\nFROM x\nCOPY --chown=│',
      ['u:u', 'nobody:nobody', 'root:root'],
    ],
    ['FROM b\nUSER │\nRUN useradd late', ['nobody', 'root']],
    ['FROM scratch\nUSER │', ['root']],
    ['FROM a\nEXPOSE │', ['80', '443', '8080', '3000']],
    ['FROM a\nARG PORT=1\nEXPOSE 80 │', ['$PORT', '443', '8080']],
    ['FROM a\nEXPOSE 53/│', ['tcp', 'udp', 'sctp']],
    ['FROM a\nSTOPSIGNAL │', ['SIGTERM', 'SIGINT', 'SIGQUIT']],
    ['FROM a\nSHELL │', ['["/bin/bash", "-o", "pipefail", "-c"]']],
    ['FROM a\nCMD │', ['["executable", "argument"]', 'exec command']],
    ['FROM a\nHEALTHCHECK │', ['CMD', 'NONE', '--interval=']],
    ['from a\nhealthcheck │', ['cmd', 'none', '--interval=']],
    ['FROM a\nHEALTHCHECK CMD │', ['wget', 'curl']],
    ['FROM a\nWORKDIR /one\nFROM b\nWORKDIR │', ['/one', '/app', '/src']],
    ['FROM a\nRUN │', ['--mount=', '--network=', '--security=', '--device=']],
    ['FROM a\nRUN x │', []],
    ['FROM a\nRUN [ -f │', []],
    ['FROM a\nCMD ["a", │', []],
    ['FROM a\nCMD ["a"]│', []],
    ['FROM a\nVOLUME ["│', ['/app', '/src']],
  ])('%j', (marked, first) => {
    expect(labelsAt(marked, first.length === 0 ? undefined : first.length)).toEqual(first);
  });

  test.each([
    ['FROM a\nSTOPSIGNAL │', 'SIGINT', 'SIGINT INT'],
    ['FROM a\nRUN --mount=│', 'type=bind', 'type bind'],
    // A command begins there, and its letters must not find a flag.
    ['FROM a\nRUN │', '--security=', '--'],
    ['FROM a\nRUN --│', '--security=', undefined],
    ['FROM a\nCOPY │', '--from=', undefined],
  ])('%j finds %s by other letters too, where that helps', (marked, label, filter) => {
    expect(listAt(marked).items.find((one) => one.label === label)).toMatchObject({ label });
    expect(listAt(marked).items.find((one) => one.label === label)?.filter).toBe(filter);
  });

  test('ports of the base image come last', () => {
    const { items } = listAt(`${BASE}EXPOSE │`);
    const ports = items.filter(({ kind }) => kind === 'port').map(({ label }) => label);
    expect(ports.slice(-2)).toEqual(['80', '9145/udp']);
  });

  test('a supposed user is told from one that is known', () => {
    const { items } = listAt(`${BASE}RUN adduser -D app\nUSER │`);
    expect(items.slice(0, 3).map(({ detail }) => detail)).toEqual([
      'created in line 2',
      'the user of nginx:1.29',
      'by convention; not checked in the image',
    ]);
  });
});

describe('any text', () => {
  const cursor = fc.tuple(anyText, fc.nat(400), fc.constantFrom(null, ' ', '$', '/', '='));

  test('never throws; what is replaced touches the cursor and stays on its line', () => {
    fc.assert(
      fc.property(cursor, ([text, wish, trigger]) => {
        const offset = Math.min(wish, text.length);
        const { items } = complete(inputOf(text, { facts: KNOWN }).input, { offset, trigger });
        const wrong = items.filter(
          ({ replace: { start, end }, insert, sort, label }) =>
            start > offset ||
            end < offset ||
            end > text.length ||
            text.slice(start, end).includes('\n') ||
            !/^\d{4} /.test(sort) ||
            insert === '' ||
            label === '',
        );
        expect(wrong).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('an offset beyond the text counts as its end', () => {
    const { input } = inputOf('FROM a\n');
    expect(complete(input, { offset: 99, trigger: null })).toEqual(
      complete(input, { offset: 7, trigger: null }),
    );
    expect(complete(input, { offset: -1, trigger: null }).items).not.toEqual([]);
  });
});
