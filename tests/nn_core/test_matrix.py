"""Products of vectors and matrices."""

from math import isclose
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nn_core.matrix import argmax, dense, mean_outer, product, transpose

numbers = st.floats(-100, 100)


def matrices(rows: int, columns: int) -> st.SearchStrategy[list[list[float]]]:
    row = st.lists(numbers, min_size=columns, max_size=columns)
    return st.lists(row, min_size=rows, max_size=rows)


vectors = st.lists(numbers, min_size=3, max_size=3)


def near(left: list[float], right: list[float]) -> bool:
    return all(isclose(a, b, abs_tol=1e-6) for a, b in zip(left, right, strict=True))


@given(matrices(2, 3), vectors, vectors, numbers)
def test_dense_without_biases_is_linear(
    weights: list[list[float]], a: list[float], b: list[float], factor: float
) -> None:
    none = [0.0, 0.0]
    mixed = [factor * x + y for x, y in zip(a, b, strict=True)]
    apart = zip(dense(weights, none, a), dense(weights, none, b), strict=True)
    assert near(dense(weights, none, mixed), [factor * x + y for x, y in apart])


@given(matrices(2, 3), vectors)
def test_biases_are_added_to_the_sums(weights: list[list[float]], a: list[float]) -> None:
    plain = dense(weights, [0.0, 0.0], a)
    assert near(dense(weights, [1.0, -2.0], a), [plain[0] + 1, plain[1] - 2])


@given(matrices(2, 3))
def test_transposing_twice_gives_the_matrix_back(matrix: list[list[float]]) -> None:
    assert [list(row) for row in transpose(transpose(matrix))] == matrix


@given(matrices(2, 3), matrices(3, 4))
def test_product_transposed_is_the_product_of_the_transposes_in_reverse(
    left: list[list[float]], right: list[list[float]]
) -> None:
    forward = transpose(product(left, right))
    backward = product(transpose(right), transpose(left))
    assert all(near(list(a), b) for a, b in zip(forward, backward, strict=True))


@given(matrices(4, 2), matrices(4, 3))
def test_mean_outer_is_what_numpy_says(left: list[list[float]], right: list[list[float]]) -> None:
    assert np.allclose(mean_outer(left, right, 4), np.array(left).T @ np.array(right) / 4)


def test_product_is_what_numpy_says() -> None:
    random = Random(1)
    left = [[random.gauss() for _ in range(5)] for _ in range(3)]
    right = [[random.gauss() for _ in range(4)] for _ in range(5)]
    assert np.allclose(product(left, right), np.array(left) @ np.array(right))


@given(st.lists(st.sampled_from([0.0, 0.5, 1.0]), min_size=1))
def test_the_largest_entry_is_the_first_of_those_that_none_exceeds(vector: list[float]) -> None:
    place = argmax(vector)
    assert max(vector[:place], default=-1.0) < vector[place] == max(vector)
    assert argmax(tuple(vector)) == place


def test_an_empty_vector_has_no_largest_entry() -> None:
    with pytest.raises(ValueError, match="must have a largest entry, but is empty"):
        argmax([])


def test_weights_row_that_does_not_fit_the_activations_is_refused_by_its_number() -> None:
    with pytest.raises(
        ValueError, match="weights row 1 has 1 entries, but there are 2 activations"
    ):
        dense([[1.0, 2.0], [3.0]], [0.0, 0.0], [1.0, 1.0])


def test_biases_that_are_not_as_many_as_the_rows_are_refused() -> None:
    with pytest.raises(ValueError, match="there are 2 weights rows, but 1 biases"):
        dense([[1.0], [3.0]], [0.0], [1.0])


def test_rows_that_differ_in_length_are_not_transposed() -> None:
    with pytest.raises(ValueError, match="matrix row 1 has 2 entries, but row 0 has 1"):
        transpose([[1.0], [2.0, 3.0]])


def test_matrices_that_do_not_fit_are_not_multiplied() -> None:
    message = "row 0 of the left matrix has 2 entries, but the right matrix has 1 rows"
    with pytest.raises(ValueError, match=message):
        product([[1.0, 2.0]], [[1.0]])


def test_outer_products_need_a_pair_each() -> None:
    message = "row 0 of the left matrix has 2 entries, but the right matrix has 1 rows"
    with pytest.raises(ValueError, match=message):
        mean_outer([[1.0], [2.0]], [[1.0]], 2)
