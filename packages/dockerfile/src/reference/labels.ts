import type { Text } from '../types.ts';

/** A key of LABEL that registries and tools know. */
export interface LabelReference {
  readonly key: string;
  readonly text: Text;
}

function oci(name: string, en: string, zh: string): LabelReference {
  return { key: `org.opencontainers.image.${name}`, text: { en, 'zh-CN': zh } };
}

/**
 * The keys of the OCI image annotations, the ones used most first
 * (https://github.com/opencontainers/image-spec/blob/main/annotations.md).
 */
export const labelReference: readonly LabelReference[] = [
  oci('source', 'Address of the source code.', '源代码的地址。'),
  oci('title', 'Name of the image for people.', '供人阅读的镜像名称。'),
  oci('description', 'What the software does.', '软件的用途说明。'),
  oci('version', 'Version of the packaged software.', '所打包软件的版本。'),
  oci('revision', 'Commit that it was built from.', '构建所用的提交号。'),
  oci('licenses', 'Licences as an SPDX expression.', '许可证，SPDX 表达式。'),
  oci('authors', 'Whom to ask.', '联系人。'),
  oci('vendor', 'Who distributes it.', '发行方。'),
  oci('url', 'Page with more about the image.', '镜像的介绍页面。'),
  oci('documentation', 'Address of its documentation.', '文档的地址。'),
  oci('created', 'When it was built, RFC 3339.', '构建时间，RFC 3339 格式。'),
  oci('base.name', 'Name of the base image.', '基础镜像的名称。'),
  oci('base.digest', 'Digest of the base image.', '基础镜像的摘要。'),
];
