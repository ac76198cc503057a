"""A model's card in words, the same on the command line and in the window."""

from xfv_desktop.domain.comparison import ModelCard
from xfv_desktop.domain.model_library import KnownModel
from xfv_desktop.domain.similarity import SCORE_SCALES


def card_facts(model: KnownModel) -> dict[str, str]:
    """Everything that is known about a model, by what it is called."""
    facts = {"Name": model.name, "State": model.state.value}
    if model.fault:
        facts["Fault"] = model.fault
    if model.card is not None:
        facts |= _card(model.card)
    if (came := model.imported) is not None:
        words = came.licence_text.split()
        shown = " ".join(words[:12]) + (" …" if len(words) > 12 else "")
        facts |= {
            "Imported": f"{came.imported_at} by {came.imported_by}, {came.program}",
            "From file": f"{came.file}, {came.byte_count:,} bytes",
            "Licence text": f"{len(words):,} words: {shown}"
            if words
            else "none came with the file",
        }
    return facts


def _card(card: ModelCard) -> dict[str, str]:
    norm, size = card.expected_norm, card.input_size
    return {
        "Title": card.title,
        "Architecture": card.architecture,
        "File": f"{card.file} (package {card.package})" if card.package else card.file,
        "Format": card.format.value,
        "SHA-256": card.sha256,
        "Input": f"{size} × {size} px, {card.colour_order}, (pixel − mean) × factor",
        "Mean": ", ".join(f"{value:g}" for value in card.mean),
        "Factor": ", ".join(f"{value:g}" for value in card.scale),
        "Alignment": "; ".join(f"{x:g} {y:g}" for x, y in card.template_px),
        "Similarity": SCORE_SCALES[card.similarity].words,
        "Embedding": f"{card.embedding_dim} values",
        "Expected norm": "not stated" if norm is None else f"{norm[0]:g} to {norm[1]:g}",
        "Licence": card.licence,
        "Source": card.source,
        "Training data": card.training_data,
        "Threshold": card.operating_point.in_words,
    }
