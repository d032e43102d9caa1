import { ChevronDown, Flag } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Stage } from '@stagecraft/dockerfile';
import { stageOfTarget, targetNameOf } from '../../state/document/target.ts';
import { useAppStore } from '../../state/hooks.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Menu, MenuChoice, MenuLabel } from '../../ui/menu.tsx';

/** Radix takes no empty value. */
const lastStage = ' last';

/** Chooses the stage that is drawn and built as the target. */
export function TargetMenu() {
  const { t } = useTranslation('graph');
  const stages = useAppStore((state) => state.snapshot?.graph.stages);
  const target = useAppStore((state) => state.target);
  const setTarget = useAppStore((state) => state.setTarget);
  if (stages === undefined || stages.length === 0) return null;
  const nameOf = ({ name, index }: Stage): string => name ?? t('node.unnamed', { index });
  const last = stages.at(-1);
  const names = stages.map(targetNameOf);
  const missing = target !== null && !stages.some((stage) => stage.isTarget);
  const options = [
    {
      value: lastStage,
      label: last?.name == null ? t('target.last') : t('target.lastNamed', { name: last.name }),
    },
    ...stages.map((stage) => ({ value: targetNameOf(stage), label: nameOf(stage) })),
    ...(target !== null && !names.includes(target)
      ? [{ value: target, label: missing ? t('target.missing', { name: target }) : target }]
      : []),
  ];
  const meant = target === null ? last : stageOfTarget(stages, target);
  const shown = meant === undefined ? t('target.last') : nameOf(meant);
  return (
    <Menu
      trigger={
        <button
          type="button"
          className={classNames(
            'flex h-7 max-w-72 items-center gap-1.5 rounded-lg border bg-raised px-2 text-xs hover:bg-hover',
            missing ? 'border-danger text-danger' : 'border-line text-ink',
          )}
        >
          <Flag aria-hidden className="size-3.5 shrink-0 text-accent" />
          <span className="truncate">
            {missing ? t('target.missing', { name: target }) : t('target.short', { name: shown })}
          </span>
          <ChevronDown aria-hidden className="size-3.5 shrink-0 text-muted" />
        </button>
      }
    >
      <MenuLabel>{t('target.label')}</MenuLabel>
      <MenuChoice
        value={target ?? lastStage}
        options={options}
        onChange={(value) => setTarget(value === lastStage ? null : value)}
      />
    </Menu>
  );
}
