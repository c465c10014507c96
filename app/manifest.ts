import type { MetadataRoute } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'

export default async function manifest(): Promise<MetadataRoute.Manifest> {
  const [t, lang] = await Promise.all([getTranslations('common'), getLocale()])
  return {
    id: '/home',
    name: t('title'),
    short_name: t('brand'),
    description: t('description'),
    lang,
    start_url: '/home',
    display: 'standalone',
    background_color: '#f9fafc',
    theme_color: '#f9fafc',
    icons: [
      { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
      { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
    shortcuts: [
      { name: t('nav.arcade'), url: '/arcade' },
      { name: t('nav.wallet'), url: '/wallet' },
    ],
  }
}
