import SwaggerUIBundle from 'swagger-ui-dist/swagger-ui-es-bundle.js';
import 'swagger-ui-dist/swagger-ui.css';
import '../styles/swagger.css';

export function renderSwagger(node: HTMLElement, url: string, token: () => string | null): void {
  SwaggerUIBundle({
    domNode: node,
    url,
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
