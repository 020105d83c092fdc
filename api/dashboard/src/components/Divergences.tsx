import { type Resource, useResource } from '../api/resource';
import type { Divergence, Page } from '../api/types';
import { PairedDots } from '../charts/PairedDots';
import { platformColour } from '../charts/palette';
import { platformName } from '../format/names';
import { signed } from '../format/numbers';
import { dateTime } from '../format/time';
import { Panel } from './Panel';

export function Divergences() {
  const divergences = useResource<Page<Divergence>>({
    path: '/divergences',
    known: ['topic', 'platform', 'time'],
    query: { limit: 12 },
  });
  return <DivergencePanel resource={divergences} of={(page) => page.items} />;
}

interface Props<T> {
  resource: Resource<T>;
  of: (data: T) => Divergence[];
  labelOf?: (divergence: Divergence) => string;
}

/** Where two platforms feel differently about a topic. */
export function DivergencePanel<T>({ resource, of, labelOf = (d) => d.topic }: Props<T>) {
  const shown = (data: T) => of(data).slice(0, 12);
  return (
    <Panel
      title="Divergences"
      note="Mean sentiment of two platforms on one topic within an hour, and how far apart they are"
      resource={resource}
      chart
      height={300}
      empty={(data) => (of(data).length === 0 ? 'No two platforms disagree under these filters.' : null)}
      legend={(data) =>
        [...new Set(shown(data).flatMap((d) => [d.platform_a, d.platform_b]))].map((name) => ({
          label: platformName(name),
          colour: platformColour(name),
        }))
      }
      table={(data) => ({
        header: ['Topic', 'From', 'To', 'Platform', 'Mean', 'Posts', 'Other platform', 'Other mean', 'Other posts', 'Difference'],
        rows: of(data).map((d) => [
          d.topic, d.window_start, d.window_end, platformName(d.platform_a), d.mean_a, d.posts_a,
          platformName(d.platform_b), d.mean_b, d.posts_b, d.difference,
        ]),
      })}
    >
      {(data) => (
        <PairedDots
          label="Mean sentiment of two platforms, by topic"
          pairs={shown(data).map((d) => ({
            key: `${d.topic} ${d.platform_a} ${d.platform_b} ${d.window_start}`,
            label: labelOf(d),
            a: { label: d.platform_a, colour: platformColour(d.platform_a), value: d.mean_a },
            b: { label: d.platform_b, colour: platformColour(d.platform_b), value: d.mean_b },
            title:
              `${d.topic}, ${dateTime(d.window_start)}: ${platformName(d.platform_a)} ${signed(d.mean_a)},` +
              ` ${platformName(d.platform_b)} ${signed(d.mean_b)}`,
          }))}
        />
      )}
    </Panel>
  );
}
