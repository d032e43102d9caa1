import type { BuildEvent, UnstampedBuildEvent } from '@stagecraft/contracts';
import { stamp } from '@stagecraft/contracts/test-events';
import * as fc from 'fast-check';

const stepId = fc.constantFrom('sha256:a', 'sha256:b', 'sha256:c', 'sha256:d');
const time = fc.integer({ min: 0, max: 5000 });
const line = fc.option(fc.nat(99));

const anyEvent: fc.Arbitrary<UnstampedBuildEvent> = fc.oneof(
  fc.record({ type: fc.constant('build.queued'), position: fc.nat(3) }),
  fc.record({
    type: fc.constant('build.started'),
    builder: fc.constantFrom('buildkit', 'classic'),
  }),
  fc.record({ type: fc.constant('build.finished'), imageId: fc.option(fc.string()) }),
  fc.record({
    type: fc.constant('build.failed'),
    message: fc.string(),
    stepId: fc.option(stepId),
    exitCode: fc.option(fc.nat(255)),
    line,
  }),
  fc.record({ type: fc.constant('build.cancelled') }),
  fc.record({
    type: fc.constant('build.interrupted'),
    reason: fc.constantFrom('server_stopped', 'engine_lost'),
  }),
  fc.record({
    type: fc.constant('context.progressed'),
    bytes: fc.nat(),
    files: fc.nat(),
    done: fc.boolean(),
  }),
  fc.record({
    type: fc.constant('step.queued'),
    stepId,
    name: fc.string(),
    inputs: fc.array(stepId, { maxLength: 2 }),
  }),
  fc.record({ type: fc.constant('step.started'), stepId }),
  fc.record({
    type: fc.constant('step.progressed'),
    stepId,
    item: fc.constantFrom('layer 1', 'layer 2'),
    action: fc.string(),
    current: fc.nat(),
    total: fc.option(fc.nat()),
    done: fc.boolean(),
  }),
  fc.record({
    type: fc.constant('step.logged'),
    stepId,
    stream: fc.constantFrom('stdout', 'stderr'),
    text: fc.string(),
  }),
  fc.record({
    type: fc.constant('step.made'),
    stepId,
    what: fc.constantFrom('container', 'image'),
    id: fc.string(),
  }),
  fc.record({ type: fc.constant('step.cached'), stepId }),
  fc.record({
    type: fc.constant('step.finished'),
    stepId,
    startedAt: fc.option(time),
    finishedAt: fc.option(time),
  }),
  fc.record({
    type: fc.constant('step.failed'),
    stepId,
    error: fc.string(),
    exitCode: fc.option(fc.nat(255)),
    cancelled: fc.boolean(),
  }),
  fc.record({ type: fc.constant('image.tagged'), tag: fc.constantFrom('a', 'b') }),
  fc.record({
    type: fc.constant('warning.raised'),
    message: fc.string(),
    detail: fc.array(fc.string(), { maxLength: 2 }),
    url: fc.option(fc.string()),
    line,
  }),
);

/** Any build's log: also orders that no engine sends. */
export const anyLog: fc.Arbitrary<BuildEvent[]> = fc.array(anyEvent, { maxLength: 60 }).map(stamp);
