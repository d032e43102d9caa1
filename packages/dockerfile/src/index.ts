export type * from './types.ts';
// To come (owner: packages/dockerfile):
// export { parseDockerfile } from './parse/….ts';        (text: string) => DockerfileModel
// export { buildGraph } from './graph/….ts';             (model, options?: GraphOptions) => StageGraph
// export { compileIgnore } from './ignore/….ts';         (text: string) => IgnoreRules { ignores(path: string, isDirectory?: boolean): boolean; mayContainIncluded(dir): boolean }
// export { globalArgs } from './graph/….ts';             (model) => { name, defaultValue, instruction, global }[] for the build panel
