import type {
  ProposedLine,
  RecipeEvidence,
  RecordedSession,
  SessionRecipe,
} from '@stagecraft/contracts';
import { ChevronRight } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../../../ui/badge.tsx';
import { Checkbox } from '../../../../ui/checkbox.tsx';
import { classNames } from '../../../../ui/class-names.ts';
import { TextArea } from '../../../../ui/text-area.tsx';
import { Evidence } from './evidence.tsx';
import { LineButtons } from './line-buttons.tsx';
import { isFixed } from './lines.ts';

/** Facts that are shown without being asked for. */
const openFacts = 4;

interface LineCardProps {
  readonly line: ProposedLine;
  /** Counted from 1. */
  readonly number: number;
  readonly recipe: SessionRecipe;
  readonly session: RecordedSession;
  readonly canRise: boolean;
  readonly canSink: boolean;
  readonly onChange: (part: Partial<ProposedLine>) => void;
  readonly onMove: (by: -1 | 1) => void;
}

/** One proposed instruction: on or off, up or down, other words, and what speaks for it. */
export function LineCard({ line, number, recipe, session, onChange, ...moves }: LineCardProps) {
  const { t } = useTranslation('sessions');
  const [editing, setEditing] = useState(false);
  const pencil = useRef<HTMLButtonElement>(null);
  const { text: proposed = '', evidence = [] } = recipe.instructions[line.instruction] ?? {};
  const edited = line.text !== proposed;
  return (
    <li className="rounded-md border bg-canvas">
      <div className="flex items-start gap-2 px-2 py-1.5">
        <Checkbox
          hideLabel
          checked={line.on}
          disabled={isFixed(line)}
          onChange={(on) => onChange({ on })}
          label={t('line.on', { number, text: line.text.split('\n')[0] })}
        />
        {editing ? (
          <TextArea
            hideLabel
            autoFocus
            label={t('line.text', { number })}
            value={line.text}
            onValueChange={(text) => onChange({ text })}
            onKeyDown={({ key }) => {
              if (key !== 'Escape') return;
              setEditing(false);
              pencil.current?.focus();
            }}
            className="flex-1"
          />
        ) : (
          <code
            className={classNames(
              'min-w-0 flex-1 font-mono text-xs break-words whitespace-pre-wrap',
              !line.on && 'text-muted line-through',
            )}
          >
            {line.text}
          </code>
        )}
        {edited ? <Badge tone="accent">{t('line.edited')}</Badge> : null}
        <LineButtons
          {...moves}
          pencil={pencil}
          number={number}
          editing={editing}
          onEdit={setEditing}
          onRestore={edited ? () => onChange({ text: proposed }) : null}
        />
      </div>
      {evidence.length === 0 ? null : (
        <Facts evidence={evidence} session={session} effects={recipe.effects} />
      )}
    </li>
  );
}

interface FactsProps extends Pick<SessionRecipe, 'effects'>, Pick<LineCardProps, 'session'> {
  readonly evidence: readonly RecipeEvidence[];
}

/** What speaks for an instruction; much of it is folded. */
function Facts({ evidence, session, effects }: FactsProps) {
  const { t } = useTranslation('sessions');
  return (
    <details open={evidence.length <= openFacts} className="group border-t text-xs text-muted">
      <summary className="flex cursor-default list-none items-center gap-1.5 rounded-b-md px-2 py-1 hover:bg-hover">
        <ChevronRight aria-hidden className="size-3 shrink-0 group-open:rotate-90" />
        {t('evidence.count', { count: evidence.length })}
      </summary>
      <ul className="flex list-disc flex-col gap-0.5 px-2 pb-1.5 pl-8">
        {evidence.map((entry) => (
          <li key={JSON.stringify(entry)} className="break-words whitespace-pre-wrap">
            <Evidence entry={entry} session={session} effects={effects} />
          </li>
        ))}
      </ul>
    </details>
  );
}
