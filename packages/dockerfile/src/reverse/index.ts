export { reverseImage } from './reverse.ts';
export type { RecordedConfig, ReverseInput } from './types.ts';
export { quoteValue } from './values.ts';
