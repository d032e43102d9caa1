import type { ImageInventory, ImageSummary } from '@stagecraft/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { ShellCommand } from '../../../ui/shell-command.tsx';
import { dockerWords } from '../docker-words.ts';
import { shownName } from '../list/view.ts';
import { removalsOf, type Removal } from './removal.ts';
import { RemovalPlan } from './removal-plan.tsx';
import { RemovalResults } from './removal-results.tsx';
import { useRemoval } from './use-removal.ts';

interface RemoveDialogProps {
  readonly images: readonly ImageSummary[];
  readonly inventory: ImageInventory;
  readonly onClose: () => void;
}

interface Choice {
  /** Names that are to stay. */
  readonly kept: ReadonlySet<string>;
  readonly force: boolean;
  readonly keepParents: boolean;
}

/** Removes images, or only names of one; says before what stands in the way, and after what came of it. */
export function RemoveDialog({ images, inventory: known, onClose }: RemoveDialogProps) {
  const { t } = useTranslation(['images', 'app']);
  // As it was when it was asked for: what goes must not go from under what is being read.
  const [inventory] = useState(known);
  const [choice, setChoice] = useState<Choice>({
    kept: new Set(),
    force: false,
    keepParents: false,
  });
  const { kept, force, keepParents } = choice;
  const removal = useRemoval();
  const plan = removalsOf(images, inventory, kept);
  const refs = plan.flatMap((one) => one.refs);
  const ended = removal.state === 'ended';
  const count = plan.length;
  const onlyNames = count > 0 && plan.every((one) => one.untagsOnly);
  const [first] = images;
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('remove.title', { count: images.length, name: first ? shownName(first) : '' })}
      footer={
        ended ? (
          <Button variant="primary" onClick={onClose}>
            {t('app:action.close')}
          </Button>
        ) : (
          <>
            <Button onClick={onClose}>{t('app:action.cancel')}</Button>
            <Button
              variant="danger"
              busy={removal.state === 'going'}
              disabled={refs.length === 0}
              onClick={() => void removal.start({ refs, force, keepParents })}
            >
              {onlyNames
                ? t('remove.untag', { count: refs.length })
                : t('remove.confirm', { count })}
            </Button>
          </>
        )
      }
    >
      <div className="flex flex-col gap-3">
        {removal.problem === null ? null : <ErrorNotice problem={removal.problem} />}
        {removal.state === 'before' ? (
          <Choices images={images} plan={plan} choice={choice} onChoice={setChoice} />
        ) : (
          <RemovalResults results={removal.results} total={refs.length} ended={ended} />
        )}
      </div>
    </Dialog>
  );
}

interface ChoicesProps {
  readonly images: readonly ImageSummary[];
  readonly plan: readonly Removal[];
  readonly choice: Choice;
  readonly onChoice: (choice: Choice) => void;
}

/** What is removed and how, with what will come of it. */
function Choices({ images, plan, choice, onChoice }: ChoicesProps) {
  const { t } = useTranslation('images');
  const [first] = images;
  const refs = plan.flatMap((one) => one.refs);
  return (
    <>
      {images.length === 1 && first !== undefined ? (
        <NamesChoice
          image={first}
          kept={choice.kept}
          onKept={(kept) => onChoice({ ...choice, kept })}
        />
      ) : null}
      <RemovalPlan plan={plan} />
      <Checkbox
        checked={choice.force}
        onChange={(force) => onChoice({ ...choice, force })}
        label={t('remove.force')}
        hint={t('remove.forceHint')}
      />
      <Checkbox
        checked={choice.keepParents}
        onChange={(keepParents) => onChoice({ ...choice, keepParents })}
        label={t('remove.keepParents')}
        hint={t('remove.keepParentsHint')}
      />
      <ShellCommand
        title={t('command')}
        copyLabel={t('copyCommand')}
        command={dockerWords.remove(refs, choice.force, choice.keepParents)}
        testId="docker-command"
      />
    </>
  );
}

function NamesChoice(props: {
  readonly image: ImageSummary;
  readonly kept: ReadonlySet<string>;
  readonly onKept: (kept: ReadonlySet<string>) => void;
}) {
  const { t } = useTranslation('images');
  const { image, kept, onKept } = props;
  if (image.tags.length < 2) return null;
  const change = (tag: string, goes: boolean): void => {
    const next = new Set(kept);
    if (goes) next.delete(tag);
    else next.add(tag);
    onKept(next);
  };
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 text-xs text-muted">{t('remove.whichNames')}</legend>
      {image.tags.map((tag) => (
        <Checkbox
          key={tag}
          checked={!kept.has(tag)}
          onChange={(goes) => change(tag, goes)}
          label={tag}
        />
      ))}
    </fieldset>
  );
}
