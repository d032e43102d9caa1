import { oneBuilderText } from '@stagecraft/contracts';
import { ChevronDown, Columns2, Play, SlidersHorizontal, Square } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { Button, IconButton } from '../../../ui/button.tsx';
import { Menu, MenuItem } from '../../../ui/menu.tsx';
import { PhaseMark } from '../../../ui/phase-mark.tsx';
import { Popover } from '../../../ui/popover.tsx';
import { Elapsed } from '../shared/elapsed.tsx';
import {
  activeSummary,
  buildObstacle,
  hasBothBuilders,
  isActiveGoing,
} from '../shared/selectors.ts';
import { ObstacleText } from './obstacle-text.tsx';

/** In the top bar: Build with its options, or the running build with its time and Cancel. */
export function BuildButton() {
  const going = useAppStore(isActiveGoing);
  const obstacle = useAppStore(buildObstacle);
  if (going) return <RunningBuild />;
  return obstacle === null ? <ReadyToBuild /> : <CannotBuild />;
}

function ReadyToBuild() {
  const { t } = useTranslation('buildStart');
  const starting = useAppStore((state) => state.buildStarting);
  const openDialog = useAppStore((state) => state.openDialog);
  const startBuild = useAppStore((state) => state.startBuild);
  const hasBoth = useAppStore(hasBothBuilders);
  const language = useAppStore((state) => state.language);
  return (
    <div className="inline-flex" role="group" aria-label={t('button.group')}>
      <Button
        variant="primary"
        busy={starting}
        icon={<Play aria-hidden className="size-3.5 fill-current" />}
        className="rounded-r-none"
        onClick={() => openDialog('build')}
      >
        {t('button.build')}
      </Button>
      <Menu
        align="end"
        trigger={
          <Button
            variant="primary"
            disabled={starting}
            aria-label={t('button.more')}
            className="rounded-l-none border-l-canvas px-1"
          >
            <ChevronDown aria-hidden className="size-4" />
          </Button>
        }
      >
        <MenuItem
          icon={<Play aria-hidden className="size-3.5" />}
          shortcut="Mod+Shift+Enter"
          onSelect={() => void startBuild()}
        >
          {t('button.now')}
        </MenuItem>
        <MenuItem
          icon={<SlidersHorizontal aria-hidden className="size-3.5" />}
          shortcut="Mod+Enter"
          onSelect={() => openDialog('build')}
        >
          {t('button.options')}
        </MenuItem>
        <MenuItem
          icon={<Columns2 aria-hidden className="size-3.5" />}
          unavailable={hasBoth ? undefined : oneBuilderText[language]}
          onSelect={() => openDialog('buildPair')}
        >
          {t('button.both')}
        </MenuItem>
      </Menu>
    </div>
  );
}

function CannotBuild() {
  const { t } = useTranslation('buildStart');
  return (
    <Popover
      label={t('obstacle.title')}
      align="end"
      trigger={
        <Button
          title={t('obstacle.title')}
          icon={<Play aria-hidden className="size-3.5" />}
          className="border-line bg-hover text-faint"
        >
          {t('button.build')}
        </Button>
      }
    >
      <ObstacleText />
    </Popover>
  );
}

function RunningBuild() {
  const { t } = useTranslation('buildStart');
  const build = useAppStore(activeSummary);
  const phase = useAppStore((state) => state.trace?.state ?? 'running');
  const startedAt = useAppStore((state) => state.trace?.startedAt ?? null);
  const cancelling = useAppStore(
    (state) => state.cancellingBuildId !== null && state.cancellingBuildId === state.activeBuildId,
  );
  const cancelBuild = useAppStore((state) => state.cancelBuild);
  const showBottom = useAppStore((state) => state.showBottom);
  return (
    <div className="inline-flex items-center gap-2" role="group" aria-label={t('button.group')}>
      <Button variant="ghost" onClick={() => showBottom('log')} title={t('button.showLog')}>
        <PhaseMark phase={phase === 'queued' ? 'queued' : 'running'} />
        <span className="text-muted">#{build?.number ?? ''}</span>
        {startedAt === null ? null : <Elapsed since={startedAt} />}
      </Button>
      <IconButton
        label={cancelling ? t('button.cancelling') : t('button.cancel')}
        shortcut="Mod+."
        disabled={cancelling}
        onClick={() => void cancelBuild()}
      >
        <Square aria-hidden className="size-3.5 fill-current text-danger" />
      </IconButton>
    </div>
  );
}
