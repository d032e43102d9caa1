import * as z from 'zod';
import { BuildOptions } from './build-options.ts';

/** Options of a workspace's builds under a name. Values of secrets are no part of them. */
export const BuildPreset = z.object({
  id: z.string(),
  /** No other of the workspace has it. */
  name: z.string(),
  options: BuildOptions,
  /** ms since epoch. */
  savedAt: z.number(),
});
export type BuildPreset = z.infer<typeof BuildPreset>;

/** In the order of their names. */
export const PresetList = z.object({ presets: z.array(BuildPreset) });
export type PresetList = z.infer<typeof PresetList>;

export const SavePresetRequest = z.object({
  /** The preset to write over, which may get another name; null for a new one. */
  id: z.string().nullable(),
  name: z.string().trim().min(1).max(100),
  options: BuildOptions,
});
export type SavePresetRequest = z.infer<typeof SavePresetRequest>;
