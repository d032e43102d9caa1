import { ListTree, Workflow } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../state/hooks.tsx';
import { IconButton } from '../../ui/button.tsx';

/** Between the picture of the graph and its tree. */
export function ViewSwitch() {
  const { t } = useTranslation('graph');
  const isTree = useAppStore((state) => state.graphView === 'tree');
  const setGraphView = useAppStore((state) => state.setGraphView);
  const Icon = isTree ? Workflow : ListTree;
  return (
    <IconButton
      label={t(isTree ? 'tree.showCanvas' : 'tree.show')}
      shortcut="Alt+T"
      size="small"
      onClick={() => setGraphView(isTree ? 'canvas' : 'tree')}
    >
      <Icon aria-hidden className="size-4" />
    </IconButton>
  );
}
