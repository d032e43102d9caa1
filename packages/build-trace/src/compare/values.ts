import type { BaseImage, BuildOptions, ImageConfig, ValueChange } from '@stagecraft/contracts';

type Values = ReadonlyMap<string, string>;

/** Names whose values differ, in the order of the first, then of the second. */
function changes(before: Values, after: Values): readonly ValueChange[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((name) => {
    const [old, now] = [before.get(name) ?? null, after.get(name) ?? null];
    return old === now ? [] : [{ name, before: old, after: now }];
  });
}

/** A value in one line; null, an empty list and an empty record are no value. */
function put(values: Map<string, string>, name: string, value: unknown): void {
  if (value === null || value === undefined || value === '' || value === false) return;
  if (Array.isArray(value)) {
    if (value.length > 0) values.set(name, value.map(wordOf).join(' '));
  } else if (typeof value === 'object') {
    for (const [key, one] of Object.entries(value)) put(values, `${name}.${key}`, one);
  } else values.set(name, wordOf(value));
}

function wordOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function optionValues(options: BuildOptions): Values {
  const values = new Map<string, string>();
  for (const [name, value] of Object.entries(options)) put(values, name, value);
  return values;
}

/** Options that differ. Secrets are named by their source; their values are not known here. */
export function compareOptions(before: BuildOptions, after: BuildOptions): readonly ValueChange[] {
  return changes(optionValues(before), optionValues(after));
}

/** What a list of words was written as. */
function jsonForm(words: readonly string[] | null): string | null {
  return words === null ? null : JSON.stringify(words);
}

function configValues(config: ImageConfig): Values {
  const values = new Map<string, string>();
  for (const entry of config.env) {
    const [name = '', ...rest] = entry.split('=');
    values.set(`ENV ${name}`, rest.join('='));
  }
  for (const [name, value] of Object.entries(config.labels)) values.set(`LABEL ${name}`, value);
  for (const port of config.exposedPorts) values.set(`EXPOSE ${port}`, port);
  for (const path of config.volumes) values.set(`VOLUME ${path}`, path);
  for (const [at, trigger] of config.onBuild.entries()) values.set(`ONBUILD ${at + 1}`, trigger);
  // Where none is set, it is the root.
  values.set('WORKDIR', config.workingDir === '' ? '/' : config.workingDir);
  put(values, 'USER', config.user);
  put(values, 'STOPSIGNAL', config.stopSignal);
  put(values, 'ENTRYPOINT', jsonForm(config.entrypoint));
  put(values, 'CMD', jsonForm(config.cmd));
  put(values, 'SHELL', jsonForm(config.shell));
  put(values, 'HEALTHCHECK', jsonForm(config.healthcheck));
  return values;
}

/** ENV, CMD and so on that differ between two images. */
export function compareConfigs(before: ImageConfig, after: ImageConfig): readonly ValueChange[] {
  return changes(configValues(before), configValues(after));
}

function baseValues(bases: readonly BaseImage[]): Values {
  return new Map(bases.map(({ ref, digest, imageId }) => [ref, digest ?? imageId ?? '']));
}

/** Images from outside that differ; an empty value is one that is not known. */
export function compareBases(
  before: readonly BaseImage[],
  after: readonly BaseImage[],
): readonly ValueChange[] {
  return changes(baseValues(before), baseValues(after));
}
