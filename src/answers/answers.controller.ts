import { Body, Controller, Get, HttpCode, Param, Post, Res, UseGuards } from '@nestjs/common'
import { ApiBody, ApiConsumes, ApiOperation, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger'
import { MikroORM } from '@mikro-orm/postgresql'
import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import { asProblem } from '../edge/problem.filter.js'
import { Public } from '../edge/public.js'
import { Answers, type Landing } from './answers.js'
import {
  calmPage,
  meetingGonePage,
  newLinkPage,
  questionPage,
  recordedPage,
  troublePage,
  unsubscribePage,
  unsubscribedPage,
} from './pages.js'
import { recordedWords } from './recorded.js'
import { ThrottlerGuard } from './throttle.js'

const path = z.strictObject({ token: z.string().max(200) })
type Path = z.output<typeof path>
const Form = () => ApiBody({ required: false, schema: { type: 'object', additionalProperties: { type: 'string' } } })

/**
 * Pages that partners reach from an e-mail. Looking changes nothing, however often a mail scanner looks; only a sent
 * form acts.
 */
@ApiTags('partners’ pages')
@Public()
@UseGuards(ThrottlerGuard)
@ApiProduces('text/html')
@Controller('a/:token')
export class AnswersController {
  constructor(
    private readonly answers: Answers,
    private readonly orm: MikroORM,
  ) {}

  @Get()
  @ApiOperation({ summary: 'What is asked, by when, and what follows' })
  @ApiResponse({ status: 200, description: 'the page' })
  @ApiResponse({ status: 404, description: 'one calm page for a link that is expired, spent or none' })
  @ApiResponse({ status: 410, description: 'the meeting was cancelled or moved; the page says so' })
  async show(@Param({ schema: path }) { token }: Path, @Res() reply: FastifyReply) {
    const landing = await this.answers.land(token)
    return 'question' in landing
      ? send(reply, 200, questionPage(token, landing))
      : this.nothingToAsk(reply, token, landing)
  }

  @Post()
  @HttpCode(303)
  @Form()
  @ApiConsumes('application/x-www-form-urlencoded')
  @ApiOperation({ summary: 'Answer' })
  @ApiResponse({ status: 303, description: 'recorded; leads to the page that says so' })
  @ApiResponse({ status: 409, description: 'cannot be done now; the page says why' })
  @ApiResponse({ status: 410, description: 'the meeting was cancelled or moved; nothing is recorded' })
  @ApiResponse({ status: 422, description: 'something is missing; the page says what' })
  async act(@Param({ schema: path }) { token }: Path, @Body() body: unknown, @Res() reply: FastifyReply) {
    const landing = await this.answers.land(token)
    if ('used' in landing) return recorded(reply, token)
    if (!('question' in landing)) return this.nothingToAsk(reply, token, landing)
    try {
      const errors = await this.answers.act(token, body, landing)
      return await (errors.length > 0
        ? send(reply, 422, questionPage(token, landing, { errors, body }))
        : recorded(reply, token))
    } catch (error) {
      return refused(reply, token, landing, body, error)
    }
  }

  @Get('recorded')
  @ApiOperation({ summary: 'What was recorded, and how to take it back' })
  @ApiResponse({ status: 200, description: 'the page' })
  async recorded(@Param({ schema: path }) { token }: Path, @Res() reply: FastifyReply) {
    const landing = await this.answers.land(token)
    if (!('used' in landing)) return this.calm(reply, token)
    return send(reply, 200, recordedPage(landing.used, await recordedWords(this.orm.em.fork(), landing.used)))
  }

  @Post('new-link')
  @HttpCode(200)
  @Form()
  @ApiConsumes('application/x-www-form-urlencoded')
  @ApiOperation({ summary: 'Ask for a new link, to the address on file' })
  @ApiResponse({ status: 200, description: 'the same words whatever happened' })
  async newLink(@Param({ schema: path }) { token }: Path, @Res() reply: FastifyReply) {
    await this.answers.sendAgain(token)
    return send(reply, 200, newLinkPage(await this.answers.vendor()))
  }

  @Get('unsubscribe')
  @ApiOperation({ summary: 'Ask whether letters that nobody owes should stop' })
  @ApiResponse({ status: 200, description: 'the page' })
  async leave(@Param({ schema: path }) { token }: Path, @Res() reply: FastifyReply) {
    return send(reply, 200, unsubscribePage(await this.answers.vendor(), token))
  }

  @Post('unsubscribe')
  @HttpCode(200)
  @Form()
  @ApiConsumes('application/x-www-form-urlencoded')
  @ApiOperation({ summary: 'Stop letters that nobody owes (one click, RFC 8058)' })
  @ApiResponse({ status: 200, description: 'the same words whatever happened' })
  async unsubscribe(@Param({ schema: path }) { token }: Path, @Res() reply: FastifyReply) {
    await this.answers.unsubscribe(token)
    return send(reply, 200, unsubscribedPage(await this.answers.vendor()))
  }

  private nothingToAsk(reply: FastifyReply, token: string, landing: Exclude<Landing, { question: unknown }>) {
    return 'gone' in landing ? send(reply, 410, meetingGonePage(landing)) : this.calm(reply, token)
  }

  private async calm(reply: FastifyReply, token: string) {
    return send(reply, 404, calmPage(await this.answers.vendor(), token))
  }
}

function send(reply: FastifyReply, status: number, html: string) {
  return reply.status(status).type('text/html; charset=utf-8').send(html)
}

function recorded(reply: FastifyReply, token: string) {
  return reply
    .status(303)
    .header('location', `/a/${encodeURIComponent(token)}/recorded`)
    .send()
}

/** A refusal stands above the form again, in words; what is nobody's fault here asks for patience. */
function refused(
  reply: FastifyReply,
  token: string,
  landing: Extract<Landing, { question: unknown }>,
  body: unknown,
  error: unknown,
) {
  const problem = asProblem(error)
  if (problem.status >= 500) {
    if (problem.status === 500) throw error
    return send(reply.headers(problem.headers), problem.status, troublePage(landing.occasion, token))
  }
  return send(
    reply,
    problem.status,
    questionPage(token, landing, { errors: [{ path: '', message: problem.detail }], body }),
  )
}
