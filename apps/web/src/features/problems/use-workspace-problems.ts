import type { Problem } from '@stagecraft/contracts';
import { useDeferredValue, useEffect, useMemo } from 'react';
import { checkedText } from '../../state/document/notices.ts';
import { useAppStore } from '../../state/hooks.tsx';
import { problemsOfAll } from '../../state/problems/workspace-problems.ts';
import type { FileProblems } from '../../state/problems/workspace-problems.types.ts';

/** Files of the workspace with their problems, which are kept true as long as they are shown. */
export function useWorkspaceProblems(): {
  readonly files: readonly FileProblems[];
  /** The workspace was searched. */
  readonly isKnown: boolean;
  /** There may be more Dockerfiles than were found. */
  readonly isCut: boolean;
  /** Why that failed; null when it did not. */
  readonly problem: Problem | null;
} {
  const follow = useAppStore((state) => state.followWorkspaceProblems);
  const workspace = useAppStore((state) => state.workspace?.id ?? null);
  useEffect(() => (workspace === null ? undefined : follow()), [follow, workspace]);
  const known = useDeferredValue(useAppStore((state) => state.workspaceProblems));
  const front = useAppStore(checkedText);
  const active = useAppStore((state) => state.activePath);
  const files = useMemo(() => problemsOfAll(known, front, active), [known, front, active]);
  const { isCut = false, problem = null } = known ?? {};
  return { files, isKnown: known !== null, isCut, problem };
}
