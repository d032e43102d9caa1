import { parseReference } from '../file/bases.ts';
import type { LintFile, LintStage } from '../file/types.ts';
import { isRoot, userOf } from '../file/users.ts';
import { say } from '../text/say.ts';
import type { Fix } from '../types.ts';
import { intentFix } from './intent-fix.ts';

/** Instructions that do nothing in a build. */
const METADATA = new Set(
  'CMD ENTRYPOINT EXPOSE HEALTHCHECK LABEL MAINTAINER ONBUILD STOPSIGNAL'.split(' '),
);

/** A user and a group that no distribution gives to anyone; common in images without a shell. */
const NOBODY = '65532:65532';

/**
 * Has a stage's container run as another user than root: the one that the file has changed to before,
 * the one that the base image brings, or one without a name. Null on Windows.
 */
export function runAsOther(file: LintFile, stage: LintStage): Fix | null {
  const { from, instructions, index } = stage;
  if (from === null || file.shellOf(from).kind !== 'posix') return null;
  const user = earlierUser(file, stage) ?? userOfBase(file, stage) ?? NOBODY;
  const last = instructions.findLastIndex(({ keyword }) => !METADATA.has(keyword));
  const before = instructions[last + 1]?.index ?? null;
  const text = `USER ${user}\n`;
  return intentFix(
    file,
    { kind: 'insertText', place: { stage: index, before }, text },
    {
      title: say(`Run as ${user}`, `以 ${user} 身份运行`),
      changes: say(
        `The container runs as ${user}, who may not write where only root may. Files that it changes need that owner (COPY --chown).`,
        `容器以 ${user} 身份运行，无权写入只有 root 能写的位置。它要修改的文件需归该用户所有（COPY --chown）。`,
      ),
    },
  );
}

function earlierUser(file: LintFile, stage: LintStage): string | null {
  for (const { instructions } of file.lineage(stage)) {
    const found = instructions.findLast((instruction) => {
      if (instruction.keyword !== 'USER') return false;
      const user = userOf(file, instruction);
      return user !== null && user !== '' && !isRoot(user);
    });
    if (found !== undefined) return found.words[0]?.value ?? null;
  }
  return null;
}

function userOfBase(file: LintFile, stage: LintStage): string | null {
  const base = file.lineage(stage).at(-1)?.stage?.base;
  if (base?.kind !== 'image') return null;
  const { registry, repository } = parseReference(base.ref);
  // https://github.com/nodejs/docker-node/blob/main/docs/BestPractices.md#non-root-user
  return registry === null && repository === 'node' ? 'node' : null;
}
