import { PLATFORMS } from '../stacks/manifests';
import { OFFLINE_CHECKS } from './checks';
import { describeMutant, mutantsOf } from './mutant';
import { judge } from './verdict';
const t0 = Date.now();
for (const p of PLATFORMS) {
  const ms = mutantsOf(p.objects).filter((m) => !m.object.kind.startsWith('Validating'));
  const by = new Map<string, number>(); const count = new Map<string, [number, number]>();
  for (const m of ms) {
    const v = judge(m, p, OFFLINE_CHECKS);
    by.set(v.caughtBy ?? '-', (by.get(v.caughtBy ?? '-') ?? 0) + 1);
    const c = count.get(m.object.kind) ?? [0, 0]; c[0]++; if (v.caughtBy) c[1]++; else console.log(p.name, describeMutant(m)); count.set(m.object.kind, c);
  }
  console.log(p.name, by, count, (Date.now() - t0) / 1000);
}
