import type { ImageSummary } from '@stagecraft/contracts';
import {
  ArrowUpFromLine,
  CircleDot,
  Copy,
  Download,
  FileCode,
  History,
  Play,
  Route,
  Tag,
  Trash2,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { MenuItem, MenuSeparator, PointMenu } from '../../../ui/menu.tsx';
import { toast } from '../../../ui/toast.ts';
import { dockerWords } from '../docker-words.ts';
import type { ImageTask } from '../image-dialogs.tsx';
import { useRecordImage } from '../use-record-image.ts';
import { refOf, shownName } from './view.ts';

interface ImageMenuProps {
  readonly at: { readonly x: number; readonly y: number };
  /** The one it was opened on. */
  readonly image: ImageSummary;
  /** All that are chosen, it among them. */
  readonly chosen: readonly ImageSummary[];
  readonly onTask: (task: ImageTask) => void;
  readonly onClose: () => void;
  readonly afterClose: () => void;
}

const iconClass = 'size-4';

/** What can be done with an image, or with all that are chosen. */
export function ImageMenu(props: ImageMenuProps) {
  const { image, chosen, onTask } = props;
  const { t } = useTranslation('images');
  const showRoads = useAppStore((state) => state.showRoads);
  const count = chosen.length;
  return (
    <PointMenu
      at={props.at}
      label={
        count > 1 ? t('menu.labelMany', { count }) : t('menu.label', { name: shownName(image) })
      }
      onClose={props.onClose}
      afterClose={props.afterClose}
    >
      {count > 1 ? null : <SingleItems image={image} onTask={onTask} />}
      {count > 4 ? null : (
        <MenuItem
          icon={<Route aria-hidden className={iconClass} />}
          onSelect={() => showRoads({ images: chosen.map(refOf), container: '' })}
        >
          {t('action.roads')}
        </MenuItem>
      )}
      <MenuItem
        icon={<Download aria-hidden className={iconClass} />}
        onSelect={() => onTask({ kind: 'save', images: chosen })}
      >
        {t('action.save', { count })}
      </MenuItem>
      <MenuItem
        danger
        icon={<Trash2 aria-hidden className={iconClass} />}
        shortcut="Delete"
        onSelect={() => onTask({ kind: 'remove', images: chosen })}
      >
        {t('action.remove', { count })}
      </MenuItem>
    </PointMenu>
  );
}

/** What is done with one image only. */
function SingleItems({ image, onTask }: Pick<ImageMenuProps, 'image' | 'onTask'>) {
  const { t } = useTranslation('images');
  const openRun = useAppStore((state) => state.openRun);
  const record = useRecordImage();
  const openPush = useAppStore((state) => state.openPush);
  const copy = (text: string): void => {
    void navigator.clipboard.writeText(text).then(() => toast.success(t('copied')));
  };
  return (
    <>
      <MenuItem
        icon={<Play aria-hidden className={iconClass} />}
        onSelect={() => void openRun(refOf(image))}
      >
        {t('action.run')}
      </MenuItem>
      <MenuItem
        icon={<CircleDot aria-hidden className={iconClass} />}
        onSelect={() => void record(refOf(image))}
      >
        {t('action.record')}
      </MenuItem>
      <MenuItem
        icon={<Tag aria-hidden className={iconClass} />}
        onSelect={() => onTask({ kind: 'tag', image })}
      >
        {t('action.tag')}
      </MenuItem>
      <MenuItem
        icon={<ArrowUpFromLine aria-hidden className={iconClass} />}
        onSelect={() => openPush(refOf(image))}
      >
        {t('action.push')}
      </MenuItem>
      <LookItems image={image} />
      <MenuSeparator />
      <MenuItem icon={<Copy aria-hidden className={iconClass} />} onSelect={() => copy(image.id)}>
        {t('action.copyId')}
      </MenuItem>
      <MenuItem
        icon={<Copy aria-hidden className={iconClass} />}
        onSelect={() => copy(dockerWords.inspect(refOf(image)))}
      >
        {t('action.copyInspect')}
      </MenuItem>
      <MenuSeparator />
    </>
  );
}

/** How it came to be. */
function LookItems({ image }: Pick<ImageMenuProps, 'image'>) {
  const { t } = useTranslation('images');
  const showImage = useAppStore((state) => state.showImage);
  return (
    <>
      <MenuItem
        icon={<History aria-hidden className={iconClass} />}
        onSelect={() => showImage(refOf(image), 'history')}
      >
        {t('action.history')}
      </MenuItem>
      <MenuItem
        icon={<FileCode aria-hidden className={iconClass} />}
        onSelect={() => showImage(refOf(image), 'dockerfile')}
      >
        {t('action.reverse')}
      </MenuItem>
    </>
  );
}
