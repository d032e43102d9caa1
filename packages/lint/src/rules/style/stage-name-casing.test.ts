import { fixCases, ruleCases } from '../../../test/support/cases.ts';
import { stageNameCasing } from './stage-name-casing.ts';

ruleCases(stageNameCasing, [
  'FROM scratch AS «BadStageName»\n',
  'FROM scratch AS good-name\nFROM scratch\n',
  'FROM Image AS x\n',
  'FROM a AS «B»\nFROM b AS «cD»\n',
  'from a as «B»\n',
  '# check=skip=StageNameCasing\nFROM a AS B\n',
  'FROM a AS\n',
]);

fixCases(stageNameCasing, [
  [
    'FROM a AS Build\nFROM a\nCOPY --from=Build x y\nCOPY --from=build x y\n',
    'FROM a AS build\nFROM a\nCOPY --from=build x y\nCOPY --from=build x y\n',
  ],
  ['FROM a \\\n AS Build\r\n', 'FROM a \\\n AS build\r\n'],
]);
