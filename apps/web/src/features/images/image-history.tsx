import { recordedInstruction } from '@stagecraft/build-trace';
import type { HistoryEntry, ImageDetail, ImageMaking } from '@stagecraft/contracts';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../state/hooks.tsx';
import { useAnswer } from '../../state/use-answer.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { formatBytes } from '../../ui/format.ts';
import { Moment } from '../../ui/moment.tsx';
import { ShellCommand } from '../../ui/shell-command.tsx';
import { DetailOf } from './detail/detail-of.tsx';
import { dockerWords } from './docker-words.ts';
import { chosenRef, shortId } from './list/view.ts';

/**
 * How an image came to be: `docker history --no-trunc`, with the lines of the Dockerfile where it was
 * built here.
 *
 * @param props.image id or name
 */
export function ImageHistory({ image }: { readonly image: string }) {
  return (
    <DetailOf image={image}>{(detail) => <History detail={detail} chosen={image} />}</DetailOf>
  );
}

interface HistoryProps {
  readonly detail: ImageDetail;
  /** Id or name that the person chose. */
  readonly chosen: string;
}

function History({ detail, chosen }: HistoryProps) {
  const { t } = useTranslation('images');
  const ask = useAppStore((state) => state.askRecords);
  const answer = useAnswer(detail.id, (signal) =>
    ask('getImageMaking', { params: { ref: detail.id }, signal }),
  );
  const built = answer.state === 'ready' ? answer.value : null;
  const entries = detail.history.map((entry, index) => ({ entry, index })).toReversed();
  return (
    <div className="flex flex-col gap-3 p-3">
      <h2 className="sr-only">{t('tab.history')}</h2>
      {built === null ? null : (
        <p className="text-xs text-muted">
          {t('history.built', { number: built.build.number, file: built.dockerfile })}
        </p>
      )}
      <table className="w-full table-fixed text-left text-xs">
        <caption className="sr-only">{t('tab.history')}</caption>
        <thead className="text-muted">
          <tr className="border-b">
            <th className="w-28 py-1 font-medium">{t('history.image')}</th>
            <th className="w-36 py-1 font-medium">{t('fact.created')}</th>
            <th className="py-1 font-medium">{t('history.createdBy')}</th>
            {built === null ? null : <th className="w-20 py-1 font-medium">{t('history.line')}</th>}
            <th className="w-20 py-1 text-right font-medium">{t('fact.size')}</th>
            <th className="w-40 py-1 pl-3 font-medium">{t('history.comment')}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map(({ entry, index }) => (
            <Row key={index} entry={entry} index={index} built={built} />
          ))}
        </tbody>
      </table>
      <ShellCommand
        title={t('command')}
        copyLabel={t('copyCommand')}
        command={dockerWords.history(chosenRef(detail, chosen))}
      />
    </div>
  );
}

function Row(props: {
  readonly entry: HistoryEntry;
  readonly index: number;
  readonly built: ImageMaking | null;
}) {
  const { entry, index, built } = props;
  const { t, i18n } = useTranslation(['images', 'app']);
  return (
    <tr className="border-b align-top hover:bg-hover">
      <td className="py-1 font-mono">
        {entry.id === null ? t('history.missing') : shortId(entry.id)}
      </td>
      <td className="py-1 text-muted">
        {entry.createdAt === null ? t('app:state.unknown') : <Moment at={entry.createdAt} />}
      </td>
      <td className="py-1 pr-2">
        <span className="flex items-start gap-1">
          <code
            className="min-w-0 flex-1 font-mono break-words whitespace-pre-wrap"
            title={entry.createdBy}
          >
            {recordedInstruction(entry.createdBy)}
          </code>
          <CopyButton label={t('history.copy')} text={() => entry.createdBy} />
        </span>
      </td>
      {built === null ? null : (
        <td className="py-1 text-muted">
          <Line built={built} index={index} />
        </td>
      )}
      <td className="py-1 text-right tabular-nums">
        {entry.size === null ? t('app:state.unknown') : formatBytes(entry.size, i18n.language)}
      </td>
      <td className="py-1 pl-3 break-words text-muted">{entry.comment}</td>
    </tr>
  );
}

/** The line of the Dockerfile that made the entry, as far as it can be told. */
function Line({ built, index }: { readonly built: ImageMaking; readonly index: number }) {
  const { t } = useTranslation('images');
  const line = built.lines[index] ?? null;
  if (line === null) return '–';
  return line === 'base' ? t('history.base') : t('history.atLine', { line: line + 1 });
}
