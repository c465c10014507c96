import { getTranslations } from 'next-intl/server'
import { InviteCodesScreen } from '@/components/admin/invites/invite-codes-screen'

export const generateMetadata = async () => ({ title: (await getTranslations('admin'))('inviteCodes.title') })

export default function InviteCodesPage() {
  return <InviteCodesScreen />
}
