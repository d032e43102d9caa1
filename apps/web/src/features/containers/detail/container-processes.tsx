import type { ContainerProcesses as Processes } from '@stagecraft/contracts';
import { RotateCw } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { IconButton } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { ShellCommand } from '../../../ui/shell-command.tsx';
import { Spinner } from '../../../ui/spinner.tsx';
import { dockerWords } from '../docker-words.ts';
import { isUp } from '../list/view.ts';
import { useLive } from '../use-live.ts';
import { ContainerOf } from './container-of.tsx';

/** How often processes are asked for while they are shown, ms. */
const interval = 3000;

/** The processes of a container, asked for anew while they are shown. */
export function ContainerProcesses({ container }: { readonly container: string }) {
  const { t } = useTranslation('containerPlace');
  return (
    <ContainerOf container={container}>
      {(detail) =>
        isUp(detail) ? (
          <LiveProcesses id={detail.id} name={detail.name} />
        ) : (
          <EmptyState title={t('processes.none')} hint={t('notRunningHint')} />
        )
      }
    </ContainerOf>
  );
}

function LiveProcesses({ id, name }: { readonly id: string; readonly name: string }) {
  const { t } = useTranslation(['containerPlace', 'app']);
  const ask = useAppStore((state) => state.askRecords);
  const revision = useAppStore((state) => state.containersRevision);
  const { value, problem, reload } = useLive(id, revision, (signal) =>
    ask('topContainer', { params: { id }, signal }),
  );
  useEffect(() => {
    const timer = setInterval(reload, interval);
    return () => clearInterval(timer);
  }, [reload]);
  if (problem !== null) {
    return (
      <div className="p-3">
        <ErrorNotice problem={problem} />
      </div>
    );
  }
  if (value === null) return <Spinner />;
  return (
    <div className="flex h-full min-h-0 flex-col gap-3 p-3">
      <div className="flex items-center gap-2">
        <p role="status" className="flex-1 text-xs text-muted">
          {t('processes.count', { count: value.processes.length })}
        </p>
        <IconButton size="small" label={t('processes.again')} onClick={reload}>
          <RotateCw aria-hidden className="size-3.5" />
        </IconButton>
      </div>
      <div
        role="region"
        aria-label={t('tab.processes')}
        tabIndex={0}
        className="min-h-0 flex-1 overflow-auto focus-visible:-outline-offset-2"
      >
        <ProcessTable processes={value} />
      </div>
      <ShellCommand
        title={t('command')}
        copyLabel={t('copyCommand')}
        command={dockerWords.top(name)}
        testId="docker-command"
      />
    </div>
  );
}

interface ProcessTableProps {
  readonly processes: Processes;
}

function ProcessTable({ processes: { titles, processes } }: ProcessTableProps) {
  return (
    <table className="w-full text-left font-mono text-xs">
      <thead className="sticky top-0 bg-canvas text-muted">
        <tr>
          {titles.map((title) => (
            <th key={title} scope="col" className="py-1 pr-4 font-medium">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {processes.map((cells) => (
          <tr key={cells.join(' ')} className="border-t hover:bg-hover">
            {cells.map((cell, column) => (
              <td key={titles[column] ?? column} className="py-1 pr-4 align-top break-all">
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
