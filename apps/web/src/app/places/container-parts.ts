import { lazy } from 'react';

/** The parts of a container's detail, fetched when they are first shown. */
export const ContainerOverview = lazy(async () => ({
  default: (await import('../../features/containers/detail/container-overview.tsx'))
    .ContainerOverview,
}));
export const ContainerLogs = lazy(async () => ({
  default: (await import('../../features/containers/detail/container-logs.tsx')).ContainerLogs,
}));
export const ContainerStats = lazy(async () => ({
  default: (await import('../../features/containers/detail/container-stats.tsx')).ContainerStats,
}));
export const ContainerProcesses = lazy(async () => ({
  default: (await import('../../features/containers/detail/container-processes.tsx'))
    .ContainerProcesses,
}));
export const ContainerFiles = lazy(async () => ({
  default: (await import('../../features/containers/detail/container-files.tsx')).ContainerFiles,
}));
export const ContainerChanges = lazy(async () => ({
  default: (await import('../../features/containers/detail/container-changes.tsx'))
    .ContainerChanges,
}));
export const ContainerInspect = lazy(async () => ({
  default: (await import('../../features/containers/detail/container-inspect.tsx'))
    .ContainerInspect,
}));
export const RecordTab = lazy(async () => {
  const [part, { addSessionTexts }] = await Promise.all([
    import('../../features/containers/session/record-tab.tsx'),
    import('../../i18n/session-texts.ts'),
  ]);
  addSessionTexts();
  return { default: part.RecordTab };
});
