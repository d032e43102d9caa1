import { Plus, Trash2 } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { MountChoice } from '../../../state/container/run-choices.ts';
import { isMount, isObjectName } from '../../../state/container/run-options.ts';
import { useAppStore } from '../../../state/hooks.tsx';
import { useAnswer } from '../../../state/use-answer.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import type { PartProps } from './basics.tsx';
import { Folded } from './folded.tsx';
import { WorkspacePathField } from './workspace-path-field.tsx';

const kinds = ['volume', 'bind', 'tmpfs'] as const;

/** Volumes, folders of workspaces and memory that the container finds at paths. */
export function MountsPart({ run: { options, detail } }: PartProps) {
  const { t } = useTranslation('containers');
  const set = useAppStore((state) => state.setRunOptions);
  const { mounts } = options;
  const add = (kind: MountChoice['kind'], target = ''): void =>
    set({ mounts: [...mounts, { kind, name: '', source: null, target, readOnly: false }] });
  const change = (index: number, part: Partial<MountChoice>): void =>
    set({ mounts: mounts.map((mount, at) => (at === index ? { ...mount, ...part } : mount)) });
  const own = (detail?.config.volumes ?? []).filter(
    (path) => !mounts.some(({ target }) => target === path),
  );
  return (
    <Folded title={t('mounts.title')} summary={mounts.map(({ target }) => target).join(' ')}>
      {mounts.map((mount, index) => (
        <MountRow
          // The fields have no name of their own; rows are only added at the end.
          key={index}
          mount={mount}
          number={index + 1}
          onChange={(part) => change(index, part)}
          onRemove={() => set({ mounts: mounts.filter((_, at) => at !== index) })}
        />
      ))}
      <div className="flex flex-wrap gap-2">
        {kinds.map((kind) => (
          <Button
            key={kind}
            size="small"
            icon={<Plus aria-hidden className="size-3.5" />}
            onClick={() => add(kind)}
          >
            {t(`mounts.add.${kind}`)}
          </Button>
        ))}
      </div>
      {own.length === 0 ? null : (
        <div className="flex flex-wrap items-center gap-2 text-xs text-muted">
          {t('mounts.image')}
          {own.map((path) => (
            <Button key={path} size="small" variant="ghost" onClick={() => add('volume', path)}>
              {t('mounts.name', { path })}
            </Button>
          ))}
        </div>
      )}
    </Folded>
  );
}

interface MountRowProps {
  readonly mount: MountChoice;
  /** From 1. */
  readonly number: number;
  readonly onChange: (part: Partial<MountChoice>) => void;
  readonly onRemove: () => void;
}

function MountRow({ mount, number, onChange, onRemove }: MountRowProps) {
  const { t } = useTranslation(['containers', 'containerPlace']);
  const { kind, source, target, readOnly } = mount;
  const started = target !== '' || source !== null;
  const wrongTarget = started && !isMount({ ...mount, kind: 'tmpfs' });
  return (
    <fieldset className="flex flex-col gap-2 rounded-md border p-2">
      <legend className="px-1 text-xs font-medium text-muted">
        {t(`mounts.kind.${kind}`, { number })}
      </legend>
      <div className="flex flex-wrap items-start gap-2">
        {kind === 'volume' ? <VolumeField mount={mount} onChange={onChange} /> : null}
        <TextField
          mono
          label={t('mounts.target')}
          placeholder="/data"
          value={target}
          onValueChange={(next) => onChange({ target: next })}
          error={wrongTarget ? t('pathWrong') : null}
          className="min-w-40 flex-1"
        />
        <IconButton className="mt-5" label={t('mounts.remove', { number })} onClick={onRemove}>
          <Trash2 aria-hidden className="size-4" />
        </IconButton>
      </div>
      {kind === 'bind' ? (
        <WorkspacePathField
          label={t('mounts.source')}
          kind="any"
          value={source}
          onChange={(next) => onChange({ source: next })}
        />
      ) : null}
      {kind === 'tmpfs' ? (
        <p className="text-xs text-muted">{t('mounts.tmpfsHint')}</p>
      ) : (
        <Checkbox
          checked={readOnly}
          onChange={(next) => onChange({ readOnly: next })}
          label={t('mounts.readOnly')}
        />
      )}
      {kind === 'bind' && !readOnly ? (
        <p role="note" className="rounded-md bg-warning-soft px-2 py-1 text-xs text-warning">
          {t('mounts.bindRisk')}
        </p>
      ) : null}
    </fieldset>
  );
}

/** A volume's name; those that the engine has are suggested. */
function VolumeField({ mount, onChange }: Pick<MountRowProps, 'mount' | 'onChange'>) {
  const { t } = useTranslation(['containers', 'containerPlace']);
  const ask = useAppStore((state) => state.askRecords);
  const answer = useAnswer('volumes', (signal) => ask('listVolumes', { signal }));
  const volumes = answer.state === 'ready' ? answer.value.volumes : [];
  const listId = useId();
  const name = mount.name.trim();
  return (
    <>
      <TextField
        mono
        list={listId}
        label={t('mounts.volume')}
        placeholder={t('mounts.anonymous')}
        value={mount.name}
        onValueChange={(next) => onChange({ name: next })}
        error={name !== '' && !isObjectName(name) ? t('containerPlace:nameWrong') : null}
        className="min-w-40 flex-1"
      />
      <datalist id={listId}>
        {volumes.map((volume) => (
          <option key={volume.name} value={volume.name} />
        ))}
      </datalist>
    </>
  );
}
