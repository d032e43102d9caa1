import { Language } from '@stagecraft/contracts';
import { useTranslation } from 'react-i18next';
import { startRecording } from '../../state/container/start-recording.ts';
import { useAppStoreApi } from '../../state/hooks.tsx';
import { toast } from '../../ui/toast.ts';

/** Starts a container of an image whose shell is recorded, its exposed ports published, and goes there. */
export function useRecordImage(): (image: string) => Promise<void> {
  const { t, i18n } = useTranslation('images');
  const store = useAppStoreApi();
  return async (image) => {
    const detail = await store.getState().askRecords('getImage', { params: { ref: image } });
    const ports = detail.ok ? detail.value.config.exposedPorts : [];
    const started = detail.ok
      ? await startRecording(store, { kind: 'image', image, ports }, '')
      : detail;
    if (started.ok) return;
    const language = Language.catch('en').parse(i18n.language);
    const { message, next } = started.problem;
    toast.error(t('recordFailed', { name: image }), {
      description: `${message[language]} ${next[language]}`,
    });
  };
}
