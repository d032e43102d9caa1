export * from './problem.ts';
export * from './workspace.ts';
export * from './engine.ts';
export * from './build-event.ts';
export * from './build.ts';
export * from './image.ts';
export * from './stream.ts';
export * from './endpoints.ts';
