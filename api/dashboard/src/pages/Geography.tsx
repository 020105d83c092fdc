import { BreakdownBars, BreakdownTable, useBreakdown } from '../components/Breakdown';

const as = (value: string) => value;

export function Geography() {
  const rows = useBreakdown('location', 50);
  const where = { rows, one: 'Location', nameOf: as, none: 'No post tells a location under these filters.' };
  return (
    <div class="grid narrowfirst">
      <BreakdownBars {...where} title="Most posts from" note="Posts by location, as authors or platforms give it" />
      <BreakdownTable {...where} title="Locations" note="Only posts that tell one" />
    </div>
  );
}
