import { ArrowLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { IconButton } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { nameIn } from '../registry-name.ts';
import { NameList } from './name-list.tsx';
import { RegistryProblem } from './registry-problem.tsx';
import { RemotePane } from './remote-pane.tsx';
import { usePages } from './use-pages.ts';

interface RepositoryPaneProps {
  readonly host: string;
  /** Without the registry. */
  readonly repository: string;
  /** The one whose image is shown. */
  readonly tag: string | null;
  readonly onTag: (tag: string) => void;
  readonly onBack: () => void;
}

/** The tags of a repository, and what the registry has under the chosen one. */
export function RepositoryPane(props: RepositoryPaneProps) {
  const { host, repository, tag, onTag, onBack } = props;
  const { t } = useTranslation('registries');
  const name = nameIn(host, repository);
  const tags = useTags(name);
  const refusal = tags.names.length === 0 ? tags.problem : null;
  return (
    <div className="flex h-full min-h-0 flex-col">
      <header className="flex h-9 shrink-0 items-center gap-2 border-b px-2">
        <IconButton
          size="small"
          label={t('place.back', { name: host === 'docker.io' ? t('place.hub') : host })}
          onClick={onBack}
        >
          <ArrowLeft aria-hidden className="size-4" />
        </IconButton>
        <h2 className="truncate font-mono text-sm font-semibold">{name}</h2>
      </header>
      <div className="flex min-h-0 flex-1 max-md:flex-col">
        <div className="w-56 shrink-0 border-r max-md:h-48 max-md:w-full max-md:border-r-0 max-md:border-b">
          <Tags host={host} name={name} pages={tags} chosen={tag} onChoose={onTag} />
        </div>
        <section
          aria-label={t('remote.label')}
          tabIndex={0}
          className="min-h-0 min-w-0 flex-1 overflow-auto focus-visible:-outline-offset-2"
        >
          {tag === null ? (
            <EmptyState title={t('browse.chooseTag')} />
          ) : (
            // Once the tags are told after all, it is asked anew, too.
            <RemotePane
              key={`${tag} ${String(refusal === null)}`}
              {...{ host, name, tag, refusal }}
            />
          )}
        </section>
      </div>
    </div>
  );
}

/** A repository's tags, page by page. */
function useTags(name: string) {
  const ask = useAppStore((state) => state.askRecords);
  return usePages(async (after, signal) => {
    const query = { repository: name, ...(after === null ? {} : { after }) };
    const answer = await ask('listRepositoryTags', { query, signal });
    if (!answer.ok) return answer;
    return { ok: true, value: { names: answer.value.tags, next: answer.value.next } };
  });
}

interface TagsProps {
  readonly pages: ReturnType<typeof useTags>;
  readonly host: string;
  readonly name: string;
  readonly chosen: string | null;
  readonly onChoose: (tag: string) => void;
}

function Tags({ host, name, pages, chosen, onChoose }: TagsProps) {
  const { t } = useTranslation('registries');
  if (pages.problem !== null && pages.names.length === 0) {
    return (
      <div className="p-2">
        <RegistryProblem problem={pages.problem} host={host} onAgain={pages.again} />
      </div>
    );
  }
  return (
    <NameList
      label={t('browse.tags', { repository: name })}
      pages={pages}
      chosen={chosen}
      onChoose={onChoose}
    />
  );
}
