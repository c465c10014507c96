import createNextIntlPlugin from 'next-intl/plugin'

const withNextIntl = createNextIntlPlugin({
  requestConfig: './lib/platform/i18n/request.ts',
  // Messages are parsed once, by the build: pages come without the parser (9 KB compressed).
  experimental: { messages: { path: './messages', format: 'json', precompile: true } },
})

/** @type {import('next').NextConfig} */
const config = {
  ...(process.env.NEXT_STANDALONE === '1' && { output: 'standalone' }),
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm run check` and `npm test` check the types, tests included; a member's start need not wait for it.
  typescript: { ignoreBuildErrors: true },
  // A lock file in a folder above the clone must not become the root of the build.
  turbopack: { root: import.meta.dirname },
}

export default withNextIntl(config)
