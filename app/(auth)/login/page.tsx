import { getTranslations } from 'next-intl/server'
import { AuthFrame } from '@/components/identity/auth-frame'
import { LogInForm } from '@/components/identity/log-in-form'
import { nextPathOf } from '@/components/identity/next-path'
import { TextLink } from '@/components/ui/text-link'

export const generateMetadata = async () => ({ title: (await getTranslations('identity'))('logIn.title') })

export default async function LogInPage({ searchParams }: PageProps<'/login'>) {
  const t = await getTranslations('identity.logIn')
  const { next } = await searchParams
  return (
    <AuthFrame
      title={t('title')}
      lead={t('lead')}
      foot={t.rich('other', { link: (words) => <TextLink href="/invite">{words}</TextLink> })}
    >
      <LogInForm next={nextPathOf(next)} />
    </AuthFrame>
  )
}
