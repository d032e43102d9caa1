import { ruleCases } from '../../../test/support/cases.ts';
import { copiedSecret } from './copied-secret.ts';
import { secretInCommand } from './secret-in-command.ts';

ruleCases(copiedSecret, [
  'FROM a\nCOPY «.env» /app/\n',
  'FROM a\nCOPY «config/.env.production» .env.example .env.sample /app/\n',
  'FROM a\nADD «id_rsa» /root/.ssh/\nCOPY id_rsa.pub /root/.ssh/\n',
  'FROM a\nCOPY [«"server.key"», "/etc/"]\n',
  'FROM a\nCOPY «tls/key.pem» tls/ca.pem tls/cert.pem tls/fullchain.pem /etc/\n',
  'FROM a\nCOPY «.npmrc» «.netrc» ./\n',
  'FROM a\nCOPY «.ssh» /root/.ssh\nCOPY «.aws/credentials» /root/.aws/\nCOPY «./.docker/config.json» /x\n',
  ['another stage', 'FROM a AS b\nFROM a\nCOPY --from=b /app/.env /app/\n'],
  [
    'a stage that nothing is built from',
    'FROM a AS b\nCOPY .npmrc ./\nFROM a\nCOPY --from=b /a /b\n',
  ],
  'FROM a\nONBUILD COPY «.env» /app/\n',
  ['by a wildcard nothing is certain', 'FROM a\nCOPY .env* *.pem /app/\n'],
  [
    'a key that all may have',
    'FROM a\nCOPY apt.key docker-archive-keyring.key public.key /etc/apt/\n',
  ],
  ['made here', 'FROM a\nCOPY <<.env /app/\nA=b\n.env\n'],
  'FROM a\nCOPY environment app.env.js keys.ts /app/\n',
]);

ruleCases(copiedSecret, ['FROM a\nCOPY .env «other.key» /app/\n'], { ignoreFile: '.env\n' });

const token = `ghp_${'a1B2'.repeat(9)}`;

ruleCases(secretInCommand, [
  `RUN echo «${token}» > /x\n`,
  `RUN TOKEN=«"${token}"» npm ci\n`,
  `RUN git clone «https://${token}@github.com/a/b»\n`,
  'RUN git clone «https://me:pw123@a.b/c»\n',
  'RUN git clone https://me:$PASS@a.b/c && git clone https://a.b/c && pip install git+ssh://git@a.b/c\n',
  'RUN git clone https://oauth2:<token>@a.b/c; git clone https://me:***@a.b/c\n',
  'RUN curl -u «me:s3» a; curl --user «me:s3» a; curl -u me a; curl -u "me:$PASS" a\n',
  'RUN curl -H «"Authorization: Bearer abc123"» a; curl -H "Accept: x" -H "Authorization: Bearer $T" a\n',
  'RUN app --password «hunter2» x; app «--token=abc» ; app --password "$PW"; app --password\n',
  'RUN docker login -u me -p «hunter2» a.b; sshpass -p «hunter2» ssh a\n',
  'RUN mkdir -p a; docker run -p 80:80 a\n',
  'RUN --mount=type=secret,id=t curl -H "Authorization: Bearer $(cat /run/secrets/t)" a\n',
  'RUN ["git", "clone", «"https://me:pw123@a.b/c"»]\n',
  'ONBUILD RUN app «--api-key=k1»\n',
  `RUN echo not${token} ${token}x\n`,
]);
