import { add } from './instructions/add.ts';
import { arg } from './instructions/arg.ts';
import { cmd } from './instructions/cmd.ts';
import { copy } from './instructions/copy.ts';
import { entrypoint } from './instructions/entrypoint.ts';
import { env } from './instructions/env.ts';
import { expose } from './instructions/expose.ts';
import { from } from './instructions/from.ts';
import { healthcheck } from './instructions/healthcheck.ts';
import { label } from './instructions/label.ts';
import { maintainer } from './instructions/maintainer.ts';
import { onbuild } from './instructions/onbuild.ts';
import { run } from './instructions/run.ts';
import { shell } from './instructions/shell.ts';
import { stopsignal } from './instructions/stopsignal.ts';
import { user } from './instructions/user.ts';
import { volume } from './instructions/volume.ts';
import { workdir } from './instructions/workdir.ts';
import type { FlagReference, InstructionReference } from './types.ts';

/** Every instruction by its keyword in upper case, the ones used most first. */
export const instructionReference: ReadonlyMap<string, InstructionReference> = new Map(
  [
    from,
    run,
    copy,
    workdir,
    cmd,
    entrypoint,
    env,
    arg,
    expose,
    user,
    add,
    healthcheck,
    label,
    volume,
    shell,
    stopsignal,
    onbuild,
    maintainer,
  ].map((entry) => [entry.keyword, entry]),
);

/**
 * What a flag of an instruction does; null for one that does not exist.
 * @param keyword Upper case.
 * @param name Without `--`.
 */
export function flagReference(keyword: string, name: string): FlagReference | null {
  return instructionReference.get(keyword)?.flags.find((flag) => flag.name === name) ?? null;
}
