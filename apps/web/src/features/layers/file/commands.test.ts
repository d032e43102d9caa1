import { expect, it } from 'vitest';
import { fileCommands } from './commands.ts';

it('fileCommands shows and copies a path and saves the image, quoted for a shell', () => {
  const commands = fileCommands('app:1', "srv/it's", 'file');
  expect(commands.map(({ command }) => command)).toEqual([
    String.raw`docker run --rm --entrypoint cat app:1 '/srv/it'\''s'`,
    String.raw`id=$(docker create app:1) && docker cp "$id":'/srv/it'\''s' . ; docker rm "$id"`,
    'docker save --output image.tar app:1',
  ]);
  expect(fileCommands('app:1', 'srv', 'directory')[0]?.command).toBe(
    'docker run --rm --entrypoint ls app:1 -la /srv',
  );
});
