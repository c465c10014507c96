import { redirect } from 'next/navigation'
import { Landing } from '@/components/landing/landing'
import { findSignedIn } from '@/lib/identity/sessions/reads'

export default async function LandingPage() {
  if (await findSignedIn()) redirect('/home')
  return <Landing />
}
