import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { Select } from '../../../ui/select.tsx';
import { toast } from '../../../ui/toast.ts';
import { dockerWords } from '../docker-words.ts';
import { ActionDialog } from './action-dialog.tsx';
import type { NamedContainer } from './use-act.ts';

interface KillDialogProps {
  readonly container: NamedContainer;
  readonly onClose: () => void;
}

/** Signals that people send, with their numbers. (signal(7)) */
const signals = {
  SIGKILL: 9,
  SIGTERM: 15,
  SIGINT: 2,
  SIGHUP: 1,
  SIGQUIT: 3,
  SIGUSR1: 10,
  SIGUSR2: 12,
  SIGSTOP: 19,
  SIGCONT: 18,
  SIGWINCH: 28,
} as const;
type Signal = keyof typeof signals;

/** Sends the main process a signal, and says before what it usually does. */
export function KillDialog({ container, onClose }: KillDialogProps) {
  const { t } = useTranslation('containerPlace');
  const ask = useAppStore((state) => state.askRecords);
  const [signal, setSignal] = useState<Signal>('SIGKILL');
  const names = Object.keys(signals).filter((name): name is Signal => name in signals);
  return (
    <ActionDialog
      title={t('kill.title', { name: container.name })}
      description={t('kill.text')}
      command={dockerWords.kill(container.name, signal)}
      confirm={t('kill.confirm', { signal })}
      danger={signal === 'SIGKILL'}
      ready
      send={() => ask('killContainer', { params: { id: container.id }, body: { signal } })}
      onDone={() => {
        toast.success(t('kill.done', { signal, name: container.name }));
        onClose();
      }}
      onClose={onClose}
    >
      <div className="flex flex-col items-start gap-1">
        <Select
          label={t('kill.signal')}
          value={signal}
          onChange={setSignal}
          options={names.map((name) => ({
            value: name,
            label: `${name} (${String(signals[name])})`,
          }))}
        />
        <p className="text-xs text-muted">{t(`signal.${signal}`)}</p>
      </div>
    </ActionDialog>
  );
}
