import { dockerSearchCommand, type FoundRepository } from '@stagecraft/contracts';
import { Star } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { useAnswer } from '../../../state/use-answer.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { ShellCommand } from '../../../ui/shell-command.tsx';
import { Spinner } from '../../../ui/spinner.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { useAgain } from '../use-again.ts';

interface Search {
  readonly term: string;
  readonly official: boolean;
  readonly stars: number;
}

/** Docker Hub's search, which the engine does. */
export function SearchPane({ onOpen }: { readonly onOpen: (repository: string) => void }) {
  const { t } = useTranslation('registries');
  const [search, setSearch] = useState<Search>({ term: '', official: false, stars: 0 });
  const [asked, setAsked] = useState<Search | null>(null);
  const { key, again } = useAgain();
  const edit = (change: Partial<Search>): void => setSearch({ ...search, ...change });
  return (
    <div className="flex h-full min-h-0 flex-col gap-2 overflow-auto p-3">
      <form
        role="search"
        aria-label={t('search.label')}
        className="flex flex-wrap items-end gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          if (search.term.trim() === '') return;
          setAsked({ ...search, term: search.term.trim() });
          again();
        }}
      >
        <TextField
          label={t('search.label')}
          className="max-w-sm flex-1"
          value={search.term}
          onValueChange={(term) => edit({ term })}
        />
        <TextField
          label={t('search.stars')}
          className="w-40"
          inputMode="numeric"
          value={String(search.stars)}
          onValueChange={(text) => edit({ stars: Number(text.replaceAll(/\D/g, '').slice(0, 6)) })}
        />
        <Button type="submit" disabled={search.term.trim() === ''}>
          {t('search.button')}
        </Button>
        <Checkbox
          label={t('search.official')}
          checked={search.official}
          onChange={(official) => edit({ official })}
        />
      </form>
      {asked === null ? null : (
        <>
          <ShellCommand
            title={t('search.command')}
            copyLabel={t('search.copy')}
            command={dockerSearchCommand(asked.term, asked.official, asked.stars)}
            testId="docker-search-command"
          />
          <Results search={asked} turn={key} onOpen={onOpen} />
        </>
      )}
    </div>
  );
}

interface ResultsProps {
  readonly search: Search;
  readonly turn: string;
  readonly onOpen: (repository: string) => void;
}

function Results({ search, turn, onOpen }: ResultsProps) {
  const { t } = useTranslation('registries');
  const ask = useAppStore((state) => state.askRecords);
  const query = {
    term: search.term,
    ...(search.official ? { official: 'true' } : {}),
    ...(search.stars > 0 ? { stars: String(search.stars) } : {}),
  };
  const answer = useAnswer(`${turn} ${JSON.stringify(query)}`, (signal) =>
    ask('searchRepositories', { query, signal }),
  );
  if (answer.state === 'loading') return <Spinner />;
  if (answer.state === 'failed') return <ErrorNotice problem={answer.problem} />;
  const { found } = answer.value;
  if (found.length === 0) return <p className="text-muted">{t('search.none')}</p>;
  return (
    <ul aria-label={t('search.results')} className="divide-y rounded-md border">
      {found.map((one) => (
        <Found key={one.name} found={one} onOpen={onOpen} />
      ))}
    </ul>
  );
}

interface FoundProps {
  readonly found: FoundRepository;
  readonly onOpen: (repository: string) => void;
}

function Found({ found, onOpen }: FoundProps) {
  const { t, i18n } = useTranslation('registries');
  const stars = new Intl.NumberFormat(i18n.language).format(found.stars);
  return (
    <li>
      <button
        type="button"
        onClick={() => onOpen(found.name)}
        className="flex w-full flex-wrap items-center gap-x-3 px-3 py-1.5 text-left hover:bg-hover focus-visible:-outline-offset-2"
      >
        <span className="font-mono text-xs">{found.name}</span>
        {found.official ? <Badge tone="done">{t('search.officialMark')}</Badge> : null}
        <span className="inline-flex items-center gap-1 text-xs text-muted">
          <Star aria-hidden className="size-3" />
          {t('search.starCount', { stars })}
        </span>
        <span className="w-full text-xs text-muted">{found.description}</span>
      </button>
    </li>
  );
}
