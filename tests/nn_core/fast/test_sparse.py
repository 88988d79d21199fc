"""Vectors that are mostly zero."""

from collections.abc import Callable
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nn_core import matrix
from nn_core.fast.sparse import (
    Sparse,
    dense_sparse,
    dense_sparse_batch,
    mean_outer_sparse,
    nonzero,
    to_sparse,
)

entries = st.one_of(st.just(0.0), st.floats(-10, 10))
vectors = st.lists(entries, min_size=1, max_size=8)


@given(vectors)
def test_a_vector_and_its_sparse_form_hold_the_same_entries(vector: list[float]) -> None:
    short = to_sparse(vector)
    again = [0.0] * short.size
    for i, entry in zip(short.places, short.entries, strict=True):
        again[i] = entry
    assert again == vector
    assert 0 not in short.entries


@given(vectors)
def test_taking_from_the_vector_itself_gives_its_entries(vector: list[float]) -> None:
    short = to_sparse(vector)
    assert short.take(vector) == tuple(short.entries)


@given(vectors, st.integers(1, 3), st.integers())
def test_sparse_and_full_sums_are_the_same(vector: list[float], n_out: int, seed: int) -> None:
    random = Random(seed)
    weights = [[random.gauss() for _ in vector] for _ in range(n_out)]
    biases = [random.gauss() for _ in range(n_out)]
    full = matrix.dense(weights, biases, vector)
    assert dense_sparse(weights, biases, to_sparse(vector)) == pytest.approx(full, abs=1e-9)


@given(st.lists(st.lists(entries, min_size=6, max_size=6), min_size=1, max_size=5))
def test_sparse_and_full_means_of_outer_products_are_the_same(rights: list[list[float]]) -> None:
    random = Random(1)
    lefts = [[random.gauss(), random.gauss()] for _ in rights]
    full = matrix.mean_outer(lefts, rights, 4)
    assert np.allclose(mean_outer_sparse(lefts, [to_sparse(right) for right in rights], 4), full)


def outcome(work: Callable[[], object]) -> str:
    """Return what an error says, if there is one."""
    try:
        work()
    except ValueError as error:
        return str(error)
    return ""


@given(vectors, st.integers(1, 3), st.integers(1, 3), st.integers(1, 8))
def test_sparse_sums_refuse_what_full_sums_refuse(
    vector: list[float], n_out: int, n_biases: int, n_in: int
) -> None:
    weights, biases = [[1.0] * n_in] * n_out, [0.0] * n_biases
    full = outcome(lambda: matrix.dense(weights, biases, vector))
    assert bool(full) == (n_out != n_biases or n_in != len(vector))
    assert outcome(lambda: dense_sparse(weights, biases, to_sparse(vector))) == full
    each = outcome(
        lambda: dense_sparse_batch(weights, biases, [to_sparse([0.0] * n_in), to_sparse(vector)])
    )
    if n_out == n_biases and full:
        assert each == f"input 1 must have {n_in} entries, but has {len(vector)}"
    else:
        assert each == full


@pytest.mark.parametrize(
    ("lefts", "sizes", "message"),
    [
        ([], [], "for each of one or more left ones, but there are 0 left and 0 right"),
        ([[1.0]], [2, 2], "there are 1 left and 2 right"),
        ([[1.0], [1.0]], [2, 3], "right vector 1 has 3 entries, but vector 0 has 2"),
        ([[1.0], [1.0]], [3, 2], "right vector 1 has 2 entries, but vector 0 has 3"),
    ],
)
def test_outer_products_of_vectors_that_do_not_fit_are_refused(
    lefts: list[list[float]], sizes: list[int], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        mean_outer_sparse(lefts, [to_sparse([1.0] * size) for size in sizes], 2)


def test_an_empty_and_a_single_place_give_tuples_too() -> None:
    assert Sparse(2, (), ()).take([5.0, 6.0]) == ()
    assert Sparse(2, (1,), (1.0,)).take([5.0, 6.0]) == (6.0,)


def test_not_a_number_is_not_taken_for_zero() -> None:
    assert nonzero([0.0, float("nan")]) == (1,)
