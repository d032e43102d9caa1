import { i18n } from '../../../i18n/index.ts';
import type { AppStore } from '../../../state/types.ts';
import { formatDuration } from '../../../ui/format.ts';
import { followBuilds, type Notice } from './follow-builds.ts';
import type { BuildMark } from './mark.ts';

/** Follows the builds of the store in this browser's tab. */
export function followBuildsHere(store: AppStore): void {
  followBuilds(store, {
    isHidden: () => document.visibilityState === 'hidden',
    onVisibility: (listener) => document.addEventListener('visibilitychange', listener),
    notify: (notice) => notify(notice, store.getState().workspace?.name ?? ''),
    words: (mark) => `${mark.sign} ${words(mark)}`,
  });
}

function words({ state, number }: Pick<BuildMark, 'state' | 'number'>): string {
  return i18n.t(`build:notice.state.${state}`, { number });
}

function notify({ tag, build, open }: Notice, workspace: string): void {
  if (typeof Notification === 'undefined' || Notification.permission !== 'granted') return;
  const { startedAt, finishedAt } = build;
  const time = formatDuration((finishedAt ?? 0) - (startedAt ?? 0), i18n.language);
  const body = i18n.t('build:notice.body', { workspace, time });
  try {
    const shown = new Notification(words(build), { tag, body, silent: true });
    shown.addEventListener('click', () => {
      shown.close();
      window.focus();
      open();
    });
  } catch {
    // Some browsers (Chrome on Android) let only service workers notify: the title tells it.
  }
}
