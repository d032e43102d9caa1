export const editor = {
  command: {},
};
