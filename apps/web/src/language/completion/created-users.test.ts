import { expect, test } from 'vitest';
import { accountsIn } from './created-users.ts';

test.each([
  ['useradd app', ['user app']],
  ['RUN useradd -r -u 1000 -g web -s /bin/false app', ['user app']],
  ['RUN /usr/sbin/useradd --system --uid=1000 "app" # x', ['user app']],
  ['RUN adduser -D -h /home/x -s /bin/sh app web', ['user app']],
  ['RUN adduser --system --group --home /x app', ['user app']],
  ['RUN addgroup -S -g 1000 web \\\n && adduser -S -G web app', ['group web', 'user app']],
  ['RUN groupadd --gid 5 web; useradd -m app || true', ['group web', 'user app']],
  ['RUN <<EOF\nset -e\nuseradd one\nuseradd two\nEOF', ['user one', 'user two']],
  ['RUN echo user', []],
  ['RUN useradd', []],
])('%j', (run, expected) => {
  expect(accountsIn(run).map(({ kind, name }) => `${kind} ${name}`)).toEqual(expected);
});
