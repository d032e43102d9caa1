import protobuf from 'protobufjs';
import { expect, test } from 'vitest';
import { readErrorDetails } from './rpc-status.ts';

const statusType = protobuf
  .parse(
    `syntax = "proto3"; message Status { int32 code = 1; string message = 2; repeated Any details = 3; }
     message Any { string type_url = 1; bytes value = 2; }`,
  )
  .root.lookupType('Status');

/** An error as BuildKit 0.25 tells it, with these details of `solver/errdefs`. */
function status(details: Readonly<Record<string, string>>): Uint8Array {
  const encoded = Object.entries(details).map(([name, json]) => ({
    typeUrl: `github.com/moby/buildkit/${name}`,
    value: Buffer.from(json),
  }));
  return statusType.encode({ code: 2, message: 'exit code: 3', details: encoded }).finish();
}

const stack = { 'stack.Stack+json': '{"frames":[]}' };
const source =
  '{"info":{"filename":"Dockerfile"},"ranges":[{"start":{"line":2},"end":{"line":2}}]}';
const vertex = '{"digest":"sha256:305d"}';

test.each([
  ['both', { 'errdefs.Source+json': source, 'errdefs.Vertex+json': vertex }, 'sha256:305d', 1],
  ['the vertex', { 'errdefs.Vertex+json': vertex }, 'sha256:305d', null],
  ['the place', { 'errdefs.Source+json': source }, null, 1],
  ['neither', {}, null, null],
  ['no place in the source', { 'errdefs.Source+json': '{"info":{}}' }, null, null],
  ['what is not JSON', { 'errdefs.Vertex+json': '{', 'errdefs.Source+json': '' }, null, null],
])('reads %s', (_, details, digest, line) => {
  expect(readErrorDetails(status({ ...stack, ...details }))).toEqual({ digest, line });
});

test('knows nothing of what is no status', () => {
  expect(readErrorDetails(Buffer.from([0xff, 0xff, 0xff]))).toEqual({ digest: null, line: null });
});
