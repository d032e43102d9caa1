import { shellQuote } from '@stagecraft/contracts';
import { useTranslation } from 'react-i18next';
import type { ContainerRun } from '../../../state/container-slice.types.ts';
import type { WrongField } from '../../../state/container/run-options.ts';
import { useAppStore } from '../../../state/hooks.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { PortFields } from '../port-fields.tsx';

export interface PartProps {
  readonly run: ContainerRun;
  readonly wrong: ReadonlySet<WrongField>;
}

/** What nearly everybody sets: name, ports, command, and whether it goes when it has ended. */
export function Basics({ run, wrong }: PartProps) {
  const { t } = useTranslation(['containers', 'containerPlace']);
  const set = useAppStore((state) => state.setRunOptions);
  const { options } = run;
  return (
    <>
      <TextField
        mono
        label={t('name.label')}
        placeholder={t('name.any')}
        value={options.name}
        onValueChange={(name) => set({ name })}
        error={wrong.has('name') ? t('containerPlace:nameWrong') : null}
        className="max-w-md"
      />
      <PortFields run={run} wrong={wrong} />
      <CommandField run={run} wrong={wrong} />
      <Checkbox
        checked={options.remove}
        onChange={(remove) => set({ remove })}
        label={t('remove')}
        hint={t('removeHint')}
      />
    </>
  );
}

function CommandField({ run: { detail, options }, wrong }: PartProps) {
  const { t } = useTranslation('containers');
  const set = useAppStore((state) => state.setRunOptions);
  const { entrypoint = null, cmd = null } = detail?.config ?? {};
  const placeholder =
    detail === null
      ? ''
      : cmd === null
        ? t('command.imageNone')
        : t('command.image', { command: cmd.map(shellQuote).join(' ') });
  return (
    <TextField
      mono
      label={t('command.label')}
      placeholder={placeholder}
      value={options.command}
      onValueChange={(command) => set({ command })}
      hint={
        entrypoint === null
          ? t('command.hint')
          : t('command.hintEntrypoint', { entrypoint: entrypoint.map(shellQuote).join(' ') })
      }
      error={wrong.has('command') ? t('command.wrong') : null}
    />
  );
}
