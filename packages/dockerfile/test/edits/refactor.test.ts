import { describe, expect, it } from 'vitest';
import { applyIntent, refactoringsFor, type GraphIntent } from '../../src/index.ts';
import { checkCases } from '../support/intent-cases.ts';
import { after, contextOf } from '../support/intents.ts';

function split(parts: Partial<Extract<GraphIntent, { kind: 'splitRuntime' }>> = {}): GraphIntent {
  return {
    kind: 'splitRuntime',
    stage: 0,
    base: 'busybox:1.36',
    name: null,
    paths: [{ source: '/app', destination: '/app' }],
    ...parts,
  };
}

describe('splitRuntime', () => {
  checkCases([
    [
      'moves what runs, and copies what both need',
      `FROM node:22
ARG V=1
ARG W=2
ENV A=$V
WORKDIR /src
WORKDIR /app
COPY . .
RUN make
# the port
EXPOSE 80
USER node
CMD ["node", "."]
`,
      split(),
      `FROM node:22 AS build
ARG V=1
ARG W=2
ENV A=$V
WORKDIR /src
WORKDIR /app
COPY . .
RUN make

FROM busybox:1.36
ARG V=1
ENV A=$V
WORKDIR /app
COPY --from=build /app /app
# the port
EXPOSE 80
USER node
CMD ["node", "."]
`,
    ],
    [
      'keeps the name for what runs, a user for what builds, and numbers for what they meant',
      `FROM a AS zero
FROM --platform=linux/amd64 a AS app
USER 1
RUN x
FROM a AS two
COPY --from=1 /a /b
COPY --from=app /a /b
FROM a
COPY --from=2 /a /b
ONBUILD COPY --from=0 /a /b
`,
      split({ stage: 1, name: 'Compile', paths: [{ source: '/a b', destination: '/c' }] }),
      `FROM a AS zero
FROM --platform=linux/amd64 a AS compile
USER 1
RUN x

FROM --platform=linux/amd64 busybox:1.36 AS app
COPY --from=compile ["/a b", "/c"]
USER 1
FROM a AS two
COPY --from=2 /a /b
COPY --from=app /a /b
FROM a
COPY --from=3 /a /b
ONBUILD COPY --from=0 /a /b
`,
    ],
    [
      'without the platform of the machine that builds, and with a shell for its command',
      'FROM --platform=$BUILDPLATFORM a AS build\nSHELL ["/bin/sh", "-c"]\nRUN x\n\nCMD y',
      split(),
      'FROM --platform=$BUILDPLATFORM a AS builder\nSHELL ["/bin/sh", "-c"]\nRUN x\n\nFROM busybox:1.36 AS build\nSHELL ["/bin/sh", "-c"]\nCOPY --from=builder /app /app\nCMD y',
    ],
    [
      'in small letters',
      'from a\nrun x\ncmd y\n',
      split(),
      'from a as build\nrun x\n\nfrom busybox:1.36\ncopy --from=build /app /app\ncmd y\n',
    ],
    [
      'with a name that is taken',
      'FROM a AS x\nRUN x\n',
      split({ name: 'x' }),
      'refused: stage-name-taken',
    ],
    [
      'with the name of its base',
      'FROM a\n',
      split({ name: 'b', base: 'b' }),
      'refused: image-would-be-captured',
    ],
    ['without a path', 'FROM a\n', split({ paths: [] }), 'refused: no-path'],
    ['without a base', 'FROM a\n', split({ base: '' }), 'refused: bad-base'],
    ['of no stage', 'FROM a\n', split({ stage: 3 }), 'refused: no-such-stage'],
  ]);

  it('says what is a guess', () => {
    const text = 'FROM node AS app\nUSER node\nFROM app\n';
    const result = applyIntent(contextOf(text), split());
    expect(result.ok && result.notes?.map(({ en }) => en.slice(0, 20))).toEqual([
      'Whether the paths ar',
      'The user node has to',
      'What other stages ta',
    ]);
  });
});

function install(stage = 0): GraphIntent {
  return { kind: 'dependenciesFirst', stage };
}

describe('dependenciesFirst', () => {
  checkCases([
    [
      'npm',
      'FROM node\nWORKDIR /app\n# all\nCOPY . .\n# deps\nRUN npm ci\nRUN npm run build\n',
      install(),
      'FROM node\nWORKDIR /app\nCOPY package*.json ./\n# deps\nRUN npm ci\n# all\nCOPY . .\nRUN npm run build\n',
    ],
    [
      'with the settings between, and the owner',
      'FROM node\nCOPY --chown=1 . /app\nWORKDIR /app\nENV NODE_ENV=production\nEXPOSE 80\nRUN corepack enable\nRUN yarn\nCMD x',
      install(),
      'FROM node\nCOPY --chown=1 package.json yarn.lock* /app/\nWORKDIR /app\nENV NODE_ENV=production\nRUN corepack enable\nRUN yarn\nCOPY --chown=1 . /app\nEXPOSE 80\nCMD x',
    ],
    [
      'what does not look at the sources stays above the manifests',
      'FROM node\nCOPY . .\nRUN apt-get update\nRUN npm ci\n',
      install(),
      'FROM node\nRUN apt-get update\nCOPY package*.json ./\nRUN npm ci\nCOPY . .\n',
    ],
    [
      'pip, from files in a folder',
      'FROM python\nCOPY . .\nRUN python -m pip install -r requirements.txt -c ./req/limits.txt\n',
      install(),
      'FROM python\nCOPY requirements.txt ./\nCOPY req/limits.txt ./req/\nRUN python -m pip install -r requirements.txt -c ./req/limits.txt\nCOPY . .\n',
    ],
    [
      'with manifests that are there already',
      'FROM node\nCOPY package.json package-lock.json ./\nCOPY . .\nRUN npm ci\n',
      install(),
      'FROM node\nCOPY package.json package-lock.json ./\nRUN npm ci\nCOPY . .\n',
    ],
    [
      'Gradle with its wrapper',
      'FROM a\nCOPY . .\nRUN ./gradlew dependencies\n',
      install(),
      'FROM a\nCOPY gradlew *.gradle* gradle.properties* ./\nCOPY gradle/ ./gradle/\nRUN ./gradlew dependencies\nCOPY . .\n',
    ],
    [
      'without a broad copy',
      'FROM a\nCOPY src src\nRUN npm ci\n',
      install(),
      'refused: no-broad-copy',
    ],
    [
      'from another stage',
      'FROM a AS b\nFROM a\nCOPY --from=b . .\nRUN npm ci\n',
      install(1),
      'refused: no-broad-copy',
    ],
    ['without an install', 'FROM a\nCOPY . .\nCMD x\n', install(), 'refused: no-install'],
    ['that is first already', 'FROM a\nRUN npm ci\nCOPY . .\n', install(), 'refused: no-install'],
    [
      'with a build in it',
      'FROM a\nCOPY . .\nRUN npm ci && npm run build\n',
      install(),
      'refused: install-with-more',
    ],
    [
      'of the sources themselves',
      'FROM a\nCOPY . .\nRUN pip install .\n',
      install(),
      'refused: needs-sources',
    ],
    [
      'of cargo, which looks for a target',
      'FROM a\nCOPY . .\nRUN cargo fetch --locked\nRUN cargo build\n',
      install(),
      'FROM a\nCOPY Cargo.toml Cargo.lock* ./\nRUN --mount=type=tmpfs,target=src touch src/lib.rs && cargo fetch --locked\nCOPY . .\nRUN cargo build\n',
    ],
    [
      'of cargo without a shell',
      'FROM a\nCOPY . .\nRUN ["cargo", "fetch"]\n',
      install(),
      'refused: install-with-more',
    ],
    [
      'behind another copy',
      'FROM a\nCOPY . .\nCOPY x y\nRUN npm ci\n',
      install(),
      'refused: stands-between',
    ],
    [
      'behind a directory',
      'FROM a\nCOPY . app\nWORKDIR /app\nRUN npm ci\n',
      install(),
      'refused: stands-between',
    ],
    ['of no stage', 'FROM a\n', install(2), 'refused: no-such-stage'],
  ]);

  it.each([
    ['npm install --omit=dev', 'package*.json ./'],
    ['yarn install --immutable', 'package.json yarn.lock* ./'],
    ['pnpm i', 'package.json pnpm-*.yaml ./'],
    ['pip3 install -rreq.txt', 'req.txt ./'],
    ['go mod download', 'go.mod go.sum* ./'],
    ['mvn -B dependency:go-offline', 'pom.xml ./'],
    ['bundle install --jobs=4', 'Gemfile* ./'],
    ['composer install --no-dev', 'composer.json composer.lock* ./'],
    ['dotnet restore', '*.sln* *.*proj ./'],
    ['dotnet restore src/A/A.csproj', 'src/A/A.csproj ./src/A/'],
    ['apt-get update && npm ci', 'package*.json ./'],
  ])('knows the manifests of %s', (command, copied) => {
    expect(after(`FROM a\nCOPY . .\nRUN ${command}\n`, install())).toBe(
      `FROM a\nCOPY ${copied}\nRUN ${command}\nCOPY . .\n`,
    );
  });

  it.each(['npm ci; x', 'npm ci || true', 'npm --prefix x ci', 'npm ci $X', 'make', 'npm run x'])(
    'leaves %s where it is',
    (command) => {
      expect(after(`FROM a\nCOPY . .\nRUN ${command}\n`, install())).toBe(
        'refused: install-with-more',
      );
    },
  );
});

function cache(instruction: number): GraphIntent {
  return { kind: 'addCacheMounts', instruction };
}

describe('addCacheMounts', () => {
  checkCases([
    [
      'apt, locked',
      'FROM a\nRUN apt-get update && apt-get install -y curl\n',
      cache(1),
      'FROM a\nRUN --mount=type=cache,target=/var/cache/apt,sharing=locked \\\n    --mount=type=cache,target=/var/lib/apt,sharing=locked \\\n    apt-get update && apt-get install -y curl\n',
    ],
    [
      'indented as the command is',
      'FROM a\nRUN \\\n  npm ci\n',
      cache(1),
      'FROM a\nRUN \\\n  --mount=type=cache,target=/root/.npm \\\n  npm ci\n',
    ],
    [
      'behind other flags, and only what is missing',
      'FROM a\nRUN --mount=type=cache,target=/root/.npm --network=host npm ci && pip install x\n',
      cache(1),
      'FROM a\nRUN --mount=type=cache,target=/root/.npm --network=host --mount=type=cache,target=/root/.cache/pip npm ci && pip install x\n',
    ],
    [
      'where variables say',
      'FROM a\nENV GOPATH=/g HOME=/h\nRUN go build ./...\n',
      cache(2),
      'FROM a\nENV GOPATH=/g HOME=/h\nRUN --mount=type=cache,target=/g/pkg/mod \\\n    --mount=type=cache,target=/h/.cache/go-build \\\n    go build ./...\n',
    ],
    [
      'of another user',
      'FROM a\nENV HOME=/h\nUSER 1000:1000\nRUN npm ci\n',
      cache(3),
      'FROM a\nENV HOME=/h\nUSER 1000:1000\nRUN --mount=type=cache,target=/h/.npm,uid=1000 \\\n    npm ci\n',
    ],
    [
      'of a here-document',
      'FROM a\nRUN <<EOF\nset -e\nnpm ci\nEOF\n',
      cache(1),
      'FROM a\nRUN --mount=type=cache,target=/root/.npm \\\n    <<EOF\nset -e\nnpm ci\nEOF\n',
    ],
    [
      'of the exec form',
      'FROM a\nRUN ["npm", "ci"]\n',
      cache(1),
      'FROM a\nRUN --mount=type=cache,target=/root/.npm \\\n    ["npm", "ci"]\n',
    ],
    [
      'of a named user',
      'FROM a AS b\nUSER node\nFROM b\nRUN npm ci\n',
      cache(3),
      'refused: unknown-user',
    ],
    [
      'twice',
      'FROM a\nRUN --mount=type=cache,target=/root/.npm/ npm ci\n',
      cache(1),
      'refused: nothing-to-do',
    ],
    [
      'below another',
      'FROM a\nRUN --mount=type=cache,target=/root npm ci\n',
      cache(1),
      'refused: nothing-to-do',
    ],
    ['of nothing known', 'FROM a\nRUN npm run build\n', cache(1), 'refused: no-package-manager'],
    [
      'of a word in quotes',
      'FROM a\nRUN echo "&& npm ci"\n',
      cache(1),
      'refused: no-package-manager',
    ],
    [
      'of PowerShell',
      'FROM a\nSHELL ["pwsh", "-c"]\nRUN npm ci\n',
      cache(2),
      'refused: no-package-manager',
    ],
    ['of no RUN', 'FROM a\n', cache(0), 'refused: no-run'],
  ]);

  it.each([
    ['apk add x', ['/etc/apk/cache']],
    ['dnf install -y x', ['/var/cache/dnf', '/var/cache/libdnf5']],
    ['yarn', ['/usr/local/share/.cache/yarn']],
    ['pnpm install', ['/root/.local/share/pnpm/store']],
    ['python3 -m pip install x', ['/root/.cache/pip']],
    ['cargo build', ['/usr/local/cargo/registry', '/usr/local/cargo/git/db']],
    ['mvn package', ['/root/.m2/repository']],
    ['./gradlew build', ['/root/.gradle']],
    ['composer install', ['/root/.composer/cache']],
    ['bundle install', ['/usr/local/bundle/cache']],
    ['dotnet restore', ['/root/.nuget/packages']],
  ])('knows the caches of %s', (command, targets) => {
    const run = contextOf(after(`FROM a\nRUN ${command}\n`, cache(1))).model.instructions[1];
    const mounts = run?.detail.type === 'run' ? run.detail.mounts : [];
    expect(mounts.map(({ options }) => options['target'])).toEqual(targets);
  });

  it.each([
    ['apt-get install x && rm -rf /var/lib/apt/lists/*', 'docker-clean,empties'],
    ['pip install --no-cache-dir x', '--no-cache-dir'],
    ['mvn clean install', 'not in the image'],
    ['npm ci && npm cache clean --force', 'empties'],
  ])('says what to know about %s', (command, words) => {
    const result = applyIntent(contextOf(`FROM a\nUSER root\nRUN ${command}\n`), cache(2));
    const notes = result.ok ? (result.notes ?? []).map(({ en }) => en) : [];
    expect(notes.length).toBe(words.split(',').length);
    for (const [at, word] of words.split(',').entries()) expect(notes[at]).toContain(word);
  });
});

describe('refactoringsFor', () => {
  it('lists what would change something', () => {
    const text =
      'FROM node\nWORKDIR /app\nCOPY . .\nRUN npm ci\nRUN x &\nRUN y\nRUN z\nRUN cd /\nRUN a\n';
    const found = refactoringsFor(contextOf(text));
    expect(found.map(({ intent }) => intent)).toEqual([
      {
        kind: 'splitRuntime',
        stage: 0,
        base: 'node',
        name: null,
        paths: [{ source: '/app', destination: '/app' }],
      },
      { kind: 'dependenciesFirst', stage: 0 },
      { kind: 'mergeRuns', instructions: [5, 6, 7] },
      { kind: 'addCacheMounts', instruction: 3 },
    ]);
  });
});
