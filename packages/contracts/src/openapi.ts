import * as z from 'zod';
import * as contracts from './index.ts';
import type { Endpoint } from './endpoints.ts';

type Json = Record<string, unknown>;

const refPrefix = '#/components/schemas/';

/** Every exported schema gets a name of its own in the document: the name of the export. */
function namedSchemas(): [string, z.ZodType][] {
  return Object.entries<unknown>(contracts).filter(
    (entry): entry is [string, z.ZodType] => entry[1] instanceof z.ZodType,
  );
}

/** A schema without a name, written out in place. */
function convert(schema: z.ZodType): Json {
  const { $schema: _dialect, ...json } = z.toJSONSchema(schema, { io: 'output' });
  return json;
}

/** The named schemas with references among each other, and a way to refer to one of them. */
function components(): { schemas: Json; refer: (schema: z.ZodType) => Json } {
  const named = namedSchemas();
  const registry = z.registry<{ id?: string }>();
  for (const [id, schema] of named) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, { uri: (id) => refPrefix + id, io: 'output' });
  const clean = Object.entries(schemas).map(([id, schema]) => {
    const { $schema: _dialect, $id: _id, ...json } = schema;
    return [id, json] as const;
  });
  const names = new Map(named.map(([id, schema]) => [schema, id]));
  return {
    schemas: Object.fromEntries(clean),
    refer(schema) {
      const id = names.get(schema);
      return id === undefined ? convert(schema) : { $ref: refPrefix + id };
    },
  };
}

function parameters(endpoint: Endpoint, refer: (schema: z.ZodType) => Json): Json[] {
  const inPath = [...endpoint.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const inQuery = Object.entries(endpoint.query?.shape ?? {}).map(([name, schema]) => ({
    name,
    in: 'query',
    required: !z.safeParse(schema, undefined).success,
    schema: schema instanceof z.ZodType ? refer(schema) : {},
  }));
  return [...inPath, ...inQuery];
}

function success(endpoint: Endpoint, refer: (schema: z.ZodType) => Json): Json {
  if (endpoint.stream === 'sse') {
    const schema = {
      type: 'string',
      description: `Frames whose \`data\` is a ${endpoint.message}.`,
    };
    return {
      200: { description: 'Server-Sent Events', content: { 'text/event-stream': { schema } } },
    };
  }
  if (endpoint.stream === 'ndjson') {
    const schema = { type: 'string', description: `One ${endpoint.message} a line.` };
    return { 200: { description: 'JSON lines', content: { 'application/x-ndjson': { schema } } } };
  }
  if (endpoint.stream === 'file') {
    const schema = { type: 'string', format: 'binary' };
    return { 200: { description: 'A file', content: { 'application/gzip': { schema } } } };
  }
  if (endpoint.stream === 'text' || endpoint.stream === 'html') {
    const schema = { type: 'string' };
    const type = endpoint.stream === 'text' ? 'text/plain' : 'text/html';
    const description = endpoint.stream === 'text' ? 'Plain text' : 'An HTML document';
    return { 200: { description, content: { [type]: { schema } } } };
  }
  if (endpoint.response === undefined) return { 204: { description: 'Done' } };
  const schema = refer(endpoint.response);
  return { 200: { description: 'OK', content: { 'application/json': { schema } } } };
}

function operation(id: string, endpoint: Endpoint, refer: (schema: z.ZodType) => Json): Json {
  const problem = { $ref: `${refPrefix}Problem` };
  const body = endpoint.body && {
    required: true,
    content: { 'application/json': { schema: refer(endpoint.body) } },
  };
  const upload = endpoint.upload && {
    required: true,
    content: { 'application/gzip': { schema: { type: 'string', format: 'binary' } } },
  };
  return {
    operationId: id,
    summary: endpoint.summary,
    parameters: parameters(endpoint, refer),
    ...((body ?? upload) && { requestBody: body ?? upload }),
    responses: {
      ...success(endpoint, refer),
      default: {
        description: 'A problem',
        content: { 'application/problem+json': { schema: problem } },
      },
    },
  };
}

/** The OpenAPI 3.1 document of all endpoints, as JSON text ending in a line break. Deterministic. */
export function renderOpenApi(): string {
  const { schemas, refer } = components();
  const paths: Record<string, Json> = {};
  const all = {
    ...contracts.endpoints,
    ...contracts.recordEndpoints,
    ...contracts.layerEndpoints,
    ...contracts.imageEndpoints,
    ...contracts.registryEndpoints,
    ...contracts.stepEndpoints,
    ...contracts.terminalEndpoints,
    ...contracts.containerEndpoints,
    ...contracts.sessionEndpoints,
    ...contracts.lintEndpoints,
  };
  for (const [id, endpoint] of Object.entries<Endpoint>(all)) {
    const path = (paths[endpoint.path] ??= {});
    path[endpoint.method.toLowerCase()] = operation(id, endpoint, refer);
  }
  const document = {
    openapi: '3.1.0',
    info: {
      title: 'Stagecraft',
      version: '1',
      description: 'The HTTP interface between the browser and the local Stagecraft server.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    security: [{ bearer: [] }, { session: [] }],
    paths,
    components: {
      schemas,
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: 'The access token.' },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'stagecraft_PORT',
          description: 'Set by opening the address with the token; writes also need our Origin.',
        },
      },
    },
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
