import { fixCases, ruleCases } from '../../../test/support/cases.ts';
import { stageForOneFile } from './stage-for-one-file.ts';

const stage = 'FROM a AS b\nCOPY go.mod app.conf /src/\nRUN go mod download\n';

ruleCases(stageForOneFile, [
  `${stage}FROM c\nCOPY --from=«b» /src/app.conf /etc/\nCOPY --from=«0» /src/go.mod /\n`,
  ['its result is taken, too', `${stage}FROM c\nCOPY --from=b /src/app.conf /bin/app /\n`],
  [
    'a RUN writes to it',
    `${stage}RUN sed -i s/a/b/ /src/app.conf\nFROM c\nCOPY --from=b /src/app.conf /\n`,
  ],
  ['a stage is built on it', `${stage}FROM b\nCOPY --from=b /src/app.conf /\n`],
  [
    'it is mounted',
    `${stage}FROM c\nCOPY --from=b /src/app.conf /\nRUN --mount=from=b,target=/x y\n`,
  ],
  ['nothing is run', 'FROM a AS b\nCOPY app.conf /\nFROM c\nCOPY --from=b /app.conf /\n'],
  [
    'all is copied, and may be made',
    'FROM a AS b\nCOPY . /src\nRUN make\nFROM c\nCOPY --from=b /src/app.conf /\n',
  ],
  [
    'another may be put in its place',
    'FROM a AS b\nCOPY c/x.y /\nCOPY d/ /\nRUN make\nFROM c\nCOPY --from=b /x.y /\n',
  ],
  ['a folder may get more', 'FROM a AS b\nCOPY src /src\nRUN make\nFROM c\nCOPY --from=b /src /\n'],
  ['a pattern', `${stage}FROM c\nCOPY --from=b /src/*.conf /\n`],
  [
    'certificates alone',
    'FROM a AS b\nRUN apk update\nRUN apk add ca-certificates\nFROM c\nCOPY --from=b /etc/ssl/certs/ca-certificates.crt /\n',
  ],
  [
    'certificates, and a program that nobody takes',
    'FROM a AS b\nRUN apk add ca-certificates tzdata\nRUN make app\nFROM c\nCOPY --from=«b» /etc/ssl/certs/ /usr/share/zoneinfo /x/\n',
  ],
  ['in the stage that is built', 'FROM a AS b\nCOPY x.y /\nRUN z\nCOPY --from=b /x.y /a\n'],
  ['an image', 'FROM c\nRUN x\nCOPY --from=a /etc/ssl/certs /etc/ssl/certs\n'],
  [
    'nothing is known of a heredoc in another shell',
    'FROM a AS b\nCOPY x.y /\nSHELL ["pwsh"]\nRUN z\nFROM c\nCOPY --from=b /x.y /\n',
  ],
]);

fixCases(stageForOneFile, [
  [
    `${stage}FROM c\nCOPY --chown=app --from=b /src/app.conf \\\n  /etc/\n`,
    `${stage}FROM c\nCOPY --chown=app app.conf \\\n  /etc/\n`,
  ],
  [
    'from a as b\r\nworkdir /x\r\ncopy conf/a.b c.d ./\r\nrun make\r\nfrom c\r\ncopy --from=b /x/a.b /x/c.d /y/\r\n',
    'from a as b\r\nworkdir /x\r\ncopy conf/a.b c.d ./\r\nrun make\r\nfrom c\r\ncopy conf/a.b c.d /y/\r\n',
  ],
  [
    'FROM a AS b\nRUN make app\nFROM c\nCOPY --from=b /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/\n',
    null,
  ],
]);
