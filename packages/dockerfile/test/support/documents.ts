import fc from 'fast-check';

interface StagePlan {
  readonly named: boolean;
  readonly base: string;
  /** Which of the earlier stages is meant where one is named. */
  readonly other: number;
  readonly above: string;
  readonly rows: readonly string[];
  readonly below: string;
}

/** `⏎` is the escape character; `%o` names an earlier stage. */
const ROWS = [
  'RUN make',
  'RUN make',
  'RUN npm ci',
  'RUN pip install -r requirements.txt',
  'RUN apk add ⏎\n      curl ⏎\n      # for the tests\n      git',
  'RUN <<EOF\nset -e\n# no comment\nmake\n\nmake install\nEOF',
  'RUN --mount=type=cache,target=/root/.cache make all',
  'RUN --mount=type=bind,from=%o,target=/in ls /in',
  '  run   echo  "a  b" ',
  'RUN ["sh", "-c", "make"]',
  'COPY . .',
  'COPY src/ ⏎\n     lib/ /app/',
  'COPY --from=%o /out /in',
  'copy --chown=1:1 --from=%o /a /b /c/',
  'COPY <<A <<"B" /x/\na\nA\nb\nB',
  'ADD file.tar /x',
  'ENV A=1 B="x  y" ⏎\n    C=3',
  'ENV legacy  value',
  'ARG V=1',
  'LABEL a="b c"',
  'WORKDIR /app',
  'USER nobody',
  'EXPOSE 80 443/tcp',
  'VOLUME /data',
  'ENTRYPOINT ["top"]',
  'CMD top -b',
  'HEALTHCHECK --interval=5s CMD true',
  'ONBUILD RUN make child',
  'STOPSIGNAL SIGTERM',
  'SHELL ["/bin/sh", "-c"]',
];

function stage(): fc.Arbitrary<StagePlan> {
  const row = fc
    .record({
      above: fc.constantFrom('', '', '', '# why\n', '\n', '\n# parted\n\n', '# one\n  # two\n'),
      text: fc.constantFrom(...ROWS),
    })
    .map(({ above, text }) => `${above}${text}\n`);
  return fc.record({
    named: fc.boolean(),
    base: fc.constantFrom('busybox:1.36', 'busybox:${TAG:-1.36}', 'scratch', 'alpine', '%o', '%o'),
    other: fc.nat({ max: 7 }),
    above: fc.constantFrom('', '\n', '\n# the stage\n', '\n# parted\n\n'),
    rows: fc.array(row, { maxLength: 6 }),
    below: fc.constantFrom('', '', '\n', '# last\n'),
  });
}

/**
 * Dockerfiles as people write them and BuildKit takes them: stages that build on and copy from each
 * other by name and by number, comments, here-documents, continuations, triggers, mounts; either line
 * ending, either escape character, with and without a last line ending.
 */
export const documents: fc.Arbitrary<string> = fc
  .record({
    head: fc.constantFrom('', '', '# syntax=docker/dockerfile:1\n', '# escape=`\n', '# about\n\n'),
    globals: fc.array(fc.constantFrom('ARG TAG=1.36\n', '# of all\nARG BASE=busybox\n\n'), {
      maxLength: 2,
    }),
    stages: fc.array(stage(), { minLength: 1, maxLength: 6 }),
    newline: fc.constantFrom('\n', '\n', '\r\n'),
    ended: fc.boolean(),
  })
  .map(({ head, globals, stages, newline, ended }) => {
    const escape = head.includes('escape') ? '`' : '\\';
    const text = head + globals.join('') + stages.map(writeStage).join('');
    const whole = ended ? text : text.replace(/\n+$/, '');
    return whole.replaceAll('⏎', escape).replaceAll('\n', newline);
  });

function writeStage(plan: StagePlan, index: number, all: readonly StagePlan[]): string {
  const earlier = index === 0 ? -1 : plan.other % index;
  const name = (at: number): string => (all[at]?.named === true ? `stage${String(at)}` : '');
  const byName = earlier < 0 ? 'busybox' : name(earlier);
  // FROM takes no numbers.
  const base = plan.base === '%o' && byName === '' ? 'busybox' : plan.base;
  const source = earlier < 0 ? 'busybox' : byName || String(earlier);
  const from = `FROM ${base}${plan.named ? ` AS ${name(index)}` : ''}\n`;
  const rows = plan.rows.join('').replaceAll('from=%o,', `from=${byName || 'busybox'},`);
  return (
    plan.above +
    (from + rows).replaceAll('FROM %o', `FROM ${byName}`).replaceAll('%o', source) +
    plan.below
  );
}
