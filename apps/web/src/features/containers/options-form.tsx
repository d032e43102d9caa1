import { shellQuote } from '@stagecraft/contracts';
import { useTranslation } from 'react-i18next';
import type { ContainerRun } from '../../state/container-slice.types.ts';
import { commandWords } from '../../state/container/command-words.ts';
import { useAppStore } from '../../state/hooks.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { PortFields } from './port-fields.tsx';

export const optionsFormId = 'run-options';

/** How the image shall be run. */
export function OptionsForm({ run }: { readonly run: ContainerRun }) {
  const { t } = useTranslation('containers');
  const set = useAppStore((state) => state.setRunOptions);
  const startRun = useAppStore((state) => state.startRun);
  const ready = useAppStore((state) => state.engine.state === 'ready');
  return (
    <form
      id={optionsFormId}
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void startRun();
      }}
    >
      {ready ? null : (
        <p className="rounded-md bg-warning-soft px-3 py-2 text-warning">{t('noEngine')}</p>
      )}
      <PortFields run={run} />
      <CommandField run={run} />
      <Checkbox
        checked={run.options.remove}
        onChange={(remove) => set({ remove })}
        label={t('remove')}
        hint={t('removeHint')}
      />
    </form>
  );
}

function CommandField({ run: { detail, options } }: { readonly run: ContainerRun }) {
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
      error={commandWords(options.command) === null ? t('command.wrong') : null}
    />
  );
}
