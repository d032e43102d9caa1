import fc from 'fast-check';

/** Rows in the style of the largest public Dockerfiles. `⏎` is the escape character, `%s` an earlier stage. */
const ROWS = [
  'RUN apt-get update && apt-get install -y ⏎\n    build-essential ⏎\n    # for the tests\n    curl ⏎\n && rm -rf /var/lib/apt/lists/*\n',
  'RUN <<EOF\nset -eux\n# not a comment\n\nmake -j "$(nproc)"\nEOF\n',
  'RUN --mount=type=cache,target=/root/.cache --mount=type=bind,from=%s,target=/deps make all\n',
  'RUN --mount=type=secret,id=token ⏎\n    --network=none ⏎\n    ./build.sh ${VERSION}\n',
  'COPY --from=%s /usr/local/bin/ /usr/local/bin/\n',
  'COPY --link --from=%s ["/a b", "/c"]\n',
  'COPY <<-"ONE" <<TWO /etc/app/\n\tone\n\tONE\ntwo $VERSION\nTWO\n',
  'ONBUILD COPY . /src\n',
  'ONBUILD RUN <<EOF\nmake child\nEOF\n',
  'ARG VERSION=1.2.3\n',
  'ARG TARGETARCH\n',
  'ENV PATH=/opt/bin:$PATH ⏎\n    LANG=C.UTF-8\n',
  'WORKDIR /src/${VERSION}\n',
  'LABEL org.opencontainers.image.title="App" ⏎\n      org.opencontainers.image.version="${VERSION}"\n',
  'HEALTHCHECK --interval=5s CMD curl -f http://localhost/ || exit 1\n',
  'ENTRYPOINT ["/usr/local/bin/app"]\n',
  'CMD ["serve", "--port", "80"]\n',
  'USER 1000:1000\n',
  'EXPOSE 80 443/tcp\n',
  'SHELL ["/bin/bash", "-o", "pipefail", "-c"]\n',
];

const row = fc.tuple(
  fc.constantFrom('', '', '', '# 安装依赖\n', '\n', '\n# ---- part ----\n\n', '# one\n# two\n'),
  fc.constantFrom(...ROWS),
);

const plan = fc.record({
  named: fc.integer({ min: 0, max: 3 }).map((one) => one > 0),
  onStage: fc.boolean(),
  earlier: fc.nat({ max: 58 }),
  rows: fc.array(row, { minLength: 1, maxLength: 5 }),
  banner: fc.constantFrom('\n', '\n# -----\n# stage\n# -----\n', '\n\n'),
});

type Plan = typeof plan extends fc.Arbitrary<infer T> ? T : never;

function writeStage(one: Plan, index: number, all: readonly Plan[]): string {
  const at = index === 0 ? -1 : one.earlier % index;
  const name = all[at]?.named === true ? `s${String(at)}` : null;
  const from = one.onStage && name !== null ? name : 'debian:${TAG}';
  const head = `FROM --platform=$BUILDPLATFORM ${from}${one.named ? ` AS s${String(index)}` : ''}\n`;
  const rows = one.rows.map(([above, text]) => `${above}${text}`).join('');
  const own = rows
    .replaceAll('from=%s,', `from=${name ?? 'busybox'},`)
    .replaceAll('%s', name ?? (at < 0 ? 'busybox' : String(at)));
  return one.banner + head + own;
}

/** Files in the style of the largest public ones: 59 stages, some 650 lines, either line ending and escape character. */
export const largeDocuments: fc.Arbitrary<string> = fc
  .record({
    stages: fc.array(plan, { minLength: 59, maxLength: 59, size: 'max' }),
    windows: fc.boolean(),
    backtick: fc.boolean(),
    ended: fc.boolean(),
  })
  .map(({ stages, windows, backtick, ended }) => {
    const head = `# syntax=docker/dockerfile:1\n${backtick ? '# escape=`\n' : ''}\n`;
    const body = `# about this file\n\nARG TAG=12\nARG VERSION=1\n${stages.map(writeStage).join('')}`;
    const text = (head + body).replaceAll('⏎', backtick ? '`' : '\\');
    const whole = ended ? text : text.replace(/\n$/, '');
    return windows ? whole.replaceAll('\n', '\r\n') : whole;
  });
