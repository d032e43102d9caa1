import { fixCases } from '../../../test/support/cases.ts';
import { copiedSecret } from './copied-secret.ts';

fixCases(copiedSecret, [
  [
    'FROM a\nCOPY keys/id_rsa /root/.ssh/id_rsa\nRUN chmod 600 /root/.ssh/id_rsa && git clone b && rm /root/.ssh/id_rsa\n',
    'FROM a\nRUN --mount=type=secret,id=id_rsa,target=/root/.ssh/id_rsa,required=true git clone b\n',
  ],
  [
    'FROM a\r\nWORKDIR /app\r\nCOPY .npmrc package.json ./\r\nRUN npm ci\r\nRUN rm -f .npmrc\r\nRUN b\r\n',
    'FROM a\r\nWORKDIR /app\r\nCOPY package.json ./\r\nRUN --mount=type=secret,id=npmrc,target=/app/.npmrc,required=true npm ci\r\nRUN b\r\n',
  ],
  [
    'FROM a\nCOPY --chmod=600 .netrc /root/\nRUN git clone b \\\n  && git clone c \\\n  && rm /root/.netrc\n',
    'FROM a\nRUN --mount=type=secret,id=netrc,target=/root/.netrc,required=true git clone b \\\n  && git clone c\n',
  ],
  // The container may need it.
  ['FROM a\nCOPY .env ./\nRUN npm ci\n', null],
  ['FROM a\nADD .npmrc /\nRUN npm ci && rm /.npmrc\n', null],
  ['FROM a\nCOPY .npmrc /\nRUN echo x >> /.npmrc && npm ci && rm /.npmrc\n', null],
  ['FROM a\nUSER node\nCOPY .npmrc /\nRUN npm ci && rm /.npmrc\n', null],
  ['FROM a\nWORKDIR $HOME\nCOPY .npmrc ./\nRUN npm ci && rm .npmrc\n', null],
]);
