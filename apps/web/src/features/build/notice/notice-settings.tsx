import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { TextField } from '../../../ui/text-field.tsx';

/** Most seconds that can be chosen: a day. */
const most = 86_400;

type Permission = NotificationPermission | 'missing';

function permissionNow(): Permission {
  return typeof Notification === 'undefined' ? 'missing' : Notification.permission;
}

/** Whether the browser tells when a long build has ended. It is asked only when the box is ticked. */
export function NoticeSettings() {
  const { t } = useTranslation('build');
  const { enabled, afterSeconds } = useAppStore((state) => state.buildNotices);
  const setNotices = useAppStore((state) => state.setBuildNotices);
  const [permission, setPermission] = useState(permissionNow);
  const [typed, setTyped] = useState(String(afterSeconds));
  const isAllowed = permission === 'granted';
  const turn = async (on: boolean): Promise<void> => {
    const answer = on && permission === 'default' ? await Notification.requestPermission() : null;
    if (answer !== null) setPermission(answer);
    setNotices({ enabled: on && (answer ?? permission) === 'granted' });
  };
  const type = (value: string): void => {
    setTyped(value);
    if (isSeconds(value)) setNotices({ afterSeconds: Number(value) });
  };
  const isRefused = permission === 'denied' || permission === 'missing';
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 font-semibold">{t('notice.title')}</legend>
      <Checkbox
        checked={enabled && isAllowed}
        disabled={isRefused}
        onChange={(on) => void turn(on)}
        label={t('notice.enable')}
        hint={t(isRefused ? `notice.${permission}` : 'notice.hint')}
      />
      <TextField
        label={t('notice.after')}
        inputMode="numeric"
        className="max-w-60"
        value={typed}
        error={isSeconds(typed) ? null : t('notice.wrong', { most })}
        onValueChange={type}
      />
    </fieldset>
  );
}

function isSeconds(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= most;
}
