import { EVERY_FILTER, useResource } from '../api/resource';
import type { Timeline } from '../api/types';
import { colourAt } from '../charts/palette';
import { TimeChart } from '../charts/TimeChart';
import { usePlace } from '../app/router';
import { bucketOf } from '../app/urlState';
import { BreakdownBars, BreakdownTable, useBreakdown } from '../components/Breakdown';
import { Panel } from '../components/Panel';
import { capital, languageName } from '../format/names';
import { spanText } from '../format/time';
import { seriesTable, toSeries } from '../model/series';

const KINDS = ['post', 'comment', 'repost', 'article', 'video', 'image', 'poll'];
const colourOf = (kind: string) => colourAt(KINDS.indexOf(kind) < 0 ? 7 : KINDS.indexOf(kind));
const NONE = 'No posts match these filters.';

export function Kinds() {
  const languages = useBreakdown('language', 12);
  const communities = useBreakdown('community', 12);
  const kinds = { rows: useBreakdown('kind', 12), one: 'Kind', nameOf: capital, none: NONE };
  return (
    <>
      <div class="grid narrowfirst">
        <BreakdownBars {...kinds} title="Posts by kind" note="Posts and their share" colourOf={colourOf} />
        <KindsOverTime />
      </div>
      <BreakdownTable {...kinds} title="What each kind brings" note="Means are per post that was scored or viewed" />
      <div class="grid halves">
        <BreakdownBars rows={languages} one="Language" title="Languages" note="Posts and their share" nameOf={languageName} none={NONE} />
        <BreakdownBars
          rows={communities}
          one="Community"
          title="Communities"
          note="Subreddits, channels, instances and feeds, by posts"
          nameOf={(name) => name}
          none="No post tells a community under these filters."
        />
      </div>
    </>
  );
}

function KindsOverTime() {
  const { filters } = usePlace();
  const bucket = bucketOf(filters, new Date());
  const timeline = useResource<Timeline>({ path: '/timeline', known: EVERY_FILTER, query: { bucket, by: 'kind' } });
  const drawn = (t: Timeline) => toSeries(t.groups, t.bucket, { nameOf: capital, colourOf, span: t });
  return (
    <Panel
      title="Kinds over time"
      note={(t) => `Posts per ${bucket === '1h' ? 'hour' : 'day'}${spanText(t)}`}
      resource={timeline}
      chart
      height={250}
      empty={(t) => (drawn(t).series.length === 0 ? NONE : null)}
      table={(t) => seriesTable(drawn(t).series)}
      legend={(t) => drawn(t).series.map(({ label, colour }) => ({ label, colour }))}
    >
      {(t) => <TimeChart {...drawn(t)} mode="columns" label="Posts over time by kind" />}
    </Panel>
  );
}
