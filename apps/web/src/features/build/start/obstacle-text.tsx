import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { buildObstacle, type BuildObstacle } from '../shared/selectors.ts';

/** Why no build can start, and what to do about it. Nothing when one can. */
export function ObstacleText() {
  const { t } = useTranslation('buildStart');
  const obstacle = useAppStore(buildObstacle);
  if (obstacle === null) return null;
  if (obstacle === 'no-engine') return <NoEngine />;
  return (
    <div>
      <p className="font-medium">{t(`obstacle.${messageOf[obstacle]}.what`)}</p>
      <p className="mt-1 text-muted">{t(`obstacle.${messageOf[obstacle]}.next`)}</p>
    </div>
  );
}

const messageOf = {
  'no-workspace': 'noWorkspace',
  'no-dockerfile': 'noDockerfile',
  'engine-searching': 'searching',
} as const satisfies Partial<Record<BuildObstacle, string>>;

function NoEngine() {
  const { t } = useTranslation(['buildStart', 'app']);
  const engine = useAppStore((state) => state.engine);
  if (engine.state !== 'unavailable') return null;
  return (
    <div>
      <p className="font-medium">{t(`app:engine.reason.${engine.reason}`)}</p>
      <p className="mt-1 text-muted">{t(`app:engine.next.${engine.reason}`)}</p>
      {engine.endpoint === null ? null : (
        <p className="mt-2 font-mono text-xs break-all text-muted">{engine.endpoint}</p>
      )}
      {engine.detail === '' ? null : (
        <p className="mt-1 font-mono text-xs break-all text-muted">{engine.detail}</p>
      )}
      <p className="mt-2 text-xs text-muted">{t('obstacle.watching')}</p>
    </div>
  );
}
