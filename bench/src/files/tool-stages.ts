/** Three stages of one tool, as large real files have them: its sources, its build, and what comes out of it. */
function toolStages(tool: number): string[] {
  const name = `tool-${String(tool)}`;
  return [
    `# ${name}`,
    `FROM base AS ${name}-src`,
    `WORKDIR /usr/src/${name}`,
    `RUN git init . && git remote add origin "https://git.example/${name}.git"`,
    '# The version of the tool that the tests were written for.',
    `ARG VERSION=v1.${String(tool)}.0`,
    'RUN git fetch -q --depth 1 origin "${VERSION}" && git checkout -q FETCH_HEAD',
    '',
    `FROM base AS ${name}-build`,
    `WORKDIR /go/src/${name}`,
    'ARG DEBIAN_FRONTEND',
    `RUN --mount=type=cache,sharing=locked,id=apt-${name},target=/var/cache/apt \\`,
    '    apt-get update && apt-get install -y --no-install-recommends \\',
    '        ca-certificates \\',
    '        gcc \\',
    '        libc6-dev \\',
    '        libsystemd-dev \\',
    '        pkg-config',
    'ENV CGO_ENABLED=1',
    `ENV TOOL=${name}`,
    `RUN --mount=from=${name}-src,src=/usr/src/${name},rw \\`,
    `    --mount=type=cache,target=/root/.cache/go-build,id=${name} <<EOT`,
    '  set -e',
    '  make clean',
    '  make binary',
    '  strip bin/*',
    '  mkdir /build && mv bin/* /build',
    'EOT',
    '',
    `FROM scratch AS ${name}`,
    `COPY --link --from=${name}-build /build /`,
    '',
  ];
}

/** The tool whose build is measured: one from the middle. */
function middleTool(stages: number): string {
  return `tool-${String(Math.floor(stages / 6))}`;
}

/** A text and the lines in it, counted from 1, that the measurements use. */
export interface ManyStages {
  readonly text: string;
  /** A RUN on one line, to type on. */
  readonly run: number;
  /** The first of two ENVs that can change places. */
  readonly env: number;
}

/**
 * A Dockerfile of `stages` stages, about eleven lines each, in the style of the largest real ones: tools
 * built side by side from one base, and a last stage that takes them all.
 * @param stages at least 6
 */
export function makeManyStages(stages: number): ManyStages {
  const tools = Math.floor((stages - 3) / 3);
  const head = [
    '# syntax=docker/dockerfile:1',
    'ARG GO_VERSION=1.23',
    'ARG DEBIAN_FRONTEND=noninteractive',
    '',
    'FROM golang:${GO_VERSION} AS base',
    'RUN echo "Binary::apt::APT::Keep-Downloaded-Packages \\"true\\";" > /etc/apt/apt.conf.d/keep',
    'ENV GO111MODULE=on',
    '',
  ];
  const rest = Array.from({ length: stages - 3 - 3 * tools }, (_, at) => [
    `FROM base AS check-${String(at)}`,
    'RUN go vet ./...',
    '',
  ]).flat();
  const copies = Array.from(
    { length: tools },
    (_, tool) => `COPY --link --from=tool-${String(tool)} / /usr/local/bin/`,
  );
  const lines = [
    ...head,
    ...Array.from({ length: tools }, (_, tool) => toolStages(tool)).flat(),
    ...rest,
    'FROM base AS dev',
    ...copies,
    'WORKDIR /go/src',
    '',
    'FROM dev AS final',
    'COPY . .',
    'RUN make test',
  ];
  const start = lines.indexOf(`FROM base AS ${middleTool(stages)}-build`);
  const lineOf = (text: string): number => lines.indexOf(text, start) + 1;
  return {
    text: `${lines.join('\n')}\n`,
    run: lines.lastIndexOf(`WORKDIR /usr/src/${middleTool(stages)}`) + 2,
    env: lineOf('ENV CGO_ENABLED=1'),
  };
}
