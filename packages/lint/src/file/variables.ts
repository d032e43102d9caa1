import type { DockerfileModel, Resolver, VariableUse } from '@stagecraft/dockerfile';

/**
 * Whether BuildKit finds nothing for a variable and the text gives no value in its place. One that the
 * base image may set is not undefined: see {@link mayBeUndefined}.
 */
export function isUndefined(
  resolver: Resolver,
  model: Pick<DockerfileModel, 'text'>,
  use: VariableUse,
): boolean {
  if (resolver.scopeAt(use.instruction).has(use.name)) return false;
  return expansionOf(resolver, model, use).missing.includes(use.name);
}

/** Whether a variable is undefined unless the base image, whose environment is not known, sets it. */
export function mayBeUndefined(
  resolver: Resolver,
  model: Pick<DockerfileModel, 'text'>,
  use: VariableUse,
): boolean {
  if (resolver.scopeAt(use.instruction).has(use.name)) return false;
  const { unknown, value } = expansionOf(resolver, model, use);
  return value === null && unknown.includes(use.name) && !hasDefault(model, use);
}

function expansionOf(
  resolver: Resolver,
  { text }: Pick<DockerfileModel, 'text'>,
  { instruction, span }: VariableUse,
): ReturnType<Resolver['expand']> {
  return resolver.expand(instruction, text.slice(span.start, span.end));
}

/** `${name:-…}` and `${name:+…}` mind that there is nothing. */
function hasDefault({ text }: Pick<DockerfileModel, 'text'>, { nameSpan }: VariableUse): boolean {
  return /^:?[-+?]/.test(text.slice(nameSpan.end, nameSpan.end + 2));
}
