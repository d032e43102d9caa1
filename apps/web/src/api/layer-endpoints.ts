export { layerEndpoints } from '@stagecraft/contracts';
