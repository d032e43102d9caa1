import { nearest, type Resolver, type VariableUse } from '@stagecraft/dockerfile';

/**
 * What BuildKit knows of a variable where it is used: `defined` by the file or the base image (also as an
 * ARG without a value), `undefined`, or `open`: the base image, whose environment is not known, may set
 * it. A default in place (`${NAME:-x}`) does not define it (moby/buildkit frontend/dockerfile/shell/lex.go).
 */
export function knowledgeOf(
  resolver: Resolver,
  { name, instruction }: Pick<VariableUse, 'name' | 'instruction'>,
): 'defined' | 'undefined' | 'open' {
  if (resolver.scopeAt(instruction).has(name)) return 'defined';
  const { missing } = resolver.expand(instruction, `\${${name}}`);
  return missing.includes(name) ? 'undefined' : 'open';
}

/** The variable that is there and most like the one that is not; null where none is. */
export function nearestVariable(
  resolver: Resolver,
  { name, instruction }: Pick<VariableUse, 'name' | 'instruction'>,
): string | null {
  const names = [...resolver.scopeAt(instruction).keys()];
  // ARG takes any name, but `$` reads letters, digits and `_` alone.
  return nearest(
    name,
    names.filter((one) => /^[A-Za-z_]\w*$/.test(one)),
  );
}
