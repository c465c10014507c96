import { ensureBuilt } from '../../scripts/build.mjs'

/** Tiers that run the product from outside need a production build of the sources as they are; a fresh one is reused. */
export default ensureBuilt
