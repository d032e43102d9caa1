import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { Button } from '../../../ui/button.tsx';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { PathForm } from './path-form.tsx';
import { RecentList } from './recent-list.tsx';
import { SampleList } from './sample-list.tsx';

/** What the window shows while no workspace is open. */
export function StartPage() {
  const { t } = useTranslation('workspace');
  const opening = useAppStore((state) => state.workspaceOpening);
  return (
    <main id="main" className="h-full overflow-y-auto">
      <div className="mx-auto flex max-w-3xl flex-col gap-7 px-6 py-10 max-sm:py-6">
        <header>
          <h1 className="text-xl font-semibold">{t('start.title')}</h1>
          <p className="mt-1 text-muted">{t('start.intro')}</p>
          <p role="status" className="sr-only">
            {opening ? t('start.opening') : ''}
          </p>
        </header>
        <StartError />
        <PathForm />
        <div className="grid items-start gap-7 md:grid-cols-2">
          <RecentList />
          <SampleList />
        </div>
      </div>
    </main>
  );
}

function StartError() {
  const { t } = useTranslation('app');
  const problem = useAppStore((state) => state.workspaceError);
  const loadWorkspaces = useAppStore((state) => state.loadWorkspaces);
  if (problem === null) return null;
  return (
    <ErrorNotice
      problem={problem}
      actions={
        // What is not there does not come by asking again.
        problem.code === 'not_found' ? undefined : (
          <Button size="small" onClick={() => void loadWorkspaces()}>
            {t('action.retry')}
          </Button>
        )
      }
    />
  );
}
