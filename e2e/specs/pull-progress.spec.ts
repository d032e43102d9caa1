import { build, buildState, fitGraph, graphRow, logStep, openPage } from '../support/page.ts';
import { expect, test } from '../support/test.ts';

test('a base image is pulled from a registry, layer by layer', async ({ page, bench }) => {
  const registry = process.env['STAGECRAFT_TEST_REGISTRY'] ?? '';
  test.skip(registry === '', 'STAGECRAFT_TEST_REGISTRY is not set: no registry to pull from');
  bench.write(
    'Dockerfile',
    `FROM ${registry}/library/busybox:1.36\nRUN echo pulled-${bench.unique}\n`,
  );
  await openPage(page, await bench.start());
  await fitGraph(page);
  await build(page);
  await expect(buildState(page)).toHaveText('Succeeded');
  await expect(graphRow(page, 1)).toHaveAccessibleName(/Done|Cached/);
  await logStep(page, /^Open \[1\/2\] FROM/).click();
  const layers = page
    .getByRole('region', { name: 'Steps and their output' })
    .getByRole('progressbar', { name: /sha256:/ });
  await expect(layers.first()).toHaveAttribute('aria-valuenow', '100');
});
