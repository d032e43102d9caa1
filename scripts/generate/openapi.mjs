// Prints the API's description as JSON. Run with `node --import tsx`.
import { renderOpenApi } from '@stagecraft/contracts/openapi';

process.stdout.write(renderOpenApi());
