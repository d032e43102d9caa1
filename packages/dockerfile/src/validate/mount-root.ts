import { cleanPath } from '../ignore/clean.ts';
import { makeProblem } from '../problems/problem.ts';
import { runProblems } from '../problems/run.ts';
import type { DockerfileModel, Mount, Problem, Stage } from '../types.ts';
import { constantOf } from './expansion.ts';

/**
 * Mounts whose target is left to the working directory where that is `/`, which BuildKit refuses
 * (`dockerfile2llb/convert_runmount.go`). An image's working directory is not known, nor is one that
 * a variable names.
 */
export function checkMountRoots(
  model: DockerfileModel,
  stages: readonly Pick<Stage, 'index' | 'base' | 'instructions'>[],
): readonly Problem[] {
  const problems: Problem[] = [];
  const finalDirectories: (string | null)[] = [];
  for (const { index, base, instructions } of stages) {
    let directory: string | null = base.kind === 'scratch' ? '/' : null;
    if (base.kind === 'stage') directory = finalDirectories[base.stage] ?? null;
    for (const at of instructions) {
      const instruction = model.instructions[at];
      if (instruction === undefined) continue;
      if (instruction.keyword === 'WORKDIR') {
        directory = enter(directory, constantOf(instruction.words[0]?.value ?? '', model.escape));
      }
      if (instruction.detail.type !== 'run' || directory !== '/') continue;
      for (const mount of instruction.detail.mounts) {
        if (!goesToDirectory(mount, model.escape)) continue;
        const place = { instruction: at, stage: index };
        problems.push(makeProblem(runProblems.mountRoot, mount.span, place));
      }
    }
    finalDirectories.push(directory);
  }
  return problems;
}

function enter(directory: string | null, path: string | null): string | null {
  if (path === null) return null;
  if (path.startsWith('/')) return cleanPath(path);
  return directory === null ? null : cleanPath(`${directory}/${path}`);
}

/** A bind, cache or tmpfs mount whose target is absent or stays in the working directory itself. */
function goesToDirectory(mount: Mount, escape: string): boolean {
  if (!['bind', 'cache', 'tmpfs'].includes(mount.type)) return false;
  const { options } = mount;
  const names = Object.keys(options).filter((key) => /^(?:target|dst|destination)$/.test(key));
  if (names.length > 1) return false;
  const target = constantOf(options[names[0] ?? ''] ?? '', escape);
  return target !== null && !target.startsWith('/') && cleanPath(`/${target}`) === '/';
}
