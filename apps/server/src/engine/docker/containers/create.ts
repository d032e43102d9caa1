import type Docker from 'dockerode';
import type { EngineMount, EngineRunRequest } from '../../container-engine.ts';
import { removeLabel, runLabel } from './detail.ts';

/**
 * Megabytes of a container's log that the engine keeps at least. Without a bound a loop that prints
 * fills the disk of the engine.
 */
const usualLog = 20;

type HostConfig = NonNullable<Docker.ContainerCreateOptions['HostConfig']>;

function publishing({ ports }: EngineRunRequest) {
  const bindings = ports === 'all' ? [] : ports;
  const PortBindings: Record<string, { HostIp: string; HostPort: string }[]> = {};
  for (const { port, hostIp, hostPort } of bindings) {
    // The engine takes a missing port for any free one.
    const HostPort = hostPort === 0 ? '' : String(hostPort);
    (PortBindings[port] ??= []).push({ HostIp: hostIp, HostPort });
  }
  const ExposedPorts = Object.fromEntries(bindings.map(({ port }) => [port, {}]));
  return { ExposedPorts, PortBindings, PublishAllPorts: ports === 'all' };
}

/** One of `HostConfig.Mounts`, where no colon in a path has a meaning. */
function toMount(mount: EngineMount): Docker.MountSettings {
  const common = { Target: mount.target, Type: mount.kind };
  if (mount.kind === 'tmpfs') return { ...common, Source: '' };
  const Source = mount.kind === 'bind' ? mount.source : (mount.name ?? '');
  return { ...common, Source, ReadOnly: mount.readOnly };
}

function limits({ memory, cpus }: EngineRunRequest): HostConfig {
  return {
    ...(memory !== null && { Memory: memory }),
    ...(cpus !== null && { NanoCpus: Math.round(cpus * 1e9) }),
  };
}

function restarting({ restart }: EngineRunRequest): HostConfig {
  if (restart.name === 'no') return {};
  const MaximumRetryCount = restart.name === 'on-failure' ? restart.retries : 0;
  return { RestartPolicy: { Name: restart.name, MaximumRetryCount } };
}

/** The body of `POST /containers/create`. It names no privilege, and no mount but those that were allowed. */
export function createOptions(request: EngineRunRequest): Docker.ContainerCreateOptions {
  const { name, command, entrypoint, env, mounts, network } = request;
  const [label = '', value = ''] = runLabel.split('=');
  const { ExposedPorts, ...published } = publishing(request);
  return {
    ...(name === null ? {} : { name }),
    Image: request.image,
    ...(command && { Cmd: [...command] }),
    ...(entrypoint && { Entrypoint: [...entrypoint] }),
    ...(env.length > 0 && { Env: [...env] }),
    ...(request.user !== '' && { User: request.user }),
    ...(request.workingDir !== '' && { WorkingDir: request.workingDir }),
    Tty: request.tty,
    OpenStdin: request.interactive,
    ...(!request.unlabelled && {
      Labels: { [label]: value, [removeLabel]: String(request.remove) },
    }),
    ExposedPorts,
    HostConfig: {
      ...published,
      LogConfig: {
        Type: 'json-file',
        Config: { 'max-size': `${String(request.keptLog ?? usualLog)}m` },
      },
      ...(network !== null && { NetworkMode: network }),
      ...(mounts.length > 0 && { Mounts: mounts.map(toMount) }),
      ...limits(request),
      ...restarting(request),
    },
  };
}
