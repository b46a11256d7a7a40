import type { ReactNode } from 'react'
import { Button, Text } from 'react-email'
import type { Scorecard } from '../../lifecycle/event.js'
import type { LetterAction } from '../../lifecycle/letter.js'
import type { TaskFact, View } from '../view.js'
import { on, wordedDay } from '../wording/days.js'
import { figure, kpiName, percent } from '../wording/names.js'
import { sideOf } from './plain.js'

const text = { fontSize: '16px', lineHeight: '24px', margin: '0 0 16px' }
const cell = {
  padding: '8px 12px 8px 0',
  borderBottom: '1px solid #c9ced6',
  fontSize: '16px',
  lineHeight: '22px',
  verticalAlign: 'top',
  textAlign: 'left' as const,
}
const number = { ...cell, textAlign: 'right' as const, whiteSpace: 'nowrap' as const }

/** A paragraph; the days in it are bold, because they are what a hurried reader looks for. */
export function P({ children }: { children: string | undefined }): ReactNode {
  if (!children) return null
  return (
    <Text style={text}>
      {children.split(wordedDay).map((piece, index) => (index % 2 ? <strong key={index}>{piece}</strong> : piece))}
    </Text>
  )
}

/** The one thing to do: 48 px high, and a border so that it stands where background colours are dropped. */
export function Act({
  view,
  label,
  purpose,
  subject,
}: {
  view: View
  label: string
  purpose?: LetterAction['purpose']
  subject?: string
}): ReactNode {
  const url = view.toVendor ? view.url : view.link(purpose, subject)
  if (!url) return <P>{`To answer, reply to this e-mail: it reaches ${view.manager}.`}</P>
  return (
    <Text style={text}>
      <Button
        href={url}
        className="primary"
        style={{
          backgroundColor: '#14532d',
          color: '#ffffff',
          border: '2px solid #14532d',
          borderRadius: '6px',
          fontSize: '16px',
          fontWeight: 700,
          padding: '13px 24px',
        }}
      >
        {label}
      </Button>
    </Text>
  )
}

/** The second thing: asking for more time, where the rules allow it. */
export function Longer({ view, subject }: { view: View; subject?: string }): ReactNode {
  const url = view.link('extend', subject)
  if (!url) return null
  return (
    <Text style={text}>
      <Button
        href={url}
        className="secondary"
        style={{
          color: '#14532d',
          border: '2px solid #14532d',
          borderRadius: '6px',
          fontSize: '16px',
          padding: '13px 24px',
        }}
      >
        I need longer
      </Button>
    </Text>
  )
}

/** Somebody's own words, set apart so that they cannot pass for ours. */
export function Quote({ children }: { children: string | undefined }): ReactNode {
  if (!children) return null
  return (
    <blockquote style={{ margin: '0 0 16px', padding: '4px 0 4px 16px', borderLeft: '4px solid #6b7280' }}>
      {children.split(/\n+/).map((row, index) => (
        <Text key={index} style={{ ...text, margin: '0 0 8px' }}>
          {row}
        </Text>
      ))}
    </blockquote>
  )
}

function Table({ head, children }: { head: string[]; children: ReactNode }): ReactNode {
  return (
    <table width="100%" cellPadding="0" cellSpacing="0" style={{ borderCollapse: 'collapse', margin: '0 0 20px' }}>
      <thead>
        <tr>
          {head.map((title, index) => (
            <th key={title} scope="col" style={index && head.length > 3 ? number : cell}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  )
}

/** Tasks with their days; with more than one, each with its own link beside the one button. */
export function Tasks({ view, tasks = view.tasks }: { view: View; tasks?: TaskFact[] }): ReactNode {
  if (!tasks.length) return null
  return (
    <Table head={['What', 'By']}>
      {tasks.map(task => {
        const purpose = view.purposeFor(task.task)
        const url = tasks.length > 1 && purpose ? view.link(purpose, task.task) : undefined
        const about = task.name === 'action' ? undefined : view.textOf(task.text)
        return (
          <tr key={task.task}>
            <td style={cell}>
              {url ? <a href={url}>{view.title(task)}</a> : view.title(task)}
              {about ? (
                <>
                  <br />
                  {about}
                </>
              ) : null}
            </td>
            <td style={cell}>{task.due ? on(task.due) : 'no day yet'}</td>
          </tr>
        )
      })}
    </Table>
  )
}

/**
 * A scorecard as a plain table: no picture, no chart, readable when forwarded. Missing data is said, never shown as
 * zero.
 */
export function Card({ card }: { card: Scorecard | undefined }): ReactNode {
  if (!card?.items?.length) return null
  return (
    <Table head={['Measure', 'Actual', 'Target', 'Reached']}>
      {card.items.map(item => (
        <tr key={item.kpi}>
          <td style={cell}>
            {kpiName(item.kpi)} ({Math.round(item.weight * 100)} %)
          </td>
          <td style={number}>{figure(item.actual)}</td>
          <td style={number}>{item.target === undefined ? 'none' : figure(item.target)}</td>
          <td style={number}>{item.attainment === undefined ? 'missing' : `${Math.round(item.attainment * 100)} %`}</td>
        </tr>
      ))}
      <tr>
        <td style={cell} colSpan={3}>
          <strong>Score</strong>
        </td>
        <td style={number}>
          <strong>{percent(card.score) ?? 'not scored'}</strong>
        </td>
      </tr>
    </Table>
  )
}

/** What a review agreed: who does what by when. */
export function Actions({
  view,
  actions,
}: {
  view: View
  actions: { id?: string; who?: string; due?: string; text?: string; assignee?: { id: string } }[]
}): ReactNode {
  if (!actions.length) return null
  return (
    <Table head={['What', 'Who', 'By']}>
      {actions.map((action, index) => (
        <tr key={action.id ?? index}>
          <td style={cell}>{view.textOf(action.text) ?? 'An action from the review'}</td>
          <td style={cell}>{view.person(action.assignee?.id) ?? sideOf(view, action.who)}</td>
          <td style={cell}>{action.due ? on(action.due) : 'no day yet'}</td>
        </tr>
      ))}
    </Table>
  )
}
