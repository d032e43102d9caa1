import { build, buildState, fitGraph, graphRow, logStep, openPage } from '../support/page.ts';
import { pushImage } from '../support/registry.ts';
import { expect, test } from '../support/test.ts';

test('a base image is pulled from a registry, layer by layer', async ({ page, bench }) => {
  const registry = process.env['STAGECRAFT_TEST_REGISTRY'] ?? '';
  test.skip(registry === '', 'STAGECRAFT_TEST_REGISTRY is not set: no registry to pull from');
  const base = await pushImage(registry, bench.unique, 3_000_000);
  bench.write('Dockerfile', `FROM ${base}\nCOPY note.txt /\n`);
  bench.write('note.txt', bench.unique);
  await openPage(page, await bench.start());
  await fitGraph(page);
  await build(page);
  await expect(buildState(page)).toHaveText('Succeeded');
  await expect(graphRow(page, 1)).toHaveAccessibleName(/Done, /);
  await logStep(page, /^Open \[1\/2\] FROM/).click();
  const layer = page
    .getByRole('region', { name: 'Steps and their output' })
    .getByRole('progressbar', { name: /sha256:/ });
  await expect(layer.first()).toHaveAttribute('aria-valuenow', '100');
  await expect(page.getByText(/3 MB/).first()).toBeVisible();
});
