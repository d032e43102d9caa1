import { expect, it } from 'vitest';
import { readTransferMessage } from './transfer-message.ts';

const layer = (state: string, current = 0, total: number | null = null) => ({
  kind: 'event',
  event: { kind: 'layer', layer: { id: 'e29f538006f5', state, current, total } },
});
const digest = `sha256:${'9'.repeat(64)}`;

/** Lines of real engines: 20.10, 28 with either store, Podman 4. */
it.each([
  ['{"status":"Pulling fs layer","progressDetail":{},"id":"e29f538006f5"}', layer('waiting')],
  ['{"status":"Preparing","progressDetail":{},"id":"e29f538006f5"}', layer('waiting')],
  [
    '{"status":"Downloading","progressDetail":{"current":36445,"total":1068699},"id":"e29f538006f5"}',
    layer('downloading', 36_445, 1_068_699),
  ],
  ['{"status":"Verifying Checksum","progressDetail":{},"id":"e29f538006f5"}', layer('verifying')],
  ['{"status":"Download complete","id":"e29f538006f5"}', layer('downloaded')],
  [
    '{"status":"Extracting","progressDetail":{"current":3,"units":"s"},"id":"e29f538006f5"}',
    layer('extracting'),
  ],
  ['{"status":"Pull complete","progressDetail":{},"id":"e29f538006f5"}', layer('pulled')],
  ['{"status":"Already exists","progressDetail":{},"id":"e29f538006f5"}', layer('exists')],
  ['{"status":"Layer already exists","progressDetail":{},"id":"e29f538006f5"}', layer('exists')],
  ['{"status":"Mounted from reg/bb","progressDetail":{},"id":"e29f538006f5"}', layer('mounted')],
  [
    '{"status":"Pushing","progressDetail":{"current":2129920,"total":1984226},"id":"e29f538006f5"}',
    layer('pushing', 2_129_920, 1_984_226),
  ],
  ['{"status":"Pushed","progressDetail":{},"id":"e29f538006f5"}', layer('pushed')],
  ['{"status":"Retrying in 5 seconds","progressDetail":{},"id":"e29f538006f5"}', layer('retrying')],
  [`{"status":"Digest: ${digest}"}`, { kind: 'event', event: { kind: 'digest', digest } }],
  [
    `{"status":"1: digest: ${digest} size: 527"}`,
    { kind: 'event', event: { kind: 'digest', digest } },
  ],
  [
    `{"progressDetail":{},"aux":{"Tag":"1","Digest":"${digest}","Size":527}}`,
    { kind: 'event', event: { kind: 'digest', digest } },
  ],
  [
    '{"status":"Pulling from reg/bb","id":"1"}',
    { kind: 'event', event: { kind: 'status', text: 'Pulling from reg/bb' } },
  ],
  [
    '{"errorDetail":{"message":"no basic auth credentials"},"error":"no basic auth credentials"}',
    { kind: 'failed', detail: 'no basic auth credentials' },
  ],
  ['{"error":"only this"}', { kind: 'failed', detail: 'only this' }],
  ['{}', null],
  ['"text"', null],
])('%s', (line, message) => {
  expect(readTransferMessage(JSON.parse(line))).toEqual(message);
});
