import { expect, it } from 'vitest';
import { noSettings, readSettings, type ImageSettings } from './settings.ts';

const changesOf = (typed: Partial<ImageSettings>): readonly string[] =>
  readSettings({ ...noSettings, ...typed }).changes;

it.each<[Partial<ImageSettings>, readonly string[]]>([
  [{}, []],
  [{ cmd: ' ["cat", "/made"] ' }, ['CMD ["cat", "/made"]']],
  [{ cmd: 'nginx -g daemon' }, ['CMD nginx -g daemon']],
  [{ env: 'A=1\n\nB=two words\nC=' }, ['ENV A=1', 'ENV B="two words"', 'ENV C=""']],
  [{ env: 'A=$HOME "x"' }, ['ENV A="\\$HOME \\"x\\""']],
  [{ expose: '80  443/tcp' }, ['EXPOSE 80 443/tcp']],
  [{ label: 'a.b=c d' }, ['LABEL a.b="c d"']],
  [{ volume: '/data\n/my files' }, ['VOLUME ["/data","/my files"]']],
  [
    { user: 'ada', workdir: '/srv/my app', entrypoint: '[]' },
    ['WORKDIR "/srv/my app"', 'USER ada', 'ENTRYPOINT []'],
  ],
  [{ onbuild: 'RUN a\nCOPY . .' }, ['ONBUILD RUN a', 'ONBUILD COPY . .']],
])('%j', (typed, changes) => {
  expect(changesOf(typed)).toEqual(changes);
});

it.each<Partial<ImageSettings>>([
  { cmd: '["cat"' },
  { cmd: '[1]' },
  { entrypoint: '[}x]' },
  { env: 'A' },
  { env: '=1' },
  { expose: 'http' },
  { label: 'a b=c' },
  { volume: 'data' },
  { user: 'two words' },
  { workdir: 'srv' },
  { onbuild: 'RUN' },
])('%j cannot be', (typed) => {
  const { changes, wrong } = readSettings({ ...noSettings, ...typed });
  expect([...wrong]).toEqual(Object.keys(typed));
  expect(changes).toEqual([]);
});
