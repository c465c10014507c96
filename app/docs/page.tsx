import { ApiReference } from '@/components/platform/api-reference'
import { buildReference } from '@/lib/platform/http/reference'
import { endpoints } from '@/lib/registry'

export const metadata = { title: 'API' }

export default function DocsPage() {
  return <ApiReference reference={buildReference(endpoints)} />
}
