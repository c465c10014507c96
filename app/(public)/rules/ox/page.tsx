import { getTranslations } from 'next-intl/server'
import { OxRules } from '@/components/rules/ox-rules'

export const generateMetadata = async () => ({ title: (await getTranslations('ox.rules'))('title') })

export default function OxRulesPage() {
  return <OxRules />
}
