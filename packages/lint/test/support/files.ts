import fc from 'fast-check';
import { rules } from '../../src/rules/index.ts';
import { unmark } from './check.ts';

const examples = rules.flatMap(({ examples: all }) =>
  all.flatMap(({ bad, good }) => [unmark(bad).text, good]),
);

/** Lines that many rules have something to say of, the awkward spellings among them. */
const lines = [
  'FROM debian AS Build',
  'FROM --platform=$TARGETPLATFORM alpine:latest',
  'ARG TOKEN=abc',
  'ENV a=$a b c=$d',
  'ENV key some value',
  'SHELL ["/bin/bash", "-c"]',
  'SHELL ["pwsh", "-Command"]',
  'USER root',
  'WORKDIR src',
  'COPY --from=Build / /',
  'COPY a b c',
  'ADD https://example.com/a.tar.gz /',
  'EXPOSE 80:8080/TCP 70000',
  'LABEL Upper=x created=now',
  'MAINTAINER somebody',
  'HEALTHCHECK CMD curl localhost',
  'CMD run it',
  'ENTRYPOINT service nginx start',
  'RUN apt-get update && apt-get install curl \\\n    git # why\n',
  'RUN apt-get -o APT::Install-Recommends=true install a; apt-get install -oX=0 b',
  'RUN sudo dnf install a-1 && yum module install b && microdnf install c',
  'RUN set -e; zypper in "a>9" b\\<=9 && zypper dup',
  'RUN cd /x && wget -qO- https://example.com | sh',
  'RUN curl a | tar x; useradd -u 123456789 b; ln -sf /bin/bash /bin/sh',
  'RUN pip install a "b==1" && npm i -g c && gem install d && go install e.org/f@latest',
  'RUN yarn install && apk add g && chmod -R 777 /h',
  'RUN ["apt-get", "install", "a"]',
  'RUN <<E\napt-get update\napt-get install a | cat\nE',
  'RUN --mount=type=cache,target=/var/lib/apt if a; then apt-get install b; fi',
  'ONBUILD RUN apt-get install a',
  'ONBUILD MAINTAINER b',
  '# hadolint ignore=DL3006,DL3008',
  '# check=skip=all;error=true',
  '# escape=`',
];

const pieces = [
  ...[
    '\\\n',
    '\n',
    '\r\n',
    ' ',
    '\t',
    '"',
    "'",
    '$',
    '${',
    '}',
    '$(',
    ')',
    '`',
    '#',
    '\\',
    '\uFEFF',
  ],
  ...['[', ']', ',', ';', '|', '&&', '||', '&', '<<E\n', '>', '=', ':', '/', '@', '中', '😀'],
  ...['FROM ', ' AS ', 'ONBUILD ', 'ARG ', 'ENV ', 'RUN ', '--from=', '--platform=', '--mount='],
];

interface Mutation {
  readonly at: number;
  readonly deleted: number;
  readonly inserted: string;
}

const mutation: fc.Arbitrary<Mutation> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  deleted: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.nat({ max: 8 })),
  inserted: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...pieces) },
    fc.constantFrom('', ...lines.map((line) => `\n${line}\n`)),
  ),
});

function mutate(text: string, { at, deleted, inserted }: Mutation): string {
  const start = Math.floor(at * text.length);
  return text.slice(0, start) + inserted + text.slice(start + deleted);
}

const composed = fc
  .array(
    fc.oneof(fc.constantFrom(...examples), fc.constantFrom(...lines.map((one) => `${one}\n`))),
    {
      minLength: 1,
      maxLength: 5,
    },
  )
  .map((parts) => parts.join(''));

/** Dockerfiles as people write them, and what slips of the keyboard make of them. */
export const files: fc.Arbitrary<string> = fc
  .tuple(composed, fc.array(mutation, { maxLength: 4 }))
  .map(([text, mutations]) => mutations.reduce(mutate, text));
