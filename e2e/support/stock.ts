import { askEngine, pullImage } from './engine.ts';

/** Before all specs: the engine has the image that they begin with, whichever of them comes first. */
export default async function stockEngine(): Promise<void> {
  const { status } = await askEngine('GET', '/images/busybox:1.36/json');
  if (status !== 200) await pullImage('busybox', '1.36');
}
