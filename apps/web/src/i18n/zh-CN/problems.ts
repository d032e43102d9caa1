import type { problems as english } from '../en/problems.ts';

export const problems: typeof english = {
  command: {},
};
