import { lintEndpoints } from '@stagecraft/contracts';
import type { IRouter } from 'express';
import type { ScriptChecks } from '../lint/script-checks.ts';
import { ok } from '../problems/result.ts';
import { mount } from './mount.ts';

/** What the linter cannot do in the page. */
export function lintRoutes(router: IRouter, checks: ScriptChecks): void {
  mount(router, lintEndpoints.checkScripts, async ({ body, gone }) =>
    ok(await checks.check(body.scripts, gone)),
  );
}
