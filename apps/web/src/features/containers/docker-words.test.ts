import { expect, it } from 'vitest';
import { dockerWords } from './docker-words.ts';

const commit = { name: '', author: '', message: '', pause: true, changes: [] };
const log = { tail: 'all', since: '', until: '', times: false, follow: false };

it.each([
  [dockerWords.act('restart', ['a', 'b']), 'docker restart a b'],
  [dockerWords.kill('web', 'SIGHUP'), 'docker kill --signal SIGHUP web'],
  [dockerWords.rename('web', 'old'), 'docker rename web old'],
  [dockerWords.remove(['a', 'b'], false, false), 'docker rm a b'],
  [dockerWords.remove(['web'], true, true), 'docker rm --force --volumes web'],
  [dockerWords.commit('web', commit), 'docker commit web'],
  [
    dockerWords.commit('web', {
      name: 'app:1',
      author: 'Ann',
      message: 'by hand',
      pause: false,
      changes: ['CMD ["sh"]'],
    }),
    `docker commit --author Ann --message 'by hand' --pause=false --change 'CMD ["sh"]' web app:1`,
  ],
  [dockerWords.export('web'), 'docker export --output web.tar web'],
  [
    dockerWords.format('web', '{{json .State.ExitCode}}'),
    `docker inspect --format '{{json .State.ExitCode}}' web`,
  ],
  [dockerWords.logs('web', log), 'docker logs web'],
  [
    dockerWords.logs('web', { tail: '100', since: '10m', until: '5m', times: true, follow: true }),
    'docker logs --follow --tail 100 --since 10m --until 5m --timestamps web',
  ],
  [dockerWords.copyFrom('web', '/etc/hosts'), 'docker cp web:/etc/hosts .'],
  [dockerWords.copyTo('web', 'a b.txt', '/srv'), "docker cp 'a b.txt' web:/srv"],
  [dockerWords.copyFolder('web', '/srv/my site'), "docker cp 'web:/srv/my site' - > 'my site.tar'"],
  [dockerWords.copyFolder('web', '/'), 'docker cp web:/ - > web.tar'],
  [dockerWords.listArchive('web', '/srv'), 'docker cp web:/srv - | tar --list --verbose'],
])('writes %s', (written, expected) => {
  expect(written).toBe(expected);
});
