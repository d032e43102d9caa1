import { unsupported, type BuildOption } from '@stagecraft/contracts';
import { isPlatform } from '@stagecraft/dockerfile';
import { missingSecrets } from '../../../state/build/requests.ts';
import { useAppStore } from '../../../state/hooks.tsx';
import { tagsProblem } from './option-problems.ts';
import { useBuildModel } from './use-build-model.ts';

const none: ReadonlySet<BuildOption> = new Set();

/** The options with which no build can start; each field says why. */
export function useProblems(): ReadonlySet<BuildOption> {
  const options = useAppStore((state) => state.buildOptions);
  const values = useAppStore((state) => state.secretValues);
  const engine = useAppStore((state) => state.engine);
  const syntax = useBuildModel()?.syntax ?? false;
  if (options === null) return none;
  const problems = new Set<BuildOption>(
    engine.state === 'ready'
      ? unsupported(options, engine, syntax).map(({ option }) => option)
      : [],
  );
  if (tagsProblem(options.tags) !== null) problems.add('tags');
  if (!options.platforms.every(isPlatform)) problems.add('platforms');
  if (missingSecrets(options, values).length > 0) problems.add('secrets');
  return problems;
}
