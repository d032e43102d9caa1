export const build = {
  command: {},
};
