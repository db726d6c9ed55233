type Sex = 'female' | 'male'

const words = (text: string) => text.trim().split(/\s+/)

const surnames = words(`
  Абрамов Авдеев Агафонов Баженов Белоусов Берёзкин Богданов Быков Васнецов Верещагин Вишневский Воробьёв Гаврилов Голубев Горбунов Гришин
  Давыдов Дёмин Денисенко Дорофеев Егоров Ермаков Ефремов Жданов Журавлёв Завьялов Заречный Зимин Золотарёв Игнатов Исаков Калашников
  Киселёв Ковальчук Колесников Комаров Крылов Кузьмин Лаптев Логинов Лыткин Малышев Матвеев Медведев Нестеров Никифоров Овчинников Панфилов
  Пестов Плотников Рогов Рябинин Савельев Сибирский Соловьёв Терентьев Тихонов Ткаченко Ушаков Филатов Хохлов Черных Шубин Щербаков`)

const givenNames: Record<Sex, readonly string[]> = {
  male: words(`
    Александр Алексей Анатолий Андрей Антон Арсений Артём Артур Богдан Борис Вадим Валентин Валерий Василий Виктор Виталий Владимир Владислав
    Вячеслав Геннадий Георгий Глеб Григорий Даниил Денис Дмитрий Евгений Егор Захар Иван Игорь Илья Кирилл Константин Лев Леонид Макар Максим
    Марат Марк Матвей Михаил Назар Никита Николай Олег Павел Пётр Родион Роман Руслан Савелий Семён Сергей Степан Тимофей Тимур Фёдор Эдуард
    Ярослав`),
  female: words(`
    Агата Александра Алёна Алина Алиса Алла Анастасия Ангелина Анна Антонина Валентина Валерия Варвара Василиса Вера Вероника Виктория
    Галина Дарья Диана Ева Евгения Екатерина Елена Елизавета Жанна Зинаида Злата Инна Ирина Карина Кира Кристина Ксения Лариса Лидия Любовь
    Людмила Майя Маргарита Марина Мария Милана Надежда Наталья Нина Оксана Ольга Полина Раиса Регина Светлана Снежана София Таисия Тамара
    Татьяна Ульяна Юлия Яна`),
}

const patronymicStems = words(`
  Александров Алексеев Анатольев Андреев Антонов Аркадьев Артёмов Борисов Вадимов Валентинов Валерьев Васильев Викторов Витальев Владимиров
  Владиславов Вячеславов Геннадьев Григорьев Денисов Дмитриев Евгеньев Егоров Иванов Игорев Кириллов Константинов Леонидов Львов Максимов
  Михайлов Николаев Олегов Павлов Петров Романов Семёнов Сергеев Степанов Фёдоров`)

const plain = surnames.length
const surnamesInBlock = plain + 4

/** A block holds every plain surname and four double ones, so that the first people of any seed look as people of a real school do. */
export const namesInBlock = 2 * surnamesInBlock * givenNames.male.length * patronymicStems.length
export const namesInAll = namesInBlock * Math.floor((plain * plain) / surnamesInBlock)

export interface NameParts {
  sex: Sex
  /** The surname of the family, in the masculine. */
  family: string
  given: string
  patronymic: string
}

const at = (list: readonly string[], index: number) => list[index % list.length] ?? ''

/** The name with this number; different numbers below `namesInAll` give names that differ even with ё written as е. */
export function namePartsAt(number: number): NameParts {
  const block = Math.floor(number / namesInBlock)
  let rest = number % namesInBlock
  const take = (size: number) => {
    const digit = rest % size
    rest = Math.floor(rest / size)
    return digit
  }
  const sex = take(2) === 0 ? 'female' : 'male'
  const given = take(givenNames[sex].length)
  const patronymic = take(patronymicStems.length)
  return {
    sex,
    family: surnameAt(block * surnamesInBlock + rest, given * patronymicStems.length + patronymic),
    given: at(givenNames[sex], given),
    patronymic: `${at(patronymicStems, patronymic)}${sex === 'male' ? 'ич' : 'на'}`,
  }
}

/** Double surnames are turned round for every given name and patronymic, otherwise four of them would be as common as the plain ones. */
function surnameAt(number: number, turn: number): string {
  if (number < plain) return at(surnames, number)
  const double = (number - plain + turn * 5) % (plain * (plain - 1))
  const first = Math.floor(double / (plain - 1))
  const distance = 1 + (double % (plain - 1))
  return `${at(surnames, first)}-${at(surnames, first + distance)}`
}

const feminine = (part: string) => (/(?:[оеё]в|ин)$/.test(part) ? `${part}а` : part.replace(/(?:ий|ый)$/, 'ая'))

const agreeSurname = (masculine: string, sex: Sex) => (sex === 'male' ? masculine : masculine.split('-').map(feminine).join('-'))

export const fullName = ({ sex, family, given, patronymic }: NameParts): string => `${agreeSurname(family, sex)} ${given} ${patronymic}`

/** Two spellings of one person in school workbooks differ by ё, case and spaces. */
export const normaliseName = (name: string): string => name.trim().toLowerCase().replaceAll('ё', 'е').replace(/\s+/g, ' ')
