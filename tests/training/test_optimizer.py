"""Muon for matrices and Adam for the rest, with a state to go on from."""

from copy import deepcopy

import pytest

torch = pytest.importorskip("torch")

from align.errors import ModelError  # noqa: E402
from align.training.optimizer import Optimizer  # noqa: E402


def parameters() -> list:
    generator = torch.Generator().manual_seed(1)
    return [torch.nn.Parameter(torch.randn(shape, generator=generator)) for shape in ((4, 6), (6, 4), (5,))]


def step(optimizer: Optimizer, params: list, rate: float) -> None:
    for param in params:
        param.grad = torch.full_like(param, 0.5)
    optimizer.step(rate)


def test_muon_moves_the_matrices_by_orthogonal_steps_and_adam_the_rest():
    params = parameters()
    before = [param.detach().clone() for param in params]
    step(Optimizer(params, params[:2], muon=True), params, 0.1)
    moved = [(old - param).detach() for old, param in zip(before, params, strict=True)]
    assert torch.allclose(moved[2], torch.full((5,), 0.1), atol=1e-4)
    # A gradient of rank one becomes a step whose only singular value is 0.2 * sqrt(6) times the rate.
    sizes = torch.linalg.svdvals(moved[0])
    assert sizes[0] == pytest.approx(0.1 * 0.2 * 6**0.5, rel=0.5)
    assert float(sizes[1:].max()) < 0.05 * float(sizes[0])


def test_gradients_are_forgotten_after_a_step():
    params = parameters()
    step(Optimizer(params, params[:2], muon=True), params, 0.1)
    assert all(param.grad is None for param in params)


def test_an_optimizer_goes_on_from_its_state_and_not_from_another_kind_s():
    params, others = parameters(), parameters()
    one, other = (Optimizer(each, each[:2], muon=True) for each in (params, others))
    step(one, params, 0.1)
    step(other, others, 0.1)
    fresh = Optimizer(others, others[:2], muon=True)
    fresh.load(deepcopy(one.state()))
    step(one, params, 0.1)
    step(fresh, others, 0.1)
    assert all(map(torch.equal, params, others))
    with pytest.raises(ModelError, match="another optimizer"):
        Optimizer(others, [], muon=False).load(one.state())
