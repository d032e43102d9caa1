import fc from 'fast-check';

/** Instructions as tokens: any white space may stand between them, with or without continuations. */
const INSTRUCTIONS: readonly (readonly string[])[] = [
  ['from', 'busybox:1.36', 'as', 'base'],
  ['FROM', '--platform=linux/amd64', 'base'],
  ['From', 'scratch'],
  ['Run', 'apt-get', 'update', '&&', 'apt-get', 'install', '-y', 'curl', 'git', '&&', 'rm', 'x'],
  ['RUN', 'apk', 'add', '--no-cache', 'b=1', 'a;', 'echo', '"a  b"', "'c  d'"],
  [
    'RUN',
    '--mount=type=cache,target=/x',
    '--network=none',
    'for',
    'x',
    'in',
    'a;',
    'do',
    'y;',
    'done',
  ],
  ['RUN', 'echo', '"$(printf "%s  %s" a b)"', '$(date', '-u)', '${x:-a  b}', '\\ ', 'end'],
  ['RUN', '["sh",', '"-c",', '"a  b"]'],
  ['RUN', "it's", 'not', 'closed'],
  ['CMD', '[', '"a"', ',', '"b  c"', ']'],
  ['entrypoint', 'exec', 'top', '-b'],
  ['copy', '--from=base', '--chown=1:1', 'a', 'b', 'c/'],
  ['ADD', '["a",', '"b"]'],
  ['env', 'A=1', 'B="x  y"', "C='z'"],
  ['ENV', 'legacy  value  kept'],
  ['LABEL', 'a=b', '"c  d"=e'],
  ['ARG', 'x=${y:-z}', 'w'],
  ['healthcheck', '--interval=5s', 'cmd', 'curl', '-f', 'x'],
  ['HEALTHCHECK', 'none'],
  ['onbuild', 'run', 'make', 'all'],
  ['ONBUILD', 'copy', 'a', 'b'],
  ['EXPOSE', '80', '443/tcp'],
  ['VOLUME', '/a', '/b'],
  ['WORKDIR', '/a  b'],
  ['USER', 'nobody'],
  ['SHELL', '["/bin/bash",', '"-c"]'],
  ['STOPSIGNAL', 'SIGTERM'],
  ['COPY', '--nope', 'a', 'b'],
];

const GAPS = [
  ' ',
  ' ',
  '  ',
  '\t',
  ' \\\n',
  '\\\n  ',
  ' \\  \n\t',
  ' \\\n      # why\n  ',
  ' \\\n\n    ',
  '  \\\r\n        ',
  ' \\\n  \\\n   ',
];
const HEREDOCS = [
  'RUN <<EOF\n  body  \n\n# text\nEOF',
  'copy  <<-A  <<"B"   /x/\n\ta\n\tA\n b \nB',
];
const ENDS = [
  '\n',
  '\n',
  ' \n',
  '\n\n',
  '\n \n\n',
  '\r\n',
  '\n# about  \n',
  '\n  # next\n\n',
  '\n\n#x\n',
];

const instruction = fc
  .constantFrom(...INSTRUCTIONS)
  .chain((tokens) =>
    fc
      .array(fc.constantFrom(...GAPS), { minLength: tokens.length, maxLength: tokens.length })
      .map((gaps) =>
        tokens.map((token, index) => (index === 0 ? token : `${gaps[index]}${token}`)).join(''),
      ),
  );

const part = fc.tuple(
  fc.constantFrom('', '', '  '),
  fc.oneof(
    { weight: 8, arbitrary: instruction },
    { weight: 1, arbitrary: fc.constantFrom(...HEREDOCS) },
  ),
  fc.constantFrom(...ENDS),
);

/** Dockerfiles that mostly build, with white space wherever it may stand. */
export const untidy: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom(
      '',
      '\n\n',
      '# escape=\\\n',
      '# syntax=a\n\n\n',
      '\n# check=skip=all\n',
      '\uFEFF',
    ),
    fc.array(part, { maxLength: 8 }),
    fc.boolean(),
  )
  .map(([top, parts, ended]) => {
    const text = `${top}FROM busybox\n${parts.map((pieces) => pieces.join('')).join('')}`;
    return ended ? text : text.trimEnd();
  });
