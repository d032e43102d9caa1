import { ruleCases } from '../../../test/support/cases.ts';
import { missingCacheMount } from './missing-cache-mount.ts';

ruleCases(missingCacheMount, [
  'FROM a\n«RUN» npm ci\n',
  'FROM a\n«run» apt-get update && apt-get install -y b\n',
  'FROM a\nRUN --mount=type=cache,target=/root/.npm npm ci\n',
  'FROM a\nRUN make\n',
  'FROM a\nRUN npm run build\n',
  'RUN\n',
]);
