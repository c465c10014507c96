import { getTranslations } from 'next-intl/server'
import { SessionsScreen } from '@/components/identity/sessions-screen'

export const generateMetadata = async () => ({ title: (await getTranslations('identity'))('sessions.title') })

export default function SessionsPage() {
  return <SessionsScreen />
}
