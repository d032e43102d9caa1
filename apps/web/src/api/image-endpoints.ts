export { imageEndpoints } from '@stagecraft/contracts';
