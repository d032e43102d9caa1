import { ruleCases } from '../../../test/support/cases.ts';
import { copyWholeFilesystem } from './copy-whole-filesystem.ts';

ruleCases(copyWholeFilesystem, [
  'FROM a AS b\nFROM scratch\nCOPY --from=b «/» /\n',
  'FROM a AS b\nFROM scratch\nCOPY --from=b ["/app", «"/"», "/"]\n',
  'FROM a AS b\nFROM scratch\nCOPY --from=b «"/"» "/"\n',
  ['from an image', 'FROM a\nCOPY --from=busybox:1 «/» /\n'],
  ['into a folder', 'FROM a AS b\nFROM scratch\nCOPY --from=b / /root/\n'],
  ['the context', 'FROM a\nCOPY / /\n'],
  ['a folder', 'FROM a AS b\nFROM scratch\nCOPY --from=b /app/ /\n'],
]);
