import { useState } from 'preact/hooks';
import { costOf, lastDayAfterNotice, lastDayOfNotice } from '../advice/prices.ts';
import type { Prices } from '../advice/prices.ts';
import type { da } from '../content/da.ts';
import { DateField } from './DateField.tsx';
import { danishDate } from './dates.ts';
import { ErrorSummary } from './ErrorSummary.tsx';
import { kroner } from './money.ts';
import { judgeDates } from './priceDates.ts';
import type { DatesOfPrice, Judged, PriceField, PriceWords } from './priceDates.ts';
import type { WrittenDate } from './readDate.ts';
import { fill } from './texts.ts';
import { useErrorTitle } from './useErrorTitle.ts';

const ids: Readonly<Record<PriceField, string>> = { ordered: 'bestilt', noticed: 'opsagt' };
const nothing: WrittenDate = { day: '', month: '', year: '' };
const joined = new Intl.ListFormat('da');

/** From the day of the order to the day of notice: until when it runs, and what each calendar year costs. */
export function PriceCalculator({
  prices,
  words,
  problem,
}: {
  readonly prices: Prices;
  readonly words: PriceWords;
  readonly problem: Pick<typeof da.problem, 'title' | 'titlePrefix'>;
}) {
  const [written, setWritten] = useState({ ordered: nothing, noticed: nothing });
  const [{ faults, answer }, setJudged] = useState<Judged>({
    faults: [],
    answer: null,
  });
  useErrorTitle(faults.length > 0, problem.titlePrefix);
  const field = (name: PriceField, legend: string, example: string) => {
    const fault = faults.find((each) => each.field === name);
    return (
      <DateField
        id={ids[name]}
        legend={legend}
        hint={fill(words.hint, { example })}
        labels={words.parts}
        value={written[name]}
        error={fault?.message ?? null}
        errorPrefix={problem.titlePrefix}
        partsAtFault={fault?.parts ?? []}
        onInput={(part, text) => {
          setWritten((before) => ({ ...before, [name]: { ...before[name], [part]: text } }));
        }}
      />
    );
  };
  const errors = faults.map(({ field: name, message, parts }) => ({
    message,
    field: `${ids[name]}-${parts[0]}`,
  }));
  const [first, ...others] = errors;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setJudged(judgeDates(written, words));
      }}
    >
      {first !== undefined && <ErrorSummary title={problem.title} {...first} others={others} />}
      {field('ordered', words.ordered, words.exampleOrdered)}
      {field('noticed', words.noticed, words.exampleNoticed)}
      <button type="submit" class="button">
        {words.button}
      </button>
      <div role="status">
        {answer !== null && <Result prices={prices} answer={answer} words={words} />}
      </div>
    </form>
  );
}

function Result({
  prices,
  answer: { ordered, noticed },
  words,
}: {
  readonly prices: Prices;
  readonly answer: DatesOfPrice;
  readonly words: PriceWords;
}) {
  const lastDay = lastDayAfterNotice(prices, noticed);
  const { years, total, unknown } = costOf(prices, ordered, lastDay);
  const year = Number(noticed.slice(0, 4));
  const deadline = lastDayOfNotice(prices, year);
  return (
    <section class="price-result" aria-labelledby="pris-svar">
      <h3 id="pris-svar">{words.result}</h3>
      <p class="lead">
        {fill(years.length === 1 ? words.totalOne : words.total, {
          total: kroner(total),
          count: years.length,
        })}
      </p>
      <p>
        {fill(words.runsUntil, { last: danishDate(lastDay) })}{' '}
        {noticed > deadline && fill(words.tooLate, { year, last: danishDate(deadline) })}
      </p>
      {unknown.length > 0 && (
        <p class="warning">{fill(words.unknown, { years: joined.format(unknown.map(String)) })}</p>
      )}
      <table class="years">
        <thead>
          <tr>
            <th scope="col">{words.tableColumns.year}</th>
            <th scope="col">{words.tableColumns.price}</th>
          </tr>
        </thead>
        <tbody>
          {years.map(({ year: each, kroner: price }) => (
            <tr key={each}>
              <th scope="row">{each}</th>
              <td>{kroner(price)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
