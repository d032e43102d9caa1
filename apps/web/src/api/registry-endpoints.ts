export { registryEndpoints } from '@stagecraft/contracts';
