import { SetMetadata } from '@nestjs/common'

/** Deny by default: a route without this asks for the API key. */
export const PUBLIC = 'public'
export const Public = () => SetMetadata(PUBLIC, true)
