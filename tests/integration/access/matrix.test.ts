import { describeAccess } from '../../access/matrix'
import { inProcess } from '../../support/door'

// The route functions themselves: nothing of `proxy.ts` takes part here, so nothing here depends on it.
describeAccess(async () => inProcess)
