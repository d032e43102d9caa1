/**
 * A value of ENV, LABEL or ARG in double quotes, so that it stands for itself: no variable in it is
 * expanded.
 */
export function quotedValue(value: string, escape = '\\'): string {
  const special = escape === '`' ? /["`$]/g : /["\\$]/g;
  return `"${value.replaceAll(special, (one) => escape + one)}"`;
}
