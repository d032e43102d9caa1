import type { CacheCause, FileChange } from '@stagecraft/contracts';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';

type Of<K extends CacheCause['kind']> = Extract<CacheCause, { kind: K }>;

/** One cause in words, with what was and what is. */
export function CauseText({ cause }: { readonly cause: CacheCause }) {
  const { t } = useTranslation('records');
  switch (cause.kind) {
    case 'text':
      return <Changed title={t('cause.text')} before={cause.before} after={cause.after} />;
    case 'variable':
      return (
        <Changed
          title={t(cause.source === 'argument' ? 'cause.argument' : 'cause.environment', {
            name: cause.name,
          })}
          before={cause.before}
          after={cause.after}
        />
      );
    case 'setting':
      return (
        <Changed
          title={t('cause.setting', { name: cause.keyword })}
          before={cause.before}
          after={cause.after}
        />
      );
    case 'base':
      return (
        <Changed
          title={t('cause.base', { name: cause.ref })}
          before={cause.before}
          after={cause.after}
        />
      );
    case 'files':
      return <Files cause={cause} />;
    case 'parent':
      return <Parent instruction={cause.instruction} />;
    case 'other-parent':
      return <p>{t('cause.otherParent')}</p>;
    case 'no-cache':
      return <p>{t(cause.scope === 'build' ? 'cause.noCache' : 'cause.noCacheStage')}</p>;
    case 'engine':
      return <Changed title={t('cause.engine')} before={cause.before} after={cause.after} />;
    case 'pruned':
      return <p>{t('cause.pruned', { number: cause.number })}</p>;
    case 'no-earlier-build':
      return <p>{t('cause.noEarlier')}</p>;
    case 'unknown':
      return <Unknown cause={cause} />;
  }
}

interface ChangedProps {
  readonly title: string;
  readonly before: string | null;
  readonly after: string | null;
}

function Changed({ title, before, after }: ChangedProps) {
  const { t } = useTranslation('records');
  return (
    <div>
      <p>{title}</p>
      <dl className="mt-1 grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5 font-mono text-xs">
        <dt className="text-muted">{t('cause.before')}</dt>
        <dd className="min-w-0 break-words whitespace-pre-wrap">{before ?? t('cause.none')}</dd>
        <dt className="text-muted">{t('cause.after')}</dt>
        <dd className="min-w-0 break-words whitespace-pre-wrap">{after ?? t('cause.none')}</dd>
      </dl>
    </div>
  );
}

function Files({ cause }: { readonly cause: Of<'files'> }) {
  const { t } = useTranslation('records');
  return (
    <div>
      <p>{t('cause.files', { count: cause.changes.length + cause.more })}</p>
      <FileChanges changes={cause.changes} more={cause.more} />
    </div>
  );
}

/** Files with what became of them. */
export function FileChanges(props: {
  readonly changes: readonly FileChange[];
  readonly more: number;
}) {
  const { t } = useTranslation('records');
  return (
    <ul className="mt-1 max-h-60 overflow-y-auto font-mono text-xs">
      {props.changes.map(({ path, change }) => (
        <li key={path} className="flex gap-3">
          <span className="w-16 shrink-0 text-muted">{t(`change.${change}`)}</span>
          <span className="min-w-0 break-all">{path}</span>
        </li>
      ))}
      {props.more === 0 ? null : (
        <li className="text-muted">{t('cause.more', { count: props.more })}</li>
      )}
    </ul>
  );
}

function Parent({ instruction }: { readonly instruction: number }) {
  const { t } = useTranslation('records');
  const line = useAppStore(
    (state) => state.built?.model.instructions[instruction]?.firstLine ?? null,
  );
  return <p>{t('cause.parent', { line: line === null ? '?' : line + 1 })}</p>;
}

function Unknown({ cause }: { readonly cause: Of<'unknown'> }) {
  const { t } = useTranslation('records');
  return (
    <div>
      <p>{t('cause.unknown')}</p>
      <ul className="mt-1 list-disc pl-5 text-muted">
        {cause.missing.map((one) => (
          <li key={one}>{t(`missing.${one}`)}</li>
        ))}
      </ul>
    </div>
  );
}
