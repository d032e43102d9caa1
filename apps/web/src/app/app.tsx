import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../state/hooks.tsx';
import { TooltipProvider } from '../ui/tooltip.tsx';
import { drawnTheme } from './appearance.ts';
import { ConnectionBanner } from './banner.tsx';
import { Dialogs } from './dialogs.tsx';
import { Lazily } from './layout/loading.tsx';
import { ContainersPlace, ImagesPlace, RegistriesPlace, Toaster } from './lazy-parts.ts';
import { StatusBar } from './status-bar/status-bar.tsx';
import { TopBar } from './top-bar/top-bar.tsx';
import { useMedia } from './use-media.ts';
import { WorkPlace } from './work-place.tsx';

/** The whole window. */
export function App() {
  const { t } = useTranslation('app');
  const inWorkspace = useAppStore((state) => state.workspace !== null);
  const place = useAppStore((state) => state.place);
  return (
    <TooltipProvider>
      <div className="flex h-full flex-col">
        {inWorkspace && place === 'work' ? (
          <a
            href="#editor"
            className="sr-only focus:not-sr-only focus:absolute focus:top-1 focus:left-1 focus:z-50 focus:rounded-md focus:bg-raised focus:px-3 focus:py-1.5 focus:shadow-pop"
          >
            {t('skipToEditor')}
          </a>
        ) : null}
        <TopBar />
        <ConnectionBanner />
        <div className="relative min-h-0 flex-1">
          <WorkPlace />
          {place === 'images' ? (
            <Lazily>
              <ImagesPlace />
            </Lazily>
          ) : null}
          {place === 'containers' ? (
            <Lazily>
              <ContainersPlace />
            </Lazily>
          ) : null}
          {place === 'registries' ? (
            <Lazily>
              <RegistriesPlace />
            </Lazily>
          ) : null}
        </div>
        <StatusBar />
      </div>
      <Dialogs />
      <Toasts />
    </TooltipProvider>
  );
}

function Toasts() {
  const { t } = useTranslation('app');
  const theme = useAppStore((state) => state.theme);
  const systemIsDark = useMedia('(prefers-color-scheme: dark)');
  const drawn = drawnTheme(theme, systemIsDark);
  return (
    <Suspense fallback={null}>
      <Toaster
        theme={drawn}
        position="bottom-right"
        offset={{ bottom: 40, right: 12 }}
        customAriaLabel={t('region.notices')}
        toastOptions={{
          style: {
            background: 'var(--raised)',
            borderColor: 'var(--line-strong)',
            color: 'var(--ink)',
            fontFamily: 'var(--font-sans)',
          },
        }}
      />
    </Suspense>
  );
}
