/** Command lines of SHELL; what they say of these commands differs from shell to shell. */
const shells: readonly string[] = [
  '/bin/sh -c',
  '/bin/sh -exc',
  '/bin/bash -c',
  '/usr/local/bin/bash -lc',
  '/bin/bash -o pipefail -c',
  '/bin/bash -o errexit -c',
  'bash -c',
  'sh -c',
  '/bin/ash -eo pipefail -c',
  '/bin/dash -c',
  '/bin/ksh -c',
  '/usr/bin/mksh -c',
  '/bin/zsh -c',
  '/bin/busybox sh -c',
  '/bin/yash -c',
  '/usr/bin/env bash -c',
  '/usr/bin/env -S sh -c',
  'conda run -n a /bin/bash -c',
  'pwsh -c',
  'powershell -Command',
  'cmd /S /C',
  '/bin/fish -c',
  'python -c',
  '/bin/BASH -c',
  '/bin/rbash -c',
];
const commands = ['echo -e a', 'cd /a; b'];

const declared = shells.flatMap((shell) =>
  commands.map((run) => `FROM a\nSHELL ${JSON.stringify(shell.split(' '))}\nRUN ${run}\n`),
);

/** What a comment names, well and badly written. */
const comments: readonly string[] = [
  '# hadolint shell=sh',
  '# hadolint shell=bash',
  '# hadolint shell=/bin/bash',
  '# hadolint shell=/bin/bash # why',
  '# hadolint shell=/bin/bash -c',
  '# hadolint shell=/bin/bash -eo pipefail -c',
  '# hadolint shell=/bin/ash',
  '# hadolint shell=/bin/dash',
  '# hadolint shell=/bin/ksh',
  '# hadolint shell=/bin/zsh',
  '# hadolint shell=/usr/bin/env bash',
  '# hadolint shell=pwsh',
  '# hadolint shell=python',
  '# hadolint shell="bash"',
  '# hadolint shell=/bin/bash,sh',
  '# hadolint shell=',
  '#hadolint shell=/bin/bash',
  '# hadolint  shell = /bin/bash',
  '# HADOLINT shell=/bin/bash',
  '# hadolint global shell=/bin/bash',
  '# shellcheck shell=bash',
  '# hadolint ignore=SC3010 shell=/bin/bash',
];

const named = comments.flatMap((comment) => [
  `FROM a\n${comment}\nRUN [[ -f a ]]\nRUN echo -e a\n`,
  `${comment}\nFROM a\nRUN [[ -f a ]]\n`,
]);

const bash = 'SHELL ["/bin/bash", "-c"]';
const say = 'RUN [[ -f a ]]';

/** Where a shell is named, and how far it counts. */
const reach: readonly string[] = [
  `FROM a\n# hadolint shell=/bin/bash\n\n# more\n${say}\nFROM b\n${say}\n`,
  `FROM a\n${say}\n# hadolint shell=/bin/bash\n`,
  `FROM a\nRUN a && \\\n  # hadolint shell=/bin/bash\n  [[ -f a ]]\n${say}\n`,
  `FROM a\n# hadolint shell=/bin/bash\nENV a=b\n${say}\n`,
  `FROM a\n# hadolint shell=/bin/bash\nWORKDIR /b\n${say}\n`,
  `FROM a\n# hadolint shell=/bin/bash\nONBUILD ${say}\n`,
  `FROM a\n${bash}\n${say}\nFROM b\n${say}\n`,
  `FROM a AS x\n${bash}\nFROM x\n${say}\n`,
  `FROM a AS x\n${bash}\nFROM b\n${say}\nFROM x\nSHELL ["/bin/sh", "-c"]\n${say}\n`,
  `FROM a\n${say}\n${bash}\n${say}\nSHELL ["/bin/dash", "-c"]\n${say}\n`,
  `FROM a\n${bash}\nENV a=b\n${say}\n`,
  `FROM a\n${bash}\nARG a=b\n${say}\n`,
  `FROM a\n${bash}\nWORKDIR /b\n${say}\n`,
  `FROM a\n${bash}\n# hadolint shell=/bin/sh\n${say}\n`,
  `FROM a\n# hadolint shell=/bin/sh\n${bash}\n${say}\n`,
  `FROM a\nSHELL /bin/bash -c\n${say}\n`,
  `FROM a\nSHELL ["/bin/bash"]\n${say}\n`,
  `FROM a\nSHELL ["/bin/bash -c"]\n${say}\n`,
  `FROM a\nONBUILD ${bash}\nONBUILD ${say}\n${say}\n`,
  `FROM a AS x\nONBUILD ${bash}\nFROM x\n${say}\n`,
  `FROM a\n${bash}\nONBUILD ${say}\n`,
  `${bash}\n${say}\n`,
  `${say}\n`,
  `FROM alpine\n${say}\n`,
  `FROM bash:5\n${say}\n`,
  'FROM mcr.microsoft.com/windows/servercore:ltsc2022\nRUN echo %x% $y\n',
  'FROM --platform=windows/amd64 a\nRUN echo $x\n',
  'FROM a\nSHELL ["powershell", "-Command"]\nRUN $x = 1; Write-Host $x\n',
];

export const shellCases: readonly string[] = [...declared, ...named, ...reach];
