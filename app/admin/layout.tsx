import { getTranslations } from 'next-intl/server'

export async function generateMetadata() {
  const t = await getTranslations('admin.console')
  return { title: { default: t('title'), template: `%s · ${t('title')}` }, robots: { index: false } }
}

export default function AdminLayout({ children }: LayoutProps<'/admin'>) {
  return children
}
