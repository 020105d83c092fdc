import { type Resource, useResource } from '../api/resource';
import type { CrossEvent, Page } from '../api/types';
import { HeatMap } from '../charts/HeatMap';
import { LagChart } from '../charts/LagChart';
import { platformColour } from '../charts/palette';
import { DataTable } from '../components/DataTable';
import { Divergences } from '../components/Divergences';
import { PlatformTag, TopicLink } from '../components/Marks';
import { Panel } from '../components/Panel';
import { useNow } from '../components/useNow';
import { platformName } from '../format/names';
import { compact, plural, signed } from '../format/numbers';
import { ago, dateTime, duration, shortDuration } from '../format/time';
import { lagsOf, leadLag } from '../model/lags';
import { Copies } from './Copies';

const SHOWN = 12;

export function CrossPlatform() {
  const events = useResource<Page<CrossEvent>>({ path: '/compare', known: ['topic', 'platform', 'time'], query: { limit: 100 } });
  return (
    <>
      <Timelines events={events} />
      <div class="grid halves">
        <LeadLagMap events={events} />
        <Divergences />
      </div>
      <Episodes events={events} />
      <Copies />
    </>
  );
}

type Events = Resource<Page<CrossEvent>>;

const NONE = 'No topic has been live on two platforms under these filters.';

function Timelines({ events }: { events: Events }) {
  const shown = (page: Page<CrossEvent>) => page.items.slice(0, SHOWN);
  const platforms = (page: Page<CrossEvent>) => [...new Set(shown(page).flatMap((e) => lagsOf(e).map((l) => l.platform)))];
  return (
    <Panel
      title="Who came first"
      note={`The latest ${SHOWN} events: the leader at the left, each other platform by its lag`}
      resource={events}
      chart
      height={380}
      empty={(page) => (page.items.length === 0 ? NONE : null)}
      legend={(page) => platforms(page).map((name) => ({ label: platformName(name), colour: platformColour(name) }))}
      table={(page) => ({
        header: ['Topic', 'Started at', 'Platform', 'Seconds behind'],
        rows: shown(page).flatMap((e) => lagsOf(e).map((l) => [e.topic, e.started_at, platformName(l.platform), l.seconds])),
      })}
    >
      {(page) => (
        <LagChart
          label="Lag of each platform behind the leader, by event"
          rows={shown(page).map((event) => ({
            key: event.topic + event.started_at,
            label: event.topic,
            title: `${event.topic}, ${dateTime(event.started_at)}: ${platformName(event.origin_platform)} leads`,
            marks: lagsOf(event).map(({ platform, seconds }) => ({
              label: platformName(platform),
              colour: platformColour(platform),
              seconds,
            })),
          }))}
        />
      )}
    </Panel>
  );
}

function LeadLagMap({ events }: { events: Events }) {
  return (
    <Panel
      title="Lead and lag"
      note="How often the row led the column, and the median lag"
      resource={events}
      chart
      height={300}
      empty={(page) => (page.items.length === 0 ? NONE : null)}
      table={(page) => ({
        header: ['Leader', 'Follower', 'Events', 'Median lag in seconds'],
        rows: leadLag(page.items).map((p) => [platformName(p.leader), platformName(p.follower), p.events, p.median]),
      })}
    >
      {(page) => {
        const pairs = leadLag(page.items);
        const names = [...new Set(pairs.flatMap((p) => [p.leader, p.follower]))].sort();
        const most = Math.max(...pairs.map((p) => p.events));
        return (
          <HeatMap
            label="How often each platform led each other"
            names={names}
            nameOf={platformName}
            rowTitle="leads"
            columnTitle="follows"
            cells={pairs.map((p) => ({
              row: p.leader,
              column: p.follower,
              weight: p.events / most,
              text: `${p.events}×`,
              note: shortDuration(p.median),
              title: `${platformName(p.leader)} led ${platformName(p.follower)} ${plural(p.events, 'time')}, by ${duration(p.median)} in the median`,
            }))}
          />
        );
      }}
    </Panel>
  );
}

function Episodes({ events }: { events: Events }) {
  const now = useNow();
  return (
    <Panel
      title="Events"
      note="Topics that were live on several platforms within two hours, newest first"
      resource={events}
      empty={(page) => (page.items.length === 0 ? NONE : null)}
      table={(page) => ({
        header: ['Topic', 'Started at', 'Updated at', 'Resolved at', 'Leader', 'Spread in seconds', 'Posts', 'Sentiment delta'],
        rows: page.items.map((e) => [
          e.topic, e.started_at, e.updated_at, e.resolved_at, e.origin_platform, e.spread_seconds, e.posts, e.sentiment_delta,
        ]),
      })}
    >
      {(page) => (
        <DataTable
          label="Events"
          rows={page.items.slice(0, 20)}
          keyOf={(e) => e.topic + e.started_at}
          columns={[
            { name: 'Topic', cell: (e) => <TopicLink topic={e.topic} /> },
            { name: 'Leader', cell: (e) => <PlatformTag platform={e.origin_platform} /> },
            { name: 'Platforms', number: true, rank: 1, cell: (e) => lagsOf(e).length },
            { name: 'Spread', number: true, cell: (e) => duration(e.spread_seconds) },
            { name: 'Posts', number: true, cell: (e) => compact(e.posts) },
            { name: 'Sentiment Δ', number: true, rank: 1, cell: (e) => signed(e.sentiment_delta) },
            { name: 'Started', rank: 1, cell: (e) => <time title={dateTime(e.started_at)}>{ago(e.started_at, now)} ago</time> },
            { name: 'State', rank: 2, cell: (e) => (e.resolved_at ? 'over' : <span class="badge">going on</span>) },
          ]}
        />
      )}
    </Panel>
  );
}
