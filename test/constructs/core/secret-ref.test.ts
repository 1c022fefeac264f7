import { SecretRef, type SecretRefProps } from '../../../constructs';
import { refusal } from '../testing';

const props: Required<SecretRefProps> = { name: 'orders-database', keys: ['username', 'password'], version: '3' };

test('names the Secret, its keys and the version of its content, and no value', () => {
  expect(Object.keys(SecretRef.of(props)).sort()).toEqual(['keys', 'name', 'version']);
  expect(SecretRef.of(props)).toMatchObject(props);
});

test('gives a key that it lists, and names those it has when asked for another', () => {
  const secret = SecretRef.of(props);
  expect(secret._key('password', 'here')).toBe('password');
  expect(refusal(() => secret._key('token', 'shop/orders TOKEN'))).toMatchObject({
    code: 'SECRET_KEY_UNKNOWN',
    place: 'shop/orders TOKEN',
    expected: 'the secret "orders-database" must list the key (it has username, password)',
    got: '"token"',
  });
});

test.each([[[]], [['pass word']], [['']], [['a', 'b/c']]])('fails when the keys are %j', (keys) => {
  expect(refusal(() => SecretRef.of({ ...props, keys })).code).toBe('SECRET_KEY_INVALID');
});

test('fails when the name is none', () => {
  expect(refusal(() => SecretRef.of({ ...props, name: 'Orders' })).code).toBe('NAME_INVALID');
});

test('may have dots in its name, as the Secrets of others do', () => {
  expect(SecretRef.of({ ...props, name: 'orders.acid.example' }).name).toBe('orders.acid.example');
});
