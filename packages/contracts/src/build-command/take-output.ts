import type { BuildOutput } from '../build-options.ts';
import { readCsv, splitPair } from './csv.ts';
import { asWritten, note, type Draft, type Take } from './draft.ts';
import type { CommandNoteCode } from './notes.ts';

type Read = BuildOutput | CommandNoteCode;

/** https://docs.docker.com/reference/cli/docker/buildx/build/#output; one field without `type=` is a folder. */
export const takeOutput: Take = (draft, value, given) => {
  const fields = readCsv(value);
  if (fields === null) return 'invalid';
  const [first = ''] = fields;
  const output =
    fields.length === 1 && !first.startsWith('type=')
      ? fileOutput(draft, 'local', first)
      : readOutput(draft, new Map(fields.map(splitPair)));
  if (typeof output === 'string') return output;
  if (draft.options.output.kind !== 'image') return 'one-output';
  for (const field of fields) {
    if (/^(?:type|dest|name|push)=/.test(field) || fields.length === 1) continue;
    note(draft, 'output-attribute', `${asWritten(given)}: ${field}`);
  }
  draft.options.output = output;
  return null;
};

function readOutput(draft: Draft, attributes: ReadonlyMap<string, string>): Read {
  const type = attributes.get('type') ?? '';
  const destination = attributes.get('dest');
  if (type === 'cacheonly') return { kind: 'cacheonly' };
  if (type === 'local' || type === 'tar') return fileOutput(draft, type, destination ?? '-');
  if (type === 'registry' || attributes.get('push') === 'true') return 'push';
  // `type=docker,dest=…` saves an archive of the image instead.
  if ((type !== 'image' && type !== 'docker') || destination !== undefined) return 'unsupported';
  const name = attributes.get('name') ?? '';
  draft.options.tags.push(...name.split(',').filter((tag) => tag !== ''));
  return { kind: 'image' };
}

/** `-` is the command's own output. */
function fileOutput(draft: Draft, kind: 'local' | 'tar', destination: string): Read {
  if (destination === '-') return 'unsupported';
  const path = draft.path(destination);
  if (path === null) return 'outside';
  return path === '' ? 'unsupported' : { kind, path };
}
