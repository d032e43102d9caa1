import { createHash } from 'node:crypto';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** What the engine makes an id of, besides the layer: a configuration in which nothing is set. */
const nothingSet = {
  container_config: {
    Hostname: '',
    Domainname: '',
    User: '',
    AttachStdin: false,
    AttachStdout: false,
    AttachStderr: false,
    Tty: false,
    OpenStdin: false,
    StdinOnce: false,
    Env: null,
    Cmd: null,
    Image: '',
    Volumes: null,
    WorkingDir: '',
    Entrypoint: null,
    OnBuild: null,
    Labels: null,
  },
  created: '1970-01-01T00:00:00Z',
} as const;

/**
 * Under which names engines before 25 have the layers below the top one in an image's archive: file → diff
 * id. A name is a digest over the layer and all below it, with nothing else of the image, so a layer that
 * is the top of one image is found under another name in the next one. The top layer's is made of the
 * whole configuration, in an order that the engine does not tell. (moby 20.10, image/tarexport/save.go and
 * image/v1/imagev1.go, CreateID)
 *
 * @param diffIds of the image, base first
 */
export function lowerLayerNames(diffIds: readonly string[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  let chain = '';
  let parent = '';
  for (const diffId of diffIds.slice(0, -1)) {
    chain = chain === '' ? diffId : `sha256:${sha256(`${chain} ${diffId}`)}`;
    const under = parent === '' ? {} : { parent: `sha256:${parent}` };
    parent = sha256(JSON.stringify({ ...nothingSet, layer_id: chain, ...under }));
    names.set(`${parent}/layer.tar`, diffId);
  }
  return names;
}
