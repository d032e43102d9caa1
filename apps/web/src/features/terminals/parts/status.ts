import type { Terminal } from '@stagecraft/contracts';
import type { TFunction } from 'i18next';

type Status = Terminal['status'];

/** How a terminal stands, in words. */
export function statusText(t: TFunction<'terminals'>, status: Status): string {
  if (status.state === 'running') return t('status.running');
  if (status.how !== 'exited') return t(`status.${status.how}`);
  return status.exitCode === null
    ? t('status.exitedUnknown')
    : t('status.exited', { code: status.exitCode });
}

export function statusTone(status: Status): 'done' | 'danger' | 'warning' | 'neutral' {
  if (status.state === 'running') return 'done';
  if (status.how === 'lost') return 'danger';
  if (status.how === 'detached') return 'neutral';
  return status.exitCode === 0 ? 'neutral' : 'warning';
}
