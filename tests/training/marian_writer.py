"""Marian's model files, written as the program writes them, and what a small model holds."""

import struct

import numpy as np

FLOAT, BYTES, TEXT = 0x404, 0x4101, 0x101


def marian(tensors: list[tuple[str, int, tuple[int, ...], bytes]], version: int = 1) -> bytes:
    """A Marian file as the program writes it: headers, names, shapes, padding to 256 bytes, data."""
    names = [name.encode() + b"\0" for name, *_ in tensors]
    head = struct.pack("<QQ", version, len(tensors))
    for name, (_, kind, shape, data) in zip(names, tensors, strict=True):
        head += struct.pack("<QQQQ", len(name), kind, len(shape), len(data))
    head += b"".join(names) + b"".join(struct.pack(f"<{len(shape)}i", *shape) for _, _, shape, _ in tensors)
    padding = -(len(head) + 8) % 256
    return head + struct.pack("<Q", padding) + b"\0" * padding + b"".join(data for *_, data in tensors)


def parent_tensors(size: int, width: int = 16, inner: int = 32) -> dict[str, np.ndarray]:
    rng = np.random.default_rng(3)
    tensors = {"Wemb": (size, width), "decoder_ff_logit_out_b": (1, size), "decoder_l1_rnn_W": (width, width)}
    for layer, attention in (("encoder_l1", "self"), ("decoder_l1", "context")):
        for letter in "qkvo":
            tensors |= {f"{layer}_{attention}_W{letter}": (width, width), f"{layer}_{attention}_b{letter}": (1, width)}
        tensors |= {f"{layer}_ffn_W1": (width, inner), f"{layer}_ffn_W2": (inner, width)}
        tensors |= {f"{layer}_ffn_b1": (1, inner), f"{layer}_ffn_b2": (1, width)}
        for norm in (f"{attention}_Wo_ln", "ffn_ffn_ln"):
            tensors |= {f"{layer}_{norm}_scale": (1, width), f"{layer}_{norm}_bias": (1, width)}
    tensors |= {"decoder_l1_rnn_ffn_ln_scale": (1, width), "decoder_l1_rnn_ffn_ln_bias": (1, width)}
    made = {name: rng.normal(0, 0.3, shape).astype(np.float32) for name, shape in tensors.items()}
    return {name: np.ones_like(value) if name.endswith("_scale") else value for name, value in made.items()}
