import { inProcess } from '../../support/door'
import { describeAccess } from './matrix'

// The route functions themselves: nothing of `proxy.ts` takes part here, so nothing here depends on it.
describeAccess(async () => inProcess)
