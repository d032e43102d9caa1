import { describe, expect, test } from 'vitest';
import { parseDockerfile } from '../src/parse/parse.ts';
import { buildGraph } from '../src/graph/graph.ts';
import { frontendFeatures } from '../src/frontend/features.ts';
import { createResolver } from '../src/scope/resolver.ts';
import { KEYWORDS } from '../src/parse/keywords.ts';
import type { Text } from '../src/types.ts';
import { FLAGS } from '../src/validate/flags.ts';
import { MOUNT_KEYS, MOUNT_TYPES } from '../src/validate/mount.ts';
import { isSignal } from '../src/validate/signals.ts';
import {
  checkReference,
  directiveReference,
  flagReference,
  imageReference,
  instructionReference,
  labelReference,
  mountKeyReference,
  mountReference,
  portReference,
  predefinedArguments,
  signalReference,
} from '../src/reference/index.ts';

const instructions = [...instructionReference.values()];
const mounts = [...mountReference.values()];

/** The problems of an example, put after a base and an earlier stage unless it has its own. */
function problemsOf(example: string): readonly string[] {
  const whole = /^(?:FROM|#)/m.test(example);
  const text = whole
    ? `${example}\n${example.includes('FROM') ? '' : 'FROM busybox:1.36\n'}`
    : `FROM busybox:1.36 AS build\nRUN true\nFROM busybox:1.36\n${example}\n`;
  const model = parseDockerfile(text);
  return [...model.problems, ...buildGraph(model, {}).problems].map(({ code }) => code);
}

/** What is wrong with a text: a language that is missing, an open code mark, Markdown beside code. */
function faultsOf(text: Text): readonly string[] {
  const { en, 'zh-CN': zh } = text;
  const faults: string[] = [];
  if (!/[.)…`]$/.test(en)) faults.push(`no full stop: ${en}`);
  if (!/\p{Script=Han}/u.test(zh) || !/[。）`]$/u.test(zh)) faults.push(`not Chinese: ${zh}`);
  for (const one of [en, zh]) {
    if (one.split('`').length % 2 !== 1) faults.push(`open code: ${one}`);
    if (/[<>*[\]\\]/.test(one.replace(/`[^`]*`/g, ''))) faults.push(`markup: ${one}`);
  }
  return faults;
}

describe('instructions', () => {
  test('all of them and no other', () => {
    expect(instructions.map(({ keyword }) => keyword).sort()).toEqual([...KEYWORDS].sort());
  });

  test.each(instructions)('$keyword is told in both languages', (entry) => {
    const forms = entry.forms.flatMap(({ text, parameters }) => [
      text,
      ...parameters.map((one) => one.text),
    ]);
    const flags = entry.flags.flatMap(({ text, value }) => [
      text,
      ...(value.kind === 'enum' ? value.values.map((one) => one.text) : []),
    ]);
    const texts = [entry.summary, entry.details, ...forms, ...flags];
    expect(texts.flatMap(faultsOf)).toEqual([]);
  });

  test.each(instructions)('$keyword: the examples are accepted and use what they show', (entry) => {
    expect(problemsOf(entry.example)).toEqual([]);
    const { instructions: used } = parseDockerfile(entry.example);
    expect(used.map(({ keyword }) => keyword)).toContain(entry.keyword);
    for (const flag of entry.flags) {
      expect(problemsOf(flag.example)).toEqual([]);
      const [shown] = parseDockerfile(flag.example).instructions;
      expect(shown?.keyword).toBe(entry.keyword);
      expect(shown?.flags.map(({ name }) => name)).toContain(flag.name);
    }
  });

  test.each(instructions)('$keyword: parameters stand in the label in their order', (entry) => {
    for (const { label, parameters } of entry.forms) {
      let at = 0;
      for (const parameter of parameters) {
        const found = label.indexOf(parameter.label, at);
        expect(found).toBeGreaterThanOrEqual(at);
        at = found + parameter.label.length;
      }
    }
  });

  test('every flag that is accepted, and no other', () => {
    for (const entry of instructions) {
      const accepted = FLAGS[entry.keyword] ?? {};
      expect(entry.flags.map(({ name }) => name).sort()).toEqual(Object.keys(accepted).sort());
      for (const flag of entry.flags) {
        expect(flag.repeats === true).toBe(accepted[flag.name] === 'strings');
        expect(flag.value.kind === 'boolean').toBe(accepted[flag.name] === 'boolean');
      }
    }
  });

  test('every flag that only newer frontends have is told', () => {
    const newer = frontendFeatures.filter((one) => one.flag !== null && one.part === null);
    const told = newer.map((one) => flagReference(one.instruction ?? '', one.flag ?? '')?.name);
    expect(told).toEqual(newer.map((one) => one.flag));
    expect(told.length).toBeGreaterThan(10);
  });

  test('flags are found by name', () => {
    expect(flagReference('COPY', 'link')?.name).toBe('link');
    expect(flagReference('COPY', 'mount')).toBeNull();
    expect(flagReference('constructor', 'link')).toBeNull();
  });
});

describe('mounts', () => {
  test('every type that is accepted', () => {
    expect([...mountReference.keys()].sort()).toEqual([...MOUNT_TYPES].sort());
  });

  test('every key that is accepted, for some type', () => {
    const told = mounts.flatMap(({ keys }) => keys.flatMap((key) => [key.name, ...key.aliases]));
    expect([...new Set(['type', ...told])].sort()).toEqual([...MOUNT_KEYS].sort());
  });

  test.each(mounts)(
    '$type: texts, example, and each key is taken',
    ({ type, text, keys, example }) => {
      expect(faultsOf(text)).toEqual([]);
      expect(problemsOf(example)).toEqual([]);
      for (const key of keys) {
        expect(faultsOf(key.text)).toEqual([]);
        expect(mountKeyReference(type, key.name)).toBe(key);
        for (const alias of key.aliases) expect(mountKeyReference(type, alias)).toBe(key);
        const sample =
          key.value.kind === 'enum' ? key.value.values[0]?.value : SAMPLES[key.value.kind];
        const target = key.name === 'target' ? '' : ',target=/t';
        expect(problemsOf(`RUN --mount=type=${type}${target},${key.name}=${sample} true`)).toEqual(
          [],
        );
      }
    },
  );
});

const SAMPLES: Readonly<Record<string, string>> = {
  boolean: 'true',
  'context-path': 'src',
  'environment-variable': 'TOKEN',
  'image-path': '/x',
  mode: '0600',
  number: '10',
  size: '64m',
  source: 'build',
  text: 'name',
};

describe('the rest', () => {
  test('directives are known to the parser with each value', () => {
    for (const { name, values, example, text } of directiveReference) {
      expect(faultsOf(text)).toEqual([]);
      expect(problemsOf(example)).toEqual([]);
      for (const { value, text: about } of values) {
        expect(faultsOf(about)).toEqual([]);
        expect(problemsOf(`# ${name}=${value}`)).toEqual([]);
        expect(parseDockerfile(`# ${name}=${value}`).directives).toMatchObject([{ name, value }]);
      }
    }
    expect(directiveReference.map(({ name }) => name)).toEqual(['syntax', 'escape', 'check']);
  });

  test('checks are distinct, told in both languages, and can be left out', () => {
    const names = checkReference.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(checkReference.flatMap(({ text }) => faultsOf(text))).toEqual([]);
    expect(problemsOf(`# check=skip=${names.join(',')}`)).toEqual([]);
  });

  test('signals are those the validator takes', () => {
    for (const { name, text } of signalReference) {
      expect(faultsOf(text)).toEqual([]);
      expect(isSignal(name)).toBe(true);
    }
  });

  test('ports are distinct and possible', () => {
    const ports = portReference.map(({ port }) => port);
    expect(new Set(ports).size).toBe(ports.length);
    expect(problemsOf(`EXPOSE ${ports.join(' ')}`)).toEqual([]);
  });

  test('predefined arguments are distinct, those that are there, told in both languages', () => {
    const model = parseDockerfile('FROM a');
    const scope = createResolver(model, buildGraph(model, {})).scopeAt(0);
    const platform = predefinedArguments.filter(({ group }) => group === 'platform');
    expect(platform.map(({ name }) => name).sort()).toEqual([...scope.keys()].sort());
    const names = predefinedArguments.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(predefinedArguments.flatMap(({ text }) => faultsOf(text))).toEqual([]);
  });

  test('labels and images are distinct, told in both languages, and can be used', () => {
    const keys = labelReference.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(problemsOf(`LABEL ${keys.map((key) => `${key}=x`).join(' ')}`)).toEqual([]);
    const names = imageReference.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.flatMap((name) => problemsOf(`FROM ${name}`))).toEqual([]);
    expect([...labelReference, ...imageReference].flatMap(({ text }) => faultsOf(text))).toEqual(
      [],
    );
  });

  test('links lead to sections of the reference', () => {
    const urls = [
      ...instructions.flatMap(({ url, flags }) => [url, ...flags.map((flag) => flag.url)]),
      ...mounts.map(({ url }) => url),
      ...directiveReference.map(({ url }) => url),
    ];
    for (const url of urls) {
      expect(url).toMatch(/^https:\/\/docs\.docker\.com\/reference\/dockerfile\/#[a-z][a-z-]*$/);
    }
  });
});
