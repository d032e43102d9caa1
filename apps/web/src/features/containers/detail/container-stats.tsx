import type { ContainerInspection, ContainerSample } from '@stagecraft/contracts';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { formatBytes } from '../../../ui/format.ts';
import { ShellCommand } from '../../../ui/shell-command.tsx';
import { Spinner } from '../../../ui/spinner.tsx';
import { dockerWords } from '../docker-words.ts';
import { isUp } from '../list/view.ts';
import { Chart, type Line } from '../stats/chart.tsx';
import { rates, type Point } from '../stats/history.ts';
import { useStats } from '../stats/use-stats.ts';
import { ContainerOf } from './container-of.tsx';

/** What a container uses, live. */
export function ContainerStats({ container }: { readonly container: string }) {
  const { t } = useTranslation('containerPlace');
  return (
    <ContainerOf container={container}>
      {(detail) =>
        isUp(detail) ? (
          <Charts container={detail} />
        ) : (
          <EmptyState title={t('stats.none')} hint={t('notRunningHint')} />
        )
      }
    </ContainerOf>
  );
}

function Charts({ container }: { readonly container: ContainerInspection }) {
  const { t } = useTranslation('containerPlace');
  const { history, state } = useStats(container.id, container.startedAt);
  const last = history.at(-1);
  return (
    <div tabIndex={0} className="h-full overflow-auto focus-visible:-outline-offset-2">
      <div className="flex flex-col gap-3 p-3">
        <p role="status" className="flex items-center gap-2 text-xs text-muted">
          {state === 'waiting' ? <Spinner /> : null}
          {t(`stats.${state}`)}
        </p>
        {last === undefined ? null : <Figures history={history} last={last} />}
        <ShellCommand
          title={t('command')}
          copyLabel={t('copyCommand')}
          command={dockerWords.stats(container.name)}
          testId="docker-command"
        />
      </div>
    </div>
  );
}

interface FiguresProps {
  /** The oldest first; not empty. */
  readonly history: readonly ContainerSample[];
  readonly last: ContainerSample;
}

type Measure = (sample: ContainerSample) => number | null;

function Figures({ history, last }: FiguresProps) {
  return (
    <div className="grid grid-cols-[repeat(auto-fill,minmax(16rem,1fr))] gap-3">
      <Levels history={history} last={last} />
      <Flows history={history} last={last} />
    </div>
  );
}

/** What is held: processors, memory, processes. */
function Levels({ history, last }: FiguresProps) {
  const { t, i18n } = useTranslation(['containerPlace', 'app']);
  const bytes = (value: number): string => formatBytes(value, i18n.language);
  const percent = (value: number): string => `${value.toFixed(value < 10 ? 1 : 0)} %`;
  const line = (name: string, colour: string, value: Measure): Line => ({
    name,
    colour,
    points: history.map((one): Point => [one.at, value(one)]),
  });
  return (
    <>
      <Chart
        title={t('stats.cpuOf', { count: last.cpus })}
        now={last.cpuPercent === null ? t('app:state.unknown') : percent(last.cpuPercent)}
        lines={[line(t('stats.cpu'), 'var(--done)', (one) => one.cpuPercent)]}
        limit={last.cpus * 100}
        format={percent}
      />
      <Chart
        title={
          last.memoryLimit === null
            ? t('stats.memory')
            : t('stats.memoryOf', { limit: bytes(last.memoryLimit) })
        }
        now={bytes(last.memory)}
        lines={[line(t('stats.memory'), 'var(--accent)', (one) => one.memory)]}
        limit={last.memoryLimit}
        format={bytes}
      />
      {last.processes === null ? null : (
        <Chart
          title={t('stats.processes')}
          now={String(last.processes)}
          lines={[line(t('stats.processes'), 'var(--warning)', (one) => one.processes)]}
          format={(value) => String(Math.ceil(value))}
        />
      )}
    </>
  );
}

/** What flows in and out: network and disk. */
function Flows({ history, last }: FiguresProps) {
  const { t } = useTranslation('containerPlace');
  const flow = (name: string, colour: string, value: Measure): Line => ({
    name,
    colour,
    points: rates(history.map((one): Point => [one.at, value(one)])),
  });
  return (
    <>
      {last.network === null ? null : (
        <FlowChart
          title={t('stats.network')}
          into={flow(t('stats.received'), 'var(--running)', (one) => one.network?.received ?? null)}
          out={flow(t('stats.sent'), 'var(--cached)', (one) => one.network?.sent ?? null)}
        />
      )}
      {last.blocks === null ? null : (
        <FlowChart
          title={t('stats.blocks')}
          into={flow(t('stats.read'), 'var(--running)', (one) => one.blocks?.read ?? null)}
          out={flow(t('stats.written'), 'var(--cached)', (one) => one.blocks?.written ?? null)}
        />
      )}
    </>
  );
}

interface FlowChartProps {
  readonly title: string;
  readonly into: Line;
  readonly out: Line;
}

function FlowChart({ title, into, out }: FlowChartProps) {
  const { i18n } = useTranslation('containerPlace');
  const speed = (value: number): string => `${formatBytes(value, i18n.language)}/s`;
  const now = ({ points }: Line): string => {
    const value = points.at(-1)?.[1] ?? null;
    return value === null ? '–' : speed(value);
  };
  return (
    <Chart title={title} now={`↓ ${now(into)}  ↑ ${now(out)}`} lines={[into, out]} format={speed} />
  );
}
