export type * from './types.ts';
// To come (owner: packages/build-trace):
// emptyTrace(): BuildTrace
// foldEvents(trace, events: readonly BuildEvent[]): BuildTrace
// matchSteps(model: DockerfileModel, graph: StageGraph, steps: readonly StepState[]): ReadonlyMap<string /*stepId*/, StepMatch>
// alignInstructions(built: DockerfileModel, current: DockerfileModel): ReadonlyMap<number /*built index*/, number /*current index*/>  only where the instruction's text is equal
// matchHistory(model, graph, history: readonly HistoryEntry[]): { entry: HistoryEntry; origin: {kind:'instruction', instruction:number} | {kind:'base'} | {kind:'unknown'} }[]
