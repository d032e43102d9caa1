export const history = {
  command: {},
};
