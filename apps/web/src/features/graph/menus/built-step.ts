import type { AskedStep } from '../../../state/build-slice.types.ts';
import type { AppState } from '../../../state/types.ts';

type Shown = Pick<AppState, 'activeBuildId' | 'trace' | 'overlay' | 'alignment'>;

/**
 * The step that the shown build carried out for an instruction of today's text; null while the build goes
 * on, where it took the step from the cache, and where it has none.
 * @param today index of the instruction
 */
export function builtStep(
  { activeBuildId, trace, overlay, alignment }: Shown,
  today: number,
): AskedStep | null {
  const state = overlay.get(today);
  if (activeBuildId === null || trace === null || trace.finishedAt === null) return null;
  if (state?.phase !== 'done' && state?.phase !== 'failed') return null;
  const step = trace.steps.find(({ id }) => state.steps.includes(id));
  const built = [...alignment].find(([, index]) => index === today);
  if (step === undefined || built === undefined) return null;
  return { buildId: activeBuildId, instruction: built[0], name: step.name };
}
