import type { build as english } from '../en/build.ts';

export const build: typeof english = {
  command: {},
};
