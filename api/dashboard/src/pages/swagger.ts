import SwaggerUIBundle from 'swagger-ui-dist/swagger-ui-es-bundle.js';
import 'swagger-ui-dist/swagger-ui.css';
import '../styles/swagger.css';

type Operation = { tags?: string[] };

export interface Description {
  jsonSchemaDialect?: string;
  paths: Record<string, Record<string, Operation>>;
}

export function renderSwagger(node: HTMLElement, description: Description, token: () => string | null): void {
  SwaggerUIBundle({
    domNode: node,
    spec: grouped(description),
    layout: 'BaseLayout',
    deepLinking: false,
    docExpansion: 'list',
    defaultModelsExpandDepth: 0,
    validatorUrl: null,
    requestInterceptor: (request: { headers: Record<string, string> }) => {
      const known = token();
      if (known && !request.headers.Authorization) request.headers.Authorization = `Bearer ${known}`;
      return request;
    },
  });
}

/** In one list where it has no parts of its own; without the dialect, which Swagger UI does not read. */
function grouped({ jsonSchemaDialect: _, ...description }: Description): object {
  const paths = Object.entries(description.paths).map(([path, operations]) => {
    const tagged = Object.entries(operations).map(([method, operation]) => [
      method,
      operation && typeof operation === 'object' && !Array.isArray(operation)
        ? { ...operation, tags: operation.tags ?? ['Resources'] }
        : operation,
    ]);
    return [path, Object.fromEntries(tagged)];
  });
  return { ...description, paths: Object.fromEntries(paths) };
}
