import type { JsonPath } from '../../../ui/json/json-lines.ts';

/** What is found at a path of a value that came as JSON; undefined where there is nothing. */
export function valueAt(value: unknown, path: JsonPath): unknown {
  return path.reduce<unknown>(
    (at, step) =>
      typeof at === 'object' && at !== null && Object.hasOwn(at, step)
        ? Reflect.get(at, step)
        : undefined,
    value,
  );
}

/** Names that a template can write after a dot. (Go specification, "Identifiers") */
const identifier = /^[\p{L}_][\p{L}\p{Nd}_]*$/u;

/** A part of a template; a call needs parentheses before anything can follow it. */
interface Expression {
  readonly text: string;
  readonly isCall: boolean;
}

const asTerm = ({ text, isCall }: Expression): string => (isCall ? `(${text})` : text);

function stepInto(at: Expression, step: string | number): Expression {
  if (typeof step === 'string' && identifier.test(step)) {
    return { text: `${asTerm(at)}.${step}`, isCall: false };
  }
  const key = typeof step === 'number' ? String(step) : JSON.stringify(step);
  // `index` takes one key after another.
  if (at.isCall) return { text: `${at.text} ${key}`, isCall: true };
  return { text: `index ${at.text === '' ? '.' : at.text} ${key}`, isCall: true };
}

/**
 * The template of `docker inspect --format` that gives the value at a path: names after dots, `index`
 * for what cannot be written so, and `json` for what is more than one word. (https://pkg.go.dev/text/template;
 * docs.docker.com, "Format command and log output")
 */
export function formatTemplate(path: JsonPath, value: unknown): string {
  const reached = path.reduce<Expression>(stepInto, { text: '', isCall: false });
  if (typeof value !== 'object' && value !== undefined) return `{{${reached.text || '.'}}}`;
  return `{{json ${asTerm(reached) || '.'}}}`;
}
