import path from 'node:path'
import { parseArgs } from 'node:util'
import type { MatchMode } from '@nastavnik/matching'
import { answerFile } from './answer-instance.ts'
import { Complaint } from './complaint.ts'

const usage = `npm run --silent match -- КНИГА.xlsx --out ПАРЫ.xlsx [--mode РЕЖИМ] [--threshold ОЧКИ]   (подобрать пары по своей книге)
npm run --silent match -- --template ШАБЛОН.xlsx                                             (пустая книга с подсказками)
npm run --silent match -- ДАННЫЕ.json[.gz] --json [--mode РЕЖИМ]                             (match-instance/1, match-hrt/1, match-incremental/1)

  --mode points      больше всего пар, затем больше всего очков (так, если не указано)
         stable      взаимные желания: нет двоих, кто предпочёл бы друг друга; затем дополнить до наибольшего числа пар
         first-choices   больше всего первых желаний наставляемых, затем вторых…
         worst-pair  самая слабая пара — как можно лучше
  --threshold N      пары слабее N очков (0…1000) не составлять`

const modes: Readonly<Record<string, MatchMode>> = {
  points: 'points',
  stable: 'stable',
  'first-choices': 'rankMaximal',
  'worst-pair': 'worstPair',
}

const isJson = process.argv.includes('--json')

/** Files are named from where the command was typed: npm itself works in the project's folder. */
const pathOf = (name: string): string => path.resolve(process.env['INIT_CWD'] ?? process.cwd(), name)

function readOptions() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        json: { type: 'boolean' },
        mode: { type: 'string' },
        out: { type: 'string' },
        template: { type: 'string' },
        threshold: { type: 'string' },
      },
    })
  } catch {
    throw new Complaint('usage', usage)
  }
}

async function run(): Promise<void> {
  const { values, positionals } = readOptions()
  const print = (result: unknown, inWords: string) => process.stdout.write(`${isJson ? JSON.stringify(result) : inWords}\n`)
  const mode = modes[values.mode ?? 'points']
  if (mode === undefined) throw new Complaint('usage', `Режим — ${Object.keys(modes).join(', ')}.`)
  const threshold = Number(values.threshold ?? 0)
  if (!Number.isInteger(threshold) || threshold < 0 || threshold > 1000) throw new Complaint('usage', 'Порог — целое число от 0 до 1000.')
  if (values.template !== undefined) {
    const { writeTemplate } = await import('./write-template.ts')
    const file = pathOf(values.template)
    await writeTemplate(file)
    print({ template: file }, `Шаблон записан: ${file}`)
    return
  }
  const [name] = positionals
  if (name === undefined || positionals.length > 1) throw new Complaint('usage', usage)
  const file = pathOf(name)
  if (!/\.xlsx$/i.test(name)) {
    const answer = await answerFile(file, mode)
    // Whoever asks for a file of numbers is a program, or wants to see what a program would get.
    process.stdout.write(`${JSON.stringify(answer, null, isJson ? undefined : 1)}\n`)
    return
  }
  if (values.out === undefined) throw new Complaint('usage', `Укажите --out ПАРЫ.xlsx.\n\n${usage}`)
  const { matchBook } = await import('./match-book.ts')
  const { summary, inWords } = await matchBook({ file, out: pathOf(values.out), mode, threshold })
  print(summary, inWords)
}

try {
  await run()
} catch (error) {
  const known = error instanceof Complaint ? error : undefined
  const message = known?.message ?? 'Подбор не удался: неизвестная ошибка.'
  const faults = known?.faults ?? []
  const inWords = [message, ...faults.map((fault) => `  ${fault}`)].join('\n')
  process.stderr.write(`${isJson ? JSON.stringify({ code: known?.code ?? 'unknown', message, faults }) : inWords}\n`)
  if (known === undefined) process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  process.exitCode = 1
}
