import 'server-only'
import { job } from '@/lib/platform/jobs/job'
import { expireHolds } from './holds/service'
import { sealTransfers } from './proof/service'

export const sealing = job({
  name: 'ledger.seal-transfers',
  cron: '* * * * *',
  run: async () => `${await sealTransfers()} transfers sealed`,
})

export const expiry = job({
  name: 'ledger.expire-holds',
  cron: '* * * * *',
  run: async () => `${await expireHolds()} holds expired`,
})
