import { fixCases, ruleCases } from '../../../test/support/cases.ts';
import { pipeWithoutPipefail } from './pipe-without-pipefail.ts';

ruleCases(pipeWithoutPipefail, [
  ['no option', 'FROM scratch\nRUN wget -O - https://some.site «|» wc -l > /number\n'],
  ['no pipe', 'FROM scratch\nRUN wget -O - https://some.site && wc -l file > /number || true\n'],
  [
    'every way to set it',
    [
      '"bash", "-eo", "pipefail"',
      '"/bin/bash", "-e", "-o", "pipefail"',
      '"/bin/bash", "-o", "errexit", "-o", "pipefail"',
      '"/bin/zsh", "-o", "pipefail"',
      '"/bin/ash", "-eo", "pipefail"',
    ]
      .map((shell) => `FROM a\nSHELL [${shell}, "-c"]\nRUN b | c\n`)
      .join(''),
  ],
  [
    'a shell that has no such option',
    'FROM a\nSHELL ["/bin/sh", "-o", "pipefail", "-c"]\nRUN b «|» c\n',
  ],
  [
    'a shell that another program starts',
    'FROM a\nSHELL ["conda", "run", "-n", "a", "/bin/bash", "-o", "pipefail", "-c"]\nRUN b | c\nSHELL ["/usr/bin/env", "bash", "-c"]\nRUN b «|» c\n',
  ],
  [
    'other shells',
    'FROM a\nSHELL ["pwsh", "-c"]\nRUN b | c\nSHELL ["powershell.exe"]\nRUN b | c\nSHELL ["cmd.exe", "/c"]\nRUN b | c\n',
  ],
  [
    'another image',
    'FROM a AS b\nSHELL ["bash", "-o", "pipefail", "-c"]\nRUN b | c\nFROM a AS d\nRUN b «|» c\n',
  ],
  ['inherited', 'FROM a AS b\nSHELL ["bash", "-o", "pipefail", "-c"]\nFROM b\nRUN b | c\n'],
  [
    'set back',
    'FROM a\nSHELL ["bash", "-o", "pipefail", "-c"]\nRUN b | c\nSHELL ["/bin/sh", "-c"]\nRUN b «|» c\n',
  ],
  ['once for each RUN', 'FROM a\nRUN b «|» c && d | e\nRUN f «|»& g\n'],
  ['not in a trigger', 'FROM a\nONBUILD RUN b | c\n'],
  [
    'not what another shell gets',
    `FROM a\nRUN bash -o pipefail -c 'b | c'\nRUN ["sh", "-c", "b | c"]\n`,
  ],
  ['deep', 'FROM a\nRUN if x; then (b «|» c); fi\nRUN y=$(b «|» c)\n'],
  ['set in a shell that may not know it', 'FROM a\nRUN set -o pipefail && b «|» c\n'],
  [
    'set in one that does',
    'FROM a\nSHELL ["/bin/bash", "-c"]\nRUN set -euo pipefail; b | c\nRUN b «|» c\n',
  ],
  [
    'a here-document',
    'FROM a\nRUN <<EOF\nb «|» c\nEOF\nRUN <<EOF\n#!/usr/bin/env bash\nset -o pipefail\nb | c\nEOF\n',
  ],
  ['a character that is no pipe', `FROM a\nRUN echo 'a|b' "c|d" e\\|f\n`],
  ['behind a continuation', 'FROM a\nRUN b \\\n  «|» c\n'],
]);

const bash = 'SHELL ["/bin/bash", "-o", "pipefail", "-c"]';
const ash = 'SHELL ["/bin/ash", "-eo", "pipefail", "-c"]';

fixCases(pipeWithoutPipefail, [
  ['FROM debian:12\nRUN a | b\n', `FROM debian:12\n${bash}\nRUN a | b\n`],
  ['FROM node:22-alpine\nRUN a | b\n', `FROM node:22-alpine\n${ash}\nRUN a | b\n`],
  [
    'FROM library/python:3 AS a\nFROM a\nRUN a | b\n',
    `FROM library/python:3 AS a\nFROM a\n${bash}\nRUN a | b\n`,
  ],
  [
    'FROM x\nSHELL ["bash", "-c"]\nRUN a | b\n',
    `FROM x\nSHELL ["bash", "-c"]\n${bash}\nRUN a | b\n`,
  ],
  [
    'from debian\n\n# why\n# hadolint ignore=DL3008\n  run a | b\n',
    `from debian\n\n${bash.replace('SHELL', '  shell')}\n# why\n# hadolint ignore=DL3008\n  run a | b\n`,
  ],
  ['FROM debian\r\nRUN a | b\r\n', `FROM debian\r\n${bash}\r\nRUN a | b\r\n`],
  ['FROM example.com/own\nRUN a | b\n', null],
  ['FROM registry.example.com/debian\nRUN a | b\n', null],
  ['RUN a | b\n', null],
  ['FROM debian\nRUN <<EOF\n#!/bin/bash\na | b\nEOF\n', null],
]);
