import { getTranslations } from 'next-intl/server'
import { HealthScreen } from '@/components/admin/health/health-screen'
import { readHealth } from '@/lib/platform/ops/health'

export const generateMetadata = async () => ({ title: (await getTranslations('admin'))('health.title') })

/** What is true now, never what was true when the site was built. */
export const dynamic = 'force-dynamic'

export default async function HealthPage() {
  return <HealthScreen health={await readHealth()} at={new Date().toISOString()} />
}
