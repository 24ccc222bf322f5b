import unittest
from pprint import pprint
import statistics


class TestThings(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        print('class')

    def setUp(self):
        self.values = [1, 2]

    def test_a(self):
        print('a', self.values)
        self.assertEqual(sum(self.values), 3)
        self.assertAlmostEqual(0.1 + 0.2, 0.3)
        with self.assertRaises(ZeroDivisionError):
            1 / 0

    def test_b(self):
        print('b')
        self.assertTrue(False, 'told so')

    def test_c(self):
        raise KeyError('broken')

    def tearDown(self):
        print('down')


result = unittest.TestResult()
unittest.defaultTestLoader.loadTestsFromTestCase(TestThings).run(result)
print(result.testsRun, len(result.failures), len(result.errors), result.wasSuccessful())
pprint({'b': 1, 'a': [1, 2]})
pprint(list(range(40)))
print(statistics.mean([1, 2, 3, 4]), statistics.median([3, 1, 2]), statistics.stdev([1.0, 2.0, 3.0]), statistics.pvariance([1, 2, 3, 4]))
