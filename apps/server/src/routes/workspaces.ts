import { endpoints } from '@stagecraft/contracts';
import type { IRouter } from 'express';
import { matchWorkspaceSources, surveyWorkspace } from '../context/survey.ts';
import { ok } from '../problems/result.ts';
import { findDockerfiles } from '../workspaces/dockerfiles.ts';
import { listFolder } from '../workspaces/folder.ts';
import { removeTextFile } from '../workspaces/remove-file.ts';
import { saveTextFile } from '../workspaces/save-file.ts';
import type { Workspaces } from '../workspaces/service.ts';
import { readTextFile } from '../workspaces/text-file.ts';
import { mount } from './mount.ts';

/** Workspaces and the files in them. */
export function workspaceRoutes(router: IRouter, workspaces: Workspaces): void {
  mount(router, endpoints.listWorkspaces, async () => ok(await workspaces.list()));
  mount(router, endpoints.openWorkspace, ({ body }) => workspaces.open(body));
  mount(router, endpoints.getWorkspace, ({ param }) => workspaces.get(param('id')));
  mount(router, endpoints.forgetWorkspace, ({ param }) => workspaces.forget(param('id')));
  mount(router, endpoints.listFolder, async ({ param, query }) => {
    const root = await workspaces.root(param('id'));
    return root.ok ? listFolder(root.value, query.path) : root;
  });
  mount(router, endpoints.listDockerfiles, async ({ param }) => {
    const root = await workspaces.root(param('id'));
    return root.ok ? ok({ paths: await findDockerfiles(root.value) }) : root;
  });
  mount(router, endpoints.readFile, async ({ param, query }) => {
    const root = await workspaces.root(param('id'));
    return root.ok ? readTextFile(root.value, query.path) : root;
  });
  mount(router, endpoints.saveFile, async ({ param, body }) => {
    const root = await workspaces.root(param('id'));
    return root.ok ? saveTextFile(root.value, body) : root;
  });
  mount(router, endpoints.removeFile, async ({ param, query }) => {
    const root = await workspaces.root(param('id'));
    return root.ok ? removeTextFile(root.value, query) : root;
  });
  mount(router, endpoints.surveyContext, async ({ param, query, gone }) => {
    const root = await workspaces.root(param('id'));
    return root.ok ? surveyWorkspace(root.value, query.dockerfile, gone) : root;
  });
  mount(router, endpoints.matchSources, async ({ param, body, gone }) => {
    const root = await workspaces.root(param('id'));
    return root.ok ? matchWorkspaceSources(root.value, body, gone) : root;
  });
}
