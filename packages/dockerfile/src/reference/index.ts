export type * from './types.ts';
export { instructionReference, flagReference } from './instructions.ts';
export { mountReference, mountKeyReference } from './mounts.ts';
export { directiveReference } from './directives.ts';
export { predefinedArguments } from './predefined.ts';
export { signalReference } from './signals.ts';
export { portReference } from './ports.ts';
export { labelReference } from './labels.ts';
export { imageReference } from './images.ts';
