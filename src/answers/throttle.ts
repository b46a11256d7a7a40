import '@nestjs/common'

// This package is CommonJS and requires Nest, which is not. Node loads it either way, jest only after Nest itself.
const { ThrottlerGuard, ThrottlerModule } = await import('@nestjs/throttler')

export { ThrottlerGuard }

/**
 * Slows down anybody who guesses tokens, counting all pages together. Each process counts by itself, so several of them
 * allow that many times as much, which is still hopeless.
 */
export const throttle = ThrottlerModule.forRoot({
  throttlers: [{ ttl: 60_000, limit: 60 }],
  generateKey: (_context, address) => address,
  errorMessage: 'Too many requests from one address; wait a minute.',
})
