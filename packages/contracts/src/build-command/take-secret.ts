import type { BuildSecret } from '../build-options.ts';
import { readAttributes } from './csv.ts';
import { asWritten, note, type Draft, type Take } from './draft.ts';

/**
 * `id=…` with `src=FILE` or `env=NAME` (https://docs.docker.com/reference/cli/docker/buildx/build/#secret).
 * A file that is not in the workspace leaves a secret whose value is to be typed.
 */
export const takeSecret: Take = (draft, value, given) => {
  const attributes = readAttributes(value);
  if (attributes === null) return 'invalid';
  const of = (...names: readonly string[]) =>
    attributes.findLast(([name]) => names.includes(name.toLowerCase()))?.[1];
  const id = of('id');
  const type = of('type');
  if (id === undefined || id === '' || !/^(?:|env|file)$/.test(type ?? '')) return 'invalid';
  const source = of('src', 'source');
  const variable = of('env') ?? (type === 'env' ? source : undefined);
  const { expansion } = given;
  const inSource = expansion !== null && source?.includes(expansion) === true;
  if (expansion !== null && !inSource) return 'expansion';
  const secret = { id, source: sourceOf(draft, id, { variable, source: inSource ? '/' : source }) };
  draft.options.secrets.push(secret);
  if (variable === undefined && source === undefined)
    note(draft, 'secret-source', asWritten(given));
  if (secret.source.kind === 'typed' && variable === undefined) return 'secret-outside';
  return null;
};

function sourceOf(
  { required, path: pathOf }: Draft,
  id: string,
  given: { readonly variable: string | undefined; readonly source: string | undefined },
): BuildSecret['source'] {
  const { variable, source } = given;
  if (variable !== undefined || source === undefined) {
    const name = variable ?? id;
    return required.has(name) ? { kind: 'typed' } : { kind: 'variable', name };
  }
  const path = pathOf(source);
  return path === null || path === '' ? { kind: 'typed' } : { kind: 'file', path };
}
