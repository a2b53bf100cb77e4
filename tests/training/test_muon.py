"""Muon: orthogonal steps for matrices, each as if it were alone."""

import pytest

torch = pytest.importorskip("torch")

from align.errors import ModelError  # noqa: E402
from align.training.muon import Muon, orthogonal  # noqa: E402


def random(*shape: int) -> "torch.Tensor":
    return torch.randn(shape, generator=torch.Generator().manual_seed(3))


def with_gradients(matrices: list) -> list:
    params = [torch.nn.Parameter(matrix.clone()) for matrix in matrices]
    for number, param in enumerate(params):
        param.grad = torch.randn(param.shape, generator=torch.Generator().manual_seed(number))
    return params


@pytest.mark.parametrize("shape", [(3, 8, 8), (2, 6, 20), (2, 20, 6)])
@pytest.mark.parametrize("bf16", [False, True])
def test_singular_values_come_near_one_and_directions_stay(shape, bf16):
    matrices = random(*shape)
    made = orthogonal(matrices, bf16=bf16)
    left, _, right = torch.linalg.svd(matrices, full_matrices=False)
    turned = left.mT @ made @ right.mT  # diagonal where the directions are the old ones
    values = torch.diagonal(turned, dim1=1, dim2=2)
    assert made.shape == matrices.shape
    assert made.dtype == torch.float32
    assert float(values.median()) == pytest.approx(1, abs=0.35)
    assert float((turned - torch.diag_embed(values)).abs().max()) < (0.05 if bf16 else 1e-4)


def test_a_matrix_moves_the_same_alone_and_among_others():
    matrices = [random(4, 6), random(6, 4) * 2, random(4, 6) * 3]
    together, alone = with_gradients(matrices), with_gradients(matrices)
    for params in (together, alone):
        steps = [Muon(params, bf16=False)] if params is together else [Muon([each], bf16=False) for each in params]
        for optimizer in steps:
            optimizer.param_groups[0]["lr"] = 0.1
            optimizer.step()
    for one, other in zip(together, alone, strict=True):
        assert torch.allclose(one, other, atol=1e-5)


def test_what_has_no_gradient_stays_and_gradients_are_forgotten():
    params = with_gradients([random(4, 4), random(4, 4)])
    params[1].grad = None
    before = params[1].detach().clone()
    optimizer = Muon(params, bf16=False)
    optimizer.param_groups[0]["lr"] = 0.1
    optimizer.step()
    assert torch.equal(params[1], before)
    optimizer.zero_grad(set_to_none=False)
    assert not params[0].grad.any()
    optimizer.zero_grad()
    assert params[0].grad is None


def test_the_state_of_other_matrices_is_refused():
    state = Muon([torch.nn.Parameter(random(4, 6))], bf16=False).state_dict()
    for other in (Muon([torch.nn.Parameter(random(6, 4))], bf16=False), Muon([], bf16=False)):
        with pytest.raises(ModelError, match="another optimizer"):
            other.load_state_dict(state)
    with pytest.raises(ModelError, match="another optimizer"):
        Muon([], bf16=False).load_state_dict({"state": {}})
