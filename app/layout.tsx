import type { Metadata, Viewport } from 'next'
import { cookies } from 'next/headers'
import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Words } from '@/components/layout/words'
import './globals.css'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('common')
  return {
    title: { default: t('title'), template: `%s · ${t('brand')}` },
    description: t('description'),
    applicationName: t('brand'),
    formatDetection: { telephone: false, email: false },
    robots: { index: false },
  }
}

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f9fafc' },
    { media: '(prefers-color-scheme: dark)', color: '#0e0f13' },
  ],
  viewportFit: 'cover',
}

const CHOICES = { theme: ['light', 'dark'], motion: ['full', 'reduced'] }

/** The member's choices stand on the root from the first byte, so that nothing flashes. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const [locale, jar] = await Promise.all([getLocale(), cookies()])
  const chosen = (name: keyof typeof CHOICES) => CHOICES[name].find((value) => value === jar.get(name)?.value)
  return (
    <html lang={locale} data-theme={chosen('theme')} data-motion={chosen('motion')}>
      <body>
        <Words of={[]}>{children}</Words>
      </body>
    </html>
  )
}
