import { getTranslations } from 'next-intl/server'
import { AuthFrame } from '@/components/identity/auth-frame'
import { LogInForm } from '@/components/identity/log-in-form'
import { nextPathOf } from '@/components/identity/next-path'
import { Words } from '@/components/layout/words'
import { TextLink } from '@/components/ui/text-link'

export const generateMetadata = async () => ({ title: (await getTranslations('admin'))('login.title') })

export default async function AdminLogInPage({ searchParams }: PageProps<'/admin/login'>) {
  const t = await getTranslations('admin.login')
  const { next = '/admin' } = await searchParams
  return (
    <Words of={['identity']}>
      <AuthFrame title={t('title')} lead={t('lead')} foot={<TextLink href="/login">{t('toMember')}</TextLink>}>
        <LogInForm next={nextPathOf(next)} />
      </AuthFrame>
    </Words>
  )
}
