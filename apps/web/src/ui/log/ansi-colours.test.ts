import { readFileSync } from 'node:fs';
import { ansiColours } from '@stagecraft/build-trace';
import { expect, it } from 'vitest';

const css = readFileSync(new URL('log.css', import.meta.url), 'utf8');

it.each(['light', 'dark'] as const)(
  'the %s theme of the log has the colours of reports',
  (theme) => {
    const block = css.slice(css.indexOf(`data-theme='${theme}'`)).split('}')[0] ?? '';
    const colours = [...block.matchAll(/--ansi-(\d+): (#[0-9a-f]{6})/g)].map(
      ([, , colour]) => colour,
    );
    expect(colours).toEqual(ansiColours[theme]);
  },
);
