// Prints the API's description as JSON. Run with `node --import tsx`.
import { openApiDocument } from '@stagecraft/contracts/openapi';

console.log(JSON.stringify(openApiDocument(), null, 2));
