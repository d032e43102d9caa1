import type { BuildOptions } from '@stagecraft/contracts';

/** What every field of the form gets: the options as they are. Changes go to the store. */
export interface FieldProps {
  readonly options: BuildOptions;
}
