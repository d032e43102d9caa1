import type { Unexplained } from '@stagecraft/contracts';

/** As BuildKit's check SecretsUsedInArgOrEnv tells them. */
const secretName =
  /(?:_|^)(?:apikey|auth|credentials?|key|password|pword|passwd|secret|token)(?:_|$)/i;
const publicName = /(?:_|^)public(?:_|$)/i;

/** Whether a variable's name says that its value is a secret. */
export const isSecretName = (name: string): boolean =>
  secretName.test(name) && !publicName.test(name);

/** Places of a command line where secrets are typed; the first group names it, the second is the value. */
const typed: readonly RegExp[] = [
  /(?:^|[\s;&|(])([A-Za-z_]\w*)=("[^"]+"|'[^']+'|[^\s;&|]+)/g,
  /\s--?((?:\w+-)*(?:password|passwd|token|secret|api-?key|auth))[= ]("[^"]+"|'[^']+'|[^\s;&|-][^\s;&|]*)/gi,
  /(Authorization):\s*([^"'\s]+)/gi,
  /\b(\w+:\/\/[^\s:@/]+):([^\s:@/]+)@/g,
];

const isVariable = (value: string): boolean => /^["']?\$/.test(value);

/** What a command line says that looks like a secret, by its name; the value is never told. */
export function secretsIn(text: string, command: number): readonly Unexplained[] {
  const [assigned, ...others] = typed;
  const found = (pattern: RegExp | undefined): readonly string[] =>
    pattern === undefined
      ? []
      : [...text.matchAll(pattern)].flatMap(([, name = '', value = '']) =>
          isVariable(value) ? [] : [name],
        );
  const names = [...found(assigned).filter(isSecretName), ...others.flatMap(found)];
  return [...new Set(names)].map((name) => ({ kind: 'secret', command, name }));
}

/** Variables of an image's configuration that its base does not have and that look like secrets. */
export function secretSettings(
  base: readonly string[],
  final: readonly string[],
): readonly Unexplained[] {
  return final.flatMap((pair) => {
    const name = pair.replace(/=[\s\S]*$/, '');
    const open = !base.includes(pair) && isSecretName(name);
    return open ? [{ kind: 'secret' as const, command: null, name }] : [];
  });
}
