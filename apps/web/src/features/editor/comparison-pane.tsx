import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../state/hooks.tsx';

/** The disk's text against the open file; the right side is the file itself and can be edited. */
export function ComparisonPane(props: { readonly path: string; readonly diskText: string }) {
  const { path, diskText } = props;
  const { t } = useTranslation('editor');
  const documents = useAppStore((state) => state.documents);
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = host.current;
    if (element === null) return;
    const shown = documents.compare(element, path, diskText);
    return () => void shown.then((view) => view.dispose());
  }, [documents, path, diskText]);
  return (
    <div className="absolute inset-0 z-10 flex flex-col bg-canvas">
      <p className="flex shrink-0 gap-4 border-b bg-panel px-3 py-1 text-xs">
        <span className="text-danger">− {t('compare.disk')}</span>
        <span className="text-done">+ {t('compare.mine')}</span>
      </p>
      <div ref={host} className="min-h-0 flex-1" />
    </div>
  );
}
