import { Language } from '@stagecraft/contracts';
import { Layers } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';

/** Small workspaces that ship with Stagecraft. */
export function SampleList() {
  const { t, i18n } = useTranslation('workspace');
  const samples = useAppStore((state) => state.workspaceList?.samples ?? null);
  const openWorkspace = useAppStore((state) => state.openWorkspace);
  const parsed = Language.safeParse(i18n.language);
  const language = parsed.success ? parsed.data : 'en';
  if (samples === null || samples.length === 0) return null;
  return (
    <section aria-labelledby="samples" className="min-w-0">
      <h2 id="samples" className="mb-2 text-base font-semibold">
        {t('start.samples')}
      </h2>
      <ul className="divide-y overflow-hidden rounded-lg border bg-panel">
        {samples.map((sample) => (
          <li key={sample.id} className="hover:bg-hover">
            <button
              type="button"
              onClick={() => void openWorkspace({ sample: sample.id })}
              className="flex w-full items-start gap-2.5 px-3 py-2 text-left focus-visible:-outline-offset-2"
            >
              <Layers aria-hidden className="mt-0.5 size-4 shrink-0 text-accent" />
              <span className="min-w-0">
                <span className="block font-medium">{sample.title[language]}</span>
                <span className="block text-xs text-muted">{sample.description[language]}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
      <p className="mt-2 text-xs text-muted">{t('start.samplesHint')}</p>
    </section>
  );
}
