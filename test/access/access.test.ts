import { ACCESS_RULES } from './access-rules';
import { PLATFORMS } from '../stacks/manifests';

describe.each(PLATFORMS)('in $name', ({ environment, objects }) => {
  test.each(ACCESS_RULES)('$rule', ({ broken }) => {
    expect(broken({ environment, objects })).toEqual([]);
  });

  test('a role less is a wrong answer more, where people have roles', () => {
    const without = objects.filter(({ kind }) => kind !== 'ClusterRole');
    const wrong = ACCESS_RULES.flatMap(({ broken }) => broken({ environment, objects: without }));
    expect(wrong.length > 0).toBe(environment.people !== undefined);
  });
});
