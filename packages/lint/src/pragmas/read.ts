import type { DockerfileModel } from '@stagecraft/dockerfile';
import type { CheckDirective, Pragma } from './types.ts';

const HADOLINT = /^#\s*hadolint\s+(?:(?:(global|stage)\s+)?ignore|(shell))\s*=\s*(.*?)\s*$/;
const CHECK = /^#\s*check\s*=\s*(.*?)\s*$/i;

/**
 * The pragmas among a file's comments, in its order. Their forms are hadolint's (`# hadolint ignore=A,B`)
 * and Docker's (`# check=skip=A,B`, https://docs.docker.com/reference/dockerfile/#check).
 */
export function readPragmas({ nodes, text }: Pick<DockerfileModel, 'nodes' | 'text'>): Pragma[] {
  const pragmas: Pragma[] = [];
  let next: number | null = null;
  for (const node of [...nodes].reverse()) {
    if (node.kind === 'instruction') next = node.index;
    if (node.kind !== 'comment') continue;
    const line = text.slice(node.span.start, node.span.end).trim();
    const found = readHadolint(line) ?? readCheck(line);
    if (found !== null) pragmas.push({ ...found, node, instruction: next });
  }
  return pragmas.reverse();
}

function readHadolint(line: string): Pick<Pragma, 'scope' | 'names'> | null {
  const found = HADOLINT.exec(line);
  if (found === null) return null;
  const [, where, shell, value = ''] = found;
  if (shell !== undefined) return value === '' ? null : { scope: 'shell', names: [value] };
  const scope = where === 'global' || where === 'stage' ? where : 'ignore';
  return { scope, names: listOf(value) };
}

function readCheck(line: string): Pick<Pragma, 'scope' | 'names'> | null {
  const value = CHECK.exec(line)?.[1];
  if (value === undefined) return null;
  return { scope: 'check', names: [...optionsOf(value).skip] };
}

/** Names separated by commas; what follows a space or `#` is a remark. */
function listOf(value: string): string[] {
  const [list = ''] = value.replaceAll(/\s*,\s*/g, ',').split(/[\s#]/);
  return list.split(',').filter((name) => name !== '');
}

/** The directive `# check=skip=A,B;error=true;experimental=C`; all empty where there is none. */
export function readCheckDirective({
  directives,
}: Pick<DockerfileModel, 'directives'>): CheckDirective {
  return optionsOf(directives.find(({ name }) => name === 'check')?.value ?? '');
}

function optionsOf(value: string): CheckDirective {
  const options = new Map(
    value.split(';').map((option) => {
      const [name = '', values = ''] = option.split('=', 2);
      return [name.trim().toLowerCase(), values.trim().toLowerCase()];
    }),
  );
  const namesOf = (name: string): ReadonlySet<string> =>
    new Set(
      (options.get(name) ?? '')
        .split(',')
        .map((one) => one.trim())
        .filter((one) => one !== ''),
    );
  const isError = ['true', '1', 't'].includes(options.get('error') ?? '');
  return { skip: namesOf('skip'), isError, experimental: namesOf('experimental') };
}
