import { BreakdownBars, BreakdownTable } from '../components/Breakdown';

const as = (value: string) => value;

export function Geography() {
  const where = { by: 'location', one: 'Location', nameOf: as, none: 'No post tells a location under these filters.' } as const;
  return (
    <div class="grid narrowfirst">
      <BreakdownBars {...where} title="Most posts from" note="Posts by location, as authors or platforms give it" />
      <BreakdownTable {...where} title="Locations" note="Only posts that tell one" />
    </div>
  );
}
