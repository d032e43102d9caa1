import type { BuildPreset } from '@stagecraft/contracts';
import type { BuildSlice } from '../build-slice.types.ts';
import type { Ports } from '../ports.ts';
import type { AppStore } from '../types.ts';

type Presets = Pick<BuildSlice, 'loadPresets' | 'savePreset' | 'deletePreset'>;

/** Named build options, which the server keeps for the workspace. */
export function createPresets(ports: Ports, store: AppStore): Presets {
  const inWorkspace = () => store.getState().workspace?.id ?? null;
  const changeList = (id: string, change: (presets: readonly BuildPreset[]) => BuildPreset[]) => {
    if (inWorkspace() !== id) return;
    store.setState(({ presets }) => ({ presets: change(presets ?? []), presetProblem: null }));
  };
  return {
    async loadPresets() {
      const id = inWorkspace();
      if (id === null) return;
      const answer = await ports.api.call('listPresets', { params: { id } });
      if (answer.ok) changeList(id, () => answer.value.presets);
      else if (inWorkspace() === id) store.setState({ presetProblem: answer.problem });
    },
    async savePreset(request) {
      const id = inWorkspace();
      if (id === null) return null;
      const answer = await ports.api.call('savePreset', { params: { id }, body: request });
      if (!answer.ok) {
        store.setState({ presetProblem: answer.problem });
        return null;
      }
      const saved = answer.value;
      changeList(id, (presets) =>
        [...presets.filter((one) => one.id !== saved.id), saved].toSorted((one, other) =>
          one.name.localeCompare(other.name),
        ),
      );
      return saved;
    },
    async deletePreset(preset) {
      const id = inWorkspace();
      if (id === null) return;
      const answer = await ports.api.call('deletePreset', { params: { id, preset } });
      // Another tab may have been faster: what was wanted is true.
      if (answer.ok || answer.problem.code === 'preset_not_found') {
        changeList(id, (presets) => presets.filter((one) => one.id !== preset));
      } else {
        store.setState({ presetProblem: answer.problem });
      }
    },
  };
}
