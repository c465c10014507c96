import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ProfileScreen } from '@/components/identity/profile-screen'
import { findSignedIn } from '@/lib/identity/sessions/reads'

export const generateMetadata = async () => ({ title: (await getTranslations('identity'))('profile.title') })

export default async function ProfilePage() {
  const member = await findSignedIn()
  if (!member) redirect('/login?next=/profile')
  return <ProfileScreen member={member} />
}
