import { useContainer } from '../../features/containers/use-container.ts';
import { useAppStore } from '../../state/hooks.tsx';
import { shellIn } from '../../state/terminal/shell-in.ts';
import { TerminalsPanel } from '../lazy-parts.ts';

/** The terminals of a container; a new one is a shell in it. */
export function ContainerTerminal({ container }: { readonly container: string }) {
  const { value } = useContainer(container);
  const openTerminal = useAppStore((state) => state.openTerminal);
  if (value === null) return null;
  const { id, name } = value;
  return (
    <TerminalsPanel
      only={(request) => 'container' in request && [id, name].includes(request.container)}
      onNew={() => void openTerminal(shellIn(name))}
    />
  );
}
