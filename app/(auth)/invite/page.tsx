import { getTranslations } from 'next-intl/server'
import { AuthFrame } from '@/components/identity/auth-frame'
import { InviteForm } from '@/components/identity/invite-form'
import { TextLink } from '@/components/ui/text-link'

export const generateMetadata = async () => ({ title: (await getTranslations('identity'))('inviteCode') })

export default async function InvitePage() {
  const t = await getTranslations('identity.invite')
  return (
    <AuthFrame
      title={t('title')}
      lead={t('lead')}
      foot={t.rich('other', { link: (words) => <TextLink href="/login">{words}</TextLink> })}
    >
      <InviteForm />
    </AuthFrame>
  )
}
