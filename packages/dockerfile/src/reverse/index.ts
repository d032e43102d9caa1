export { reverseImage } from './reverse.ts';
export type { RecordedConfig, ReverseInput } from './types.ts';
