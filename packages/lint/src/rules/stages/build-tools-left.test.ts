import { fixCases, ruleCases } from '../../../test/support/cases.ts';
import { buildToolsLeft } from './build-tools-left.ts';

ruleCases(buildToolsLeft, [
  'FROM a\nRUN apt-get install -y curl «build-essential» git\n',
  'FROM a\nRUN apk add --no-cache «build-base»\nRUN yum install -y «openssl-devel»\n',
  'FROM a\nRUN apk add --virtual .build-deps gcc && pip install x && apk del .build-deps\n',
  'FROM a\nRUN apt-get install -y gcc && make && apt-get purge -y --auto-remove gcc\n',
  [
    'a stage that only builds',
    'FROM a AS b\nRUN apt-get install -y gcc\nFROM a\nCOPY --from=b /x /x\n',
  ],
  ['inherited', 'FROM a AS b\nRUN apt-get install -y «gcc»\nFROM b\nCMD x\n'],
  'FROM a\nRUN apt-get install -y libpq5 python3 git\n',
  'FROM a\nRUN apt-get install -y «libpq-dev» openjdk-21-jdk\n',
  'FROM a\nRUN pip install make cmake\n',
  'FROM a\nONBUILD RUN apt-get install -y gcc\n',
  'RUN apt-get install -y gcc\n',
]);

fixCases(buildToolsLeft, [
  ['FROM a\nRUN apk add gcc\n', null],
  ['FROM a AS x\nFROM b\nWORKDIR /app\nRUN apk add gcc\n', null],
]);
