import 'server-only'
import { job } from '@/lib/platform/jobs/job'
import { rotateKeys } from './service'

export const rotateSigningKeys = job({ name: 'identity.rotate-keys', cron: '17 * * * *', run: () => rotateKeys() })
