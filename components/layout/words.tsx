import { NextIntlClientProvider } from 'next-intl'
import { getMessages } from 'next-intl/server'
import type { ReactNode } from 'react'

/** Sends the named namespaces to the client components beneath, besides those every screen has: the rest stays here. */
export async function Words({ of, children }: { of: readonly string[]; children: ReactNode }) {
  const messages = await getMessages()
  const wanted = new Set(['common', 'errors', ...of])
  const sent = Object.fromEntries(Object.entries(messages).filter(([name]) => wanted.has(name)))
  return <NextIntlClientProvider messages={sent}>{children}</NextIntlClientProvider>
}
