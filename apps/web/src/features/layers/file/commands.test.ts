import { expect, it } from 'vitest';
import { fileCommands } from './commands.ts';

it('fileCommands shows, copies and takes out a path, quoted for a shell', () => {
  const commands = fileCommands('app:1', "srv/it's", 'file', 'sha256:ab');
  expect(commands.map(({ command }) => command)).toEqual([
    String.raw`docker run --rm --entrypoint cat app:1 '/srv/it'\''s'`,
    String.raw`id=$(docker create app:1) && docker cp "$id":'/srv/it'\''s' . ; docker rm "$id"`,
    'docker save app:1 | tar -xO blobs/sha256/ab | tar -tv',
  ]);
  expect(fileCommands('app:1', 'srv', 'directory', '')[0]?.command).toBe(
    'docker run --rm --entrypoint ls app:1 -la /srv',
  );
});
