import { Activity, HardDrive, Recycle, Timer, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { OverlayMode } from '../../../state/view-slice.types.ts';
import { useAppStore } from '../../../state/hooks.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { Tooltip } from '../../../ui/tooltip.tsx';

const modes = [
  ['build', Activity],
  ['time', Timer],
  ['size', HardDrive],
  ['cache', Recycle],
  ['problems', TriangleAlert],
] as const satisfies readonly (readonly [OverlayMode, typeof Activity])[];

/** Chooses what the canvas is coloured by. */
export function OverlaySwitch() {
  const { t } = useTranslation('graph');
  const mode = useAppStore((state) => state.overlayMode);
  const choose = useAppStore((state) => state.setOverlayMode);
  return (
    <div
      role="group"
      aria-label={t('heat.label')}
      className="flex items-center rounded-lg border border-line bg-raised p-0.5"
    >
      {modes.map(([one, Icon], index) => (
        <Tooltip
          key={one}
          text={`${t('heat.label')}: ${t(`heat.${one}`)}`}
          shortcut={String(index + 1)}
        >
          <button
            type="button"
            aria-pressed={mode === one}
            aria-label={t(`heat.${one}`)}
            className={classNames(
              'flex h-6 items-center gap-1 rounded-md px-1.5 text-xs',
              mode === one ? 'bg-selected text-ink' : 'text-muted hover:bg-hover hover:text-ink',
            )}
            onClick={() => choose(one)}
          >
            <Icon aria-hidden className="size-3.5" />
            {mode === one && one !== 'build' ? t(`heat.${one}`) : null}
          </button>
        </Tooltip>
      ))}
    </div>
  );
}
