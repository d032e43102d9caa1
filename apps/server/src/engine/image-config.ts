import type { ImageConfig } from '@stagecraft/contracts';
import * as z from 'zod';

const strings = z.array(z.string()).nullish();
const keys = z.record(z.string(), z.unknown()).nullish();

/** `config` of an image, as engines and registries write it (OCI image specification). */
export const ImageConfigJson = z.object({
  User: z.string().nullish(),
  WorkingDir: z.string().nullish(),
  Entrypoint: strings,
  Cmd: strings,
  Env: strings,
  ExposedPorts: keys,
  Volumes: keys,
  Labels: z.record(z.string(), z.string()).nullish(),
  StopSignal: z.string().nullish(),
  Shell: strings,
  Healthcheck: z.object({ Test: strings }).nullish(),
  OnBuild: strings,
});

export function toImageConfig(config: z.infer<typeof ImageConfigJson>): ImageConfig {
  return {
    user: config.User ?? '',
    workingDir: config.WorkingDir ?? '',
    entrypoint: config.Entrypoint ?? null,
    cmd: config.Cmd ?? null,
    env: config.Env ?? [],
    exposedPorts: Object.keys(config.ExposedPorts ?? {}),
    volumes: Object.keys(config.Volumes ?? {}),
    labels: config.Labels ?? {},
    // An empty signal is how the engine says that none was set.
    stopSignal: config.StopSignal ? config.StopSignal : null,
    shell: config.Shell ?? null,
    healthcheck: config.Healthcheck?.Test ?? null,
    onBuild: config.OnBuild ?? [],
  };
}
