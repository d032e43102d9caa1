import { ruleCases } from '../../../test/support/cases.ts';
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
  ['another stage', 'FROM a\nCOPY x /x\nFROM b\nRUN rm /x\n'],
  'FROM a\nWORKDIR $HOME\nCOPY x y\nRUN rm y\n',
  'FROM a\nRUN rm -rf /\nRUN rm\n',
]);
