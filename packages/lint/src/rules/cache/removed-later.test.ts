import { fixCases, ruleCases } from '../../../test/support/cases.ts';
import { removedLater } from './removed-later.ts';

ruleCases(removedLater, [
  'FROM a\nADD app.zip /tmp/\nRUN unzip /tmp/app.zip && rm -f «/tmp/app.zip»\n',
  'FROM a\nRUN curl -o /a.tgz https://b/a.tgz\nRUN rm «/a.tgz»\n',
  'FROM a\nRUN curl -o /a.tgz https://b/a.tgz && rm /a.tgz\n',
  'FROM a\nWORKDIR /src\nCOPY a.tgz b.tgz ./\nRUN tar xf a.tgz && rm -rf «a.tgz» c.tgz «./b.tgz»\n',
  'FROM a\nRUN wget -O /tmp/x https://b\nRUN rm -rf «/tmp/*» /var/cache/*\n',
  'FROM a\nRUN echo a > /a\nRUN cd / && rm a && rm «/a»\n',
  ['made anew', 'FROM a\nCOPY x /x\nRUN curl -o /x b && rm /x\n'],
  [
    'a stage that nothing is built from',
    'FROM a AS b\nCOPY x /x\nRUN rm /x\nFROM a\nCOPY --from=b /y /y\n',
  ],
  'FROM a\nCOPY a.tgz /\nCOPY b c ./\nRUN rm «/a.tgz» && rm «b»\nRUN rm -rf /*\n',
  ['another stage', 'FROM a\nCOPY x /x\nFROM b\nRUN rm /x\n'],
  'FROM a\nWORKDIR $HOME\nCOPY x y\nRUN rm y\n',
  'FROM a\nRUN rm -rf /\nRUN rm\n',
]);

fixCases(removedLater, [
  [
    'FROM a\nRUN curl -o /a.tgz b\nRUN tar xf /a.tgz\nRUN rm /a.tgz\n',
    'FROM a\nRUN curl -o /a.tgz b && \\\n    tar xf /a.tgz && \\\n    rm /a.tgz\n',
  ],
  ['FROM a\nRUN curl -o /a.tgz b\nCOPY c d\nRUN rm /a.tgz\n', null],
  [
    'FROM a\r\n# the program\r\nCOPY app.deb /tmp/\r\nRUN apt-get install -y /tmp/app.deb && \\\r\n  rm -f /tmp/app.deb\r\nRUN y\r\n',
    'FROM a\r\nRUN --mount=type=bind,source=app.deb,target=/tmp/app.deb apt-get install -y /tmp/app.deb\r\nRUN y\r\n',
  ],
  [
    '# escape=`\nFROM a\nCOPY app.deb x ./\nRUN dpkg -i app.deb `\n && rm app.deb `\n && true\n',
    '# escape=`\nFROM a\nCOPY x ./\nRUN --mount=type=bind,source=app.deb,target=/app.deb dpkg -i app.deb `\n && true\n',
  ],
  [
    'FROM a\nCOPY app.deb /tmp/\nRUN x\nRUN dpkg -i /tmp/app.deb\nRUN rm /tmp/app.deb\n',
    'FROM a\nRUN x\nRUN --mount=type=bind,source=app.deb,target=/tmp/app.deb dpkg -i /tmp/app.deb\n',
  ],
  // Nothing names it: all up to the rm may need it.
  [
    'FROM a\nWORKDIR /src\nCOPY pom.xml ./\nRUN mvn package && rm pom.xml\n',
    'FROM a\nWORKDIR /src\nRUN --mount=type=bind,source=pom.xml,target=/src/pom.xml mvn package\n',
  ],
  // It is changed, moved, a folder, of another stage, deleted with others, or by another user.
  ['FROM a\nCOPY a.sh /\nRUN sed -i s/a/b/ /a.sh && /a.sh && rm /a.sh\n', null],
  ['FROM a\nCOPY src /src\nRUN make -C /src && rm -rf /src\n', null],
  ['FROM b AS c\nFROM a\nCOPY --from=c x.sh /\nRUN sh /x.sh && rm /x.sh\n', null],
  ['FROM a\nCOPY a.sh /\nRUN sh /a.sh && rm /a.sh /b\n', null],
  ['FROM a\nUSER 1\nCOPY a.sh /\nRUN sh /a.sh && rm /a.sh\n', null],
  ['FROM a\nCOPY --chown=1 a.sh /\nRUN sh /a.sh && rm /a.sh\n', null],
  ['FROM a\nCOPY a.sh /\nRUN sh /a.sh || rm /a.sh\n', null],
  ['FROM a\nCOPY a.sh /\nRUN <<E\nsh /a.sh\nrm /a.sh\nE\n', null],
  ['FROM a\nCOPY a.sh /\nRUN sh /a.sh && \\\n# not needed\n  rm /a.sh\n', null],
]);
