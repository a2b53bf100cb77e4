import numpy as np
import pytest

from align.translation import convert as converting
from align.translation.quantization import in_bytes, quantize


@pytest.mark.parametrize("size", [1e-30, 1e-3, 1.0, 1e30])
def test_each_row_has_its_own_scale_and_is_off_by_half_a_step_at_most(size):
    matrix = np.random.default_rng(3).normal(size=(40, 96)).astype(np.float32) * np.float32(size)
    rows, scale = in_bytes(matrix)
    assert rows.dtype == np.int8
    assert scale.shape == (40,)
    assert np.isfinite(scale).all()
    assert (np.abs(rows).max(axis=1) == 63).all()
    assert (np.abs(rows / scale[:, None] - matrix) <= 0.501 / scale[:, None]).all()


def test_rows_of_zeros_stay_zeros():
    rows, scale = in_bytes(np.zeros((2, 4), np.float32))
    assert not rows.any()
    assert scale.tolist() == [1.0, 1.0]


def test_numbers_too_small_for_a_scale_do_not_give_an_infinite_one():
    rows, scale = in_bytes(np.full((1, 4), 1e-44, np.float32))
    assert np.isfinite(scale).all()
    assert np.abs(rows).max() <= 63


def test_two_products_with_the_largest_activation_fit_into_sixteen_bits(tiny_model, tmp_path, monkeypatch):
    specs = []
    monkeypatch.setattr(converting, "quantize", lambda spec: (quantize(spec), specs.append(spec)))
    converting.convert(tiny_model, tmp_path / "ct2")
    variables = specs[0].variables()
    matrices = {name: value for name, value in variables.items() if f"{name}_scale" in variables}
    whole = {name: value.numpy() for name, value in matrices.items() if not isinstance(value, str)}
    assert len(whole) > 10
    for matrix in whole.values():
        assert matrix.dtype == np.int8
        largest = int(np.abs(matrix.astype(int)).max())
        assert 0 < 255 * (largest + largest) <= np.iinfo(np.int16).max
