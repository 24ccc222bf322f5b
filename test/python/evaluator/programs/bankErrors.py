class BankError(Exception):
    """Base of all."""


class Insufficient(BankError):
    def __init__(self, need, have):
        self.need, self.have = need, have
        super().__init__(f'need {need}, have {have}')


class Account:
    _next = 1

    def __init__(self, owner, balance=0):
        self.owner, self.balance = owner, balance
        self.id = Account._next
        Account._next += 1
        self.history = []

    def __enter__(self):
        self._saved = self.balance
        return self

    def __exit__(self, kind, value, tb):
        if kind is not None and issubclass(kind, BankError):
            self.balance = self._saved
            self.history.append(('rollback', str(value)))
            return True
        return False

    def withdraw(self, amount):
        if amount > self.balance:
            raise Insufficient(amount, self.balance)
        self.balance -= amount
        self.history.append(('withdraw', amount))
        return self


a = Account('ann', 100)
with a:
    a.withdraw(30).withdraw(50)
    a.withdraw(50)
print(a.balance, a.history)
try:
    a.withdraw(1000)
except Insufficient as error:
    print(error.need - error.have, error, error.__class__.__mro__[1].__name__, error.__doc__, BankError.__doc__)
with a:
    a.withdraw(10)
print(a.balance, a.id, Account('b').id)
def chain():
    try:
        try:
            raise KeyError('first')
        except KeyError as e:
            raise ValueError('second') from e
    except ValueError as e:
        try:
            raise TypeError('third')
        except TypeError as f:
            return f.__context__ is e, f.__cause__, e.__cause__
print(chain())
def finally_order():
    out = []
    for i in range(3):
        try:
            out.append(i)
            if i == 1:
                raise RuntimeError
        except RuntimeError:
            out.append('caught')
            continue
        else:
            out.append('else')
        finally:
            out.append('finally')
    return out
print(finally_order())
class Weird(Exception):
    def __str__(self):
        return 'weird text'
try:
    raise Weird(1, 2)
except Weird as w:
    print(w, repr(w), w.args, f'{w}', '%s' % w)
try:
    raise BaseException('base')
except Exception:
    print('no')
except BaseException as b:
    print('base', b)
def outer():
    try:
        return inner()
    except ZeroDivisionError:
        return 'handled'
def inner():
    try:
        1 / 0
    finally:
        print('inner finally')
print(outer())
e = ValueError('kept')
for _ in range(2):
    try:
        raise e
    except ValueError as caught:
        print(caught is e)
try:
    e
    del e
    e
except NameError as error:
    print(error)
