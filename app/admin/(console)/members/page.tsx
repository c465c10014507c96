import { getTranslations } from 'next-intl/server'
import { MembersScreen } from '@/components/admin/members/members-screen'

export const generateMetadata = async () => ({ title: (await getTranslations('admin'))('members.title') })

export default function MembersPage() {
  return <MembersScreen />
}
