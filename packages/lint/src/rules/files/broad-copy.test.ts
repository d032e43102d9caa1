import { ruleCases } from '../../../test/support/cases.ts';
import { broadCopy } from './broad-copy.ts';

ruleCases(broadCopy, [
  'COPY «.» /app\n',
  'ADD «./» /app/\n',
  'COPY --chown=1:1 package.json «*» /app/\n',
  'COPY [«"."», "/app"]\n',
  'COPY ./src /app\nCOPY .. /app\n',
  'FROM a AS b\nFROM a\nCOPY --from=b . /app\n',
  'COPY --exclude=.git . /app\n',
  'ONBUILD COPY «.» /app\n',
  'COPY\n',
]);

ruleCases(broadCopy, ['COPY . /app\n'], { ignoreFile: '.git\n' });
ruleCases(broadCopy, [['not known', 'COPY . /app\n']], { facts: { ignore: null } });
