import { draggable } from '@atlaskit/pragmatic-drag-and-drop/adapter/element-adapter';
import { disableNativeDragPreview } from '@atlaskit/pragmatic-drag-and-drop/utils/disable-native-drag-preview';
import { pointerOutsideOfPreview } from '@atlaskit/pragmatic-drag-and-drop/utils/pointer-outside-of-preview';
import { setCustomNativeDragPreview } from '@atlaskit/pragmatic-drag-and-drop/utils/set-custom-native-drag-preview';

interface Dragged {
  readonly data: Record<string, unknown>;
  readonly text?: string | undefined;
  readonly label: string;
}

/** Makes an element draggable; `source` is asked as a drag begins, null lets none begin. Returns its end. */
export function makeDraggable(element: HTMLElement, source: () => Dragged | null): () => void {
  return draggable({
    element,
    canDrag: () => source() !== null,
    getInitialData: () => source()?.data ?? {},
    getInitialDataForExternal: () => {
      const text = source()?.text;
      return text === undefined ? {} : { 'text/plain': text };
    },
    onGenerateDragPreview: ({ nativeSetDragImage }) => {
      const label = source()?.label ?? '';
      if (label === '') {
        disableNativeDragPreview({ nativeSetDragImage });
        return;
      }
      setCustomNativeDragPreview({
        nativeSetDragImage,
        getOffset: pointerOutsideOfPreview({ x: '12px', y: '8px' }),
        render: ({ container }) => {
          const preview = document.createElement('div');
          preview.className =
            'max-w-72 truncate rounded-md border border-accent bg-raised px-2 py-1 font-mono text-xs text-ink';
          preview.textContent = label;
          container.append(preview);
        },
      });
    },
  });
}
