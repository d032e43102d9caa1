import type { ImageInventory, ImageSummary } from '@stagecraft/contracts';
import { ExportDialog } from './archive/export-dialog.tsx';
import { ImportDialog } from './archive/import-dialog.tsx';
import { LoadDialog } from './archive/load-dialog.tsx';
import { SaveDialog } from './archive/save-dialog.tsx';
import { PruneDialog } from './manage/prune-dialog.tsx';
import { RemoveDialog } from './manage/remove-dialog.tsx';
import { TagDialog } from './manage/tag-dialog.tsx';

/** What is being done, and with which images. */
export type ImageTask =
  | { readonly kind: 'tag'; readonly image: ImageSummary }
  | { readonly kind: 'remove' | 'save'; readonly images: readonly ImageSummary[] }
  | { readonly kind: 'prune' | 'load' | 'import' | 'export' };

interface ImageDialogsProps {
  readonly task: ImageTask | null;
  readonly inventory: ImageInventory;
  readonly onClose: () => void;
}

/** The dialog of what is being done with images. */
export function ImageDialogs({ task, inventory, onClose }: ImageDialogsProps) {
  switch (task?.kind) {
    case undefined:
      return null;
    case 'tag':
      return <TagDialog image={task.image} onClose={onClose} />;
    case 'remove':
      return <RemoveDialog images={task.images} inventory={inventory} onClose={onClose} />;
    case 'save':
      return <SaveDialog images={task.images} onClose={onClose} />;
    case 'prune':
      return <PruneDialog inventory={inventory} onClose={onClose} />;
    case 'load':
      return <LoadDialog onClose={onClose} />;
    case 'import':
      return <ImportDialog onClose={onClose} />;
    case 'export':
      return <ExportDialog containers={inventory.containers} onClose={onClose} />;
  }
}
