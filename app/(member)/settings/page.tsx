import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { SettingsScreen } from '@/components/settings/settings-screen'
import { findSignedIn } from '@/lib/identity/sessions/reads'

export const generateMetadata = async () => ({ title: (await getTranslations('settings'))('title') })

export default async function SettingsPage() {
  const member = await findSignedIn()
  if (!member) redirect('/login?next=/settings')
  return <SettingsScreen settings={member.settings} />
}
