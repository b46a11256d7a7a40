import 'reflect-metadata'
import { Injectable, Module } from '@nestjs/common'
import { Test } from '@nestjs/testing'

@Injectable()
class Calendar {
  days = <T>(of: T) => [of]
}

@Injectable()
class Office {
  constructor(readonly calendar: Calendar) {}
}

@Module({ providers: [Calendar, Office] })
class Desk {}

test('Nest injects by the types of a constructor', async () => {
  const desk = await Test.createTestingModule({ imports: [Desk] }).compile()
  expect(desk.get(Office).calendar.days(1)).toEqual([1])
})
