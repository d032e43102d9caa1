import fc from 'fast-check';

/** A piece of a line, and the first frontend that answers it as the newest does. */
interface Piece {
  readonly text: string;
  readonly since: string;
}

/** An instruction of one line, in a Dockerfile that copies a file that is not there: nothing runs. */
export interface Line {
  readonly line: string;
  readonly dockerfile: string;
  readonly since: string;
}

const every = (...texts: readonly string[]): readonly Piece[] =>
  texts.map((text) => ({ text, since: '1.0' }));
const since = (version: string, ...texts: readonly string[]): readonly Piece[] =>
  texts.map((text) => ({ text, since: version }));

const DURATIONS = ['1s', '1ms', '500us', '1h2m', '-1s', '5', '1d', '', '.5s', '1S', '1m1', '1e3s'];
const COMMANDS = ['x', '["x"]', '[]', '[1]', '["x",]', '[["x"]]', '"x', '${x', '', '# c', '[ ]'];
const WORDS = ['a', '$h', '${h:-i}', '${h', '"a b"', '"open', "'open", '${}', '${a:b}', '$', ''];
const OWNERS = ['--chown=a:b', '--chown=', '--chown', '--chown=$h', '--chown=${h'];

interface Table {
  readonly flags: readonly Piece[];
  readonly rest: readonly Piece[];
}

/** Flags and what follows them, some of it refused. Nothing here is fetched. */
const TABLES: Readonly<Record<string, Table>> = {
  FROM: {
    flags: every(
      '--platform=linux/amd64',
      '--platform=',
      '--platform',
      '--platform=a/b/c/d',
      '--x',
    ),
    rest: every(
      'scratch',
      'scratch AS b',
      'a AS B',
      'a AS 9',
      'a b',
      'a AS',
      'x:',
      'x@y',
      'A:b',
      '',
    ),
  },
  RUN: {
    flags: [
      ...every('--mount', '--mount=', '--mount=type=x', '--mount=type=tmpfs,target=/x', '--x'),
      ...every('--mount=type=cache,target', '--mount=type=cache,target=/x,mode=9', '--MOUNT=x'),
      ...every('--mount=type=cache,target=/x,uid=-1', '--mount=type=cache,"target=/x'),
      ...every('--mount=type=bind,target=/x,rw=maybe', '--mount=type=cache,target=/x,sharing=x'),
      ...every('--mount=type=secret,id=a,required=x', '--mount=type=ssh,mode=0600', '--mount=a=b'),
      ...since('1.3', '--network=none', '--network=x', '--network=', '--network'),
    ],
    rest: every(...COMMANDS),
  },
  COPY: {
    flags: [
      ...every('--from=a', '--from=0', '--from=9', '--from=-1', '--from=$h', '--from', '--x=y'),
      ...every(...OWNERS, '--from=a --from=a', '--checksum=x', '--FROM=a'),
      ...since('1.4', '--link', '--link=false', '--link=x', '--link=1'),
    ],
    rest: every('a b', 'a', '', '["a", "b"]', '["a"]', '["a", 1]', 'a ${h', '"a b', 'https://a b'),
  },
  ADD: {
    flags: every('--from=a', '--x', ...OWNERS),
    rest: every('a b', 'a', '', '["a", "b"]', '[]', '["a", 1]', '${a b', "a 'b"),
  },
  HEALTHCHECK: {
    flags: [
      ...DURATIONS.flatMap((one) => every(`--interval=${one}`, `--timeout=${one}`)),
      ...every('--retries=3', '--retries=-1', '--retries=x', '--retries=1.5', '--retries', '--x=1'),
    ],
    rest: every('NONE', 'NONE x', 'CMD', 'CMD x', 'CMD []', 'CMD [1]', 'cmd x', 'OTHER x', ''),
  },
  ARG: { flags: [], rest: every('a', 'a=b', '=b', 'a=${b', 'a="b', '', 'a=$h', "a='b'") },
  ENV: {
    flags: every('--x'),
    rest: every('a b', 'a=b', 'a', 'a=b c', '=b', 'a=b "c d"=e', '$h=b', '${h=b', 'a="b', ''),
  },
  LABEL: {
    flags: [],
    rest: every('a b', 'a=b', 'a', 'a=b c', '=b', '"a b"=c', '""=c', '$h=b', 'a=${b', ''),
  },
  EXPOSE: {
    flags: [],
    rest: [
      ...every('80', '80/tcp', '80/TCP', '80/x', '80-90', '90-80', '65536', '-1', 'a', '80:81'),
      ...every('127.0.0.1:80:81', '$h', '${h', '"80"', '/tcp', '', '80-81:90-92', 'a:80', '80,81'),
    ],
  },
  STOPSIGNAL: {
    flags: [],
    rest: every('9', 'KILL', 'sigkill', 'SIGX', '0', '', 'a b', 'RTMIN+15', 'SIGRTMIN+16', '"9"'),
  },
  USER: { flags: [], rest: every(...WORDS, 'a:b') },
  WORKDIR: { flags: [], rest: every(...WORDS, '/a') },
  VOLUME: {
    flags: [],
    rest: every('/a', '[]', '[""]', '["/a", ""]', '[1]', '""', '{}', '${h', ''),
  },
  SHELL: { flags: [], rest: every('["a"]', '[]', 'a', '[1]', '', 'null', '{}', '[["a"]]') },
  MAINTAINER: { flags: [], rest: every('a b <c@d>', '', '${h', '"', '["a"]') },
  CMD: { flags: every('--x'), rest: every(...COMMANDS) },
  ENTRYPOINT: { flags: every('--x'), rest: every(...COMMANDS) },
  ONBUILD: {
    flags: [],
    rest: [
      ...every('RUN x', 'ONBUILD RUN x', 'FROM x', 'MAINTAINER x', 'COPY a', 'OTHER', '', 'ENV a'),
      ...every('RUN [1]', 'EXPOSE x', 'SHELL x', 'LABEL a=b c', 'HEALTHCHECK', 'from x'),
    ],
  },
};

const GAPS = [' ', ' ', ' ', '  ', '\t', ' \\\n ', ' \\\n# c\n'];

/** Lines of all instructions: a keyword in any case, none to two flags, and the rest. */
export const lines: fc.Arbitrary<Line> = fc
  .constantFrom(...Object.entries(TABLES))
  .chain(([keyword, { flags, rest }]) =>
    fc.record({
      word: fc.constantFrom(keyword, keyword, keyword.toLowerCase()),
      flags: flags.length === 0 ? fc.constant([]) : fc.array(fc.constantFrom(...flags), MOST),
      rest: fc.constantFrom(...rest),
      gap: fc.constantFrom(...GAPS),
    }),
  )
  .map(({ word, flags, rest, gap }) => {
    const pieces = [...flags, rest];
    const line = [word, ...pieces.map(({ text }) => text)].join(gap);
    return { line, dockerfile: around(line), since: latest(pieces) };
  });

const MOST = { maxLength: 2 };

function around(line: string): string {
  const first = 'FROM scratch AS a\n';
  return /^from/i.test(line)
    ? `${first}${line}\nCOPY absent /x\n`
    : `${first}FROM scratch\nCOPY absent /x\n${line}\n`;
}

function latest(pieces: readonly Piece[]): string {
  const versions = pieces.map((piece) => piece.since);
  return (
    versions.toSorted((a, b) => Number(a.split('.')[1]) - Number(b.split('.')[1])).at(-1) ?? '1.0'
  );
}
