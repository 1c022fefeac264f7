import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { programNamed } from '../programs';
import { meshAlerts } from '../../stacks/charts/mesh-alerts';

const folder = mkdtempSync(join(tmpdir(), 'mesh-alerts-'));
afterAll(() => rmSync(folder, { recursive: true }));

const ISTIOD = 'namespace="istio-system",container="discovery"';
const UP = `up{${ISTIOD},pod="istiod-1"}`;
const ASKED = `citadel_server_csr_count{${ISTIOD},pod="istiod-1"}`;
const GIVEN = `citadel_server_success_cert_issuance_count{${ISTIOD},pod="istiod-1"}`;
const ROOT = `citadel_server_root_cert_expiry_timestamp{${ISTIOD},pod="istiod-1"}`;
const REJECTED = `pilot_total_xds_rejects{${ISTIOD},pod="istiod-1",type="lds"}`;
const DAY = 86_400;

/** Two hours of a sample a minute: promtool begins at the epoch. */
type Series = Readonly<Record<string, string>>;

const SOUND: Series = {
  [UP]: '1x120',
  [ASKED]: '0+1x120',
  [GIVEN]: '0+1x120',
  [ROOT]: `${365 * DAY}x120`,
  [REJECTED]: '0x120',
};

/** The alerts that fire after two hours. */
function firing(series: Series): string[] {
  const promtool = programNamed('promtool');
  if (promtool === undefined)
    throw new Error('promtool is missing: on the PATH, or among those of ../shared/tools/cluster');
  const alerts = meshAlerts();
  const rules = join(folder, 'rules.yaml');
  const groups = [
    {
      name: 'mesh',
      rules: alerts.map(({ alert, expr, after }) => ({ alert, expr, for: `${after?.toMinutes() ?? 5}m` })),
    },
  ];
  writeFileSync(rules, JSON.stringify({ groups }));
  return alerts.flatMap(({ alert: alertname }) => {
    const file = join(folder, 'test.yaml');
    // An alert that is expected not to fire, and does, is what promtool complains of.
    const alert_rule_test = [{ eval_time: '2h', alertname, exp_alerts: [] }];
    const input_series = Object.entries(series).map(([name, values]) => ({ series: name, values }));
    writeFileSync(
      file,
      JSON.stringify({ rule_files: [rules], tests: [{ interval: '1m', input_series, alert_rule_test }] }),
    );
    const { status, stdout, stderr } = spawnSync(promtool, ['test', 'rules', file], { encoding: 'utf8' });
    if (status !== 0 && !`${stdout}${stderr}`.includes(`alertname: ${alertname}`)) throw new Error(stdout + stderr);
    return status === 0 ? [] : [alertname];
  });
}

describe('of a mesh', () => {
  test.each<readonly [string, Series, readonly string[]]>([
    ['nothing fires while all is well', SOUND, []],
    ['nothing fires while one of two istiods answers', { ...SOUND, [UP.replace('istiod-1', 'istiod-2')]: '0x120' }, []],
    ['one alert fires when none answers', { ...SOUND, [UP]: '1x60 0x60' }, ['MeshControlPlaneDown']],
    ['one alert fires when none was ever there', {}, ['MeshControlPlaneDown']],
    [
      'one alert fires when certificates are asked for and not given',
      { ...SOUND, [GIVEN]: '0+1x60 60x60' },
      ['MeshCertificatesRefused'],
    ],
    ['nothing fires when one asks again', { ...SOUND, [ASKED]: '0+1x100 102+1x20' }, []],
    ['one alert fires when the root ends soon', { ...SOUND, [ROOT]: `${29 * DAY}x120` }, ['MeshRootExpires']],
    ['one alert fires when rules are rejected', { ...SOUND, [REJECTED]: '0x60 0+1x60' }, ['MeshConfigurationRejected']],
  ])('%s', (_, series, alerts) => {
    expect(firing(series)).toEqual(alerts);
  });
});
