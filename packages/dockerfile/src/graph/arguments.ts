import { lex, type LexError } from '../shell/lex.ts';
import type { DockerfileModel, GraphOptions, Instruction, Span } from '../types.ts';

/** One ARG of the file, for a form that asks for build arguments. */
export interface BuildArgument {
  readonly name: string;
  /** As written, quotes kept; null when it has none. */
  readonly defaultValue: string | null;
  /** Index of its ARG. */
  readonly instruction: number;
  /** Whether it stands before the first FROM. */
  readonly global: boolean;
}

/** The ARGs of the file in their order; of a name given again the first, with the first default. */
export function buildArguments(model: DockerfileModel): BuildArgument[] {
  const found = new Map<string, BuildArgument>();
  for (const instruction of model.instructions) {
    if (instruction.keyword !== 'ARG' || instruction.detail.type !== 'pairs') continue;
    for (const pair of instruction.detail.pairs) {
      if (pair.name === '') continue;
      const known = found.get(pair.name);
      if (known !== undefined && (known.defaultValue !== null || pair.value === null)) continue;
      found.set(pair.name, {
        name: pair.name,
        defaultValue: pair.value,
        instruction: known?.instruction ?? instruction.index,
        global: known?.global ?? instruction.stage < 0,
      });
    }
  }
  return [...found.values()];
}

/** An expansion that failed, with its range. */
export interface ExpansionFault {
  readonly error: LexError;
  readonly span: Span;
  readonly instruction: Instruction;
}

/** Variables that FROM lines see. */
export interface GlobalScope {
  readonly values: ReadonlyMap<string, string>;
  readonly faults: readonly ExpansionFault[];
}

/** Values of the global ARGs: build arguments first, then defaults, expanded in the order of the file. */
export function globalScope(model: DockerfileModel, options: GraphOptions): GlobalScope {
  const given = options.buildArgs ?? {};
  const values = platformValues(options);
  for (const name of values.keys()) {
    const value = givenValue(given, name);
    if (value !== undefined) values.set(name, value);
  }
  const faults: ExpansionFault[] = [];
  for (const instruction of model.instructions) {
    if (instruction.stage >= 0) break;
    if (instruction.keyword !== 'ARG' || instruction.detail.type !== 'pairs') continue;
    for (const pair of instruction.detail.pairs) {
      const value = givenValue(given, pair.name);
      if (value !== undefined) values.set(pair.name, value);
      else if (pair.value !== null) {
        const result = lex(pair.value, { escape: model.escape, env: (name) => values.get(name) });
        if (result.ok) values.set(pair.name, result.value);
        else
          faults.push({ error: result.error, span: pair.valueSpan ?? pair.nameSpan, instruction });
      }
    }
  }
  return { values, faults };
}

function givenValue(given: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(given, name) ? given[name] : undefined;
}

/** BUILD… and TARGET… variables, as far as the platforms are known. */
function platformValues(options: GraphOptions): Map<string, string> {
  const values = new Map<string, string>();
  const add = (prefix: string, platform: string | null | undefined): void => {
    if (platform === null || platform === undefined || platform === '') return;
    const [os = '', arch = '', variant = ''] = platform.split('/');
    values.set(`${prefix}PLATFORM`, platform);
    values.set(`${prefix}OS`, os);
    values.set(`${prefix}ARCH`, arch);
    values.set(`${prefix}VARIANT`, variant);
  };
  add('BUILD', options.buildPlatform);
  add('TARGET', options.platform);
  values.set('TARGETSTAGE', options.target ?? 'default');
  return values;
}
