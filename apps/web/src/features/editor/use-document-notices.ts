import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStoreApi } from '../../state/hooks.tsx';
import { toast } from '../../ui/toast.ts';

/** Says once what happened to a file or its reading without the person's doing. */
export function useDocumentNotices(): void {
  const { t } = useTranslation('editor');
  const store = useAppStoreApi();
  useEffect(
    () =>
      store.subscribe((state, before) => {
        const notice = state.documentNotice;
        if (notice === null || notice.count === before.documentNotice?.count) return;
        const text = t(`notice.${notice.kind}`, { path: notice.path });
        const options = notice.text === undefined ? {} : { description: notice.text };
        const failed = notice.kind === 'languageStopped' || notice.kind === 'editRefused';
        if (failed) toast.error(text, options);
        else toast(text, options);
      }),
    [store, t],
  );
}
