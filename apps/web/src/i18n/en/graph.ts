export const graph = {
  command: {},
};
