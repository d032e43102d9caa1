import type { RecipeInstruction } from '@stagecraft/contracts';
import { quoteValue, type RecordedConfig } from '@stagecraft/dockerfile/reverse';
import { builderLabel, engineEnv } from '../engine-own.ts';

const pairsOf = (env: readonly string[]): ReadonlyMap<string, string> =>
  new Map(env.map((pair) => [pair.replace(/=[\s\S]*$/, ''), pair.replace(/^[^=]*=/, '')]));

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * Instructions for what the image is to be configured as and its base is not, but for USER and WORKDIR.
 * What is in the base and is to go cannot be said in a Dockerfile, and is passed over; so is what the
 * engine put there.
 */
export function configLines(base: RecordedConfig, final: RecordedConfig): RecipeInstruction[] {
  const lines: RecipeInstruction[] = [];
  const add = (field: string, text: string): void =>
    void lines.push({ text, evidence: [{ kind: 'config', field }] });
  const before = pairsOf(base.env);
  const ofEngine = engineEnv(base.env, final.env);
  for (const [name, value] of pairsOf(final.env.filter((pair) => !ofEngine.includes(pair)))) {
    if (before.get(name) !== value) add('ENV', `ENV ${name}=${quoteValue(value)}`);
  }
  for (const [name, value] of Object.entries(final.labels)) {
    const isOwn = name.startsWith('stagecraft.') || name === builderLabel;
    if (base.labels[name] !== value && !isOwn)
      add('LABEL', `LABEL ${quoteValue(name)}=${quoteValue(value)}`);
  }
  const added = (now: readonly string[], old: readonly string[]): readonly string[] =>
    now.filter((value) => !old.includes(value));
  for (const port of added(final.exposedPorts, base.exposedPorts)) add('EXPOSE', `EXPOSE ${port}`);
  for (const path of added(final.volumes, base.volumes))
    add('VOLUME', `VOLUME ${JSON.stringify([path])}`);
  const entrypointChanged = !same(final.entrypoint ?? [], base.entrypoint ?? []);
  if (entrypointChanged) add('ENTRYPOINT', `ENTRYPOINT ${JSON.stringify(final.entrypoint ?? [])}`);
  // ENTRYPOINT takes the base's CMD away.
  if (final.cmd !== null && (entrypointChanged || !same(final.cmd, base.cmd)))
    add('CMD', `CMD ${JSON.stringify(final.cmd)}`);
  return lines;
}
