import type Docker from 'dockerode';
import type { EngineFailure, Outcome } from '../../engine.ts';
import type { EngineProcess, ProcessEngine } from '../../process-engine.ts';
import { outcomeOf } from '../failure.ts';
import { attachMain, startToolbox } from './attach.ts';
import { startExec } from './exec.ts';

/** Whether a text can be a container's id or name: it becomes part of a path of the engine's API. */
function isContainerRef(container: string): boolean {
  return /^[a-zA-Z0-9][\w.-]*$/.test(container);
}

/** Processes behind Docker's API. */
export function dockerProcesses(docker: Docker): ProcessEngine {
  const within = async (
    container: string,
    work: () => Promise<Outcome<EngineProcess>>,
  ): Promise<Outcome<EngineProcess>> => {
    if (isContainerRef(container)) return work();
    const detail = `No such container: ${container}`;
    return { ok: false, failure: { kind: 'not_found', detail, status: 404 } };
  };
  return {
    exec: (container, request) => within(container, () => startExec(docker, container, request)),
    attach: (container, size) =>
      within(container, () => outcomeOf(() => attachMain(docker, container, size))),
    toolbox: (container, request) =>
      within(container, () => outcomeOf(() => startToolbox(docker, container, request))),
  };
}

/** Of an engine that cannot be used. */
export function unusableProcesses(failure: EngineFailure): ProcessEngine {
  const refuse = async (): Promise<Outcome<never>> => ({ ok: false, failure });
  return { exec: refuse, attach: refuse, toolbox: refuse };
}
