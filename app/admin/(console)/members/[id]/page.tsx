import { getTranslations } from 'next-intl/server'
import { MemberScreen } from '@/components/admin/members/member-screen'

export const generateMetadata = async () => ({ title: (await getTranslations('admin'))('members.title') })

export default async function MemberPage({ params }: PageProps<'/admin/members/[id]'>) {
  return <MemberScreen id={(await params).id} />
}
