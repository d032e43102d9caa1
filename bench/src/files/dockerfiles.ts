/** Lines of one stage in the manner of real files: comments, continuations, several forms. */
function stageLines(stage: number, lines: number): string[] {
  const base =
    stage === 0 || stage % 5 === 0 ? 'debian:bookworm-slim' : `stage-${String(stage - 1)}`;
  const result = [`FROM ${base} AS stage-${String(stage)}`];
  for (let at = 0; result.length < lines; at += 1) {
    const n = String(at);
    const block =
      [
        [`# Step ${n}`],
        [`ENV NAME_${n}="value ${n}" OTHER_${n}=$PATH`],
        [
          'RUN apt-get update && \\',
          `    apt-get install -y package-${n} \\`,
          '    curl && \\',
          '    rm -rf /var/lib/apt/lists/*',
        ],
        [`COPY --chown=1000:1000 src/part-${n} ./part-${n}/`],
        [`RUN --mount=type=cache,target=/root/.cache make -j4 part-${n} MODE=\${MODE:-release}`],
        stage === 0
          ? [`ARG OPTION_${n}=default`]
          : [`COPY --from=stage-${String(Math.floor(stage / 2))} /out/${n} /in/${n}`],
        [`WORKDIR /work/${n}`],
        [''],
      ][at % 8] ?? [];
    if (result.length + block.length <= lines) result.push(...block);
    else result.push(...Array.from({ length: lines - result.length }, () => '# The end'));
  }
  return result;
}

/**
 * A Dockerfile of exactly `lines` lines in `stages` stages that BuildKit would accept.
 * @param lines a multiple of `stages`
 */
export function makeDockerfile(lines: number, stages: number): string {
  const each = lines / stages;
  const all = Array.from({ length: stages }, (_, stage) => stageLines(stage, each)).flat();
  return `${all.join('\n')}\n`;
}

/** A file of `lines` lines, all but the first made by `line`. */
function repeated(lines: number, line: (at: number) => string): string {
  const all = Array.from({ length: lines - 1 }, (_, at) => line(at));
  return `${['FROM debian:bookworm-slim AS base', ...all].join('\n')}\n`;
}

/** Files of `lines` lines that are nearly all one thing, by what that is. */
export function makeMonotonous(lines: number): Readonly<Record<string, string>> {
  return {
    'RUN --mount': repeated(
      lines,
      (at) => `RUN --mount=type=cache,target=/root/.cache make -j4 part-${String(at)}`,
    ),
    ENV: repeated(lines, (at) => `ENV NAME_${String(at)}="value ${String(at)}" OTHER=$PATH`),
    COPY: repeated(lines, (at) => `COPY --from=base /out/${String(at)} /in/${String(at)}`),
    continuation: repeated(lines, (at) =>
      at % 100 === 0 ? 'RUN apt-get install -y \\' : at % 100 < 99 ? '    package \\' : '    last',
    ),
    'here-document': repeated(
      lines,
      (at) => ['RUN <<EOF', 'set -e', 'make', 'make install', 'EOF'][at % 5] ?? '',
    ),
  };
}
