export const problems = {
  command: {},
};
