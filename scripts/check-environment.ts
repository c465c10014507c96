import { checkEnvironment } from '@/lib/platform/env/env'

try {
  checkEnvironment()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
