import type { PushComparison } from '@stagecraft/contracts';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { useAnswer } from '../../../state/use-answer.ts';
import { formatBytes } from '../../../ui/format.ts';
import { Spinner } from '../../../ui/spinner.tsx';
import { RegistryProblem } from '../browse/registry-problem.tsx';
import { registryOf } from '../registry-name.ts';
import { useAgain } from '../use-again.ts';

interface PushComparisonsProps {
  readonly image: string;
  /** Names to compare with; none until it is asked for. */
  readonly targets: readonly string[];
}

/** What each registry has now under the names that are to be pushed. */
export function PushComparisons({ image, targets }: PushComparisonsProps) {
  const { t } = useTranslation('registries');
  if (targets.length === 0) return null;
  return (
    <ul aria-label={t('push.compared')} className="divide-y rounded-md border">
      {targets.map((target) => (
        <li key={target} className="px-3 py-2 text-sm">
          <p className="font-mono text-xs break-all">{target}</p>
          <Compared image={image} target={target} />
        </li>
      ))}
    </ul>
  );
}

function Compared(props: { readonly image: string; readonly target: string }) {
  const { image, target } = props;
  const { t } = useTranslation('registries');
  const ask = useAppStore((state) => state.askRecords);
  const { key, again } = useAgain();
  const query = { image, target };
  const answer = useAnswer(`${image} ${target} ${key}`, (signal) =>
    ask('comparePush', { query, signal }),
  );
  if (answer.state === 'loading') return <Spinner />;
  if (answer.state === 'failed') {
    return <RegistryProblem problem={answer.problem} host={registryOf(target)} onAgain={again} />;
  }
  const { remote, same } = answer.value;
  return (
    <div className="mt-1 text-muted">
      <p>
        {same
          ? t('push.same')
          : remote === null
            ? t('push.new')
            : t('push.overwrites', { digest: remote.digest })}
      </p>
      {same ? null : <Share comparison={answer.value} />}
    </div>
  );
}

function Share({ comparison }: { readonly comparison: PushComparison }) {
  const { t, i18n } = useTranslation('registries');
  const { sharedLayers: shared, layers: total, newBytes } = comparison;
  if (newBytes === null) return <p>{t('push.sharesUnknown', { shared, total })}</p>;
  const bytes = formatBytes(newBytes, i18n.language);
  return <p>{t('push.shares', { shared, total, bytes })}</p>;
}
