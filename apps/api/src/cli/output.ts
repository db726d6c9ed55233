import type { ProblemCode, ProblemCodeOf } from '@nastavnik/contract'
import { WorkbookError } from '@nastavnik/documents'
import { TargetModelError } from '@nastavnik/target-model'
import { Problem } from '../kernel/problem.ts'

/** Subjects of the commands; of the others the page tells. */
type ToldCode = ProblemCodeOf<'everywhere' | 'accounts' | 'tokens' | 'organisations' | 'workbooks' | 'demo'>

/** What the command line says for a code; the page has its own catalogue. */
const messages: Readonly<Record<ToldCode, string>> = {
  'file.notXlsx': 'Это не книга Excel (.xlsx). Сохраните файл как «Книга Excel (.xlsx)» и повторите.',
  'file.encrypted': 'Книга защищена паролем. Снимите пароль и повторите.',
  'file.tooLarge': 'Книга слишком велика или раздута внутри.',
  'file.damaged': 'Книга повреждена. Откройте её в Excel, сохраните заново и повторите.',
  'file.unsafe': 'В книге есть то, чему в ней не место (внешние сущности или пути).',
  'file.tooManyRows': 'В книге больше 200 000 строк. Разделите её.',
  'file.tooManyColumns': 'В книге слишком много столбцов.',
  'file.tooManySheets': 'В книге слишком много листов.',
  'file.textTooLong': 'В ячейке слишком длинный текст.',
  'file.noSheets': 'В книге нет листов.',
  'bases.withCards': 'В книге и карточки, и базы: загрузите их двумя книгами.',
  'bases.missing': 'В книге не нашлось ни листа «Организация», ни базы наставляемых, ни базы наставников.',
  'columns.missing': 'В базе не хватает столбцов',
  'organisation.foreign': 'Книга другой организации.',
  'organisation.unknown': 'В книге не названа организация: заполните лист «Организация» или укажите --org.',
  'organisation.kindUnknown': 'Такого вида организации нет в модели территории.',
  'organisation.titleTaken': 'Организация с таким названием в этом муниципалитете уже есть.',
  'organisation.merged': 'Организация присоединена к другой: новые книги и правки принимает преемник.',
  'municipality.unknown': 'Такого муниципалитета нет в модели территории.',
  'territory.unknown': 'Территория не названа или неизвестна: её модели нет в системе.',
  'headcount.invalid': 'На листе «Организация» не читаются числа или дата',
  'unit.notFound': 'Нет территории или организации с таким кодом. Список — в команде org list.',
  'period.invalid': 'Период пишется так: 2021, 2021-Q1 или 2020/2021.',
  'role.unknown': 'Такой роли нет в модели территории.',
  'role.placeMismatch': 'Эта роль действует на другом уровне: у организации, муниципалитета или региона.',
  'role.formsMissing': 'Ответственному за форму укажите формы: --forms TEACHER_TEACHER.',
  'role.classesMissing': 'Классному руководителю укажите классы на странице «Сотрудники».',
  'form.unknown': 'Такой формы наставничества нет в модели территории.',
  'password.short': 'Пароль короче 10 знаков.',
  'password.common': 'Такой пароль слишком известен: его подбирают первым. Придумайте другой.',
  'user.loginInvalid': 'Логин — латинские буквы, цифры, точка, дефис; от 2 до 100 знаков.',
  'user.notFound': 'Нет учётной записи с таким логином.',
  'demo.notEmpty': 'В базе уже есть организации: показательный регион загружается только в пустую. Укажите другую папку: --data ПАПКА.',
  'token.beyondOwn': 'У того, от чьего имени выдаётся ключ, в этом месте нет такого права.',
  'token.tooLong': 'Срок ключа — не больше года.',
  'token.alreadyEnded': 'Последний день ключа уже прошёл.',
  'token.formsNotKept': 'Формы указывают только с правами report.read и fact.read.',
  'token.notFound': 'Ключа с таким номером здесь нет.',
  'permission.missing': 'У этой учётной записи нет права выдавать ключи.',
  'request.invalid': 'Значение не подходит',
  'date.invalid': 'Дата не читается',
  'dates.reversed': 'Последний день раньше первого.',
  'dates.past': 'Срок не может начинаться в прошлом.',
  'user.loginTaken': 'Такой логин уже занят.',
}

const isTold = (code: ProblemCode): code is ToldCode => code in messages
const messageOf = (code: ProblemCode): string => (isTold(code) ? messages[code] : code)

/** A refusal in Russian for the person at the terminal. Never a stack. */
export function explain(error: unknown): { code: string; message: string } {
  if (error instanceof Problem) {
    const fields = error.fields?.map(({ path, code }) => (code === 'number' ? path : `${path}: ${code}`)).join('; ')
    return { code: error.code, message: `${messageOf(error.code)}${fields === undefined ? '' : ` (${fields})`}` }
  }
  if (error instanceof WorkbookError) return { code: error.code, message: messageOf(error.code) }
  if (error instanceof TargetModelError) return { code: 'model.invalid', message: error.message }
  return { code: 'failed', message: error instanceof Error ? error.message : 'Неизвестная ошибка.' }
}

/** A refusal of the command itself: wrong or missing options. */
export class UsageError extends Error {}
