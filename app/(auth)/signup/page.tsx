import { getTranslations } from 'next-intl/server'
import { AuthFrame } from '@/components/identity/auth-frame'
import { SignUpForm } from '@/components/identity/sign-up-form'
import { TextLink } from '@/components/ui/text-link'

export const generateMetadata = async () => ({ title: (await getTranslations('identity'))('signUp.submit') })

export default async function SignUpPage({ searchParams }: PageProps<'/signup'>) {
  const t = await getTranslations('identity.signUp')
  const { code } = await searchParams
  return (
    <AuthFrame
      title={t('title')}
      lead={t('lead')}
      foot={t.rich('other', { link: (words) => <TextLink href="/login">{words}</TextLink> })}
    >
      <SignUpForm code={typeof code === 'string' ? code.slice(0, 64) : ''} />
    </AuthFrame>
  )
}
