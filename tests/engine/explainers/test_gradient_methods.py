"""Gradient methods: what the engine computes is captum's, or the formula written out."""

import cv2
import numpy as np
import pytest
import torch
import torch.nn.functional as functional
from captum.attr import InputXGradient, LayerAttribution, LayerGradCam, NoiseTunnel, Saliency

from xfv_desktop.domain.errors import UnsupportedNetwork
from xfv_desktop.engine.network import FaceNetwork

from ..toys import card, face_network, model_bytes, node, noise
from .runs import PAIR, assert_maps, explained, toy

BOTH = (PAIR, PAIR[::-1])


def cosine_to(network, other):
    """A forward function as captum wants it: the partner's embedding is detached."""
    partner = torch.from_numpy(network.embed(other.pixels[None])[0])
    return lambda images: functional.cosine_similarity(network.module(images), partner[None])


def variable(network, crop):
    return network.inputs(crop.pixels[None]).clone().requires_grad_()


def test_gradient_is_captums_saliency():
    network = toy()
    expected = [
        Saliency(cosine_to(network, other)).attribute(variable(network, own))[0].amax(0)
        for own, other in BOTH
    ]
    assert_maps(explained("gradient", network, PAIR), *[e.detach().numpy() for e in expected])


def test_gradient_times_input_is_captums():
    network = toy()
    expected = [
        InputXGradient(cosine_to(network, other)).attribute(variable(network, own))[0].sum(0)
        for own, other in BOTH
    ]
    assert_maps(explained("gradient-input", network, PAIR), *[e.detach().numpy() for e in expected])


def test_gradient_on_sface_is_autograds(sface, portrait_crops):
    """The embedding of a real network is long; its norm is differentiated too."""
    pair = portrait_crops["hopper"], portrait_crops["collins"]
    image = variable(sface, pair[0])
    (gradient,) = torch.autograd.grad(cosine_to(sface, pair[1])(image).sum(), image)
    expected = gradient[0].abs().amax(0).numpy()
    found = explained("gradient", sface, pair).probe.similarity
    np.testing.assert_allclose(found, expected, rtol=0, atol=1e-4 * expected.max())


@pytest.mark.filterwarnings("ignore:Input Tensor 0 did not already require gradients")
def test_smoothgrad_is_captums_noise_tunnel():
    """Same noise: captum takes torch's global random numbers, the engine a generator of its own."""
    network, expected = toy(), []
    for own, other in BOTH:
        image = variable(network, own).contiguous()
        spread = float(image.detach().max() - image.detach().min())
        tunnel = NoiseTunnel(Saliency(cosine_to(network, other)))
        with torch.random.fork_rng(devices=[]):
            torch.manual_seed(5)
            found = tunnel.attribute(image, nt_samples=6, stdevs=0.15 * spread, abs=False)
        expected.append(found[0].abs().amax(0).detach().numpy())
    assert_maps(explained("smoothgrad", network, PAIR, samples=6, seed=5), *expected)


@pytest.mark.parametrize("baseline", ["black", "blur"])
def test_integrated_gradients_add_up_to_the_score_from_the_baseline(baseline):
    network = toy()
    explanation = explained(
        "integrated-gradients", network, PAIR, baseline=baseline, steps=60, blur_sigma_px=3.0
    )
    for (own, other), one in zip(BOTH, (explanation.probe, explanation.reference), strict=True):
        start = np.zeros_like(own.pixels)
        if baseline == "blur":
            start = cv2.GaussianBlur(np.array(own.pixels), (0, 0), 3.0)
        partner = network.embed(other.pixels[None])[0]
        first, last = network.embed(np.stack([start, own.pixels])) @ partner
        assert one.signed.sum() == pytest.approx(last - first, rel=0.05)


def test_integrated_gradients_are_the_integral():
    """A midpoint rule with many steps, written out."""
    network, expected = toy(), []
    for own, other in BOTH:
        image = network.inputs(own.pixels[None])
        total = torch.zeros_like(image)
        for k in range(200):
            along = ((k + 0.5) / 200 * image).requires_grad_()
            (gradient,) = torch.autograd.grad(cosine_to(network, other)(along).sum(), along)
            total += gradient / 200
        expected.append((total * image)[0].sum(0).numpy())
    found = explained("integrated-gradients", network, PAIR, steps=50)
    assert_maps(found, *expected, tolerance=0.05)


def test_xssab_is_the_formula():
    network, expected = toy(), []
    for own, other in BOTH:
        partner = torch.from_numpy(network.embed(other.pixels[None])[0])
        unit = torch.from_numpy(network.embed(own.pixels[None])[0])
        chosen = unit * partner >= 0.2 / len(unit)
        parts = []
        for mask in (chosen, ~chosen):
            image = variable(network, own)
            embedding = functional.normalize(network.module(image), dim=1)[0]
            (embedding[mask] * partner[mask]).sum().backward()
            parts.append(image.grad[0].abs().mean(0).numpy())
        expected.append(parts[0] - parts[1])
    explanation = explained("xssab", network, PAIR, threshold=0.2)
    assert_maps(explanation, *expected)
    assert explanation.parameters["similar channels"] == int(chosen.sum())


def test_xssab_takes_the_threshold_of_the_card():
    assert explained("xssab", toy(), PAIR).parameters["threshold"] == 0.3


class Head(torch.nn.Module):
    """The toy network up to the value that the maps are of."""

    def __init__(self, network, layer):
        super().__init__()
        self.module, self.layer = network.module, layer

    def forward(self, x):
        return self.module.values(x)[self.layer]


def cam_parts(network, own, other, layer="d"):
    """Activation and gradient (C, h, w) by autograd; the tail is written out for the toy."""
    module = network.module
    activation = Head(network, layer)(network.inputs(own.pixels[None])).detach().requires_grad_()
    raw = tail(module)(activation)
    partner = torch.from_numpy(network.embed(other.pixels[None])[0])
    (gradient,) = torch.autograd.grad(
        functional.cosine_similarity(raw, partner[None]).sum(), activation
    )
    return activation[0].detach().numpy().astype(np.float64), gradient[0].numpy().astype(np.float64)


def tail(module):
    """Global average and the last matrix product of the toy network."""
    weight, bias = module.constant("w3"), module.constant("b3")
    return lambda activation: activation.mean((2, 3)) @ weight.T + bias


def enlarged(low):
    values = torch.from_numpy(np.maximum(low, 0))[None, None]
    return functional.interpolate(values, (112, 112), mode="bilinear")[0, 0].numpy()


def test_gradcam_is_captums():
    network, expected = toy(), []
    for own, other in BOTH:
        head = Head(network, "d")
        after = tail(network.module)
        partner = torch.from_numpy(network.embed(other.pixels[None])[0])
        gradcam = LayerGradCam(
            lambda x, h=head, a=after, p=partner: functional.cosine_similarity(a(h(x)), p[None]),
            head,
        )
        low = gradcam.attribute(variable(network, own), relu_attributions=True)
        expected.append(LayerAttribution.interpolate(low, (112, 112), "bilinear")[0, 0])
    assert_maps(explained("gradcam", network, PAIR), *[e.detach().numpy() for e in expected])


def test_gradcam_plus_plus_is_the_formula():
    network, expected = toy(), []
    for own, other in BOTH:
        activation, gradient = cam_parts(network, own, other)
        low = np.zeros(activation.shape[1:])
        for a, g in zip(activation, gradient, strict=True):
            weight = 0.0
            for place in np.ndindex(g.shape):
                below = 2 * g[place] ** 2 + (a * g[place] ** 3).sum()
                if below != 0:
                    weight += g[place] ** 2 / below * max(g[place], 0)
            low += weight * a
        expected.append(enlarged(low))
    assert_maps(explained("gradcam++", network, PAIR), *expected, tolerance=1e-3)


def test_hirescam_is_the_formula():
    network = toy()
    expected = [
        enlarged((gradient * activation).sum(0))
        for activation, gradient in (cam_parts(network, *pair) for pair in BOTH)
    ]
    assert_maps(explained("hirescam", network, PAIR), *expected)


@pytest.mark.parametrize("layer", ["a", "b", "c", "d"])
def test_any_spatial_value_can_be_chosen(layer):
    explanation = explained("hirescam", toy(), PAIR, layer=layer)
    assert explanation.parameters["layer"] == layer
    assert explanation.probe.similarity.any()


def test_value_behind_a_short_cut_is_differentiated_through_both_ways():
    """y = Gemm(c + PRelu(c)) with c = Conv(x): all that depends on c is computed again."""
    nodes = [
        node("Conv", "x w1", "c", strides=[16, 16]),
        node("PRelu", "c s", "p"),
        node("Add", "c p", "a"),
        node("Flatten", "a", "f"),
        node("Gemm", "f w2"),
    ]
    constants = {
        "w1": noise(0, 4, 3, 16, 16),
        "s": np.full((4, 1, 1), 0.3, np.float32),
        "w2": noise(1, 196, 20),
    }
    network = face_network(model_bytes(nodes, constants, shape=("B", 3, 112, 112)), dimension=20)
    expected = []
    for own, other in BOTH:
        partner = torch.from_numpy(network.embed(other.pixels[None])[0])
        value = network.module.values(network.inputs(own.pixels[None]))["c"].requires_grad_()
        summed = value + torch.where(value >= 0, value, 0.3 * value)
        raw = summed.flatten(1) @ torch.from_numpy(constants["w2"])
        (gradient,) = torch.autograd.grad(
            functional.cosine_similarity(raw, partner[None]).sum(), value
        )
        expected.append(enlarged((gradient * value)[0].sum(0).detach().numpy()))
    assert_maps(explained("hirescam", network, PAIR, layer="c"), *expected)
    assert explained("hirescam", network, PAIR).parameters["layer"] == "a"


def test_layer_of_sface_is_the_last_before_flattening(sface, portrait_crops):
    pair = portrait_crops["hopper"], portrait_crops["collins"]
    parameters = explained("gradcam", sface, pair).parameters
    assert (parameters["layer"], parameters["layer size"]) == ("bn1", "7 × 7")


def test_network_without_intermediate_values_is_refused_in_words():
    network = FaceNetwork(card(), torch.nn.Flatten(), torch.device("cpu"))
    with pytest.raises(UnsupportedNetwork, match="needs no layer"):
        explained("gradcam", network, PAIR)


def test_fame_is_the_formula():
    network, expected = toy(), []
    for own, other in BOTH:
        partner = torch.from_numpy(network.embed(other.pixels[None])[0])
        layers = []
        for sign in (1, -1):
            start = torch.from_numpy(own.pixels.transpose(2, 0, 1)[None] / np.float32(255))
            image = start
            for _ in range(4):
                image = image.detach().requires_grad_()
                score = functional.cosine_similarity(network.module(image), partner[None]).sum()
                loss = score if sign == 1 else 1 - score
                (gradient,) = torch.autograd.grad(loss, image)
                image = image - gradient / gradient.abs().max() / 255
            change = (image - start).detach().numpy()[0]
            grey = np.abs(0.299 * change[0] + 0.587 * change[1] + 0.114 * change[2])
            layers.append(grey)
        expected.append(layers[0] - layers[1])
    found = explained("fame", network, PAIR, iterations=4, blur_sigma_px=0.0)
    assert_maps(found, *expected, tolerance=1e-3)


@pytest.mark.parametrize("order", ["RGB", "BGR"])
def test_fame_follows_the_colour_order_and_the_scale_of_the_card(order):
    """One iteration on a linear network that only sees red: the step is 1/255 where it looks."""
    weight = np.zeros((2, 3, 112, 112), np.float32)
    weight[:, 0 if order == "RGB" else 2, 10, 20] = (1.0, 2.0)
    weight[:, 0 if order == "RGB" else 2, 50, 60] = (-2.0, 1.0)
    data = model_bytes(
        [node("Flatten", "x", "f"), node("Gemm", "f w", transB=1)],
        {"w": weight.reshape(2, -1)},
        shape=("B", 3, 112, 112),
    )
    network = face_network(data, dimension=2, colour_order=order, scale=(0.5, 0.5, 0.5))
    found = explained("fame", network, PAIR, iterations=1, blur_sigma_px=0.0)
    for one in (found.probe, found.reference):
        for layer in (one.similarity, one.dissimilarity):
            assert layer.max() == pytest.approx(0.299 / 255, rel=1e-4)
            assert np.count_nonzero(layer) <= 2
